// Package stories is a table of restores whose course is known before any
// program says a word: what the phone does, and what is therefore true. Each
// reader, follower and watcher is measured on it.
//
// It knows phones that restore and what becomes of them. It does not know what
// a program prints about it.
package stories

import (
	"syscall"
	"time"

	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/virtualphone/restoreos"
)

// Story is a restore whose course is known.
type Story struct {
	Name      string
	Behaviour restore.Behaviour
	// Script is what the phone's restore system does.
	Script restoreos.Script
	// End is the signal with which somebody ends the program once the phone has
	// done its part; 0 for one that ends by itself. A phone that is silent keeps
	// idevicerestore waiting for ever, and deaf to anything but SIGKILL for a
	// minute and more.
	End   syscall.Signal
	Truth Truth
}

// Truth is what is true of a restore when its story is over.
type Truth struct {
	// Outcome is the restore's, as far as a program on the computer can know:
	// incomplete where nothing told it of an end.
	Outcome restorelog.Outcome
	// Codes are the numbers that decided, outermost first; none on success.
	Codes []int
	// Stage is the last that began; empty on success.
	Stage restore.Stage
	// Written says whether the storage of the phone was changed.
	Written bool
	// Link is how the phone was last seen on USB.
	Link restore.LostLink
	// Back says whether the phone started up in the end.
	Back bool
}

// brokenRead is the number idevicerestore gives when the link broke under it
// (libimobiledevice restore.h, RESTORE_E_UNKNOWN_ERROR).
const brokenRead = -256

// inASR is in the middle of the system.
const inASR = 1 << 20

// reports are made up; a real log of restored has thousands of lines.
const (
	failedLog = "restore has failed: made up by a test"
	noFDRLog  = "FDR data could not be recovered: made up by a test"
)

// RestoreMode are the stories of a phone that is in restore mode already.
var RestoreMode = []Story{
	{
		Name: "good update", Behaviour: restore.Update,
		Script: restoreos.Script{Steps: restoreos.Good()},
		Truth:  Truth{Outcome: restorelog.Success, Written: true, Link: restore.LinkHeld, Back: true},
	},
	{
		Name: "good erase", Behaviour: restore.Erase,
		Script: restoreos.Script{Steps: restoreos.Good()},
		Truth:  Truth{Outcome: restorelog.Success, Written: true, Link: restore.LinkHeld, Back: true},
	},
	{
		Name: "link lost waiting for NAND", Behaviour: restore.Update,
		Script: restoreos.Script{Steps: restoreos.Until(restoreos.OpWaitForNAND, restoreos.Does(restoreos.Leaves))},
		Truth: Truth{
			Outcome: restorelog.Failure, Codes: []int{brokenRead}, Stage: restore.StageStorage, Link: restore.LinkNeverReturned,
		},
	},
	{
		Name: "link lost in ASR", Behaviour: restore.Update,
		Script: restoreos.Script{Steps: restoreos.Good(), Image: restoreos.Image{After: inASR, Then: restoreos.Leaves}},
		Truth: Truth{
			Outcome: restorelog.Failure, Codes: []int{brokenRead}, Stage: restore.StageFilesystem, Written: true, Link: restore.LinkNeverReturned,
		},
	},
	{
		Name: "link lost in flash", Behaviour: restore.Erase,
		Script: restoreos.Script{Steps: restoreos.Until(restoreos.OpFlashFirmware, restoreos.Does(restoreos.Leaves))},
		Truth: Truth{
			Outcome: restorelog.Failure, Codes: []int{brokenRead}, Stage: restore.StageFirmware, Written: true, Link: restore.LinkNeverReturned,
		},
	},
	{
		// restored is gone after its word; the program notices that last.
		Name: "status 14", Behaviour: restore.Update,
		Script: restoreos.Script{Steps: restoreos.Until(restoreos.OpFlashFirmware,
			restoreos.Failed(14, failedLog), restoreos.Does(restoreos.HangsUp))},
		Truth: Truth{
			Outcome: restorelog.Failure, Codes: []int{14}, Stage: restore.StageFirmware, Written: true, Link: restore.LinkHeld,
		},
	},
	{
		// It says one thing more, which lets the program keep the number.
		Name: "status 53", Behaviour: restore.Update,
		Script: restoreos.Script{Steps: restoreos.Until(restoreos.OpWaitForNAND,
			restoreos.Failed(53, noFDRLog), restoreos.Say("RestoredCrash"), restoreos.Does(restoreos.HangsUp))},
		Truth: Truth{
			Outcome: restorelog.Failure, Codes: []int{53}, Stage: restore.StageCalibrationData, Link: restore.LinkHeld,
		},
	},
	{
		Name: "silent phone", Behaviour: restore.Update, End: syscall.SIGKILL,
		Script: restoreos.Script{Steps: restoreos.Until(restoreos.OpCreateFilesystem, restoreos.Does(restoreos.Hushes))},
		Truth: Truth{
			Outcome: restorelog.Incomplete, Stage: restore.StageStorage, Written: true, Link: restore.LinkHeld,
		},
	},
	{
		Name: "phone that stops reading", Behaviour: restore.Update, End: syscall.SIGKILL,
		Script: restoreos.Script{Steps: restoreos.Good(), Image: restoreos.Image{After: inASR, Then: restoreos.Hushes}},
		Truth: Truth{
			Outcome: restorelog.Incomplete, Stage: restore.StageFilesystem, Written: true, Link: restore.LinkHeld,
		},
	},
	{
		// idevicerestore 1.0.0 takes the next progress for the end of the trouble,
		// says DONE and ends with 0.
		Name: "status 14 that the program forgets", Behaviour: restore.Update,
		Script: restoreos.Script{Steps: restoreos.Until(restoreos.OpFlashFirmware,
			restoreos.Failed(14, failedLog), restoreos.Tell(restoreos.OpFlashFirmware, 0), restoreos.Does(restoreos.HangsUp))},
		Truth: Truth{
			Outcome: restorelog.Failure, Codes: []int{14}, Stage: restore.StageFirmware, Written: true, Link: restore.LinkHeld,
		},
	},
	{
		// Here as well it says DONE and ends with 0.
		Name: "stopped in the middle", Behaviour: restore.Update, End: syscall.SIGTERM,
		Script: restoreos.Script{Pace: 200 * time.Millisecond, Steps: restoreos.Until(restoreos.OpVerify,
			restoreos.Does(restoreos.Marks), restoreos.Tell(restoreos.OpVerify, 10), restoreos.Tell(restoreos.OpVerify, 20),
			restoreos.Does(restoreos.HangsUp))},
		Truth: Truth{
			Outcome: restorelog.Incomplete, Stage: restore.StageFilesystem, Written: true, Link: restore.LinkHeld,
		},
	},
	{
		// The program calls this a success, and rightly; only USB knows better.
		Name: "final status and never back", Behaviour: restore.Update,
		Script: restoreos.Script{Steps: restoreos.Good()},
		Truth:  Truth{Outcome: restorelog.Success, Written: true, Link: restore.LinkNeverReturned},
	},
}
