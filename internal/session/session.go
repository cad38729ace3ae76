// Package session is what has been learned and tried so far with one phone:
// the answers given, the restore tries, the tries to reach DFU, what was seen
// on the cable. It is kept on disk so that a crash loses nothing, and it can be
// carried to a second computer as a file and merged there.
//
// It knows how to keep and merge. It does not know what follows from it.
package session

import (
	"time"

	"relink/internal/restore"
)

// Schema names the form of a session file. docs/session.md describes it.
const Schema = "relink.session/1"

// Session is everything about one phone. The zero Session is empty and valid.
type Session struct {
	Schema string `json:"schema"`
	// ID is a random name, made once; two files with one ID are two copies of
	// one session.
	ID string `json:"id"`
	// Started is when the session began.
	Started time.Time `json:"started"`
	// Phones are the identities seen for this phone, one a mode at most.
	Phone Phone `json:"phone"`
	// Answers are what the owner told, by question.
	Answers map[string]Answer `json:"answers"`
	Tries   []Try             `json:"tries"`
	Runs    []Run             `json:"dfu_runs"`
	// CableTests are told, and never count in a verdict.
	CableTests []CableTest `json:"cable_tests"`
	Seen       []Entry     `json:"seen"`
	// Folded counts entries of Seen that were folded away to keep it short.
	Folded int `json:"folded"`
	// Deleted names what the person removed, so that a merge does not bring it
	// back.
	Deleted []string `json:"deleted"`
}

// Phone is what is known of the phone itself. Serial, ECID, UDID and IMEI are
// personal; a report masks them.
type Phone struct {
	ProductType string `json:"product_type,omitempty"`
	Board       string `json:"board,omitempty"`
	Serial      string `json:"serial,omitempty"`
	ECID        string `json:"ecid,omitempty"`
	UDID        string `json:"udid,omitempty"`
	IMEI        string `json:"imei,omitempty"`
	// IOS is the iOS version that the running phone told through usbmuxd, such
	// as "17.5.1".
	IOS string `json:"ios_version,omitempty"`
	// Firmware is the build a log named, such as "22D63".
	Firmware string `json:"firmware,omitempty"`
	// At is when the phone was last identified.
	At time.Time `json:"at,omitzero"`
}

// Answer is what the owner said, and when. A later answer to the same question
// replaces an earlier one.
type Answer struct {
	Values []string  `json:"values"`
	At     time.Time `json:"at"`
}

// The questions whose answers a verdict or report uses.
const (
	AskNeedsData       = "needs_data"       // yes, no, not-sure
	AskHasBackup       = "has_backup"       // yes, no, not-sure
	AskComputerUpdated = "computer_updated" // yes, no
	AskHistory         = "history"          // words of relink.facts/1, or "nothing"
	AskSymptoms        = "symptoms"         // words of relink.facts/1, or "none"
	AskScreen          = "screen"           // what the iPhone showed
	AskCode            = "code"             // the number on the computer
	AskPasscodeKnown   = "passcode_known"   // yes, no
	AskAccountKnown    = "account_known"    // yes, no: Apple Account and password
	AskModel           = "model"            // a product type the owner chose
	AskBroken          = "broken_button"    // "side-broken" and so on, or "all-work"
)

// Try is one restore try.
type Try struct {
	ID string    `json:"id"`
	At time.Time `json:"at"`
	// Updated is when the record last changed; the later of two copies wins.
	Updated time.Time `json:"updated"`
	restore.Attempt
	// ComputerLabel, CableLabel and PortLabel are for people; the opaque names
	// in Attempt are what is compared.
	ComputerLabel string `json:"computer_label,omitempty"`
	CableLabel    string `json:"cable_label,omitempty"`
	PortLabel     string `json:"port_label,omitempty"`
	// Known says how single facts of the try are known, by the names below: one
	// try mixes what was seen, read and told. A fact without an entry is known as
	// Evidence says; sessions of earlier versions have none.
	Known map[string]restore.Evidence `json:"known,omitempty"`
	// Operation is the last operation of the ramdisk that a log names.
	Operation *Operation `json:"operation"`
	// StorageWritten says whether a log shows that erasing or writing began;
	// nil when no log tells.
	StorageWritten *bool `json:"storage_written"`
	// Tool is the program that wrote the log, empty without one.
	Tool string `json:"tool,omitempty"`
	// LogLines are the deciding lines of a log, masked when they were read.
	LogLines []LogLine `json:"log_lines"`
	// Strip is the modes over time that Relink saw during this try.
	Strip []Segment `json:"strip"`
}

