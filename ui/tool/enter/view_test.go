package enter

import (
	"testing"

	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/words"
	"relink/ui/page"
	"relink/ui/tool/tooltest"
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

func TestNothingOfEnteringIsCut(t *testing.T) { tooltest.NothingIsCut(t, pages) }

// Every stage, refusal and end has its sentences.
func TestEveryStageHasItsWords(t *testing.T) { tooltest.EveryPageHasItsWords(t, pages) }
