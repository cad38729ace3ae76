package ui

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

// actPages are every stage of what Relink does when asked.
func actPages() map[string]fyne.CanvasObject {
	cat := words.English()
	out := map[string]fyne.CanvasObject{}
	for name, s := range enterStates() {
		s.Cat = cat
		out["enter "+name] = NewEnterView(s, EnterHands{}).View
	}
	return out
}

// enterStates are every stage, end and refusal of entering recovery.
func enterStates() map[string]EnterState {
	steps := []string{"Tap volume up, then volume down", "Hold side until it goes quiet", "Keep holding side through the logo"}
	out := map[string]EnterState{"press unknown": {Stage: EnterPress}}
	for _, s := range []EnterStage{EnterData, EnterBackup, EnterAsk, EnterBusy, EnterSending, EnterWaiting, EnterPress, EnterNobody, EnterCannot} {
		out[string(s)] = EnterState{Stage: s, Steps: steps, Siren: true}
	}
	for _, o := range []dfu.EnterOutcome{dfu.EnterReached, dfu.EnterBack, dfu.EnterDFU, dfu.EnterStayed, dfu.EnterQuiet} {
		out["ended "+string(o)] = EnterState{Stage: EnterEnded, Outcome: o, Words: guide.Words{ID: "enter.outcome." + string(o)}}
	}
	for _, why := range []page.Refusal{RefusedUsbmuxd, RefusedUnlisted, RefusedTrust, RefusedLocked, page.RefusedOther} {
		out["refused "+string(why)] = EnterState{Stage: EnterRefused, Why: why, Steps: steps, Siren: true}
	}
	return out
}

func TestNothingOfTheActsIsCut(t *testing.T) {
	app := test.NewTempApp(t)
	for _, w := range uitest.Windows {
		app.Settings().SetTheme(kit.Theme{TextScale: w.Text})
		for name, at := range actPages() {
			frame := page.Frame(canvas.NewRectangle(color.Black), at)
			frame.Resize(w.Size)
			for _, s := range uitest.Spill(frame, w.Size) {
				t.Errorf("%s at %v, text %v: %s", name, w.Size, w.Text, s)
			}
		}
	}
}

// Every stage, refusal and end has its sentences.
func TestEveryActHasItsWords(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for name, page := range actPages() {
		uitest.Walk(page, fyne.Position{}, uitest.Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
			if s, ok := o.(*kit.Text); ok && len(s.Text()) > 0 && s.Text()[0] == '<' {
				t.Errorf("%s: no sentence for %s", name, s.Text())
			}
		})
	}
	cat := words.English()
	for _, why := range []page.Refusal{page.RefusedPermission, page.RefusedDriver, page.RefusedGone, page.RefusedNotBuiltIn, page.RefusedOther} {
		if s := cat.Text("act.assist.failed."+string(why), nil); s[0] == '<' {
			t.Errorf("no sentence for %s", why)
		}
	}
}
