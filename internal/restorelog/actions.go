package restorelog

import (
	"bytes"
	"strconv"

	"relink/internal/restore"
)

// begins is the action of a text that a stage begins with.
func begins(s restore.Stage) action {
	return func(r *reading, h *hit) { r.begin(s, h) }
}

// beginsInside is begins for the phone's own log.
func beginsInside(s restore.Stage) action {
	return func(r *reading, h *hit) { r.beginInside(s, h) }
}

// stumbles is the action of an error in a stage; it decides the outcome if
// nothing goes on after it.
func stumbles(s restore.Stage) action {
	return func(r *reading, h *hit) {
		if s != "" && (r.isBefore(s) || s == restore.StageSigning) {
			r.note(s, h)
		}
		r.trouble(h)
	}
}

// reaches begins a stage unless a later one has begun.
func reaches(s restore.Stage) action {
	return func(r *reading, h *hit) {
		if r.isBefore(s) {
			r.begin(s, h)
		}
	}
}

// uploads is begins for files sent before RestoreOS runs: after the end of a
// restore they belong to the next one.
func uploads(s restore.Stage) action {
	return func(r *reading, h *hit) {
		startsAfterEnd(r, h)
		r.begin(s, h)
	}
}

// sends is the action of a file that is sent both to start RestoreOS and to
// be installed by it.
func sends(r *reading, h *hit) {
	if r.isBefore(restore.StageRamdiskBoot) && !r.answered {
		r.begin(restore.StageRecoveryUpload, h)
		return
	}
	r.goesOn()
}

func answers(r *reading, h *hit) { r.answers(h) }
func goesOn(r *reading, h *hit)  { r.goesOn() }

// crashes is the action of what a computer says of a program that ended by a
// fault of its own.
func crashes(r *reading, h *hit) {
	if r.outcome == "" && !r.previous {
		r.trouble(h)
		r.fault = Crashed
	}
}

func succeeds(r *reading, h *hit) { r.succeed(h) }
func fails(r *reading, h *hit)    { r.fail(h) }
func troubles(r *reading, h *hit) { r.trouble(h) }

// behaves is the action of a text that names what happens to the data.
func behaves(b restore.Behaviour) action {
	return func(r *reading, h *hit) { r.behaviour = b }
}

// namesBehaviour reads Erase or Update from what follows.
func namesBehaviour(r *reading, h *hit) {
	rest := bytes.ToLower(h.rest())
	switch {
	case bytes.Contains(rest, []byte("erase")):
		r.behaviour = restore.Erase
	case bytes.Contains(rest, []byte("update")):
		r.behaviour = restore.Update
	}
}

// starts is the action of a text a program begins a restore with, after
// which what was decided before belongs to an earlier one.
func starts(r *reading, h *hit) {
	if r.outcome != "" || !r.isBefore(restore.StageDFUUpload) {
		r.restart()
	}
}

// startsAfterEnd is starts for texts that may come again in one restore.
func startsAfterEnd(r *reading, h *hit) {
	if r.outcome != "" {
		r.restart()
	}
}

// then does two things.
func then(first, second action) action {
	return func(r *reading, h *hit) {
		first(r, h)
		second(r, h)
	}
}

// ifAlone does it when nothing follows the token but dots, marks and blanks.
func ifAlone(do action) action {
	return func(r *reading, h *hit) {
		if isAlone(h.rest()) {
			do(r, h)
		}
	}
}

// isAlone says whether this is the end of a line: dots, marks and blanks, or
// what stands behind a message in an object of JSON or on a page.
func isAlone(rest []byte) bool {
	for _, end := range []string{`\n"`, `",`, `"}`, "</"} {
		if at := bytes.Index(rest, []byte(end)); at >= 0 {
			rest = rest[:at]
		}
	}
	return len(bytes.Trim(rest, " .!…|\t\"'`*_~”’»\u00a0\u200e\u200f")) == 0
}

