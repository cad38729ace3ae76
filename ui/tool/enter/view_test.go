package enter

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

// pages are every stage.
func pages() map[string]fyne.CanvasObject {
	cat := words.English()
	out := map[string]fyne.CanvasObject{}
	for name, s := range states() {
		s.Cat = cat
		out[name] = NewView(s, Taps{}).View
	}
	return out
}

// states are every stage, end and refusal of entering recovery.
func states() map[string]State {
	steps := []string{"Tap volume up, then volume down", "Hold side until it goes quiet", "Keep holding side through the logo"}
	out := map[string]State{"press unknown": {Stage: Press}}
	for _, s := range []Stage{Data, Backup, Ask, Busy, Sending, Waiting, Press, Nobody, Cannot} {
		out[string(s)] = State{Stage: s, Steps: steps, Siren: true}
	}
	for _, o := range []dfu.EnterOutcome{dfu.EnterReached, dfu.EnterBack, dfu.EnterDFU, dfu.EnterStayed, dfu.EnterQuiet} {
		out["ended "+string(o)] = State{Stage: Ended, Outcome: o, Words: guide.Words{ID: "enter.outcome." + string(o)}}
	}
	for _, why := range []page.Refusal{RefusedUsbmuxd, RefusedUnlisted, RefusedTrust, RefusedLocked, page.RefusedOther} {
		out["refused "+string(why)] = State{Stage: Refused, Why: why, Steps: steps, Siren: true}
	}
	return out
}

func TestNothingOfEnteringIsCut(t *testing.T) {
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
func TestEveryStageHasItsWords(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for name, page := range pages() {
		uitest.Walk(page, fyne.Position{}, uitest.Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
			if s, ok := o.(*kit.Text); ok && len(s.Text()) > 0 && s.Text()[0] == '<' {
				t.Errorf("%s: no sentence for %s", name, s.Text())
			}
		})
	}
}
