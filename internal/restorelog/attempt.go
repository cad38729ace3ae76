package restorelog

import (
	"slices"

	"relink/internal/restore"
)

// rank says how deep inside the restore a number comes from; the lowest is
// the outermost.
type rank int

const (
	fromProgram    rank = iota // the number on the screen
	fromChain                  // the same program's chain of causes
	fromStatus                 // restored's final status
	fromCheckpoint             // a checkpoint that failed
	fromCause                  // the chain of causes inside restored
	fromExit                   // a tool's own way out, last because it says least
	fromServer                 // the signing server's, counts only when alone
)

type rankedCode struct {
	rank rank
	code int
}

// attempt is what a log says of one restore. A log may hold several; the last
// one counts.
type attempt struct {
	outcome   Outcome // "" as long as nothing decided it
	behaviour restore.Behaviour
	codes     []rankedCode

	// host is the last stage the computer's program began, inside the last
	// one the phone's own log shows; failed is where a step is named failed.
	host, inside, failed restore.Stage
	operation            *Operation
	percent              percentage
	protocol             int // of restored; 0 is unknown
	kernelSent           bool
	writes               bool

	// answered is true once RestoreOS was seen to run.
	answered bool
	// strange is true where the log holds what looks like a step of a restore
	// and is in no table; lost when no known stage began after it.
	strange, lost bool
	// fault is what the restore program itself is to blame for.
	fault Fault

	// previous is true inside the log of an earlier restore that the phone
	// handed over at the start of this one.
	previous bool

	// amrErrorLine is the line of a key whose number follows; 0 is none.
	amrErrorLine int

	// confirmed is true when the computer's program itself said that it was a
	// success, not only the part of it that talks to RestoreOS.
	confirmed bool

	// pending is an error after which nothing has gone on yet.
	pending bool

	stageLine, operationLine Line
	errors                   []Line
	decisive                 []Line
	notes                    []Line // worth showing, whatever follows
}

// The bounds of what is kept of a log as evidence, so that a log of any size
// takes the same memory.
const (
	maxErrors   = 5
	maxDecisive = 10
	maxEvidence = 300 // bytes of one line
	maxCodes    = 16
)

// clone is a copy that goes its own way.
func (a *attempt) clone() attempt {
	c := *a
	c.codes, c.errors, c.decisive = slices.Clone(a.codes), slices.Clone(a.errors), slices.Clone(a.decisive)
	c.notes = slices.Clone(a.notes)
	return c
}

// order is the place of a stage in a restore.
func order(s restore.Stage) int { return slices.Index(restore.Stages(), s) }

// isBefore says whether the computer's program had not yet begun stage s.
func (a *attempt) isBefore(s restore.Stage) bool { return a.host == "" || order(a.host) < order(s) }

// begin notes a stage the computer's program began. What comes after a
// failure or a success is cleaning up.
func (a *attempt) begin(s restore.Stage, h *hit) {
	a.note(s, h)
	a.goesOn()
}

// note is begin for a stage whose first sign is an error.
func (a *attempt) note(s restore.Stage, h *hit) {
	a.previous = false
	if a.outcome != "" {
		return
	}
	// Tickets are also fetched in the middle of a restore, for single parts.
	if s == restore.StageSigning && !a.isBefore(restore.StageRamdiskBoot) {
		return
	}
	// The line kept is the one the stage began with.
	if s != a.host {
		a.percent = percentage{}
	}
	if s != a.host || a.pending {
		a.host, a.stageLine = s, h.line()
	}
	a.lost = false
}

// goesOn notes that the restore went on: an error before that did not decide.
func (a *attempt) goesOn() {
	if a.outcome != "" || a.previous {
		return
	}
	a.pending, a.errors, a.failed, a.fault = false, nil, "", ""
	a.codes, a.decisive = nil, nil
}

// answers notes that RestoreOS runs, whatever it does.
func (a *attempt) answers(h *hit) {
	a.previous = false
	if a.outcome != "" {
		return
	}
	if a.isBefore(restore.StageRamdiskBoot) {
		a.note(restore.StageRamdiskBoot, h)
	}
	if !a.answered {
		a.answered, a.stageLine = true, h.line()
	}
	a.goesOn()
}

// estrange notes a line that looks like a step and is in no table.
func (a *attempt) estrange() {
	if a.outcome == "" && !a.previous {
		a.strange, a.lost = true, true
	}
}

// beginInside notes a stage the phone's own log shows.
func (a *attempt) beginInside(s restore.Stage, h *hit) {
	if a.previous || a.outcome == Success {
		return
	}
	if a.outcome == "" {
		if s != a.inside || a.pending {
			a.stageLine = h.line()
		}
		a.goesOn()
	}
	a.inside = s
}

// operate notes an operation of RestoreOS.
func (a *attempt) operate(number int, h *hit) {
	if a.outcome != "" {
		return
	}
	op, ok := lookUpOperation(number, a.protocol)
	name := op.name
	if !ok {
		name = h.operationName()
	}
	if a.operation == nil || a.operation.Number != number {
		a.operation, a.operationLine = &Operation{Number: number, Name: name}, h.line()
		a.percent = percentage{}
	}
	a.writes = a.writes || op.writes
	switch {
	case op.stage != "":
		a.begin(op.stage, h)
	default: // whatever it is, RestoreOS runs
		a.answers(h)
	}
}

// progressed notes how much of the operation is done.
func (a *attempt) progressed(p percentage) {
	if a.outcome != "" || a.operation == nil {
		return
	}
	a.percent = p
	a.goesOn()
}
