package restorelog

import (
	"slices"

	"relink/internal/restore"
)

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
	case a.inside != "" && (a.host == "" || !a.insideBegun()):
		return a.inside
	case a.host == "", !a.insideBegun() && (a.answered || a.lost):
		return restore.StageUnknown
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
// shows it, no where the restore failed before RestoreOS ran. Where the log
// holds steps that are in no table, nobody knows.
func (a *attempt) written() *bool {
	yes := a.writes || a.outcome == Success
	if yes || a.outcome == Failure && !a.ran() && a.stage() != restore.StageUnknown && order(a.stage()) <= order(restore.StageRamdiskBoot) {
		return &yes
	}
	return nil
}

// ran says whether RestoreOS ran, or may have.
func (a *attempt) ran() bool {
	return a.operation != nil || a.answered || a.strange || a.inside != "" || a.insideBegun()
}

// evidence is the deciding lines, the last stage and operation, and the last
// errors, in the order of the log.
func (a *attempt) evidence() []Line {
	lines := slices.Concat(a.decisive, a.notes)
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
