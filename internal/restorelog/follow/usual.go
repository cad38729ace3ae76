package follow

import (
	"time"

	"relink/internal/restore"
)

// usualRow is how long a log is usually silent at most in a stage.
type usualRow struct {
	stage  restore.Stage
	usual  time.Duration
	source string
}

// usualRows are the stages with a source. How long the others are silent is
// not known.
var usualRows = []usualRow{
	{restore.StageEnterRecovery, 20 * time.Second, "9.7 s in the log of an iPhone 11 Pro, 2025-02"},
	{restore.StageDFUUpload, 30 * time.Second, "idevicerestore waits 10 s each for the phone to leave and to come back (dfu.c), some seconds are usual"},
	{restore.StageRecoveryUpload, 60 * time.Second, "1.9 s to iBEC in the same log; idevicerestore waits 60 s for it (405fcd1 idevicerestore.c)"},
	{restore.StageRamdiskBoot, 60 * time.Second, "14.3 s from recovery to RestoreOS in the same log"},
	{restore.StageFinalBoot, 5 * time.Minute, "the last start, with data to migrate; Apple's own wait is ten minutes (updater logs)"},
}

// stalledTimes is how many times the usual silence is far too long.
const stalledTimes = 3

// stalledUnknown is far too long where no usual length is known: Apple's own
// engine waits ten minutes for a transition (updater logs, "Creating a timer for
// 10 minutes").
const stalledUnknown = 10 * time.Minute

// Usual is the usual silence of a log in a stage; false where nobody knows.
func Usual(s restore.Stage) (time.Duration, bool) {
	for _, r := range usualRows {
		if r.stage == s {
			return r.usual, true
		}
	}
	return 0, false
}

// StalledAfter is the silence after which a stage counts as stalled.
func StalledAfter(s restore.Stage) time.Duration {
	if usual, ok := Usual(s); ok {
		return stalledTimes * usual
	}
	return stalledUnknown
}
