package restorelog

import (
	"bytes"

	"relink/internal/restore"
)

// dialogNumber reads the number a dialog ends in: "[... - 0xFB1 (4017)]".
func dialogNumber(r *reading, h *hit) {
	if n, ok := h.lastParens(); ok {
		r.code(fromProgram, n, h)
		r.fail(h)
	}
}

// dialogUnknown reads "An unknown error occurred (4013)". The same words
// without a number and a product are somebody else's.
func dialogUnknown(r *reading, h *hit) {
	n, ok := h.lastParens()
	if !ok || !r.namesProduct(h) {
		return
	}
	r.sawDialog(h)
	r.code(fromProgram, n, h)
	r.fail(h)
}

// dialogWithout reads "The iPhone could not be restored." A number may follow
// on the same line or the next.
func dialogWithout(r *reading, h *hit) {
	text := bytes.ToLower(h.body)
	if !r.namesProduct(h) || bytes.Contains(text, []byte("backup")) {
		return
	}
	r.sawDialog(h)
	if bytes.Contains(text, []byte("could not be updated")) && r.behaviour == "" {
		r.behaviour = restore.Update
	}
	r.trouble(h)
}

// notEligible reads "This device isn't eligible for the requested build."
func notEligible(r *reading, h *hit) {
	if r.isBefore(restore.StageRamdiskBoot) {
		r.begin(restore.StageSigning, h)
	}
	r.trouble(h)
}

// sawDialog weighs a dialog as Apple's: Configurator's where it is about a
// Mac, else of the programs for phones.
func (r *reading) sawDialog(h *hit) {
	r.dialog = true
	if r.weight[apple] < proof {
		r.weight[apple] += proof
	}
	if bytes.Contains(h.body, []byte("The Mac")) {
		r.weight[configurator] += hint
	}
}

// namesProduct says whether the line, or a dialog's line before it, is about
// one of Apple's devices.
func (r *reading) namesProduct(h *hit) bool {
	text := bytes.ToLower(h.body)
	for _, p := range products {
		if bytes.Contains(text, []byte(p)) {
			return true
		}
	}
	return r.dialog
}

// failedStage names the stage in which it failed, where a dialog says so.
func failedStage(s restore.Stage) action {
	return func(r *reading, h *hit) {
		if r.failed == "" && !r.previous {
			r.failed = s
		}
	}
}
