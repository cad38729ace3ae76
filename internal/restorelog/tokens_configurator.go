package restorelog

import (
	"bytes"

	"relink/internal/restore"
)

// configuratorTokens are what Apple Configurator and its cfgutil write.
var configuratorTokens = []token{
	{"apple configurator", anywhere, anyone, noHint, configures},
	{"cfgutil", anywhere, anyone, noHint, configures},
	{"cfgutil: error:", atStart, configurator, hint, troubles},
	{"(domain: configurationutilitykit.error code:", atStart, configurator, proof, utilityError},
	{"configurationutilitykit.error", anywhere, anyone, noHint, utilityNamed},
	{"step ", atStart, anyone, noHint, utilityStep},
	{"waiting for the device [", atStart, configurator, hint, nil},
	{"operation \"", atStart, anyone, noHint, operationEnds},
	{"operation \u201c", atStart, anyone, noHint, operationEnds},
	{"operation '", atStart, anyone, noHint, operationEnds},
	{"restore\" failed on ", atStart, configurator, proof, fails},
	{"update\" failed on ", atStart, configurator, proof, fails},
	{"revive\" failed on ", atStart, configurator, proof, fails},
	{"restore\u201d failed on ", atStart, configurator, proof, fails},
	{"update\u201d failed on ", atStart, configurator, proof, fails},
	{"revive\u201d failed on ", atStart, configurator, proof, fails},
}

// configures notes Apple Configurator as the writer of a line, or at the
// front of one.
func configures(r *reading, h *hit) {
	if h.logged || h.end < 60 {
		r.weigh(configurator, hint)
	}
}

// utilityError reads the number in "(Domain: ConfigurationUtilityKit.error
// Code: 401)".
func utilityError(r *reading, h *hit) {
	if n, ok := h.integer(); ok && n != 0 {
		r.code(fromProgram, n, h)
		r.trouble(h)
	}
}

// utilityNamed reads the same domain where it stands elsewhere in a line:
// "Error Domain=ConfigurationUtilityKit.error Code=401".
func utilityNamed(r *reading, h *hit) {
	rest := bytes.ToLower(h.rest())
	at := bytes.Index(rest, []byte("code"))
	if at < 0 || at > 4 || len(h.raw) > maxDialog {
		return
	}
	if n, ok := leadingInteger(rest[at+len("code"):]); ok && n != 0 {
		r.weigh(configurator, proof)
		r.code(fromProgram, n, h)
		r.trouble(h)
	}
}

// utilityStep reads "Step 2 of 4: Downloading System". What a step does to
// the storage no source tells.
func utilityStep(r *reading, h *hit) {
	rest := h.rest()
	if _, ok := leadingInteger(rest); !ok || !bytes.Contains(rest[:min(len(rest), 12)], []byte(" of ")) || bytes.IndexByte(rest[:min(len(rest), 16)], ':') < 0 {
		return
	}
	startsAfterEnd(r, h)
	r.weigh(configurator, hint)
	if namesPhone(rest) {
		r.utilitySteps++
		r.weigh(configurator, min(r.utilitySteps, proof))
	}
	r.goesOn()
	r.estrange()
}

// namesPhone says whether a step is about one of Apple's devices or systems.
func namesPhone(b []byte) bool {
	text := bytes.ToLower(b)
	for _, name := range []string{"iphone", "ipad", "ipod", " ios", "ipados", "macos", "the mac", "tvos", "downloading system", "installing system"} {
		if bytes.Contains(text, []byte(name)) {
			return true
		}
	}
	return false
}

// operationEnds reads cfgutil's last word: Operation "restore" succeeded.
func operationEnds(r *reading, h *hit) {
	rest := bytes.ToLower(h.rest())
	for _, name := range []string{"restore", "update", "revive"} {
		after, ok := bytes.CutPrefix(rest, []byte(name))
		if !ok {
			continue
		}
		switch after = bytes.TrimLeft(after, "\"'\u201d\u2019 "); {
		case bytes.HasPrefix(after, []byte("succeeded")) && isAlone(after[len("succeeded"):]):
			r.weigh(configurator, proof)
			r.begin(restore.StageFinalBoot, h)
			r.succeed(h)
		case bytes.HasPrefix(after, []byte("failed")):
			r.weigh(configurator, proof)
			r.fail(h)
		}
	}
}
