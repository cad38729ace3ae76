package restorer

import (
	"time"

	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/restorelog/follow"
)

// Phase is how far a restore is that Relink started, in the words of
// relinkctl's JSON.
type Phase string

// The phases, in their order.
const (
	Checking   Phase = "checking"    // the program prepares; nothing was sent to the phone
	Sending    Phase = "sending"     // it sends what starts RestoreOS
	Waiting    Phase = "waiting"     // the phone left for RestoreOS
	Restoring  Phase = "restoring"   // RestoreOS works
	StartingUp Phase = "starting-up" // the program's word is there; the phone has to start up
	Ended      Phase = "ended"
)

// Phases are all of them.
func Phases() []Phase { return []Phase{Checking, Sending, Waiting, Restoring, StartingUp, Ended} }

// Outcome is how such a restore ended.
type Outcome string

// The outcomes.
const (
	// Success needs the program's own word and the phone seen to start up.
	Success Outcome = "success"
	Failure Outcome = "failure"
	// Stopped: it was stopped before anything was sent to the phone.
	Stopped        Outcome = "stopped"
	UnknownOutcome Outcome = "unknown"
)

// Outcomes are all of them.
func Outcomes() []Outcome { return []Outcome{Success, Failure, Stopped, UnknownOutcome} }

// Progress is how a restore stands at a moment: a plain value to show.
type Progress struct {
	At    time.Time
	Phase Phase
	restorelog.Progress
	Quiet   time.Duration
	Stalled bool
	// Mode is the phone's on USB; empty: it is not there.
	Mode device.Mode
	// MayStop is true until the first byte is sent to the phone.
	MayStop bool
	// MayEnd is true when the program still runs and the phone is certainly
	// not in restore mode any more: then the person may end the program.
	MayEnd bool
	// Alive says that the program runs.
	Alive bool
	// Trouble is something to be said beside all that; empty as a rule.
	Trouble Trouble
	// Outcome is set with the phase ended. Told says that the phone's starting up
	// was not seen but told by the owner.
	Outcome Outcome
	Told    bool
}

// Trouble is the end of a word, "restorer.trouble.", about a restore that runs
// or ended.
type Trouble string

// The troubles.
const (
	// TroubleErases: it said that it erases though an update was asked.
	TroubleErases Trouble = "erases"
	// TroubleTooOld: the phone asked for something that it does not know.
	TroubleTooOld Trouble = "too-old"
	// TroubleFull: there is no room left for what it writes.
	TroubleFull Trouble = "disk-full"
	// TroubleOther: another phone is where this one was.
	TroubleOther Trouble = "other-phone"
)

// Troubles are all of them.
func Troubles() []Trouble {
	return []Trouble{TroubleErases, TroubleTooOld, TroubleFull, TroubleOther}
}

// The times of a run.
const (
	// upWithin is how long a phone may take to start up after the word. Its
	// last start with data to migrate takes minutes.
	upWithin = 15 * time.Minute
	// settles is how long a phone must stay in the range that normal and
	// restore share, having been away, to count as started up; awayAtLeast is
	// how long no phone takes to start up (guide's restore watch has both).
	settles     = 10 * time.Second
	awayAtLeast = 2 * time.Second
	// backInRecovery is how long a phone sits in recovery or DFU after the word
	// until that is a failure.
	backInRecovery = time.Minute
	// linkWithin is how long after the program's end the phone's mode is waited
	// for, so that it is known how the link ended.
	linkWithin = time.Minute
	// offUSB and sits: when a program that still runs may be ended. Newer builds
	// wait 300 s for restore mode (405fcd1 idevicerestore.c:1527).
	offUSB = 10 * time.Minute
	sits   = 5 * time.Minute
)

// state is what is known of a run at a moment: a value that the watch of a run
// moves on.
type state struct {
	behaviour restore.Behaviour
	ecid      uint64
	port      string

	now   time.Time
	log   follow.Update
	signs struct{ sent, erases, unknown bool }
	full  bool

	phone    string // its pseudonym, once it was seen
	mode     device.Mode
	source   device.ModeSource
	address  int
	since    time.Time // when the mode, or being away, began
	looked   bool      // the bus was seen
	moved    bool      // it left or changed its mode since the start
	inOS     bool      // it was in restore mode
	other    bool
	awayFrom time.Time // the last leaving

	wordAt  time.Time // when the program said that it finished
	alive   bool
	failed  bool // what it said, read to its end, is a failure
	endedAt time.Time
	stopped bool // Relink stopped it
	outcome Outcome
	told    bool // the owner said it
}

