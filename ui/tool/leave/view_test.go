package leave

import (
	"testing"

	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/words"
	"relink/ui/page"
	"relink/ui/tool/tooltest"
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

func TestNothingOfLeavingIsCut(t *testing.T) { tooltest.NothingIsCut(t, pages) }

// Every stage, refusal and end has its sentences.
func TestLeavingHasItsWords(t *testing.T) { tooltest.EveryPageHasItsWords(t, pages) }
