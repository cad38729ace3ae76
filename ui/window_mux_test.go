package ui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/panel"
)

// told is what usbmuxd says of the phone of the tests.
func toldTwelve(mode device.Mode) device.Told {
	return device.Told{UDID: "00008101-0011223344556677", Mode: mode, ProductType: "iPhone13,2", Version: "17.5.1"}
}

// What usbmuxd says stands on the card, in the session, and chooses the
// drawing and the buttons.
func TestWhatUsbmuxdTells(t *testing.T) {
	b := newBench(t)
	asked := 0
	b.source.Act.Ask = func(context.Context) ([]device.Told, error) {
		asked++
		return []device.Told{toldTwelve(device.ModeNormal), {UDID: "another", Mode: device.ModeRestore}}, nil
	}
	now := time.Now()
	later := func(d time.Duration) time.Time { return now.Add(d) }
	b.step(now, &device.Snapshot{At: now, Devices: []device.Device{storytest.IPhone12(device.ModeNormal, 5)}})
	if asked != 0 {
		t.Fatal("asked before the phone has settled")
	}
	b.step(later(5*time.Second), nil)
	b.step(later(5*time.Second), nil) // one question at a time
	b.acted(t)
	b.step(later(6*time.Second), nil)
	b.step(later(time.Hour), nil)
	if asked != 1 {
		t.Errorf("asked %d times, want once", asked)
	}
	state, _, _ := b.liveState(later(7 * time.Second))
	if len(state.Phones) != 1 || state.Phones[0].Name != "iPhone 12" || state.Phones[0].Word != "Running" || !hasDetail(state.Phones[0], "17.5.1") {
		t.Errorf("the card says %+v, want a running iPhone 12 with iOS 17.5.1", state.Phones)
	}
	p := b.story.Kept.Phone
	if p.ProductType != "iPhone13,2" || p.IOS != "17.5.1" || p.Board != "" {
		t.Errorf("the session has %+v, want iPhone13,2 and 17.5.1, no board", p)
	}
	if m, ok := b.story.Way.Model(); !ok || m.ProductType != "iPhone13,2" {
		t.Errorf("the way knows %q, want iPhone13,2", m.ProductType)
	}
}

func hasDetail(p panel.LivePhone, value string) bool {
	for _, d := range p.Details {
		if d.Value == value {
			return true
		}
	}
	return false
}

// A restore that Relink did not see begin is told, and nobody is asked again.
func TestUsbmuxdTellsOfARestore(t *testing.T) {
	b := newBench(t)
	b.source.Act.Ask = func(context.Context) ([]device.Told, error) {
		return []device.Told{{UDID: "00008101-0011223344556677", Mode: device.ModeRestore}}, nil
	}
	now := time.Now()
	b.step(now, &device.Snapshot{At: now, Devices: []device.Device{storytest.IPhone12(device.ModeNormal, 5)}})
	b.step(now.Add(5*time.Second), nil)
	b.acted(t)
	if x := b.story.Sightings[0]; x.Mode != device.ModeRestore || x.Source != device.SourceUSBMux {
		t.Errorf("got %s by %s, want restore by usbmuxd", x.Mode, x.Source)
	}
	state, _, _ := b.liveState(now.Add(6 * time.Second))
	if last := state.Events[len(state.Events)-1].Text; !strings.Contains(last, "restore system runs") {
		t.Errorf("the last event is %q", last)
	}
	if _, ok := b.story.Asking.Next(); ok {
		t.Error("it would be asked again")
	}
}

// Nobody is asked while a restore is watched or after one was seen, until the
// person says that no program is at work; a usbmuxd that is not there is no
// matter.
func TestUsbmuxdIsLeftAlone(t *testing.T) {
	b := newBench(t)
	asked := 0
	b.source.Act.Ask = func(context.Context) ([]device.Told, error) {
		asked++
		return nil, errors.New("nobody listens")
	}
	now := time.Now()
	at := func(d time.Duration, devices ...device.Device) {
		b.step(now.Add(d), &device.Snapshot{At: now.Add(d), Devices: devices})
	}
	at(0, storytest.IPhone12(device.ModeRecovery, 5))
	at(time.Second)
	at(10*time.Second, storytest.IPhone12(device.ModeNormal, 6))
	b.step(now.Add(20*time.Minute), nil)
	if asked != 0 {
		t.Fatalf("asked %d times while a restore may run", asked)
	}
	b.story.Closed(time.Now())
	b.step(now.Add(20*time.Minute), nil)
	b.acted(t)
	if asked != 1 {
		t.Errorf("asked %d times after the person said so, want once", asked)
	}
	if got := b.story.Sightings[0].Source; got != device.SourceSequence {
		t.Errorf("an error of usbmuxd changed the source to %s", got)
	}

	b = newBench(t)
	b.source.Act.Ask = func(context.Context) ([]device.Told, error) {
		t.Error("asked while a restore is watched")
		return nil, nil
	}
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.tell(t, []checklist.Choice{"pressed-update"})
	at(time.Hour, storytest.IPhone12(device.ModeNormal, 9))
	b.step(now.Add(2*time.Hour), nil)
}
