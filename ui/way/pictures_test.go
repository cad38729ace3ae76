package way

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/drawing"
	"relink/ui/kit"
	"relink/ui/uitest"
)

// onUSB is a way that sees an iPhone in a mode; no mode is none.
func onUSB(mode device.Mode, productType string) checklist.Checklist {
	way := checklist.NewChecklist()
	if mode == "" {
		return way
	}
	yes := true
	x := device.Sighting{Device: device.Device{Port: "1-4"}, Mode: mode, Family: device.FamilyIPhone, IOSDevice: &yes, Phone: "phone-1"}
	if m, ok := device.ByProductType(productType); ok {
		x.Model = &m
	}
	return way.See(time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC), []device.Sighting{x})
}

// stepByStep goes through the first door.
func stepByStep(way checklist.Checklist) checklist.Checklist {
	way, _ = way.Choose("step-by-step")
	return way
}

// picks are the choices of a page that are pictures or doors.
func picks(o fyne.CanvasObject) []*kit.Pick {
	var out []*kit.Pick
	uitest.Walk(o, fyne.Position{}, uitest.Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
		if p, ok := o.(*kit.Pick); ok {
			out = append(out, p)
		}
	})
	return out
}

// Five screens are drawn to press. The one that fits what USB shows has a word
// on it, and none is chosen.
func TestTheScreenThatUSBExpectsIsMarkedAndNoneChosen(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	cat := words.English()
	for mode, want := range map[device.Mode]string{ // of the page that the first door leads to
		"": "", device.ModeRecovery: "cable-picture", device.ModeNormal: "starts", device.ModeDFU: "black", device.ModeRestore: "",
	} {
		var got checklist.Answer
		view := NewWayView(WayState{Way: stepByStep(onUSB(mode, "iPhone13,2")), Cat: cat, System: "linux"}, WayHands{Answer: func(a checklist.Answer) { got = a }})
		all := picks(view.View)
		if len(all) != len(screens) {
			t.Fatalf("%q: %d drawn screens, want %d", mode, len(all), len(screens))
		}
		for _, p := range all {
			test.Tap(p)
			if len(got.Choices) != 1 || p.Text() != cat.Text("page.shows."+string(got.Choices[0]), nil) {
				t.Errorf("%q: %q answers %v", mode, p.Text(), got.Choices)
			}
			if likely := p.LikelyWord() != ""; likely != (string(got.Choices[0]) == want) || p.WasChosen() {
				t.Errorf("%q: %q has a word: %v, chosen: %v; want it on %q and none chosen", mode, p.Text(), likely, p.WasChosen(), want)
			}
		}
	}
}

// The fingers that start a phone anew are those that its sentence names.
func TestTheFingersOfARestartAreThoseOfTheSentence(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	cat := words.English()
	names := map[device.Button]string{device.Home: "home", device.Side: "side", device.Top: "top", device.VolumeUp: "volume up", device.VolumeDown: "volume down"}
	for _, productType := range []string{"iPhone7,2", "iPhone6,1", "iPhone9,1", "iPhone13,2", "iPhone17,1"} {
		b := &wayBuilder{WayState: WayState{Way: onUSB(device.ModeRecovery, productType), Cat: cat}, page: checklist.PageLeave}
		m, _ := b.Way.Model()
		said := strings.ReplaceAll(HowByButtons(b.Way, cat), "the power button", string(m.Power))
		for button, touch := range b.restartHands(m).Touch {
			if touch != drawing.TouchDown || !strings.Contains(said, names[button]) {
				t.Errorf("%s: %s is pressed, and the sentence is %q", productType, button, said)
			}
		}
		for button, name := range names {
			if _, pressed := b.restartHands(m).Touch[button]; strings.Contains(said, name) && !pressed {
				t.Errorf("%s: %s is in the sentence %q and not drawn", productType, button, said)
			}
		}
	}
}

// The picture of a socket is the one of this phone, and a box is drawn where USB
// shows one.
func TestScenesFollowThePhone(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	shown := func(way checklist.Checklist, p checklist.Page) drawing.Scene {
		var got drawing.Scene
		b := &wayBuilder{WayState: WayState{Way: way, Cat: words.English()}, page: p}
		uitest.Walk(b.scene(), fyne.Position{}, uitest.Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
			if p, ok := o.(*drawing.Picture); ok {
				got = p.Scene()
			}
		})
		return got
	}
	for productType, want := range map[string]drawing.Scene{"iPhone13,2": drawing.SceneLint, "iPhone16,1": drawing.SceneLintUSBC} {
		if got := shown(onUSB(device.ModeRecovery, productType), checklist.PageSocket); got != want {
			t.Errorf("the socket of %s: %s, want %s", productType, got, want)
		}
	}
	if got := shown(onUSB(device.ModeRecovery, "iPhone13,2"), checklist.PageDirect); got != drawing.SceneStraight {
		t.Errorf("straight in: got %s", got)
	}
}
