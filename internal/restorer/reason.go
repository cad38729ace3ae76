package restorer

import "fmt"

// Reason names why a restore is not started, or what is to be minded first.
// Its sentence is the word "restorer.reason." and the reason.
type Reason string

// The reasons that lie in the firmware file.
const (
	FileMissing     Reason = "file-missing"
	FileDenied      Reason = "file-denied"
	FileUnreadable  Reason = "file-unreadable"
	FileFolder      Reason = "file-folder"
	FileNoFile      Reason = "file-no-file"
	FileNoIPSW      Reason = "file-no-ipsw"      // no zip archive, or none with a BuildManifest
	FileCut         Reason = "file-cut"          // its end is missing, or parts lie outside it
	FileEncrypted   Reason = "file-encrypted"    //
	FileTwice       Reason = "file-twice"        // two entries of one name: programs read different ones
	FileSwollen     Reason = "file-swollen"      // claims more than any firmware holds
	FileOtherSystem Reason = "file-other-system" // a BuildManifesto, which turns Apple's signing off
	FileAstray      Reason = "file-astray"       // a part that would be written outside the program's folder
	FileOtherModel  Reason = "file-other-model"  // not for this product
	FileNoBoard     Reason = "file-no-board"     // for the product, not for this board
	FileMuddled     Reason = "file-muddled"      // identities of this board that contradict themselves
	FileNoUpdate    Reason = "file-no-update"    // the program would take an identity that erases
	FileNoErase     Reason = "file-no-erase"     //
	FileTooNew      Reason = "file-too-new"      // newer than what the program is known to restore
	FileTooOld      Reason = "file-too-old"      // older than the iOS that was on the phone
	FileUnsigned    Reason = "file-unsigned"     // Apple signs a newer one only: a warning
	FileChanged     Reason = "file-changed"      // not the file any more that was checked
	IOSNotSaid      Reason = "ios-not-said"      // nobody knows which iOS was on the phone
	IOSUnknown      Reason = "ios-unknown"       // the owner takes that risk: a warning
)

// The reasons that lie in what the owner said, or did not.
const (
	YesDataSafe   Reason = "yes-data-safe"
	YesAccount    Reason = "yes-account"
	YesErase      Reason = "yes-erase"
	Danger        Reason = "danger" // wet, swollen or hot
	MindStorage   Reason = "mind-storage"
	MindService   Reason = "mind-service"
	MindPasscode  Reason = "mind-passcode"
	MindCharge    Reason = "mind-charge"
	MindBattery   Reason = "mind-battery" // the computer runs on its battery
	MindMuxClient Reason = "mind-mux-client"
)

// The reasons that lie on the bus, in the programs and in this computer.
const (
	NoPhone        Reason = "no-phone"
	SeveralPhones  Reason = "several-phones"
	OtherModel     Reason = "other-model" // at that port stands another model
	PortDFU        Reason = "port-dfu"
	DFUWithData    Reason = "dfu-with-data"
	NoECID         Reason = "no-ecid"
	ThroughHub     Reason = "through-hub"
	PhoneChanged   Reason = "phone-changed" // another one than was checked
	NoProgram      Reason = "no-program"
	ProgramTooOld  Reason = "program-too-old"
	ProgramUnknown Reason = "program-unknown"
	ProgramChanged Reason = "program-changed"
	OtherProgram   Reason = "other-program" // one restores already
	CannotSee      Reason = "cannot-see-programs"
	EarlierRun     Reason = "earlier-run" // Relink's own of before still runs
	NoSpace        Reason = "no-space"
	NoPermission   Reason = "no-permission"
	NoMux          Reason = "no-usbmuxd"
	NotHere        Reason = "not-here" // Relink starts no restore on this system
)

// Reasons are all of them, for tests and pages that list them.
func Reasons() []Reason {
	return []Reason{
		FileMissing, FileDenied, FileUnreadable, FileFolder, FileNoFile, FileNoIPSW, FileCut, FileEncrypted, FileTwice, FileSwollen,
		FileOtherSystem, FileAstray, FileOtherModel, FileNoBoard, FileMuddled, FileNoUpdate, FileNoErase, FileTooNew, FileTooOld,
		FileUnsigned, FileChanged, IOSNotSaid, IOSUnknown,
		YesDataSafe, YesAccount, YesErase, Danger, MindStorage, MindService, MindPasscode, MindCharge, MindBattery, MindMuxClient,
		NoPhone, SeveralPhones, OtherModel, PortDFU, DFUWithData, NoECID, ThroughHub, PhoneChanged, NoProgram, ProgramTooOld,
		ProgramUnknown, ProgramChanged, OtherProgram, CannotSee, EarlierRun, NoSpace, NoPermission, NoMux, NotHere,
	}
}

// Refusal is a reason with what its sentence names. As an error it says that
// nothing was started.
type Refusal struct {
	Reason Reason
	Args   map[string]any
	// Cause is what the system said, where it said something.
	Cause error
}

func (r Refusal) Error() string {
	if r.Cause != nil {
		return fmt.Sprintf("refused (%s): %v", r.Reason, r.Cause)
	}
	return fmt.Sprintf("refused (%s)", r.Reason)
}

func (r Refusal) Unwrap() error { return r.Cause }

// refuse is a Refusal whose sentence names pairs of a name and a value.
func refuse(r Reason, pairs ...any) Refusal {
	out := Refusal{Reason: r, Args: map[string]any{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		out.Args[pairs[i].(string)] = pairs[i+1]
	}
	return out
}

func (r Refusal) because(err error) Refusal {
	r.Cause = err
	return r
}
