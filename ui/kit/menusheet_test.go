package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// menuOf is a menu whose rows note that they were taken.
func menuOf(taken *[]string) *fyne.Menu {
	row := func(s string) *fyne.MenuItem { return fyne.NewMenuItem(s, func() { *taken = append(*taken, s) }) }
	further := row("Further")
	further.ChildMenu = fyne.NewMenu("", row("Below"), row("Lowest"))
	return fyne.NewMenu("", row("First"), fyne.NewMenuItemSeparator(), further, row("Last"))
}

// The keyboard reaches every row; Escape goes back, and out of the first rows.
func TestTheMenuByKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	down, up, take, out := fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEscape
	tests := []struct {
		name  string
		keys  []fyne.KeyName
		taken []string
		shut  int
	}{
		{"nothing stands out at first", []fyne.KeyName{take}, nil, 0},
		{"down to the first", []fyne.KeyName{down, take}, []string{"First"}, 1},
		{"over a line", []fyne.KeyName{down, down, down, take}, []string{"Last"}, 1},
		{"up from the first is the last", []fyne.KeyName{down, up, take}, []string{"Last"}, 1},
		{"round", []fyne.KeyName{down, down, down, down, fyne.KeySpace}, []string{"First"}, 1},
		{"to the end", []fyne.KeyName{fyne.KeyEnd, fyne.KeyEnter}, []string{"Last"}, 1},
		{"into further rows", []fyne.KeyName{down, down, take, take}, []string{"Below"}, 1},
		{"into further rows by the arrow", []fyne.KeyName{down, down, fyne.KeyRight, down, take}, []string{"Lowest"}, 1},
		{"an arrow takes nothing else", []fyne.KeyName{down, fyne.KeyRight, fyne.KeyLeft}, nil, 0},
		{"back to the row that opened them", []fyne.KeyName{down, down, take, out, take, take}, []string{"Below"}, 1},
		{"back by the first row", []fyne.KeyName{down, down, take, up, take, down, take}, []string{"Last"}, 1},
		{"out", []fyne.KeyName{down, down, take, out, out}, nil, 1},
		{"out at once", []fyne.KeyName{down, down, take, fyne.KeyF10}, nil, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var taken []string
			shut := 0
			m := NewMenuSheet(menuOf(&taken))
			m.Shut = func() { shut++ }
			for _, k := range tt.keys {
				m.TypedKey(&fyne.KeyEvent{Name: k})
			}
			if !slices.Equal(taken, tt.taken) || shut != tt.shut {
				t.Errorf("got %v taken and shut %d times, want %v and %d", taken, shut, tt.taken, tt.shut)
			}
		})
	}
}
