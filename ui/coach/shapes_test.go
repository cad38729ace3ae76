package coach

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/ui/drawing"
	"relink/ui/kit"
)

// Cues differ by shape and word, not by colour alone: a finger that is to
// press, presses or has let go stands at another distance from its button and
// has another word beside it, and with each instruction the large words change.
func TestCuesDifferByShapeAndWord(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for _, tt := range []struct {
		model string
		start dfu.Start
		mode  device.Mode
	}{
		{"iPhone8,1", dfu.FromNormal, device.ModeNormal},
		{"iPhone9,1", dfu.FromRecovery, device.ModeRecovery},
		{"iPhone13,2", dfu.FromNormal, device.ModeNormal},
		{"iPad14,1", dfu.FromRecovery, device.ModeRecovery},
	} {
		t.Run(tt.model, func(t *testing.T) {
			p := newPlay(t, tt.model, tt.start)
			p.bus(0, tt.mode)
			touchOf := map[string]drawing.Touch{} // by word
			seen := map[drawing.Touch]bool{}
			title, cues := "", 0
			look := func() {
				if p.coach.phase != PhaseTry {
					return
				}
				s := p.state()
				for b, touch := range s.Phone.Touch {
					word := s.Phone.Tags[b]
					if touch == drawing.TouchNone {
						continue
					}
					if before, ok := touchOf[word]; word == "" || ok && before != touch {
						t.Errorf("%s: touch %d has the word %q, which was that of touch %d", b, touch, word, before)
					}
					touchOf[word], seen[touch] = touch, true
				}
				for _, c := range p.cues[cues:] {
					if (c.Kind == dfu.Press || c.Kind == dfu.Hold) && s.Title == title {
						t.Errorf("%s %v: the large words stay %q", c.Kind, c.Buttons, title)
					}
				}
				title, cues = s.Title, len(p.cues)
			}
			for at := time.Duration(0); at < 22*time.Second; at += 50 * time.Millisecond {
				switch at {
				case 15 * time.Second:
					p.bus(at, "")
				default:
					p.to(at)
				}
				look()
			}
			for _, touch := range []drawing.Touch{drawing.TouchDown, drawing.TouchLifted} {
				if !seen[touch] {
					t.Errorf("no finger was in touch %d", touch)
				}
			}
		})
	}
	off := map[float32]drawing.Touch{}
	for touch, far := range drawing.LiftOff {
		if other, ok := off[far]; ok {
			t.Errorf("touches %d and %d stand at one distance, %v", touch, other, far)
		}
		off[far] = touch
	}
}
