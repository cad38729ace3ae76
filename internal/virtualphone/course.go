package virtualphone

import (
	"maps"
	"slices"
	"time"

	"relink/internal/virtualphone/restoreos"
)

// Fate is what becomes of a phone once it was given something to run.
type Fate string

// The fates.
const (
	// FateStays is a phone that takes what it is given, and stays as it is.
	FateStays Fate = ""
	// FateRuns is a phone that goes on as it should.
	FateRuns Fate = "runs"
	// FateGone is one that goes off USB and is not seen again.
	FateGone Fate = "gone"
	// FateRecovery is one that starts anew, and shows in recovery.
	FateRecovery Fate = "recovery"
)

// Course is how a restore goes that a program on the computer drives: what the
// phone makes of each thing that it is sent. The zero Course is a phone that
// takes all and runs nothing.
type Course struct {
	// IBSS runs from DFU, IBEC from recovery or from iBSS, and Kernel is the
	// restore system coming up.
	IBSS, IBEC, Kernel Fate
	// RestoreOS is what the restore system does, and Left what becomes of the
	// phone once that has taken it off USB. FateRuns is that it starts up.
	RestoreOS restoreos.Script
	Left      Fate
}

// GoodCourse is a restore that goes well.
func GoodCourse() Course {
	return Course{
		IBSS: FateRuns, IBEC: FateRuns, Kernel: FateRuns,
		RestoreOS: restoreos.Script{Steps: restoreos.Good()}, Left: FateRuns,
	}
}

// gives is how long a phone stays on USB once it was told to run something: the
// computer gets its answer.
const gives = 200 * time.Millisecond

// meets lets a fate come true: where the phone goes when all is well, with what
// runs in it then, and for how long it is away.
func (p Phone) meets(f Fate, now time.Time, good move, away time.Duration) Phone {
	leaves := move{at: now.Add(gives), to: Black}
	good.at = leaves.at.Add(away)
	switch f {
	case FateRuns:
		p.plan = []move{leaves, good}
	case FateRecovery:
		p.plan = []move{leaves, {at: leaves.at.Add(p.spec.Timing.ThroughLogo), to: Recovery}}
	case FateGone:
		leaves.to = Off
		p.plan = []move{leaves}
	}
	return p
}

// What runs in a phone that shows as recovery besides its own iBoot.
const (
	runsIBSS = "iBSS"
	runsIBEC = "iBEC"
)

// run does the commands that make something of the file sent before.
func (p Phone) run(now time.Time, command string) Phone {
	course, t := p.spec.Course, p.spec.Timing
	p = p.withSent(command)
	switch command {
	case "go":
		return p.meets(course.IBEC, now, move{to: Recovery, runs: runsIBEC}, t.HandOver)
	case "bootx":
		return p.meets(course.Kernel, now, move{to: Restore}, t.RestoreBoot)
	}
	return p
}

// withSent keeps the file under what was done with it. The next begins anew.
func (p Phone) withSent(command string) Phone {
	if len(p.file) == 0 {
		return p
	}
	p.sent = maps.Clone(p.sent)
	if p.sent == nil {
		p.sent = map[string][]byte{}
	}
	p.sent[command], p.file = p.file, nil
	return p
}

// Sent is the file that came before a command of iBoot; before "dfu" it is
// what DFU was sent.
func (p Phone) Sent(command string) []byte { return p.sent[command] }

// Upload takes a piece of a file in recovery.
func (p Phone) Upload(now time.Time, piece []byte) Phone {
	p = p.Advance(now)
	if p.state == Recovery {
		p.file = slices.Concat(p.file, piece)
	}
	return p
}

// manifested is DFU having got all: the phone runs it.
func (p Phone) manifested(now time.Time) Phone {
	p = p.withSent("dfu")
	return p.meets(p.spec.Course.IBSS, now, move{to: Recovery, runs: runsIBSS}, p.spec.Timing.HandOver)
}

// restoreLeft is the restore system having taken the phone off USB.
func (p Phone) restoreLeft(now time.Time) Phone {
	p = p.Advance(now)
	if p.state != Restore {
		return p
	}
	p = p.meets(p.spec.Course.Left, now, move{to: Normal}, p.spec.Timing.Boot)
	for i := range p.plan {
		p.plan[i].at = p.plan[i].at.Add(-gives) // it does not wait for an answer
	}
	return p.Advance(now)
}
