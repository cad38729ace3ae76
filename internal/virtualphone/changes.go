package virtualphone

import (
	"time"

	"relink/internal/device"
)

// change is something that falls due if nobody touches the phone.
type change struct {
	at    time.Time
	apply func(Phone, time.Time) Phone
}

// due is the earliest change ahead. What a finger made possible happens then
// and not before, however long the time it takes has been over.
func (p Phone) due() (at time.Time, apply func(Phone, time.Time) Phone, ok bool) {
	var first change
	for _, next := range []func() (change, bool){
		p.cableChange, p.alarmChange, p.resetChange, p.planChange, p.stateChange,
	} {
		if c, some := next(); some && (first.apply == nil || c.at.Before(first.at)) {
			first = c
		}
	}
	return latest(first.at, p.hands.moved), first.apply, first.apply != nil
}

func (p Phone) cableChange() (change, bool) {
	if p.replug.IsZero() {
		return change{}, false
	}
	return change{p.replug, func(p Phone, at time.Time) Phone {
		p.replug = time.Time{}
		return p.Plug(at)
	}}, true
}

// alarmChange is Emergency SOS: power and a volume button on a running phone.
func (p Phone) alarmChange() (change, bool) {
	h := p.hands
	if p.alarm || p.state != Normal || p.spec.Model.Class != device.VolUpVolDownSide ||
		h.power.IsZero() || (h.up.IsZero() && h.down.IsZero()) {
		return change{}, false
	}
	at := latest(h.power, latest(h.up, h.down)).Add(p.spec.Timing.Alarm)
	return change{at, func(p Phone, _ time.Time) Phone {
		p.alarm = true
		return p
	}}, true
}

// resetChange is the forced reset: the phone's power circuit does it whatever
// runs. One hold of the power button resets once.
func (p Phone) resetChange() (change, bool) {
	h := p.hands
	if h.spent || h.power.IsZero() || p.state == Black && len(p.plan) == 0 {
		return change{}, false
	}
	since := h.both(p.spec.Model.Class)
	if p.spec.Model.Class == device.VolUpVolDownSide {
		if !h.ready || p.state == Off {
			return change{}, false
		}
		since = h.power
	}
	if since.IsZero() {
		return change{}, false
	}
	return change{since.Add(p.spec.Timing.ForcedReset), func(p Phone, at time.Time) Phone {
		return p.reboot(at)
	}}, true
}

// stateChange is what the present state leads to.
func (p Phone) stateChange() (change, bool) {
	if len(p.plan) > 0 {
		return change{}, false // a program drives
	}
	switch p.state {
	case Off:
		return p.offChange()
	case Black:
		return p.blackChange()
	case Booting:
		return p.bootChange()
	}
	return change{}, false
}

// offChange starts the phone by its power button or by the charger.
func (p Phone) offChange() (change, bool) {
	h := p.hands
	if !h.power.IsZero() {
		if p.spec.Model.Class != device.VolUpVolDownSide && !h.both(p.spec.Model.Class).IsZero() {
			return change{}, false // the reset comes first
		}
		return p.to(Booting, latest(h.power, p.since).Add(p.spec.Timing.PowerOn))
	}
	if !p.charging.IsZero() {
		return p.to(Booting, latest(p.charging, h.touched).Add(p.spec.Timing.PowerOn))
	}
	return change{}, false
}

// blackChange is the moment that decides: DFU, or the logo.
func (p Phone) blackChange() (change, bool) {
	h, t := p.hands, p.spec.Timing
	switch {
	case !h.power.IsZero():
		return p.to(Booting, latest(p.since, h.power).Add(t.StaysBlack))
	case !h.armed.IsZero():
		if p.spec.PortDFU {
			return p.to(PortDFU, h.armed.Add(t.DFUAfter))
		}
		return p.to(DFU, h.armed.Add(t.DFUAfter))
	}
	return p.to(Booting, latest(p.since, h.touched).Add(t.BootGrace))
}

// bootChange ends the logo: recovery when power stays down through it or the
// phone was told not to boot, the running system otherwise.
func (p Phone) bootChange() (change, bool) {
	h, t := p.hands, p.spec.Timing
	kept := !h.power.IsZero() && !h.power.After(p.since)
	if p.spec.Model.Class != device.VolUpVolDownSide && h.second(p.spec.Model.Class).IsZero() {
		kept = false
	}
	if kept || p.saved["auto-boot"] == "false" {
		return p.to(Recovery, p.since.Add(t.ThroughLogo))
	}
	return p.to(Normal, p.since.Add(t.Boot))
}

// to is the plain change into a state. It uses up the hold of the power button
// that led there.
func (p Phone) to(s State, at time.Time) (change, bool) {
	return change{at, func(p Phone, at time.Time) Phone {
		p = p.enter(s, at)
		if s != Booting && !p.hands.power.IsZero() {
			p.hands.spent = true
		}
		return p
	}}, true
}
