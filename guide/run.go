// Package guide is the knowledge of the way: the button procedures and the
// run that follows the phone through them, the checklist, findings and the
// verdict. It emits word ids with arguments, never sentences.
//
// Everything in it is pure: time and the bus come in as arguments and a new
// value goes out. It knows no goroutine, no clock and no widget.
package guide

import (
	"time"

	"relink/internal/device"
)

// Words is a sentence by its id in internal/words, with its arguments.
type Words struct {
	ID   string
	Args map[string]any
}

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
	Words   Words
}

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
