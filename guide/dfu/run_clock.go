package dfu

import (
	"slices"
	"time"

	"relink/guide"
	"relink/internal/device"
)

// duty is what the clock has for a run.
type duty int

const (
	dutyNone duty = iota
	dutyStage
	dutyInfo
	dutyNeverLeft
	dutyNeverReturned
)

// Next is when the clock next matters; false when only the bus does.
func (r Run) Next() (time.Time, bool) {
	at, what := r.next()
	return at, what != dutyNone
}

// next is the earliest duty. Of two at one moment the one listed first comes
// first.
func (r Run) next() (at time.Time, what duty) {
	if !r.begun || r.outcome != Undecided {
		return time.Time{}, dutyNone
	}
	soonest := func(t time.Time, d duty) {
		if what == dutyNone || t.Before(at) {
			at, what = t, d
		}
	}
	if t, ok := r.stageEnds(); ok {
		soonest(t, dutyStage)
	}
	if !r.present && !r.told && !r.holdAt.IsZero() {
		soonest(later(r.holdAt.Add(noSightingAfter), r.leftAt), dutyInfo)
	}
	switch {
	case r.left:
		soonest(r.leftAt.Add(neverReturnedAfter), dutyNeverReturned)
	case r.phone == (followed{}):
		soonest(r.beganAt.Add(neverReturnedAfter), dutyNeverReturned)
	case !r.longAt.IsZero():
		soonest(r.longAt.Add(neverLeftAfter), dutyNeverLeft)
	}
	return at, what
}

// stageEnds is when the clock ends the stage.
func (r Run) stageEnds() (time.Time, bool) {
	if r.stage < 0 {
		return r.stageAt.Add(restAfterStage), true
	}
	if r.stage >= len(r.proc.stages)-1 { // only the bus goes on
		return time.Time{}, false
	}
	s := r.proc.stages[r.stage]
	if s.untilQuiet && r.left { // it left before the long press began
		return r.leftAt.Add(guide.BounceWithin), true
	}
	lasts := s.time(r.model)
	return r.stageAt.Add(lasts), lasts > 0
}

// tick does what fell due before now, or up to now when inclusive.
func (r *Run) tick(now time.Time, inclusive bool, cues *[]Cue) {
	for {
		at, what := r.next()
		if what == dutyNone || at.After(now) || at.Equal(now) && !inclusive {
			return
		}
		switch what {
		case dutyStage:
			r.enterByClock(at, cues)
		case dutyInfo:
			r.told = true
			r.say(Info, "cue.info.nothing", at, CauseClock, cues)
		case dutyNeverLeft:
			r.decide(NeverLeft, r.neverLeftHint(), at, CauseClock, cues)
		case dutyNeverReturned:
			r.decide(NeverReturned, r.neverReturnedHint(), at, CauseClock, cues)
		}
	}
}

// enterByClock goes on to the next stage; from a long press that the phone's
// leaving had already ended, to the stage after the quiet one.
func (r *Run) enterByClock(at time.Time, cues *[]Cue) {
	next := r.stage + 1
	if r.left && r.stage >= 0 && r.proc.stages[r.stage].untilQuiet {
		next = r.proc.quiet() + 1
	}
	r.enter(next, at, CauseClock, cues)
}

// enter begins a stage and says so.
func (r *Run) enter(i int, at time.Time, cause Cause, cues *[]Cue) {
	s := r.proc.stages[i]
	r.stage, r.stageAt = i, at
	r.buttons = s.held(r.model)
	if s.kind == Hold {
		r.holdAt, r.told = at, false
	}
	switch long := r.proc.long(); {
	case i == long:
		r.longAt = at
	case i < long:
		r.longAt = time.Time{}
	}
	r.say(s.kind, s.cue.of(r.model), at, cause, cues)
	(*cues)[len(*cues)-1].Action = s.action
}

// say adds a cue with the buttons held now.
func (r *Run) say(kind CueKind, id string, at time.Time, cause Cause, cues *[]Cue) {
	held := slices.Clone(r.buttons)
	if held == nil {
		held = []device.Button{}
	}
	*cues = append(*cues, Cue{At: at, Kind: kind, Buttons: held, Cause: cause, Words: guide.Words{ID: id}})
}

// decide ends the run. Letting go is said every time, for a person who still
// holds what was already let go.
func (r *Run) decide(o Outcome, hint string, at time.Time, cause Cause, cues *[]Cue) {
	if r.outcome != Undecided {
		return
	}
	r.outcome, r.hint, r.buttons = o, guide.Words{ID: hint}, nil
	id := "cue.release.over"
	switch o {
	case ReachedDFU:
		id = "cue.release.dfu"
	case ReachedRecovery:
		id = "enter.cue.release"
	}
	r.say(Release, id, at, cause, cues)
}

func (r *Run) neverLeftHint() string {
	switch {
	case r.model.Class == device.VolUpVolDownSide && r.proc.Start == FromNormal:
		return "hint.never-left.taps-running"
	case r.model.Class == device.VolUpVolDownSide && r.variant != Assisted:
		return "hint.never-left.taps"
	}
	return "hint.never-left"
}

func (r *Run) neverReturnedHint() string {
	if r.phone == (followed{}) {
		return "hint.never-returned.off"
	}
	return "hint.never-returned"
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
