package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/choices"
	"relink/ui/kit"
	"relink/ui/uitest"
)

// ear writes down what a person would hear.
type ear struct{ tones, said []string }

func (e *ear) of(b *bench) {
	b.hands.Tone = func(name string) { e.tones = append(e.tones, name) }
	b.hands.Say = func(lang, s string) { e.said = append(e.said, lang+": "+s) }
	b.hands.Hush = func() { e.said = append(e.said, "hush") }
}

// A try from recovery that ends in recovery again, as it sounds.
func TestATryIsHeard(t *testing.T) {
	for _, tt := range []struct {
		name   string
		choose func(*choices.Choices)
		tones  []string
		speaks bool
	}{
		{"as usual", func(*choices.Choices) {}, []string{"count", "press", "release", "wrong"}, true},
		{"without sounds", func(c *choices.Choices) { c.Sounds = false }, nil, true},
		{"without speech", func(c *choices.Choices) { c.Speech = false }, []string{"count", "press", "release", "wrong"}, false},
		{"without the count", func(c *choices.Choices) { c.Count = false }, []string{"press", "release", "wrong"}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			how := choices.Remembered(b.app.Preferences())
			tt.choose(&how)
			how.Remember(b.app.Preferences())
			e := &ear{}
			e.of(b)
			b.see(storytest.IPhone12(device.ModeRecovery, 6))
			b.tell(t, toUpdate...)
			b.tell(t, []checklist.Choice{"failed-before"}, []checklist.Choice{"4013"}, []checklist.Choice{"data-safe", "account-known", "erase-read"}, []checklist.Choice{"nothing-runs"}, []checklist.Choice{"ready"})
			at := time.Now()
			for i, look := range [][]device.Device{{storytest.IPhone12(device.ModeRecovery, 6)}, nil, {storytest.IPhone12(device.ModeRecovery, 7)}} {
				at = at.Add([]time.Duration{4 * time.Second, 8 * time.Second, 13 * time.Second}[i])
				b.step(at, &device.Snapshot{At: at, Devices: look})
			}
			for _, want := range tt.tones {
				if !slices.Contains(e.tones, want) {
					t.Errorf("no %q among the tones %v", want, e.tones)
				}
			}
			if len(tt.tones) == 0 && len(e.tones) > 0 || slices.Contains(e.tones, "success") {
				t.Errorf("got tones %v, want %v", e.tones, tt.tones)
			}
			if tt.tones != nil && (tt.tones[0] == "count") != slices.Contains(e.tones, "count") {
				t.Errorf("got tones %v: the count was to be %v", e.tones, tt.tones[0] == "count")
			}
			all := strings.Join(e.said, "\n")
			if tt.speaks != strings.Contains(all, "en: ") {
				t.Fatalf("said %q, want speech: %v", all, tt.speaks)
			}
			if !tt.speaks {
				return
			}
			last := e.said[len(e.said)-1]
			why := kit.Plain(b.coach.Standing(at).Outcome.Why)
			if !strings.HasPrefix(last, "en: Let go") || !strings.HasSuffix(last, why) || strings.Count(all, why) != 1 {
				t.Errorf("the end was told as\n%s\nwant letting go and %q, once, in one breath", all, why)
			}
		})
	}
}

// What is chosen is kept, reached by the keyboard, and at work at once.
func TestSettingsAreKept(t *testing.T) {
	b := newBench(t)
	e := &ear{}
	e.of(b)
	b.hands.Voice = func(string) (some, fits bool) { return false, false }
	b.openWord("settings.menu")
	if _, ok := b.win.Canvas().Focused().(*kit.Tick); !ok {
		t.Errorf("%T has the focus, want the first line to tick", b.win.Canvas().Focused())
	}
	view, first := b.opened.top().View()
	if first == nil || !strings.Contains(uitest.Sentences(view), "finds no voice") {
		t.Errorf("first %v; the page says\n%s", first, uitest.Sentences(view))
	}
	uitest.Press(t, view, "Hear it")
	if !slices.Equal(e.tones, []string{"press"}) || len(e.said) != 1 {
		t.Errorf("got tones %v and speech %v, want one of each", e.tones, e.said)
	}
	uitest.Tick(t, view, "Light up the border")
	uitest.Tick(t, view, "Less motion")
	uitest.Press(t, view, "Larger text")
	got := choices.Remembered(b.app.Preferences())
	want := choices.Choices{Sounds: true, Speech: true, Flash: true, Count: true, Calm: true, Text: 1.25}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	th, _ := b.app.Settings().Theme().(kit.Theme)
	if !th.Calm || th.TextScale != 1.25 {
		t.Errorf("got the theme %+v, want it calm and larger", th)
	}
	if f, ok := b.win.Canvas().Focused().(*kit.Button); !ok || f.Text() != "Larger text" {
		t.Errorf("the focus is on %v, want it still on the button that was pressed", b.win.Canvas().Focused())
	}
	if b.name() != "settings" {
		t.Errorf("the page is %s, want it still to be the settings", b.name())
	}
}

// What the phone did is told behind an instruction that has just been given;
// the letting go of a tap is not spoken.
func TestWhatIsSpokenTogether(t *testing.T) {
	b := newBench(t)
	e := &ear{}
	e.of(b)
	b.heard(dfu.Cue{Kind: dfu.Hold}, "Hold **side**.")
	b.heard(dfu.Cue{Kind: dfu.Info}, "It went quiet.")
	b.last.at = b.last.at.Add(-time.Second)
	b.heard(dfu.Cue{Kind: dfu.Info}, "It is back.")
	b.heard(dfu.Cue{Kind: dfu.Press}, "Let go.")
	want := []string{"en: Hold side.", "en: Hold side. It went quiet.", "en: It is back.", "en: Let go."}
	if !slices.Equal(e.said, want) {
		t.Errorf("got %q, want %q", e.said, want)
	}
}
