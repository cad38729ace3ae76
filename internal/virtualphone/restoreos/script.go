package restoreos

// Step is one thing that restored does of itself once the restore has begun.
// The zero Step does nothing and goes on.
type Step struct {
	// Message is sent to the computer; nil is nothing.
	Message map[string]any
	// Wants is the kind of data that the message asks for, which is waited for.
	Wants string
	// Then is what the phone does next; empty is the next step.
	Then Turn
}

// Turn is a turn that a restore takes.
type Turn string

// The turns.
const (
	// Leaves is the phone leaving the bus, from one moment to the next.
	Leaves Turn = "leaves"
	// HangsUp is the restore system ending, with the phone still on USB.
	HangsUp Turn = "hangs up"
	// Hushes is a phone that says nothing more and stays.
	Hushes Turn = "hushes"
	// Marks is nothing that the phone does: what the story is about has
	// happened, and the steps go on.
	Marks Turn = "marks"
)

// The operations of restored that the scripts tell of (idevicerestore 1.0.0
// restore.c).
const (
	OpCreatePartitions = 11
	OpCreateFilesystem = 12
	OpRestoreImage     = 13
	OpVerify           = 14
	OpFlashFirmware    = 18
	OpInstallKernel    = 27
	OpWaitForNAND      = 28
	OpDeviceTree       = 61
)

// Tell says how far an operation has come, in percent; 0 is its beginning.
func Tell(operation, percent int) Step {
	return Step{Message: map[string]any{"MsgType": "ProgressMsg", "Operation": operation, "Progress": percent}}
}

// Ask asks the computer for data of a kind and waits for it.
func Ask(kind string) Step {
	return Step{Message: map[string]any{"MsgType": "DataRequestMsg", "DataType": kind}, Wants: kind}
}

// Ended tells that all is done: the phone says so, hears that it was heard,
// and leaves the bus to start.
func Ended() Step {
	return Step{Message: map[string]any{"MsgType": "StatusMsg", "Status": 0}, Wants: finalStatus, Then: Leaves}
}

// Failed tells a number and what restored wrote about it.
func Failed(number int, log string) Step {
	return Step{Message: map[string]any{"MsgType": "StatusMsg", "Status": number, "AMRError": number, "Log": log}}
}

// Say sends a message that holds nothing but its kind.
func Say(kind string) Step { return Step{Message: map[string]any{"MsgType": kind}} }

// Does is a turn by itself.
func Does(t Turn) Step { return Step{Then: t} }

// Good are the steps of a restore that goes well, as few as make it one. Both
// kinds take them: what a restore does to the data is in the ramdisk, not in
// what is said (idevicerestore 1.0.0 restore.c, measured with Debian's).
func Good() []Step {
	return []Step{
		Tell(OpWaitForNAND, 0),
		Ask("FDRTrustData"),
		Tell(OpCreatePartitions, 0),
		Tell(OpCreateFilesystem, 0),
		Ask("RootTicket"),
		Tell(OpRestoreImage, 0),
		Ask(systemImage),
		Tell(OpVerify, 0),
		Tell(OpVerify, 50),
		Tell(OpVerify, 100),
		Tell(OpDeviceTree, 0),
		Ask("DeviceTree"),
		Tell(OpInstallKernel, 0),
		Ask("KernelCache"),
		Tell(OpFlashFirmware, 0),
		Ask("NORData"),
		Tell(OpFlashFirmware, 50),
		Tell(OpFlashFirmware, 100),
		Ended(),
	}
}

// Until are the good steps up to the first of an operation, that one included,
// and then what follows instead.
func Until(operation int, instead ...Step) []Step {
	good := Good()
	for i, s := range good {
		if s.Message["Operation"] == operation {
			return append(good[:i+1:i+1], instead...)
		}
	}
	panic("no such operation in a good restore") // a fault of the story
}
