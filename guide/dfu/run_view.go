package dfu

import (
	"slices"
	"time"

	"relink/guide"
	"relink/internal/device"
)

// Outcome is how the run ended; Undecided while it goes on.
func (r Run) Outcome() Outcome { return r.outcome }

// Hint is what the outcome means and what to do next; its ID is empty while
// the run goes on.
func (r Run) Hint() guide.Words { return r.hint }

// Buttons are those to hold now, in relinkctl's order.
func (r Run) Buttons() []device.Button { return slices.Clone(r.buttons) }

// Begun is false while the run waits for the phone to appear.
func (r Run) Begun() bool { return r.begun }

// BeganAt is when the run began; zero before.
func (r Run) BeganAt() time.Time { return r.beganAt }

// Phone is the port of the phone that the run follows; empty before one was
// seen. Present tells whether it is on the bus now.
func (r Run) Phone() (port string, present bool) { return r.phone.port, r.present }

// Left is when the phone left the bus; false while it is there or was never
// seen.
func (r Run) Left() (time.Time, bool) { return r.leftAt, r.left }

// Procedure is the row the run follows now. The bus may have chosen another
// start than the person.
func (r Run) Procedure() Procedure { return r.proc }

// Remaining is how long what is done now still lasts, for a ring. Counted is
// false when the phone, not the clock, ends it: until it goes quiet, or until
// something is seen.
func (r Run) Remaining(now time.Time) (left, total time.Duration, counted bool) {
	ends, ok := r.stageEnds()
	if !r.begun || r.outcome != Undecided || !ok || r.waitsForQuiet() {
		return 0, 0, false
	}
	began := r.stageAt
	if r.tapping() { // a tap and the letting go after it are one count
		ends = ends.Add(r.restOfTap())
		began = ends.Add(-tapGap)
	}
	return max(ends.Sub(now), 0), ends.Sub(began), true
}

// waitsForQuiet is true in a stage that the phone's leaving should end; from
// off there is no leaving to wait for.
func (r Run) waitsForQuiet() bool {
	return r.stage >= 0 && r.proc.stages[r.stage].untilQuiet && !r.left && r.proc.Start != FromOff
}

func (r Run) tapping() bool { return r.stage >= 0 && r.stage < r.proc.long() }

// restOfTap is what comes after the press itself.
func (r Run) restOfTap() time.Duration {
	if r.proc.stages[r.stage].kind == Press {
		return tapGap - tapLength
	}
	return 0
}

// Coming is the next thing the clock will ask for, once it is less than a
// second away: the cue, worded as an announcement ("let go of side"), and how
// far off it is. The end of a tap is not announced.
func (r Run) Coming(now time.Time) (cue Cue, in time.Duration, ok bool) {
	at, what := r.next()
	if what != dutyStage || at.Before(now) || at.Sub(now) > announceBefore {
		return Cue{}, 0, false
	}
	after := r
	var cues []Cue
	after.enterByClock(at, &cues)
	s := after.proc.stages[after.stage]
	if s.ahead.side == "" {
		return Cue{}, 0, false
	}
	cue = cues[0]
	cue.Words = guide.Words{ID: s.ahead.of(r.model)}
	return cue, at.Sub(now), true
}

// StepState says where a step stands.
type StepState string

// The states of a step.
const (
	StepDone    StepState = "done"
	StepCurrent StepState = "current"
	StepAhead   StepState = "ahead"
)

// Step is a line of what is done in a run, for a list of all of it.
type Step struct {
	Words   guide.Words
	Buttons []device.Button
	State   StepState
}

// Steps are the steps of the run and where it stands. Both taps are one step,
// and so is all that belongs to a hold.
func (r Run) Steps() []Step {
	var steps []Step
	for _, p := range r.passed {
		steps = append(steps, r.stepsOf(p, len(p.stages))...)
	}
	if r.begun && len(r.proc.stages) > 0 {
		steps = append(steps, r.stepsOf(r.proc, r.stage)...)
	}
	return steps
}

// StepsFor are the steps of a run before it begins, to be read in peace.
func StepsFor(m device.Model, start Start, v Variant) []Step {
	r := Run{model: m}
	p := procedureFor(m, start, v)
	steps := r.stepsOf(p, -1)
	if p.LeadsTo != "" {
		steps = append(steps, r.stepsOf(procedureFor(m, p.LeadsTo, v), -1)...)
	}
	return steps
}

// stepsOf lists a procedure's steps, with the stage at reached.
func (r Run) stepsOf(p Procedure, reached int) []Step {
	var steps []Step
	for i, s := range p.stages {
		if s.step.side != "" {
			steps = append(steps, Step{Words: guide.Words{ID: s.step.of(r.model)}, Buttons: s.held(r.model), State: StepAhead})
		}
		last := &steps[len(steps)-1]
		switch {
		case i == reached && r.outcome == Undecided:
			last.State = StepCurrent
		case i <= reached:
			last.State = StepDone
		}
	}
	return steps
}
