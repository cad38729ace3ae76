package restorelog

import "relink/internal/restore"

// Words is a sentence by its id, with what to fill in.
type Words struct {
	ID   string
	Args map[string]any
}

// Sentences explain the result to a person: how it ended, where, what the
// number means, and whether the phone's storage was written.
func (r Result) Sentences() []Words {
	switch r.Outcome {
	case Success:
		return []Words{{ID: "log.success"}}
	case NotARestore:
		return r.strangers()
	}
	said := []Words{{ID: "log.incomplete"}}
	if r.Outcome == Failure {
		said[0].ID = "log.failure"
	}
	switch {
	case r.Stage == restore.StageUnknown && r.Answered:
		said = append(said, Words{ID: "log.at.restoreos"})
	case r.Stage != "":
		said = append(said, Words{ID: "log.at." + string(r.Stage)})
	}
	if r.Fault != "" {
		said = append(said, Words{ID: "log.fault." + string(r.Fault)})
	}
	said = append(said, r.number()...)
	switch {
	case r.StorageWritten == nil:
		said = append(said, Words{ID: "log.written.unknown"})
	case *r.StorageWritten:
		said = append(said, Words{ID: "log.written.yes"})
	default:
		said = append(said, Words{ID: "log.written.no"})
	}
	return said
}

// strangers says what a text is that is no restore log.
func (r Result) strangers() []Words {
	switch {
	case r.Tool != Kernel:
		return []Words{{ID: "log.none"}}
	case len(r.Evidence) > 0:
		return []Words{{ID: "log.kernel"}, {ID: "log.kernel.trouble"}}
	}
	if r.Unread {
		return []Words{{ID: "log.kernel"}, {ID: "log.kernel.unread"}}
	}
	return []Words{{ID: "log.kernel"}, {ID: "log.kernel.quiet"}}
}

// minusOne explains -1, which RestoreOS and the programs say of any step; only
// at the modem's it has a meaning of its own.
func (r Result) minusOne() Words {
	if r.Stage == "" || r.Stage == restore.StageUnknown {
		return Words{ID: "log.code.minus1.unknown"}
	}
	return Words{ID: "log.code.minus1.step"}
}

// number explains the outermost number, with its meaning where the error book
// has one with a source.
func (r Result) number() []Words {
	if len(r.Codes) == 0 {
		return nil
	}
	said := []Words{{ID: "log.code", Args: map[string]any{"Code": r.Codes[0]}}}
	if r.Codes[0] == -1 && r.Stage != restore.StageBaseband {
		return append(said, r.minusOne())
	}
	e, ok := restore.Lookup(r.Codes[0])
	if ok && e.Confidence != restore.Low {
		return append(said, Words{ID: e.Meaning})
	}
	return append(said, Words{ID: "log.code.unfounded"})
}