// bus takes what is on USB.
func (s *state) bus(now time.Time, seen []device.Sighting) {
	s.now = now
	found := s.find(seen)
	if found == nil {
		if s.looked && s.mode == "" {
			return
		}
		s.moved = s.moved || s.looked
		s.mode, s.source, s.address, s.since, s.awayFrom, s.looked = "", "", 0, now, now, true
		return
	}
	s.phone = found.Phone
	if s.looked && found.Mode == s.mode && found.Address == s.address {
		s.source = found.Source
		return
	}
	s.moved = s.moved || s.looked
	if s.mode != "" { // it left and came back between two looks
		s.awayFrom = now
	}
	s.mode, s.source, s.address, s.since, s.looked = found.Mode, found.Source, found.Address, now, true
	s.inOS = s.inOS || s.mode == device.ModeRestore
}

// find is the phone of this run on the bus: by its ECID, which never changes,
// else by the pseudonym that the tracker keeps for it.
func (s *state) find(seen []device.Sighting) *device.Sighting {
	var byName *device.Sighting
	s.other = false
	for i := range seen {
		d := &seen[i]
		ecid, ok := d.Identity.PhoneECID()
		switch {
		case ok && ecid == s.ecid:
			return d
		case ok && d.Port == s.port && d.VendorID == device.AppleVendorID:
			s.other = true
		case !ok && s.phone != "" && d.Phone == s.phone:
			byName = d
		case !ok && s.phone == "" && d.Port == s.port && d.VendorID == device.AppleVendorID && d.Mode != "":
			byName = d // followed on by a later Relink: nothing speaks against it
		}
	}
	return byName
}

// heard takes what the program wrote.
func (s *state) heard(u follow.Update) {
	s.now, s.log = u.At, u
	if u.Ended == restorelog.Success && s.wordAt.IsZero() {
		s.wordAt = u.At
	}
	if u.Ended != restorelog.Success {
		s.wordAt = time.Time{}
	}
}

// died notes that the program ended, and whether all that it said is a
// failure: an error decides only once nothing follows it.
func (s *state) died(now time.Time, failed bool) {
	if s.alive {
		s.alive, s.endedAt, s.failed = false, now, failed
	}
	s.now = now
}

// sent says that something was, or may have been, sent to the phone.
func (s *state) sent() bool {
	return s.signs.sent || s.moved || rank(s.log.Stage) >= rank(restore.StageDFUUpload) || s.log.Stage == restore.StageUnknown
}

func rank(stage restore.Stage) int {
	for i, x := range restore.Stages() {
		if x == stage {
			return i
		}
	}
	return -1
}

// maybeInOS says that the phone is in restore mode, or may be.
func (s *state) maybeInOS() bool {
	switch s.mode {
	case device.ModeRecovery, device.ModeDFU:
		return false
	case "":
		return s.sent()
	}
	return true
}

// tick draws the conclusions of this moment.
func (s *state) tick(now time.Time) {
	s.now = now
	if s.outcome != "" {
		return
	}
	switch {
	case !s.wordAt.IsZero():
		s.outcome = s.afterWord()
	case s.alive:
	case s.stopped && !s.sent():
		s.outcome = Stopped
	case !s.sent() || s.settled():
		s.outcome = s.withoutWord()
	}
}

// afterWord is the outcome once the program said that the restore finished.
func (s *state) afterWord() Outcome {
	here := s.now.Sub(s.since)
	left := !s.awayFrom.IsZero() && s.awayFrom.Add(awayAtLeast).After(s.wordAt) && s.since.Sub(s.awayFrom) >= awayAtLeast
	switch {
	case s.mode == device.ModeNormal && (left && here >= settles || s.source == device.SourceUSBMux && !s.alive):
		return Success
	case (s.mode == device.ModeRecovery || s.mode == device.ModeDFU) && here >= backInRecovery && s.now.Sub(s.wordAt) >= backInRecovery:
		return Failure
	case s.now.Sub(s.wordAt) >= upWithin:
		return UnknownOutcome
	}
	return ""
}

// withoutWord is the outcome of a program that ended and did not say that it
// finished. How it exits says nothing: a signal in the middle ends with 0.
func (s *state) withoutWord() Outcome {
	switch {
	case s.failed, s.log.Ended == restorelog.Failure, s.signs.erases && s.behaviour == restore.Update && s.stopped:
		return Failure
	case s.mode == device.ModeRecovery && s.inOS, s.mode == device.ModeDFU && s.inOS:
		return Failure
	case s.stopped:
		return UnknownOutcome
	}
	return UnknownOutcome
}

// settled says that how the link ended is known, or will not be known soon.
func (s *state) settled() bool {
	return s.mode != "" && s.now.Sub(s.since) >= settles || s.now.Sub(s.endedAt) >= linkWithin
}
