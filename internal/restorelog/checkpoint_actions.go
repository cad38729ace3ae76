package restorelog

import (
	"bytes"
	"strconv"
	"strings"

	"relink/internal/restore"
)

// checkpointBegins notes a step that began, by its name.
func checkpointBegins(name string, h *hit, r *reading, begin func(restore.Stage, *hit)) {
	name = strings.ToLower(name)
	if s, ok := checkpoints[name]; ok {
		begin(s, h)
	}
	if !r.previous {
		r.writes = r.writes || writingCheckpoints[name]
	}
}

// checkpointStarted reads "0x624 (restore_images)" as the computer's program
// writes it.
func checkpointStarted(r *reading, h *hit) {
	checkpointBegins(checkpointName(h.rest()), h, r, r.begin)
}

// checkpointName reads "0x624 (restore_images)", or "0x624" alone where the
// program is too old to know names.
func checkpointName(b []byte) string {
	if name := inBrackets(b); name != "" {
		return name
	}
	_, digits, _ := strings.Cut(word(bytes.TrimLeft(b, " :id")), "x")
	id, err := strconv.ParseUint(digits, 16, 64)
	if err != nil {
		return ""
	}
	return checkpointNames[int(id&0xffff)]
}

// checkpointEnded reads "0x624 (restore_images) result=14".
func checkpointEnded(r *reading, h *hit) {
	at := bytes.Index(h.rest(), []byte("result="))
	if at < 0 {
		return
	}
	if n, ok := leadingInteger(h.rest()[at+len("result="):]); ok && n != 0 {
		checkpointFails(r, h, checkpointName(h.rest()), n)
	}
}

// checkpointFailed is checkpointEnded for a step that is said to have failed,
// though its number may be 0.
func checkpointFailed(r *reading, h *hit) {
	r.failedAt(inBrackets(h.rest()))
	r.failedAt(reasonOf(h.rest()))
	r.trouble(h)
	checkpointEnded(r, h)
}

// checkpointCompleted reads "Checkpoint 1634 complete with code 53".
func checkpointCompleted(r *reading, h *hit) {
	n, ok := h.integer()
	fields := bytes.Fields(h.body)
	if !ok || n == 0 || len(fields) < 2 {
		return
	}
	id, err := strconv.ParseUint(string(fields[1]), 10, 64)
	if err != nil {
		return
	}
	checkpointFails(r, h, checkpointNames[int(id&0xffff)], n)
}

// checkpointFailure reads "(FAILURE:14) RESTORED:[0x0624] restore_images".
func checkpointFailure(r *reading, h *hit) {
	n := 0
	if at := bytes.Index(h.rest(), []byte("FAILURE:")); at >= 0 {
		n, _ = leadingInteger(h.rest()[at+len("FAILURE:"):])
	}
	checkpointFails(r, h, afterBracket(h.rest()), n)
	r.failedAt(reasonOf(h.rest()))
}

// reasonOf is what failed, in restored's words: "[0]D(failed to install splat)".
// It counts where the step's name tells nothing.
func reasonOf(b []byte) string {
	if at := bytes.Index(b, []byte("[0]D(")); at >= 0 {
		return string(b[at+len("[0]D("):])
	}
	return ""
}

func checkpointFails(r *reading, h *hit, name string, n int) {
	r.failedAt(name)
	r.code(fromCheckpoint, n, h)
	r.trouble(h)
}

// inBrackets is the word in the first round brackets.
func inBrackets(b []byte) string {
	if at := bytes.IndexByte(b, '('); at >= 0 {
		return word(b[at:])
	}
	return ""
}

// afterBracket is the word after the first square bracket that closes a
// checkpoint's number.
func afterBracket(b []byte) string {
	if at := bytes.Index(b, []byte("] ")); at >= 0 {
		return word(b[at+2:])
	}
	return ""
}
