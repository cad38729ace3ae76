package restorer

import (
	"relink/internal/device"
	"relink/internal/restore"
)

// phase is how far it is.
func (s *state) phase() Phase {
	switch {
	case s.outcome != "":
		return Ended
	case !s.wordAt.IsZero():
		return StartingUp
	case s.log.Operation != nil, s.mode == device.ModeRestore, s.log.Stage == restore.StageUnknown:
		return Restoring
	case rank(s.log.Stage) >= rank(restore.StageRamdiskBoot):
		return Waiting
	case s.sent():
		return Sending
	}
	return Checking
}

// progress is the value to show.
func (s *state) progress() Progress {
	p := Progress{
		At: s.now, Phase: s.phase(), Progress: s.log.Progress, Quiet: s.log.Quiet + max(0, s.now.Sub(s.log.At)), Stalled: s.log.Stalled, Mode: s.mode,
		MayStop: s.alive && !s.stopped && !s.sent(), MayEnd: s.mayEnd(), Alive: s.alive, Outcome: s.outcome, Told: s.told,
	}
	switch {
	case s.signs.erases && s.behaviour == restore.Update:
		p.Trouble = TroubleErases
	case s.signs.unknown:
		p.Trouble = TroubleTooOld
	case s.full:
		p.Trouble = TroubleFull
	case s.other:
		p.Trouble = TroubleOther
	}
	return p
}

// mayEnd says that a program that still runs can do nothing more for the
// phone.
func (s *state) mayEnd() bool {
	if !s.alive || !s.sent() || !s.looked {
		return false
	}
	long := s.now.Sub(s.since)
	quiet := s.log.Quiet + max(0, s.now.Sub(s.log.At))
	switch s.mode {
	case "":
		return long >= offUSB
	case device.ModeRecovery, device.ModeDFU:
		return long >= sits && quiet >= sits
	case device.ModeNormal: // the restore system shares its ids: it must have left since
		left := s.inOS && !s.awayFrom.IsZero() && s.since.Sub(s.awayFrom) >= awayAtLeast
		return left && long >= sits && quiet >= sits
	}
	return false
}

// differs says whether a person would see a difference; the silence alone is
// none.
func differs(a, b Progress) bool {
	return a.Phase != b.Phase || !a.Progress.Equal(b.Progress) || a.Stalled != b.Stalled || a.Mode != b.Mode || a.MayStop != b.MayStop ||
		a.MayEnd != b.MayEnd || a.Alive != b.Alive || a.Trouble != b.Trouble || a.Outcome != b.Outcome
}
