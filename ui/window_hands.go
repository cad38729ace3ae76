package ui

import (
	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/restorelog"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/words"
	"relink/ui/tool/restore"
	"relink/ui/way"
)

// Title is the window's title; a second start on Windows finds it by that.
const Title = "Relink"

// PlayKind says what is on the bus.
type PlayKind string

// The kinds of play.
const (
	Real     PlayKind = "real"
	Practice PlayKind = "practice"
	Replayed PlayKind = "replay"
)

// Play is a bus to be opened.
type Play struct {
	Kind PlayKind
	Path string // of the trace that is replayed
}

// Source is a bus that was opened.
type Source struct {
	// Snapshots ends when the bus does.
	Snapshots <-chan device.Snapshot
	// Err says, after the end, why; nil is the end of a replay.
	Err func() error
	// Folded is how many pairs of coming and going were left out of Snapshots,
	// because they came faster than they were taken; nil where none can be.
	Folded func() int
	// Stop closes it.
	Stop func()
	// Trace writes the last hour down, without anything that names a phone; nil
	// where there is nothing to write.
	Trace func() ([]byte, error)
	// Act is what can be done to a phone on it.
	Act Acts
	// Kernel is what the kernel complains of, where it may be read; nil
	// elsewhere. It ends after Stop.
	Kernel <-chan KernelSign
	// Rehearsal is the other side of a practice; nil elsewhere.
	Rehearsal Rehearsal
}

// folded is how many events were left out: each pair is two.
func (s Source) folded() int {
	if s.Folded == nil {
		return 0
	}
	return 2 * s.Folded()
}

// Rehearsal is the virtual phone and the person who presses its buttons.
type Rehearsal interface {
	// Follow has the person hold these buttons from now on.
	Follow(held []device.Button)
	// TryEnded tells that a try of the coach ended.
	TryEnded()
	// Restore begins a made-up restore: an update, or an erase.
	Restore(erase bool)
}

// Kept is what is kept on disk.
type Kept struct {
	Session session.Session
	Way     checklist.SavedChecklist
}

// Hands are what the window cannot do itself, handed in by the program.
type Hands struct {
	// System is linux, windows or darwin.
	System  string
	Version string
	// Languages are the system's, the first the dearest.
	Languages []string
	// Details are lines about this program and machine, in a language.
	Details func(*words.Catalogue) []string

	Open func(Play) (Source, error)

	// Kept is what an earlier start left; Resumed says that there was some,
	// SetAside names the copy of one that could not be read.
	Kept     Kept
	Resumed  bool
	SetAside string
	// BrokeOff is the last run when it did not end by itself; else nil.
	BrokeOff *BrokeOff
	Save     func(Kept) error
	// Delete deletes everything stored and gives a fresh session.
	Delete func() (session.Session, error)

	// Folder is where reports go, State where sessions are, Logs the log.
	Folder, State, Logs string
	// Write writes a file whole or not at all.
	Write func(path string, data []byte) error
	// Export does the same with a file that only its owner may read.
	Export func(path string, data []byte) error
	// Private are names that must not be in a report.
	Private []string

	// ReadLog reads a restore log of another program; NewestLog finds the one
	// that was written last, without opening it. Both may take a while.
	ReadLog   func(path string) (story.Log, error)
	NewestLog func() (restorelog.Found, bool)

	// Earlier finds the restore that Relink started last, where it runs or nobody
	// saw its end; nil where Relink runs none. It may take a while.
	Earlier func() restore.Run

	// Backups lists the iPhone backups on this computer; it only reads, and may
	// take a while. nil is "do not look".
	Backups func() way.Backups

	// Programs lists what restores on this computer; it may take a while. nil is
	// "do not look".
	Programs func() []way.Program

	// Software says what is wrong with Apple's software for phones here:
	// "missing", "stopped", or nothing. nil is nothing.
	Software func() string

	// Raise delivers a value when a second start wants the window in front.
	Raise <-chan struct{}
	// Log notes what went wrong while something was done.
	Log func(doing string, err error)
	// Note notes what the window does: a page, the end of a try. It holds
	// nothing that a person told.
	Note func(what, which string)

	// Awake keeps screen and computer awake until stop is called. It may take
	// seconds; nil is a computer that looks after itself.
	Awake func(reason string) (stop func(), err error)

	// Tone plays press, release, success, wrong or count. Say speaks a sentence
	// in a language, and Hush ends it. Each cuts off the one before, waits for
	// nothing, and is silent where there is no device. Voice tells whether this
	// computer can speak at all, and whether in a language. nil is silence.
	Tone  func(name string)
	Say   func(language, sentence string)
	Hush  func()
	Voice func(language string) (some, fits bool)
}
