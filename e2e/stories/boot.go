package stories

import (
	"syscall"
	"time"

	"relink/guide/finding"
	"relink/guide/verdict"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/virtualphone"
)

// Whole is a restore from its beginning: a program takes the phone from
// recovery or DFU into its restore system. It needs USB, which only the booted
// kernel has.
type Whole struct {
	Story
	// Start is where the phone is found, and Course what it makes of what it is
	// sent. The story's own script is not asked.
	Start  virtualphone.State
	Course virtualphone.Course
	// Refused is a signing server that does not sign.
	Refused bool
	// Wait is how long the program waits for something that does not come, and
	// Once what has happened by then.
	Wait time.Duration
	Once Moment
	// Ending is how it ended as far as USB alone tells, when the person says that
	// the program has given up.
	Ending finding.Ending
	// Advice is what log and USB together come down to, for a phone on a port of
	// its own whose owner has said nothing more.
	Advice verdict.Advice
}

// Moment is something of the phone's that others can see.
type Moment string

// The moments.
const (
	// Never is for a program that ends by itself.
	Never Moment = ""
	// Sent is the last thing having been sent that the phone is to run.
	Sent Moment = "sent"
	// Gone is the phone having left USB after that.
	Gone Moment = "gone"
)

// How long idevicerestore 1.0.0 waits (dfu.c, recovery.c, idevicerestore.c).
const (
	waitsForBoot    = 10 * time.Second  // iBSS or iBEC, to go and to come
	waitsForLeaving = 30 * time.Second  // a phone that was sent its kernel
	waitsForRestore = 180 * time.Second // and then the restore system
)

// course is a good one but for what f changes.
func course(f func(*virtualphone.Course)) virtualphone.Course {
	c := virtualphone.GoodCourse()
	f(&c)
	return c
}

// inRestore is a good course up to the restore system, and that of a story
// that begins there. What then becomes of the phone is what iBoot does when
// auto-boot is off.
func inRestore(name string) virtualphone.Course {
	return course(func(c *virtualphone.Course) {
		c.RestoreOS, c.Left = byName(name).Script, virtualphone.FateRecovery
	})
}

// byName is a story of a phone in restore mode.
func byName(name string) Story {
	for _, s := range RestoreMode {
		if s.Name == name {
			return s
		}
	}
	panic("no story " + name)
}

// fails is a restore that failed before anything was written.
func fails(name string, b restore.Behaviour, stage restore.Stage, link restore.LostLink, codes ...int) Story {
	return Story{Name: name, Behaviour: b, Truth: Truth{Outcome: restorelog.Failure, Stage: stage, Link: link, Codes: codes}}
}

// FromUSB are the stories that begin in recovery or DFU.
var FromUSB = []Whole{
	{
		Story: Story{
			Name: "good update from recovery", Behaviour: restore.Update,
			Truth: Truth{Outcome: restorelog.Success, Written: true, Link: restore.LinkHeld, Back: true},
		},
		Start: virtualphone.Recovery, Course: virtualphone.GoodCourse(),
		Ending: finding.EndStartedUp, // too quick for one that USB alone could call a restore
		Advice: verdict.AdviceSolved,
	},
	{
		Story: Story{
			Name: "good erase from DFU", Behaviour: restore.Erase,
			Truth: Truth{Outcome: restorelog.Success, Written: true, Link: restore.LinkHeld, Back: true},
		},
		Start: virtualphone.DFU, Course: virtualphone.GoodCourse(),
		Ending: finding.EndStartedUp, Advice: verdict.AdviceSolved,
	},
	{
		Story: fails("recovery instead of restore mode", restore.Update, restore.StageRamdiskBoot, restore.LinkResetToRecovery),
		Start: virtualphone.Recovery, Course: course(func(c *virtualphone.Course) { c.Kernel = virtualphone.FateRecovery }),
		Ending: finding.EndRecoveryBefore, Advice: verdict.AdviceTryCable,
	},
	{
		Story: fails("never back after bootx", restore.Update, restore.StageRamdiskBoot, restore.LinkNeverReturned),
		Start: virtualphone.Recovery, Course: course(func(c *virtualphone.Course) { c.Kernel = virtualphone.FateGone }),
		Once: Gone, Wait: waitsForRestore, Ending: finding.EndNeverBack, Advice: verdict.AdviceTryCable,
	},
	{
		Story: fails("does not leave after bootx", restore.Update, restore.StageRamdiskBoot, restore.LinkHeld),
		Start: virtualphone.Recovery, Course: course(func(c *virtualphone.Course) { c.Kernel = virtualphone.FateStays }),
		Once: Sent, Wait: waitsForLeaving, Ending: finding.EndHeld, Advice: verdict.AdviceTryCable,
	},
	{
		Story: fails("iBSS refused", restore.Erase, restore.StageDFUUpload, restore.LinkHeld),
		Start: virtualphone.DFU, Course: course(func(c *virtualphone.Course) { c.IBSS = virtualphone.FateStays }),
		Once: Sent, Wait: waitsForBoot, Ending: finding.EndHeld, Advice: verdict.AdviceTryCable,
	},
	{
		Story: fails("gone between iBSS and iBEC", restore.Erase, restore.StageDFUUpload, restore.LinkNeverReturned),
		Start: virtualphone.DFU, Course: course(func(c *virtualphone.Course) { c.IBSS = virtualphone.FateGone }),
		Once: Gone, Wait: waitsForBoot, Ending: finding.EndNeverBack, Advice: verdict.AdviceTryCable,
	},
	{
		Story: fails("signing refused", restore.Update, restore.StageSigning, restore.LinkHeld, 94),
		Start: virtualphone.Recovery, Course: virtualphone.GoodCourse(), Refused: true,
		Ending: finding.EndHeld, Advice: verdict.AdviceFixNetwork,
	},
	{
		Story: Story{Name: "link lost in ASR, then recovery", Behaviour: restore.Update, Truth: Truth{
			Outcome: restorelog.Failure, Codes: []int{brokenRead}, Stage: restore.StageFilesystem, Written: true, Link: restore.LinkResetToRecovery,
		}},
		Start: virtualphone.Recovery, Course: inRestore("link lost in ASR"),
		Ending: finding.EndRecoveryAfter, Advice: verdict.AdviceTryCable,
	},
	{
		Story: Story{Name: "status 14 over USB", Behaviour: restore.Update, Truth: byName("status 14").Truth},
		Start: virtualphone.Recovery, Course: inRestore("status 14"),
		Ending: finding.EndHeld, Advice: verdict.AdviceTryCable,
	},
	{
		Story: Story{Name: "silent phone over USB", Behaviour: restore.Update, End: syscall.SIGKILL, Truth: byName("silent phone").Truth},
		Start: virtualphone.Recovery, Course: inRestore("silent phone"),
		Ending: finding.EndHeld, Advice: verdict.AdviceTryCable,
	},
}
