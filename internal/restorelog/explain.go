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
		return []Words{{ID: "log.none"}}
	}
	said := []Words{{ID: "log.incomplete"}}
	if r.Outcome == Failure {
		said[0].ID = "log.failure"
	}
	if r.Stage != "" {
		said = append(said, Words{ID: "log.at." + string(r.Stage)})
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

// number explains the outermost number, with its meaning where the error book
// has one with a source.
func (r Result) number() []Words {
	if len(r.Codes) == 0 {
		return nil
	}
	said := []Words{{ID: "log.code", Args: map[string]any{"Code": r.Codes[0]}}}
	e, ok := restore.Lookup(r.Codes[0])
	if ok && e.Confidence != restore.Low {
		return append(said, Words{ID: e.Meaning})
	}
	return append(said, Words{ID: "log.code.unfounded"})
}
