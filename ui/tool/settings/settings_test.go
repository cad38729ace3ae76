package settings

import (
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"relink/internal/words"
	"relink/ui/choices"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool"
	"relink/ui/uitest"
)

// A choice does at once what it has to, and nothing else.
func TestWhatAChoiceDoes(t *testing.T) {
	usual := choices.Choices{Sounds: true, Speech: true, Count: true, Text: 1}
	for _, tt := range []struct {
		name   string
		change func(*choices.Choices)
		want   []string
	}{
		{"a tone is nothing to see", func(c *choices.Choices) { c.Sounds = false }, nil},
		{"no speech", func(c *choices.Choices) { c.Speech = false }, []string{"hush"}},
		{"larger text", func(c *choices.Choices) { c.Text = 1.25 }, []string{"restyle"}},
		{"less motion", func(c *choices.Choices) { c.Calm = true }, []string{"restyle"}},
		{"a language", func(c *choices.Choices) { c.Language = "de" }, []string{"speak de"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := test.NewTempApp(t).Preferences()
			usual.Remember(p)
			var did []string
			s := New(tool.Window{}, Needs{
				Preferences: p,
				Hush:        func() { did = append(did, "hush") },
				Speak:       func(tag string) { did = append(did, "speak "+tag) },
				Restyle:     func() { did = append(did, "restyle") },
			})
			want := usual
			tt.change(&want)
			s.chose(want, "")
			if !slices.Equal(did, tt.want) {
				t.Errorf("got %q done, want %q", did, tt.want)
			}
			if got := choices.Remembered(p); got != want {
				t.Errorf("got %+v kept, want %+v", got, want)
			}
		})
	}
}

func mutePage() fyne.CanvasObject {
	return NewView(State{Cat: words.English(), Mute: true, Choices: choices.Choices{Text: 1.5}}, Taps{}).View
}

func TestNothingOfTheSettingsIsCut(t *testing.T) {
	app := test.NewTempApp(t)
	for _, w := range uitest.Windows {
		app.Settings().SetTheme(kit.Theme{TextScale: w.Text})
		frame := page.Frame(canvas.NewRectangle(color.Black), mutePage())
		frame.Resize(w.Size)
		for _, s := range uitest.Spill(frame, w.Size) {
			t.Errorf("at %v, text %v: %s", w.Size, w.Text, s)
		}
	}
}

func TestTheSettingsHaveTheirWords(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	uitest.Walk(mutePage(), fyne.Position{}, uitest.Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
		if s, ok := o.(*kit.Text); ok && len(s.Text()) > 0 && s.Text()[0] == '<' {
			t.Errorf("no sentence for %s", s.Text())
		}
	})
}
