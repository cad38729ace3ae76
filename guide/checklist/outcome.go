package checklist

import (
	"slices"
	"time"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/restore"
)

// askedHow tells whether the page asks how a restore on this computer ended.
func (p Page) askedHow() bool { return p == PageUpdateResult || p == PageEraseResult }

// Proposed is the outcome that the bus speaks for, on a page that asks how a
// restore ended: the phone was watched and has started up. USB cannot tell more,
// so nothing is answered by it.
func (c Checklist) Proposed() (Choice, bool) {
	if !c.Page().askedHow() || !c.followsWatch() {
		return "", false
	}
	started := c.ending == finding.EndRestored || c.ending == finding.EndStartedUp
	return "worked", started && (!c.seen.Present || c.seen.Mode == device.ModeNormal)
}

// followsWatch tells whether the page before watched the restore.
func (c Checklist) followsWatch() bool {
	return len(c.trail) > 1 && c.trail[len(c.trail)-2].Watches()
}

// ToldFailed tells whether the page asks for the number of an update of which
// was told already that it failed.
func (c Checklist) ToldFailed() bool {
	return c.Page() == PageUpdateResult && !c.followsWatch() && c.answers[PageUpdate].Has("failed-before")
}

// StartedUp is when the phone of the latest watched restore started up; false
// when it was not seen to.
func (c Checklist) StartedUp() (time.Time, bool) {
	strip := c.watch.Segments()
	for _, s := range slices.Backward(strip) {
		if s.Mode == device.ModeNormal {
			return s.From, true
		}
		if s.Mode != "" {
			return time.Time{}, false
		}
	}
	return time.Time{}, false
}

// tookSocket takes water in the socket for what it is: the danger that was asked
// for before. It is told where it is noticed.
func (c Checklist) tookSocket(a Answer) Checklist {
	if !a.Has("wet") || c.answers[PageHistory].Has("wet") {
		return c
	}
	told := c.answers[PageHistory].clone()
	told.Choices = append(slices.DeleteFunc(told.Choices, func(x Choice) bool { return x == "nothing" }), "wet")
	if told.Evidence == "" {
		told.Evidence = restore.Told
	}
	return c.with(PageHistory, told)
}

// solved tells whether the latest try worked.
func (c Checklist) solved() bool {
	n := len(c.attempts)
	return n > 0 && c.attempts[n-1].Code != nil && *c.attempts[n-1].Code == 0
}

// ToBackup leads from an ending to the backup that is made after it.
func (c Checklist) ToBackup() Checklist {
	if c.Page() != PageFound || !c.solved() {
		return c
	}
	return c.walk(PageBackup)
}

// BackedUp tells whether it was backed up since it works again.
func (c Checklist) BackedUp() bool {
	n := len(c.trail)
	return n > 1 && c.trail[n-2] == PageBackup && c.answers[PageBackup].Has("backed-up")
}
