package dfu

import (
	"slices"
	"time"

	"relink/guide"
	"relink/internal/device"
)

// meet begins the run if the bus allows it.
func (r *Run) meet(at time.Time, s device.Snapshot, cues *[]Cue) {
	if r.model.Class == "" {
		return
	}
	start := r.start
	if start == FromOff && len(procedureFor(r.model, start, r.variant).stages) == 0 {
		start = FromNormal // no way of this kind begins without the phone, so the run waits for it
	}
	want := modeOf(start)
	if start == FromOff {
		r.others = runningPhones(s)
		want = device.ModeRecovery
	}
	seen, ok := candidate(r.model, want, s, r.others)
	if !ok && start != FromOff {
		return
	}
	r.begun, r.beganAt = true, at
	if !ok {
		r.proc = procedureFor(r.model, FromOff, r.variant)
		r.enter(0, at, CauseStart, cues)
		return
	}
	r.phone, r.present = follow(seen), true
	r.others = runningPhones(s)
	start = startOf(seen.Mode)
	if start == "" || r.variant == IntoRecovery && start != FromNormal {
		r.settle(seen, at, CauseStart, cues)
		return
	}
	r.proc = procedureFor(r.model, start, r.variant)
	r.enter(0, at, CauseStart, cues)
}

// look follows the phone once the run has begun.
func (r *Run) look(at time.Time, s device.Snapshot, cues *[]Cue) {
	if r.phone == (followed{}) {
		seen, ok := candidate(r.model, device.ModeRecovery, s, r.others)
		if ok {
			r.present, r.phone = true, follow(seen)
			r.appear(seen, at, cues)
		}
		return
	}
	seen, ok := r.phone.in(r.model, s, r.others)
	was := r.phone
	r.present = ok
	if ok {
		r.phone = r.phone.moved(seen)
	}
	switch {
	case !ok && !r.left:
		r.leave(at, cues)
	case !ok:
	case r.left:
		r.comeBack(seen, at, cues)
	case seen.Mode != was.mode:
		// It left and came back between two looks.
		r.say(Info, "cue.info.left", at, CauseUSB, cues)
		r.left, r.leftAt = true, at
		r.settle(seen, at, CauseUSB, cues)
	case seen.Address != was.address:
		r.backTo = r.stageBefore()
		r.bounce(at, cues)
	}
}

// appear is the first sight of a phone that was off.
func (r *Run) appear(seen device.Sighting, at time.Time, cues *[]Cue) {
	if seen.Mode != device.ModeRecovery || r.proc.LeadsTo != FromRecovery {
		r.settle(seen, at, CauseUSB, cues)
		return
	}
	r.passed = append(r.passed[:len(r.passed):len(r.passed)], r.proc)
	r.proc = procedureFor(r.model, FromRecovery, r.variant)
	r.stage, r.stageAt, r.longAt, r.holdAt = -1, at, time.Time{}, time.Time{}
	r.buttons = nil
	r.say(Release, "cue.release.recovery", at, CauseUSB, cues)
}

// leave is the phone's leaving: on to the next hold where there is one. A
// phone that leaves before the long press was not reset by it; the hands go to
// the long press, and on only when it has stayed away.
func (r *Run) leave(at time.Time, cues *[]Cue) {
	r.left, r.leftAt, r.backTo = true, at, r.stageBefore()
	switch long, quiet := r.proc.long(), r.proc.quiet(); {
	case r.stage < long:
		r.enter(long, at, CauseUSB, cues)
	case r.stage <= quiet:
		r.enter(quiet+1, at, CauseUSB, cues)
	default:
		r.say(Info, "cue.info.left", at, CauseUSB, cues)
	}
}

// stageBefore is where a bounce leads back to: the long press, or the first
// tap when that had not begun.
func (r *Run) stageBefore() int {
	if long := r.proc.long(); r.stage >= long {
		return long
	}
	return 0
}

// comeBack is the phone's return.
func (r *Run) comeBack(seen device.Sighting, at time.Time, cues *[]Cue) {
	if seen.Mode == modeOf(r.proc.Start) && at.Sub(r.leftAt) <= guide.BounceWithin {
		r.bounce(at, cues)
		return
	}
	r.settle(seen, at, CauseUSB, cues)
}

// bounce is a return too soon for a reset. An info asks for nothing new, and
// the phone runs again: what stays held is what the stage before held too.
func (r *Run) bounce(at time.Time, cues *[]Cue) {
	r.left, r.leftAt = false, time.Time{}
	before := r.proc.stages[r.backTo].held(r.model)
	r.buttons = slices.DeleteFunc(slices.Clone(r.buttons), func(b device.Button) bool { return !slices.Contains(before, b) })
	r.say(Info, "cue.info.bounce", at, CauseUSB, cues)
	r.enter(r.backTo, at, CauseUSB, cues)
}

// settle ends the run with what the phone shows.
func (r *Run) settle(seen device.Sighting, at time.Time, cause Cause, cues *[]Cue) {
	switch {
	case r.variant == IntoRecovery:
		r.settleRecovery(seen, at, cause, cues)
	case counts(r.model, seen):
		r.decide(ReachedDFU, "hint.reached-dfu", at, cause, cues)
	case seen.Mode == device.ModeRecovery:
		r.decide(RecoveryInstead, "hint.recovery-instead", at, cause, cues)
	case seen.Mode == device.ModeNormal:
		r.decide(Booted, "hint.booted", at, cause, cues)
	case seen.Mode == device.ModeDFU:
		r.decide(OtherMode, "hint.other-mode.upload", at, cause, cues)
	default:
		r.decide(OtherMode, "hint.other-mode", at, cause, cues)
	}
}

// modeOf is the mode a phone shows at a start; empty for off.
func modeOf(s Start) device.Mode {
	switch s {
	case FromNormal:
		return device.ModeNormal
	case FromRecovery:
		return device.ModeRecovery
	}
	return ""
}

// startOf is the start of a phone in that mode; empty when there is none.
func startOf(m device.Mode) Start {
	switch m {
	case device.ModeNormal:
		return FromNormal
	case device.ModeRecovery:
		return FromRecovery
	}
	return ""
}

// runningPhones lists the phones in normal mode: none of them is off.
func runningPhones(s device.Snapshot) []followed {
	var list []followed
	for _, d := range s.Devices {
		if d.VendorID != device.AppleVendorID {
			continue
		}
		if seen := device.Classify(d); followable(seen) && running(seen) {
			list = append(list, follow(seen))
		}
	}
	return list
}
