package leave

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/uitest"
)

// pages are every stage, end and refusal.
func pages() map[string]fyne.CanvasObject {
	cat := words.English()
	out := map[string]fyne.CanvasObject{}
	for _, s := range []Stage{Ask, Busy, Sending, Waiting, InDFU, Nobody, Cannot} {
		out["leave "+string(s)] = NewView(State{Cat: cat, Stage: s, How: "Hold the side button."}, Taps{}).View
	}
	for _, o := range []dfu.LeaveOutcome{dfu.LeaveStarted, dfu.LeaveBack, dfu.LeaveDFU, dfu.LeaveStayed, dfu.LeaveQuiet} {
		s := State{Cat: cat, Stage: Ended, Outcome: o, Words: guide.Words{ID: "leave.outcome." + string(o)}, How: "Hold the side button."}
		out["left "+string(o)] = NewView(s, Taps{}).View
	}
	for _, why := range []page.Refusal{page.RefusedPermission, page.RefusedDriver, page.RefusedGone, page.RefusedNotBuiltIn, page.RefusedOther} {
		out["leave refused "+string(why)] = NewView(State{Cat: cat, Stage: Refused, Why: why}, Taps{}).View
	}
	return out
}

func TestNothingOfLeavingIsCut(t *testing.T) {
	app := test.NewTempApp(t)
	for _, w := range uitest.Windows {
		app.Settings().SetTheme(kit.Theme{TextScale: w.Text})
		for name, at := range pages() {
			frame := page.Frame(canvas.NewRectangle(color.Black), at)
			frame.Resize(w.Size)
			for _, s := range uitest.Spill(frame, w.Size) {
				t.Errorf("%s at %v, text %v: %s", name, w.Size, w.Text, s)
			}
		}
	}
}

// Every stage, refusal and end has its sentences.
func TestLeavingHasItsWords(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for name, page := range pages() {
		uitest.Walk(page, fyne.Position{}, uitest.Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
			if s, ok := o.(*kit.Text); ok && len(s.Text()) > 0 && s.Text()[0] == '<' {
				t.Errorf("%s: no sentence for %s", name, s.Text())
			}
		})
	}
}
