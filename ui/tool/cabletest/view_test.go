package cabletest

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/page"
	"relink/ui/tool/tooltest"
)

// pages are every stage and refusal.
func pages() map[string]fyne.CanvasObject {
	cat := words.English()
	out := map[string]fyne.CanvasObject{}
	t := finding.BeginCableTest(storytest.IPhone12(device.ModeRecovery, 6), finding.CableTestLength, storytest.Evening)
	for i := range 600 {
		t = t.Beat(finding.CableBeat{At: storytest.Evening.Add(time.Duration(i) * 50 * time.Millisecond), Took: time.Millisecond, Failed: i%40 == 0})
	}
	for _, s := range []Stage{Ask, Busy, Runs, Over, Nobody, Cannot} {
		state := State{Cat: cat, Stage: s, Test: t, Now: storytest.Evening.Add(20 * time.Second)}
		if s == Over {
			state.Now = storytest.Evening.Add(30 * time.Second)
		}
		out["cable "+string(s)] = NewView(state, Taps{}).View
	}
	for _, why := range []page.Refusal{page.RefusedPermission, page.RefusedDriver, page.RefusedGone, page.RefusedNotBuiltIn, page.RefusedOther} {
		out["cable refused "+string(why)] = NewView(State{Cat: cat, Stage: Refused, Why: why}, Taps{}).View
	}
	return out
}

func TestNothingOfTheCableTestIsCut(t *testing.T) { tooltest.NothingIsCut(t, pages) }

// Every stage and refusal has its sentences.
func TestTheCableTestHasItsWords(t *testing.T) { tooltest.EveryPageHasItsWords(t, pages) }
