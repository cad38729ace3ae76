package dfu

import (
	"time"

	"relink/guide"
	"relink/internal/device"
)

// LeaveOutcome is how leaving recovery ended; empty while it goes on.
type LeaveOutcome string

// The ends of leaving recovery.
const (
	// LeaveStarted: the phone came back outside recovery.
	LeaveStarted LeaveOutcome = "started"
	// LeaveBack: the phone came back in recovery: the system does not start, or
	// an interrupted restore holds it there on purpose.
	LeaveBack LeaveOutcome = "back-in-recovery"
	// LeaveDFU: the phone came back in DFU, its boot code does not load.
	LeaveDFU LeaveOutcome = "dfu"
	// LeaveStayed: the phone took the commands and never went away.
	LeaveStayed LeaveOutcome = "stayed"
	// LeaveQuiet: the phone went away and was not seen again.
	LeaveQuiet LeaveOutcome = "quiet"
)

// leavePatience is how long a phone that was told to leave recovery is waited
// for. idevicerestore waits 30 s for the same; a phone that checks its storage
// first takes longer.
const leavePatience = 60 * time.Second

// Leave follows a phone that was told to leave recovery. Success is what the
// bus shows, not that the commands were taken.
type Leave struct {
	began   time.Time
	port    string
	address int
	gone    bool
	outcome LeaveOutcome
}

// BeginLeave starts when the commands were sent to the phone.
func BeginLeave(phone device.Device, at time.Time) Leave {
	return Leave{began: at, port: phone.Port, address: phone.Address}
}

// Advance takes what the bus shows now. The phone is followed by its port; a
// new address there is a new start.
func (l Leave) Advance(now time.Time, s device.Snapshot) Leave {
	if l.outcome != "" {
		return l
	}
	here, there := guide.OnPort(s, l.port)
	switch {
	case !there:
		l.gone = true
	case here.Address == l.address && !l.gone:
		// Still the one that was told to go.
	default:
		l.gone = true
		l.outcome = leftInto(here.Mode)
	}
	if l.outcome == "" && now.Sub(l.began) >= leavePatience {
		l.outcome = LeaveStayed
		if l.gone {
			l.outcome = LeaveQuiet
		}
	}
	return l
}

func leftInto(m device.Mode) LeaveOutcome {
	switch m {
	case device.ModeNormal, device.ModeRestore:
		return LeaveStarted
	case device.ModeRecovery:
		return LeaveBack
	case device.ModeDFU, device.ModePortDFU, device.ModeWTF:
		return LeaveDFU
	}
	return ""
}

// Outcome is how it ended; empty while it goes on.
func (l Leave) Outcome() LeaveOutcome { return l.outcome }

// Gone says whether the phone has left USB.
func (l Leave) Gone() bool { return l.gone }

// Until is when the waiting ends at the latest.
func (l Leave) Until() time.Time { return l.began.Add(leavePatience) }

// Words is what the outcome means for the person.
func (l Leave) Words() guide.Words { return guide.Words{ID: "leave.outcome." + string(l.outcome)} }
