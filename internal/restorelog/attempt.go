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

	// previous is true inside the log of an earlier restore that the phone
	// handed over at the start of this one.
	previous bool

	// amrErrorLine is the line of a key whose number follows; 0 is none.
	amrErrorLine int

	// pending is an error after which nothing has gone on yet.
	pending bool

	stageLine, operationLine Line
	errors                   []Line
	decisive                 []Line
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
	return c
}

// order is the place of a stage in a restore.
func order(s restore.Stage) int { return slices.Index(restore.Stages(), s) }

// isBefore says whether the computer's program had not yet begun stage s.
func (a *attempt) isBefore(s restore.Stage) bool { return a.host == "" || order(a.host) < order(s) }

// begin notes a stage the computer's program began. What comes after a
// failure or a success is cleaning up.
func (a *attempt) begin(s restore.Stage, h *hit) {
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
	a.pending, a.errors = false, nil
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
		a.pending, a.errors = false, nil
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
	case a.isBefore(restore.StageRamdiskBoot): // whatever it is, RestoreOS runs
		a.begin(restore.StageRamdiskBoot, h)
	}
}

// progressed notes how much of the operation is done.
func (a *attempt) progressed(p percentage) {
	if a.outcome == "" && a.operation != nil {
		a.percent = p
	}
}

// trouble notes an error that decides the outcome if nothing goes on after it.
func (a *attempt) trouble(h *hit) {
	if a.previous || a.outcome == Success {
		return
	}
	a.pending = true
	a.errors = appendBounded(a.errors, h.line(), maxErrors)
}

// fail notes that the restore failed, for good.
func (a *attempt) fail(h *hit) {
	if a.previous {
		return
	}
	a.outcome = Failure
	a.decide(h)
}

// succeed notes that the restore succeeded. A final failure may still follow:
// the phone has to start up.
func (a *attempt) succeed(h *hit) {
	if a.previous || a.outcome == Failure {
		return
	}
	a.outcome = Success
	a.decide(h)
}

func (a *attempt) decide(h *hit) {
	a.decisive = appendBounded(a.decisive, h.line(), maxDecisive)
}

// code notes a number and the line that holds it.
func (a *attempt) code(r rank, number int, h *hit) {
	if a.previous || number == 0 || len(a.codes) >= maxCodes {
		return
	}
	a.codes = append(a.codes, rankedCode{r, number})
	a.decide(h)
}

// failedAt notes the step that is named failed; the first one named is the
// innermost, those after it only pass it on.
func (a *attempt) failedAt(name string) {
	if s := stageOfFailed(name); s != "" && a.failed == "" && !a.previous {
		a.failed = s
	}
}

// appendBounded keeps the last limit lines, each once.
func appendBounded(lines []Line, l Line, limit int) []Line {
	if n := len(lines); n > 0 && lines[n-1].Number == l.Number {
		return lines
	}
	if len(lines) == limit {
		lines = slices.Delete(lines, 0, 1)
	}
	return append(lines, l)
}

// stage is where the restore was when it ended: the step named failed, else
// the later of what the computer and the phone say.
func (a *attempt) stage() restore.Stage {
	switch {
	case a.failed != "":
		return a.failed
	case a.host == "" && a.inside == "":
		return restore.StageUnknown
	case a.host == "" || a.inside != "" && !a.insideBegun():
		return a.inside
	}
	return a.host
}

// insideBegun says whether the computer's program itself saw RestoreOS work.
func (a *attempt) insideBegun() bool { return order(a.host) > order(restore.StageRamdiskBoot) }

// deciding are the numbers, outermost first, each once.
func (a *attempt) deciding() []int {
	slices.SortStableFunc(a.codes, func(x, y rankedCode) int { return int(x.rank - y.rank) })
	codes := []int{}
	for _, c := range a.codes {
		if c.rank == fromServer && len(codes) > 0 {
			break
		}
		if !slices.Contains(codes, c.code) {
			codes = append(codes, c.code)
		}
	}
	return codes
}

// written says whether the phone's storage was changed: yes where the log
// shows it, no where the restore failed before RestoreOS ran.
func (a *attempt) written() *bool {
	yes := a.writes || a.outcome == Success
	if yes || a.outcome == Failure && a.operation == nil && a.stage() != restore.StageUnknown && order(a.stage()) <= order(restore.StageRamdiskBoot) {
		return &yes
	}
	return nil
}

// evidence is the deciding lines, the last stage and operation, and the last
// errors, in the order of the log.
func (a *attempt) evidence() []Line {
	lines := slices.Clone(a.decisive)
	if a.outcome != Success {
		lines = append(lines, a.errors...)
		lines = append(lines, a.stageLine, a.operationLine)
	}
	slices.SortFunc(lines, func(x, y Line) int { return x.Number - y.Number })
	lines = slices.CompactFunc(lines, func(x, y Line) bool { return x.Number == y.Number })
	lines = slices.DeleteFunc(lines, func(l Line) bool { return l.Number == 0 })
	for i := range lines {
		lines[i].Text = evidenceText(lines[i].Text)
	}
	return lines
}