// The facts of a try that Known may name, in the words of an attempt.
const (
	KnownCode      = "code"
	KnownBehaviour = "behaviour"
	KnownMode      = "mode"
	KnownCable     = "cable"
	KnownPort      = "port"
	KnownComputer  = "computer"
	KnownHub       = "through_hub"
	KnownStage     = "stage"
	KnownLink      = "lost_link"
)

// Operation is a numbered operation of the restore ramdisk.
type Operation struct {
	Number int    `json:"number"`
	Name   string `json:"name"`
}

// LogLine is a line of a restore log with its number, counted from 1.
type LogLine struct {
	Line int    `json:"line"`
	Text string `json:"text"`
}

// Segment is a stretch of time in one mode; an empty Mode is silence.
type Segment struct {
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
	Mode string    `json:"mode"`
}

// Run is one try to reach DFU with the coach.
type Run struct {
	ID      string    `json:"id"`
	At      time.Time `json:"at"`
	Updated time.Time `json:"updated"`
	Start   string    `json:"start"`
	Outcome string    `json:"outcome"`
	Seconds float64   `json:"seconds"`
}

// Entry is one thing that happened on the cable.
type Entry struct {
	At   time.Time `json:"at"`
	Kind string    `json:"kind"` // attached, detached, note
	Mode string    `json:"mode,omitempty"`
	Port string    `json:"port,omitempty"`
	Text string    `json:"text,omitempty"` // a note; never a raw device string
	// Provoked is true for what a hand may have done in a cable test.
	Provoked bool `json:"provoked,omitempty"`
	// Evidence says how it is known.
	Evidence restore.Evidence `json:"evidence"`
}

// MaxSeen bounds Session.Seen: past it the oldest entries fold away and are
// counted.
const MaxSeen = 2000

// New begins a session.
func New(id string, at time.Time) Session {
	return Session{Schema: Schema, ID: id, Started: at, Answers: map[string]Answer{}}
}

// Answer returns a copy of s with the question answered.
func (s Session) Answer(question string, at time.Time, values ...string) Session {
	answers := make(map[string]Answer, len(s.Answers)+1)
	for q, a := range s.Answers {
		answers[q] = a
	}
	answers[question] = Answer{Values: append([]string(nil), values...), At: at}
	s.Answers = answers
	return s
}

// Said is the first value answered to a question, or "" when it was not
// answered.
func (s Session) Said(question string) string {
	if a := s.Answers[question]; len(a.Values) > 0 {
		return a.Values[0]
	}
	return ""
}

// WithTry returns a copy of s with the try added, or replaced when its ID is
// known already.
func (s Session) WithTry(t Try) Session {
	s.Tries = put(s.Tries, t, tryID)
	return s
}

// WithRun returns a copy of s with the run added or replaced.
func (s Session) WithRun(r Run) Session {
	s.Runs = put(s.Runs, r, runID)
	return s
}

// WithEntry returns a copy of s with the entry added, folding the oldest away
// past MaxSeen.
func (s Session) WithEntry(e Entry) Session {
	seen := append(append([]Entry(nil), s.Seen...), e)
	if over := len(seen) - MaxSeen; over > 0 {
		seen = seen[over:]
		s.Folded += over
	}
	s.Seen = seen
	return s
}

// Without returns a copy of s without the try, run or cable test of that ID; a merge with
// an older copy does not bring it back.
func (s Session) Without(id string) Session {
	s.Deleted = union(s.Deleted, []string{id})
	return s.pruned()
}

func tryID(t Try) string { return t.ID }
func runID(r Run) string { return r.ID }

// put returns a copy of list with item added, or in place of the one with its
// ID.
func put[T any](list []T, item T, id func(T) string) []T {
	out := append([]T(nil), list...)
	for i := range out {
		if id(out[i]) == id(item) {
			out[i] = item
			return out
		}
	}
	return append(out, item)
}
