// Package restore is the vocabulary of a restore: its stages, the numbers
// programs show when it fails, tries, and the error book with its sources.
//
// It knows tables. It knows neither USB nor people.
package restore

// Stage is how far a restore had come.
type Stage string

// The stages, in the words of relinkctl's JSON and in the order in which a
// restore goes through them.
const (
	StageSigning         Stage = "signing"
	StageEnterRecovery   Stage = "enter-recovery"
	StageDFUUpload       Stage = "dfu-upload"
	StageRecoveryUpload  Stage = "recovery-upload"
	StageRamdiskBoot     Stage = "ramdisk-boot"
	StageStorage         Stage = "storage"
	StageFilesystem      Stage = "filesystem"
	StageFirmware        Stage = "firmware"
	StageBaseband        Stage = "baseband"
	StageSEP             Stage = "sep"
	StageCalibrationData Stage = "calibration-data"
	StageSealing         Stage = "sealing"
	StageFinalBoot       Stage = "final-boot"
	StageUnknown         Stage = "unknown"
)

// Stages lists every stage, in the order a restore goes through them, with
// unknown last. Each has its words under "stage." and the stage.
func Stages() []Stage {
	return []Stage{
		StageSigning, StageEnterRecovery, StageDFUUpload, StageRecoveryUpload, StageRamdiskBoot, StageStorage,
		StageFilesystem, StageFirmware, StageBaseband, StageSEP, StageCalibrationData, StageSealing, StageFinalBoot,
		StageUnknown,
	}
}

// Behaviour is what a restore does to the data on the phone.
type Behaviour string

// The behaviours. The zero Behaviour is unknown.
const (
	Update Behaviour = "update" // meant to keep data
	Erase  Behaviour = "erase"  // erases everything
)

// LostLink is how the link to the phone ended during a try.
type LostLink string

// The ways a link ends. The zero LostLink was not asked.
const (
	LinkDropped         LostLink = "dropped"
	LinkResetToRecovery LostLink = "reset-to-recovery"
	LinkResetToDFU      LostLink = "reset-to-dfu"
	LinkNeverReturned   LostLink = "never-returned"
	LinkHeld            LostLink = "none"
	LinkUnknown         LostLink = "unknown"
)

// LostLinks lists every way a link ends, with unknown last.
func LostLinks() []LostLink {
	return []LostLink{LinkDropped, LinkResetToRecovery, LinkResetToDFU, LinkNeverReturned, LinkHeld, LinkUnknown}
}

// Evidence says how a thing is known.
type Evidence string

// The kinds of evidence.
const (
	Seen Evidence = "seen" // by Relink, on the bus
	Log  Evidence = "log"  // read from a log
	Told Evidence = "told" // by the owner
)

// LinkFinding is something about the link that was noticed during a try.
type LinkFinding string

// The findings about a link.
const (
	FindingBounced           LinkFinding = "bounced"
	FindingNeighboursDropped LinkFinding = "neighbours-dropped"
	FindingFullSpeed         LinkFinding = "full-speed"
	FindingKernelErrors      LinkFinding = "kernel-errors"
	// FindingProvoked marks what a cable test provoked; it never counts.
	FindingProvoked LinkFinding = "provoked"
)

// LinkFindings lists every finding about a link.
func LinkFindings() []LinkFinding {
	return []LinkFinding{FindingBounced, FindingNeighboursDropped, FindingFullSpeed, FindingKernelErrors, FindingProvoked}
}

// Attempt is one restore try, in the form FACTS files and sessions keep it.
// Absent values are nil: not asked, or not known.
type Attempt struct {
	// Code is the number the program showed: 0 is success, nil is no number.
	Code      *int      `json:"code"`
	Behaviour Behaviour `json:"behaviour,omitempty"`
	Mode      string    `json:"mode,omitempty"` // recovery, dfu or normal
	// Cable, Port and Computer are opaque names, compared for equality; empty
	// is unknown and never counts as a swap.
	Cable        string        `json:"cable,omitempty"`
	Port         string        `json:"port,omitempty"`
	Computer     string        `json:"computer,omitempty"`
	ThroughHub   *bool         `json:"through_hub"`
	Stage        Stage         `json:"stage,omitempty"`
	LostLink     LostLink      `json:"lost_link,omitempty"`
	LinkFindings []LinkFinding `json:"link_findings,omitempty"`
	Evidence     Evidence      `json:"evidence,omitempty"`
}
