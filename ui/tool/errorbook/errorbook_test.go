package errorbook

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/uitest"
)

func TestTheErrorBook(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for _, tt := range []struct {
		name, typed string
		want, not   []string
	}{
		{"a known number", "4013", []string{"Error 4013", "What it does not mean", "starting RestoreOS", "What to test, cheapest first"}, []string{"<"}},
		{"a whole dialog", "An unknown error occurred (4005).", []string{"Error 4005"}, nil},
		{"a number inside a range", "3195", []string{"Error 3195, one of 3000-3999"}, nil},
		{"an unknown number names its neighbours", "4011", []string{"does not hold 4011", "4010, 4012", "Its neighbours"}, []string{"What to test"}},
		{"words of a meaning", "signing", []string{"Entries with these words", "1013"}, nil},
		{"words nobody wrote", "zebra", []string{"Nothing in the book"}, nil},
		{"nothing", "  ", []string{"Often asked", "4014"}, nil},
		{"text with escapes and bidi", "\x1b[31mx\u202e", []string{"Nothing in the book"}, []string{"\x1b", "\u202e"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v := NewView(State{Cat: words.English(), Asked: tt.typed}, Taps{})
			got := uitest.Sentences(v.View)
			for _, w := range tt.want {
				if !strings.Contains(got, w) {
					t.Errorf("no %q in\n%s", w, got)
				}
			}
			for _, n := range tt.not {
				if strings.Contains(got, n) {
					t.Errorf("%q in\n%s", n, got)
				}
			}
		})
	}
}

// Typing looks up at once, a neighbour leads on, and sources are shown when
// asked for.
func TestTheErrorBookLeadsOn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	asked := ""
	v := NewView(State{Cat: words.English()}, Taps{Asked: func(s string) { asked = s }})
	w := test.NewTempWindow(t, v.View)
	w.Resize(fyne.NewSize(800, 600))
	w.Canvas().Focus(v.First)
	test.Type(v.First, "4011")
	if asked != "4011" || !strings.Contains(uitest.Sentences(v.View), "does not hold 4011") {
		t.Fatalf("typed 4011: asked %q, shown\n%s", asked, uitest.Sentences(v.View))
	}
	uitest.Press(t, v.View, "4012")
	if !strings.Contains(uitest.Sentences(v.View), "Error 4012") {
		t.Fatalf("pressed 4012: shown\n%s", uitest.Sentences(v.View))
	}
	before := uitest.Sentences(v.View)
	uitest.Press(t, v.View, "Who says so")
	if after := uitest.Sentences(v.View); len(after) <= len(before) || !strings.Contains(after, "Hide the sources") {
		t.Errorf("asked for sources: shown\n%s", after)
	}
}

// Every sentence of every entry is there.
func TestEveryNumberHasItsPage(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for code := -1; code < 10000; code++ {
		if code > 60 && code%97 != 0 && (code < 1000 || code > 1700) && (code < 4000 || code > 4050) {
			continue
		}
		b := &builder{State: State{Cat: words.English()}, found: kit.Column(0)}
		b.look(strconv.Itoa(code))
		if got := uitest.Sentences(b.found); strings.Contains(got, "<book") || strings.Contains(got, "<ctl") || got == "" {
			t.Errorf("%d: %s", code, got)
		}
	}
}