// ifFound does it when the line holds a text, in whatever case.
func ifFound(text string, do action) action {
	return func(r *reading, h *hit) {
		if bytes.Contains(bytes.ToLower(h.body), []byte(text)) {
			do(r, h)
		}
	}
}

// endsWith reads the number that a restore ended with; 0 is success.
func endsWith(where rank) action {
	return func(r *reading, h *hit) {
		if n, ok := h.integer(); ok && n == 0 {
			r.succeed(h)
			r.confirmed = r.outcome == Success
			return
		}
		failsWith(where)(r, h)
	}
}

// failsWith reads the number that follows a word of failure and takes it for
// the reason. There 0 says nothing.
func failsWith(where rank) action {
	return func(r *reading, h *hit) {
		if n, ok := h.integer(); ok && n != 0 {
			r.said(n, h)
			r.code(where, n, h)
			r.fail(h)
		}
	}
}

// troublesWith reads the number that follows an error.
func troublesWith(where rank) action {
	return func(r *reading, h *hit) {
		if n, ok := h.integer(); ok && n != 0 {
			r.code(where, n, h)
		}
		r.trouble(h)
	}
}

// hasStatus is the action of a final status of restored that is written as
// words; stage is what the words name, or "".
func hasStatus(number int, s restore.Stage) action {
	return func(r *reading, h *hit) {
		r.previous = false
		if s != "" && r.failed == "" {
			r.failed = s
		}
		r.code(fromStatus, number, h)
		r.fail(h)
	}
}

// hasDiskFailure is hasStatus for 6, which may come in any stage that writes.
func hasDiskFailure(r *reading, h *hit) {
	s := restore.Stage("")
	if r.inside == "" && r.isBefore(restore.StageStorage) {
		s = restore.StageStorage
	}
	hasStatus(6, s)(r, h)
}

// operates reads "operation 13 progress 42".
func operates(r *reading, h *hit) {
	n, ok := operationNumber(h)
	if !ok {
		return
	}
	r.operate(n, h)
	if at := bytes.Index(h.rest(), []byte(" progress ")); at >= 0 {
		if n, ok := leadingInteger(h.rest()[at+len(" progress "):]); ok {
			r.progressed(percentOf(float64(n)))
		}
	}
}

func operationNumber(h *hit) (int, bool) {
	at := bytes.Index(h.body, []byte("operation "))
	if at < 0 {
		return 0, false
	}
	return leadingInteger(h.body[at+len("operation "):])
}

// operatesNamed reads "Restoring image (13)", and "Restoring image" alone as
// programs around the engine write it, where the line is one of a log.
func operatesNamed(r *reading, h *hit) {
	rest := h.rest()
	if len(rest) >= 3 && rest[0] == ' ' && rest[1] == '(' {
		if n, ok := h.lastParens(); ok {
			r.operate(n, h)
		}
		return
	}
	n, known := namedOperation(h.body[:h.end])
	rest = bytes.TrimPrefix(rest, []byte("s"))
	percent, hasPercent := trailingPercent(rest)
	if !known || !hasPercent && !isAlone(rest) || !h.logged && r.tool() == UnknownTool {
		return
	}
	r.weigh(wrapper, hint)
	// By its name an operation is meant as it is numbered now.
	protocol := r.protocol
	r.protocol = 0
	r.operate(n, h)
	r.protocol = protocol
	if hasPercent {
		r.progressed(percent)
	}
}

// trailingPercent reads " via ASR 61%": a percentage at the end of a line.
func trailingPercent(rest []byte) (percentage, bool) {
	rest, ok := bytes.CutSuffix(bytes.TrimRight(rest, " .\t"), []byte("%"))
	if !ok {
		return percentage{}, false
	}
	digits := rest[bytes.LastIndexAny(rest, " :\t(")+1:]
	n, err := strconv.ParseFloat(string(digits), 64)
	p := percentOf(n)
	return p, err == nil && p.told
}
