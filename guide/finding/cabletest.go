package finding

import (
	"time"

	"relink/guide"
	"relink/internal/device"
)

// CablePhase is a part of the cable test.
type CablePhase string

// The parts, in their order.
const (
	// CableUntouched: nobody touches plug or cable. It shows what is usual.
	CableUntouched CablePhase = "untouched"
	// CableMoved: the person moves the plug gently.
	CableMoved CablePhase = "moved"
	CableOver  CablePhase = "over"
)

// CableBeat is one read-only request to the phone and what came of it.
type CableBeat struct {
	At time.Time // when it was asked
	// Took is how long it was until the right answer, or until it was given up.
	Took time.Duration
	// Retries is how often it was asked again.
	Retries int
	// Failed: no right answer came at all.
	Failed bool
	// Lost: the phone had gone. The bus tells that too, so it is no error.
	Lost bool
}

// cableLoss is one time the phone was gone.
type cableLoss struct {
	gone, back time.Time // back is zero while it is away
}

// CableTest is a cable test that goes on: a value, fed with the answers of a
// phone in recovery or DFU and with what the bus shows. It asks nothing itself
// and changes nothing on the phone.
type CableTest struct {
	began  time.Time
	length time.Duration // as planned
	ends   time.Time
	moved  time.Time // when the person is asked to move the plug
	phone  device.Device
	mode   device.Mode
	there  bool
	early  bool // it ended before its time
	beats  []CableBeat
	losses []cableLoss
}

// BeginCableTest starts a test of that length, a third of it untouched. The
// phone must be in recovery or DFU: see CanTestCable.
func BeginCableTest(phone device.Device, length time.Duration, at time.Time) CableTest {
	return CableTest{
		began: at, length: length, moved: at.Add(length / untouchedShare), ends: at.Add(length),
		phone: phone, mode: device.Classify(phone).Mode, there: true,
	}
}

// CanTestCable tells whether a device is an iPhone, iPad or iPod in a mode in
// which nothing else talks to it: recovery or DFU.
func CanTestCable(d device.Device) bool {
	seen := device.Classify(d)
	if d.VendorID != device.AppleVendorID || seen.IOSDevice != nil && !*seen.IOSDevice {
		return false
	}
	switch seen.Mode {
	case device.ModeRecovery, device.ModeDFU, device.ModePortDFU:
		return true
	}
	return false
}

// Ask is the device to send requests to now: the phone by its present address.
// False while it is gone and when the test is over.
func (t CableTest) Ask(now time.Time) (device.Device, bool) {
	return t.phone, t.there && t.Phase(now) != CableOver
}

// Beat takes an answer. One that was asked outside the test is dropped, and so
// is what comes past maxBeats.
func (t CableTest) Beat(b CableBeat) CableTest {
	if b.At.Before(t.began) || !b.At.Before(t.ends) || len(t.beats) >= maxBeats {
		return t
	}
	// A value: the slice may be shared with an older one, so it is never grown
	// in place.
	t.beats = append(t.beats[:len(t.beats):len(t.beats)], b)
	return t
}

// Advance takes what the bus shows now. The phone is followed by its port; a
// new address there means that it was gone.
func (t CableTest) Advance(now time.Time, s device.Snapshot) CableTest {
	if t.Phase(now) == CableOver {
		return t
	}
	here, found := guide.OnPort(s, t.phone.Port)
	if t.there && (!found || here.Address != t.phone.Address) {
		t.losses = append(t.losses[:len(t.losses):len(t.losses)], cableLoss{gone: now})
		t.there = false
	}
	if !found || t.there {
		return t
	}
	if here.Mode != t.mode {
		// It restarted into something else: that going was not the cable's.
		t.losses = t.losses[:len(t.losses)-1]
		return t.Stop(now)
	}
	last := t.losses[len(t.losses)-1]
	last.back = now
	t.losses = append(t.losses[:len(t.losses)-1:len(t.losses)-1], last)
	t.phone, t.there = here.Device, true
	return t
}

// Stop ends the test before its time.
func (t CableTest) Stop(now time.Time) CableTest {
	if now.Before(t.ends) {
		t.early, t.ends = true, now
		if t.ends.Before(t.moved) {
			t.moved = t.ends
		}
	}
	return t
}

// Phase is the part of the test at a moment.
func (t CableTest) Phase(now time.Time) CablePhase {
	switch {
	case t.early || !now.Before(t.ends):
		return CableOver
	case now.Before(t.moved):
		return CableUntouched
	}
	return CableMoved
}

// Next is when the next part begins; false when the test is over.
func (t CableTest) Next(now time.Time) (time.Time, bool) {
	switch t.Phase(now) {
	case CableUntouched:
		return t.moved, true
	case CableMoved:
		return t.ends, true
	}
	return time.Time{}, false
}

// Began is when the test began.
func (t CableTest) Began() time.Time { return t.began }

// Took is how long the test went on, up to now.
func (t CableTest) Took(now time.Time) time.Duration {
	if now.After(t.ends) {
		now = t.ends
	}
	return now.Sub(t.began)
}

// Stopped tells whether it ended before its time.
func (t CableTest) Stopped() bool { return t.early }

// Phone is the phone that is tested, as it was seen last.
func (t CableTest) Phone() device.Device { return t.phone }

// There tells whether the phone is on USB.
func (t CableTest) There() bool { return t.there }

// Provoked tells whether what the bus showed at a moment may be the hand's
// doing. Such a finding is marked provoked and counts in no verdict.
func (t CableTest) Provoked(at time.Time) bool {
	return !at.Before(t.moved) && at.Before(t.ends.Add(provokedTail)) && t.moved.Before(t.ends)
}

// PhaseWordsAt is what the person is asked to do now.
func (t CableTest) PhaseWordsAt(now time.Time) guide.Words {
	return guide.Words{ID: "cabletest.phase." + string(t.Phase(now))}
}
