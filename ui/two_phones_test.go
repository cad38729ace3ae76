package ui

import (
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/drawing"
)

// the second iPhone 12 of these tests.
func secondTwelve(mode device.Mode, address int) device.Device {
	d := storytest.IPhone12(mode, address)
	d.Port = "1-5"
	d.Serial = "CPID:8101 CPRV:11 BDID:0C ECID:0099887766554433 IBFL:3C"
	switch mode {
	case device.ModeRecovery:
		d.Serial += " SRNM:[F17MADEUP002]"
	case device.ModeDFU:
		d.Serial += " SRTG:[iBoot-5281.0.0.100.8]"
	}
	return d
}

// Two phones of one model stand on the bus. The one that was chosen is coached,
// and its name, model and numbers are kept: what the other one does meanwhile
// is nobody's try.
func TestTheChosenPhoneIsCoached(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6), secondTwelve(device.ModeRecovery, 7))
	for _, x := range b.story.Sightings {
		if x.Port == "1-5" {
			b.choose(x.Phone)
		}
	}
	chosen := b.story.Way.Seen().Phone
	b.tell(t, toUpdate...)
	b.tell(t, toBefore...)
	b.tell(t, []checklist.Choice{"ready"})
	noted := len(b.story.Kept.Seen)
	at := time.Now().Add(5 * time.Second)
	look := func(after time.Duration, devices ...device.Device) {
		at = at.Add(after)
		b.step(at, &device.Snapshot{At: at, Devices: devices})
	}
	look(0, storytest.IPhone12(device.ModeRecovery, 6), secondTwelve(device.ModeRecovery, 7))
	look(2*time.Second, secondTwelve(device.ModeRecovery, 7)) // the other one is pulled
	if !drawing.HasButton(b.coach.Standing(time.Now()).Run.Buttons(), device.Side) || drawing.HasButton(b.coach.Standing(time.Now()).Run.Buttons(), device.VolumeDown) {
		t.Errorf("the other phone left: %v are held, want side still", b.coach.Standing(time.Now()).Run.Buttons())
	}
	look(time.Second, storytest.IPhone12(device.ModeRecovery, 8), secondTwelve(device.ModeRecovery, 7))
	b.choose("phone-1") // in the middle of the try, and back
	look(time.Second, storytest.IPhone12(device.ModeRecovery, 8), secondTwelve(device.ModeRecovery, 7))
	if drawing.HasButton(b.coach.Standing(time.Now()).Run.Buttons(), device.VolumeDown) {
		t.Error("another phone was chosen, and the try takes its own for gone")
	}
	b.choose(chosen)
	look(4*time.Second, storytest.IPhone12(device.ModeRecovery, 8))
	if !drawing.HasButton(b.coach.Standing(time.Now()).Run.Buttons(), device.VolumeDown) {
		t.Errorf("the chosen phone left: %v are held, want volume down too", b.coach.Standing(time.Now()).Run.Buttons())
	}
	if got := b.story.Way.Seen(); got.Phone != chosen || got.Present {
		t.Errorf("while it restarts: the way is about %+v, want %s, away", got, chosen)
	}
	look(7*time.Second, storytest.IPhone12(device.ModeRecovery, 8), secondTwelve(device.ModeDFU, 9))
	if got := b.story.Way.Page(); got != checklist.PageReached {
		t.Errorf("in DFU: got page %s, want it reached", got)
	}
	for _, e := range b.story.Kept.Seen[noted:] {
		if e.Port != "1-5" {
			t.Errorf("the session notes %+v of the other phone", e)
		}
	}
	if got := b.story.Kept.Phone; got.ECID != "0099887766554433" || got.Serial == "F17MADEUP001" {
		t.Errorf("the session keeps %+v, want the chosen phone", got)
	}
}

// A phone that was taken away is given up by the clock, though nothing moves on
// the bus.
func TestAPhoneTakenAwayIsGivenUpByTheClock(t *testing.T) {
	b := newBench(t)
	now := time.Now()
	one, other := storytest.IPhone12(device.ModeRecovery, 6), secondTwelve(device.ModeRecovery, 7)
	b.step(now, &device.Snapshot{At: now, Devices: []device.Device{one, other}})
	left := now.Add(5 * time.Second)
	next, ticking := b.step(left, &device.Snapshot{At: left, Devices: []device.Device{other}})
	for ticking && !next.After(left.Add(61*time.Second)) {
		next, ticking = b.step(next, nil)
	}
	if got := b.story.Way.Seen(); !got.Present || got.Port != "1-5" {
		t.Errorf("a minute later: got %+v, want the one that is there", got)
	}
}
