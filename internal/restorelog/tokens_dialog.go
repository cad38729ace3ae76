package restorelog

import (
	"bytes"

	"relink/internal/restore"
)

// dialogNumber reads the number a dialog ends in: "[... - 0xFB1 (4017)]".
func dialogNumber(r *reading, h *hit) {
	rest := bytes.TrimLeft(h.rest(), " -\u2013\u2014")
	if n, ok := h.lastParens(); ok && bytes.HasPrefix(rest, []byte("0x")) && len(h.raw) < maxDialog {
		r.weigh(configurator, proof)
		r.code(fromProgram, n, h)
		r.fail(h)
	}
}

// maxDialog bounds the length of a line that can be a dialog; longer ones
// only quote one.
const maxDialog = 1000

// dialogError reads "AMRestoreErrorDomain error 75 - Failed to handle ...",
// at the front of a line or in brackets after "could not be completed.".
func dialogError(r *reading, h *hit) {
	before := bytes.ToLower(h.body[:h.end])
	n, ok := h.integer()
	named := bytes.Contains(before, []byte("be completed")) || bytes.Contains(before, []byte("domain="))
	if !ok || len(h.raw) > maxDialog || h.end > 60 && !h.logged && !named {
		return
	}
	r.weigh(apple, proof)
	r.code(fromProgram, n, h)
	if at := bytes.Index(h.body, []byte(innerText)); at >= 0 {
		if inner, ok := leadingInteger(h.body[at+len(innerText):]); ok {
			r.code(fromChain, inner, h)
		}
	}
	if at := bytes.Index(h.body, []byte(unexpectedText)); at >= 0 {
		inside := *h
		inside.end = at + len(unexpectedText)
		unexpectedState(r, &inside)
	}
	r.fail(h)
}

// innerText stands before the number of the layer below.
const innerText = "failed with error: "

// unexpectedText is how Apple's engine says that a phone came back in another
// mode; the two modes follow in quotes.
const unexpectedText = "Unexpected device state '"

// dialogUnknown reads "An unknown error occurred (4013)". The same words
// without a number and a product are somebody else's.
func dialogUnknown(r *reading, h *hit) {
	n, ok := h.lastParens()
	if !ok || !r.namesProduct(h) || len(h.raw) > maxDialog {
		return
	}
	r.sawDialog(h)
	dialog := *h
	dialog.logged = false // whatever a page or a letter puts before it
	r.said(n, &dialog)
	r.code(fromProgram, n, h)
	r.fail(h)
}

// dialogWithout reads "The iPhone could not be restored." A number may follow
// on the same line or the next. Only the dialog's own opening counts: people
// write the rest of the sentence too.
func dialogWithout(r *reading, h *hit) {
	text := bytes.ToLower(h.body)
	if !opensDialog(text) || bytes.Contains(text, []byte("backup")) {
		return
	}
	r.sawDialog(h)
	if bytes.Contains(text, []byte("could not be updated")) && r.behaviour == "" {
		r.behaviour = restore.Update
	}
	r.trouble(h)
}

// opensDialog says whether a line begins like a dialog of Apple's, quotation
// marks aside.
func opensDialog(text []byte) bool {
	text = bytes.TrimLeft(text, "\"'\u201c\u2018*_ ")
	for _, p := range products {
		if bytes.HasPrefix(text, []byte("the "+p+" ")) {
			return true
		}
	}
	return false
}

// notEligible reads "This device isn't eligible for the requested build."
func notEligible(r *reading, h *hit) {
	if r.isBefore(restore.StageRamdiskBoot) {
		r.note(restore.StageSigning, h)
	}
	r.trouble(h)
}

// sawDialog weighs a dialog as Apple's: Configurator's where it is about a
// Mac, else of the programs for phones.
func (r *reading) sawDialog(h *hit) {
	r.dialog = true
	r.weigh(apple, proof)
	if bytes.Contains(h.body, []byte("The Mac")) {
		r.weigh(configurator, hint)
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
