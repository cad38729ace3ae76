package dfu

import (
	"time"

	"relink/guide"
	"relink/internal/device"
)

// EnterOutcome is how taking a running phone into recovery ended; empty while
// it goes on.
type EnterOutcome string

// The ends of entering recovery.
const (
	// EnterReached: recovery was seen.
	EnterReached EnterOutcome = "reached"
	// EnterBack: the phone restarted and came back running.
	EnterBack EnterOutcome = "back"
	// EnterDFU: the phone came back in DFU, its boot code does not load.
	EnterDFU EnterOutcome = "dfu"
	// EnterStayed: the phone took the request and never went away.
	EnterStayed EnterOutcome = "stayed"
	// EnterQuiet: the phone went away and was not seen again.
	EnterQuiet EnterOutcome = "quiet"
)

// enterPatience is how long recovery is waited for. A public log of an iPhone
// 11 Pro has the phone gone 4 s after the request and recovery 10 s after that
// (3uTools, in dfu_procedures); idevicerestore waits 60 s for the same.
const enterPatience = 60 * time.Second

// Enter follows a running phone that was asked to enter recovery. Success is
// what the bus shows, not that the request was taken.
type Enter struct {
	began   time.Time
	port    string
	address int
	gone    bool
	goneAt  time.Time
	outcome EnterOutcome
}

// BeginEnter starts when the phone took the request.
func BeginEnter(phone device.Device, at time.Time) Enter {
	return Enter{began: at, port: phone.Port, address: phone.Address}
}

// Advance takes what the bus shows now. The phone is followed by its port. One
// that is back running within two seconds was not reset: the contact broke, or
// usbmuxd switched its USB mode.
func (e Enter) Advance(now time.Time, s device.Snapshot) Enter {
	if e.outcome != "" {
		return e
	}
	here, there := guide.OnPort(s, e.port)
	switch {
	case !there && !e.gone:
		e.gone, e.goneAt = true, now
	case !there, here.Address == e.address && !e.gone:
		// Still away, or still the one that was asked.
	case here.Mode == device.ModeNormal && (!e.gone || now.Sub(e.goneAt) <= guide.BounceWithin):
		e.address, e.gone = here.Address, false
	default:
		e.gone = true
		e.outcome = enteredInto(here.Mode)
	}
	if e.outcome == "" && now.Sub(e.began) >= enterPatience {
		e.outcome = EnterStayed
		if e.gone {
			e.outcome = EnterQuiet
		}
	}
	return e
}

func enteredInto(m device.Mode) EnterOutcome {
	switch m {
	case device.ModeRecovery:
		return EnterReached
	case device.ModeNormal, device.ModeRestore:
		return EnterBack
	case device.ModeDFU, device.ModePortDFU, device.ModeWTF:
		return EnterDFU
	}
	return ""
}

// Outcome is how it ended; empty while it goes on.
func (e Enter) Outcome() EnterOutcome { return e.outcome }

// Gone says whether the phone has left USB.
func (e Enter) Gone() bool { return e.gone }

// Until is when the waiting ends at the latest.
func (e Enter) Until() time.Time { return e.began.Add(enterPatience) }

// Words is what the outcome means for the person.
func (e Enter) Words() guide.Words { return guide.Words{ID: "enter.outcome." + string(e.outcome)} }

// EnteredByButtons is the end that the coach saw.
func EnteredByButtons() Enter { return Enter{gone: true, outcome: EnterReached} }
