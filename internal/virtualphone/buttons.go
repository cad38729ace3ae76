package virtualphone

import (
	"time"

	"relink/internal/device"
)

// hands are the fingers on the phone: which buttons are down and since when,
// and what the presses so far amount to. A small value, so that a Phone can be
// copied.
type hands struct {
	home, power, up, down time.Time // when it went down; zero: not held

	tapped  int       // 1: volume up was tapped; 2: then volume down
	tapAt   time.Time // the last tap
	ready   bool      // power went down right after both taps
	spent   bool      // this hold of power has reset or started the phone already
	armed   time.Time // when power was let go on a black phone, the second button held long enough
	moved   time.Time // the last finger
	touched time.Time // when power last changed on a black phone
}

// of finds the moment a button went down; side and top are the same switch.
func (h *hands) of(name device.Button) *time.Time {
	switch name {
	case device.Home:
		return &h.home
	case device.Side, device.Top:
		return &h.power
	case device.VolumeUp:
		return &h.up
	case device.VolumeDown:
		return &h.down
	}
	return nil
}

// second is the button that goes with power.
func (h *hands) second(class device.ButtonClass) time.Time {
	if class == device.HomePower {
		return h.home
	}
	return h.down
}

// both is since when power and the second button have been down at once; zero
// if they are not.
func (h *hands) both(class device.ButtonClass) time.Time {
	second := h.second(class)
	if h.power.IsZero() || second.IsZero() {
		return time.Time{}
	}
	return latest(h.power, second)
}

// Press sets the buttons held from now on; none lets go of everything.
func (p Phone) Press(now time.Time, held ...device.Button) Phone {
	p = p.Advance(now)
	before, after := p.hands, p.hands
	after.home, after.power, after.up, after.down = time.Time{}, time.Time{}, time.Time{}, time.Time{}
	for _, name := range held {
		at := after.of(name)
		if at == nil {
			continue
		}
		*at = now
		if was := *before.of(name); !was.IsZero() {
			*at = was // still down
		}
	}
	class, t := p.spec.Model.Class, p.spec.Timing
	after.countTaps(before, now, t.TapGap)
	if before.power.IsZero() != after.power.IsZero() {
		after.touched, after.spent = now, false
	}
	after.armed = time.Time{}
	switch {
	case p.state != Black || !after.power.IsZero() || after.second(class).IsZero():
	case !before.armed.IsZero():
		after.armed = before.armed
	case !before.power.IsZero() && !before.both(class).IsZero() && now.Sub(before.both(class)) >= t.Together:
		after.armed = now
	}
	if !before.armed.IsZero() && after.armed.IsZero() {
		after.touched = now // the second button was let go too early
	}
	after.moved = now
	p.hands = after
	return p.Advance(now)
}

// countTaps follows up, down, power. Anything else, or too slow, starts anew.
func (h *hands) countTaps(before hands, now time.Time, gap time.Duration) {
	inTime := now.Sub(h.tapAt) <= gap
	pressed := func(was, is time.Time) bool { return was.IsZero() && !is.IsZero() }
	switch {
	case pressed(before.power, h.power):
		h.ready = h.tapped == 2 && inTime && h.up.IsZero() && h.down.IsZero()
		h.tapped = 0
	case pressed(before.up, h.up):
		h.tapped, h.tapAt = 1, now
	case pressed(before.down, h.down):
		if h.tapped == 1 && inTime {
			h.tapped, h.tapAt = 2, now
		} else {
			h.tapped = 0
		}
	}
	if h.power.IsZero() {
		h.ready = false
	}
}

// Held lists the buttons that are down, in the order of relinkctl's JSON.
func (p Phone) Held() []device.Button {
	power := p.spec.Model.Power
	if power == "" {
		power = device.Side
	}
	var held []device.Button
	for _, name := range []device.Button{device.Home, power, device.VolumeUp, device.VolumeDown} {
		if !p.hands.of(name).IsZero() {
			held = append(held, name)
		}
	}
	return held
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
