package finding

import (
	"time"

	"relink/internal/device"
	"relink/internal/restore"
)

// Ending is how a watched restore ended; empty while that is open.
type Ending string

// The endings.
const (
	EndRestored       Ending = "restored"        // restore mode, then started up
	EndStartedUp      Ending = "started-up"      // started up; whether restored, USB cannot tell
	EndLeftRecovery   Ending = "left-recovery"   // left recovery by itself, as after 15 minutes without a word
	EndRecoveryBefore Ending = "recovery-before" // back in recovery before restore mode was ever seen
	EndRecoveryAfter  Ending = "recovery-after"  // back in recovery after restore mode
	EndDFU            Ending = "dfu"             // back in DFU
	EndNeverBack      Ending = "never-back"      // left and did not come back
	EndNeighbours     Ending = "neighbours-gone" // left together with others on its hub
	EndFullSpeed      Ending = "fell-to-full-speed"
	EndBounced        Ending = "bounced" // left for a moment and came back as it was
	EndHeld           Ending = "held"    // nothing happened to the link
)

// Endings lists every ending.
func Endings() []Ending {
	return []Ending{
		EndRestored, EndStartedUp, EndLeftRecovery, EndRecoveryBefore, EndRecoveryAfter, EndDFU, EndNeverBack,
		EndNeighbours, EndFullSpeed, EndBounced, EndHeld,
	}
}

// The seconds of the restore watch.
const (
	// longestSilence is how long Apple's restore engine waits for each
	// transition. Source: updater logs ("Creating a timer for 10 minutes").
	longestSilence = 10 * time.Minute
	// A restore system that ran for less did not write a system: its part is
	// about five of seven minutes in one real run.
	shortestRestore = time.Minute
	// settleEnding: an ending is said when it has held so long; a phone that
	// starts up must stay longer, for it shows the ids of restore mode.
	settleEnding  = 2 * time.Second
	settleStarted = 10 * time.Second
	// maxSegments bounds the strip; past it the oldest are folded.
	maxSegments = 200
)

// settles is how long an ending has to hold before it is said.
func (e Ending) settles() time.Duration {
	switch e {
	case EndRestored, EndStartedUp, EndLeftRecovery:
		return settleStarted
	}
	return settleEnding
}

// silenceRow is how long the silence after a mode usually lasts.
type silenceRow struct {
	after device.Mode
	usual time.Duration
}

// silences, longest usual length; a silence may last ten minutes before
// Apple's own program gives up.
var silences = []silenceRow{
	{device.ModeNormal, 20 * time.Second},   // to recovery: 9.7 s in the log of an iPhone 11 Pro
	{device.ModeRecovery, 60 * time.Second}, // to iBEC 1.9 s, to restore mode 14.3 s there; idevicerestore waits 60 s for iBEC
	{device.ModeDFU, 30 * time.Second},      // to recovery: idevicerestore waits 60 s, a few are usual
	{device.ModePortDFU, 30 * time.Second},
	{device.ModeWTF, 30 * time.Second},
	{device.ModeRestore, 5 * time.Minute}, // the last start, with data to migrate
}

// usualSilence is the usual length of the silence after a mode.
func usualSilence(after device.Mode) time.Duration {
	for _, r := range silences {
		if r.after == after {
			return r.usual
		}
	}
	return 60 * time.Second
}

func lostLinkOf(e Ending) restore.LostLink {
	switch e {
	case EndRecoveryBefore, EndRecoveryAfter:
		return restore.LinkResetToRecovery
	case EndDFU:
		return restore.LinkResetToDFU
	case EndNeverBack:
		return restore.LinkNeverReturned
	case EndNeighbours, EndBounced:
		return restore.LinkDropped
	case EndRestored, EndHeld:
		return restore.LinkHeld
	}
	return restore.LinkUnknown
}
