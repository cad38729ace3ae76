package cabletest

import (
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/uitest"
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

func TestNothingOfTheCableTestIsCut(t *testing.T) {
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

// Every stage and refusal has its sentences.
func TestTheCableTestHasItsWords(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for name, page := range pages() {
		uitest.Walk(page, fyne.Position{}, uitest.Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
			if s, ok := o.(*kit.Text); ok && len(s.Text()) > 0 && s.Text()[0] == '<' {
				t.Errorf("%s: no sentence for %s", name, s.Text())
			}
		})
	}
}
