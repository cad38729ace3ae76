// Package dfu is how a phone gets into DFU and recovery and out of them: the
// button procedures as tables, the run that follows a phone through one, and
// what remains when a button is broken. It presses nothing and opens no device.
package dfu

import (
	"time"

	"relink/guide"
	"relink/internal/device"
)

// Start is the state a run begins from.
type Start string

// The starts.
const (
	FromNormal   Start = "normal"
	FromRecovery Start = "recovery"
	FromOff      Start = "off"
)

// CueKind says what a cue asks for.
type CueKind string

// The kinds of cue.
const (
	Press   CueKind = "press"
	Hold    CueKind = "hold"
	Release CueKind = "release"
	Info    CueKind = "info"
)

// Cause says why a cue fell due.
type Cause string

// The causes.
const (
	CauseStart Cause = "start"
	CauseUSB   Cause = "usb"
	CauseClock Cause = "clock"
)

// Cue is one instruction of a run, stamped with the moment it fell due.
type Cue struct {
	At      time.Time
	Kind    CueKind
	Buttons []device.Button // held from now on, in device order; empty is none
	Cause   Cause
	Words   guide.Words
	// Action is what Relink itself does at this moment; empty but in the
	// assisted way.
	Action Action
}

// EndsTap is true for the letting go that belongs to a tap: a drawing shows
// it, a voice need not say it.
func (c Cue) EndsTap() bool { return c.Words.ID == tapEnds }

// Action is something the program does in a run, not the person.
type Action string

// ActionReboot sends the recovery commands that restart the phone.
const ActionReboot Action = "reboot"

// Outcome is how a run ended; empty while it goes on.
type Outcome string

// The outcomes.
const (
	Undecided       Outcome = ""
	ReachedDFU      Outcome = "reached-dfu"
	RecoveryInstead Outcome = "recovery-instead"
	Booted          Outcome = "booted"
	NeverLeft       Outcome = "never-left"
	NeverReturned   Outcome = "never-returned"
	OtherMode       Outcome = "other-mode"
	Stopped         Outcome = "stopped"
	Incomplete      Outcome = "incomplete"
)

// Run is one try to take one phone into DFU: a value that the bus and the
// clock drive. The zero Run has not begun and does nothing.
//
// A run follows one phone, by its ECID where that is known and else by its
// port; others may come and go.
type Run struct {
	model   device.Model
	start   Start
	variant Variant
	now     time.Time // the latest moment it knows of

	begun   bool // the phone was there, or need not be
	beganAt time.Time
	proc    Procedure
	passed  []Procedure // those that led to proc
	stage   int         // of proc; -1 between two procedures
	stageAt time.Time
	longAt  time.Time // when the long press began; zero before
	holdAt  time.Time // when the last hold began; zero before
	told    bool      // that nothing was seen for long after it

	phone   followed
	others  []followed // running phones that were there when the run began
	present bool
	left    bool
	leftAt  time.Time
	backTo  int // the stage that a bounce leads back to

	buttons []device.Button
	outcome Outcome
	hint    guide.Words
}

// Begin starts a run in the standard variant; see BeginVariant.
func Begin(m device.Model, start Start, at time.Time, s device.Snapshot) (Run, []Cue) {
	return BeginVariant(m, start, Standard, at, s)
}

// BeginVariant starts a run. Without the phone on the bus it waits, with no
// cue, until the phone appears; only a run from off begins without it. The bus
// is believed more than start: a phone seen in recovery is taken from
// recovery. A variant that the model or that start does not have means the
// standard one; into recovery there is a way for a running phone alone, and from
// off the run waits for one.
func BeginVariant(m device.Model, start Start, v Variant, at time.Time, s device.Snapshot) (Run, []Cue) {
	r := Run{model: m, start: start, variant: v, now: at}
	var cues []Cue
	r.meet(at, s, &cues)
	return r, cues
}

// Advance tells the run what time it is and how the bus looks, on the bus's
// word or on the clock's. It returns the cues that fell due, in the order of
// their time. What the bus shows at a moment counts before what the clock says
// at the same one.
func (r Run) Advance(now time.Time, s device.Snapshot) (Run, []Cue) {
	r, cues := r.See(now, s)
	r.tick(now, true, &cues)
	return r, cues
}

// See is Advance without what the clock has due at this very moment, for a
// replay: another line may carry the same time.
func (r Run) See(now time.Time, s device.Snapshot) (Run, []Cue) {
	var cues []Cue
	if now.Before(r.now) {
		now = r.now
	}
	r.tick(now, false, &cues)
	r.now = now
	switch {
	case r.outcome != Undecided || r.model.Class == "":
	case !r.begun:
		r.meet(now, s, &cues)
	default:
		r.look(now, s, &cues)
	}
	return r, cues
}

// Stop ends the run because the person wants to.
func (r Run) Stop(now time.Time) (Run, []Cue) { return r.cutShort(now, Stopped, "hint.stopped") }

// End ends the run because there is nothing more to see, as at the end of a
// trace. What the clock has due at that moment still counts.
func (r Run) End(now time.Time) (Run, []Cue) {
	return r.cutShort(now, Incomplete, "hint.incomplete")
}

func (r Run) cutShort(now time.Time, o Outcome, hint string) (Run, []Cue) {
	var cues []Cue
	if now.Before(r.now) {
		now = r.now
	}
	r.tick(now, true, &cues)
	r.now = now
	r.decide(o, hint, now, CauseClock, &cues)
	return r, cues
}
