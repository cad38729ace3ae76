// Package restorelog reads restore logs that other programs wrote: Apple's
// updater logs, idevicerestore's and its relatives', and the phone's own. It
// says which program, how it ended, with which numbers and at which stage.
//
// It knows how these programs write. It knows neither causes nor people, and
// text it does not recognise is no restore to it, never a guess.
package restorelog

import "relink/internal/restore"

// Tool is the program that wrote a log.
type Tool string

// The tools, in the words of relinkctl's JSON.
const (
	MobileDevice   Tool = "mobiledevice" // Finder, iTunes, Apple Devices, 3uTools
	Configurator   Tool = "configurator" // Apple Configurator, cfgutil, AMPDevicesAgent
	IDeviceRestore Tool = "idevicerestore"
	FutureRestore  Tool = "futurerestore"
	PyMobileDevice Tool = "pymobiledevice3"
	Restored       Tool = "restored" // the phone's own
	Kernel         Tool = "kernel"   // no restore: what the computer's kernel says of the USB link
	UnknownTool    Tool = "unknown"
)

// Outcome is how the restore ended.
type Outcome string

// The outcomes, in the words of relinkctl's JSON.
const (
	Success     Outcome = "success"
	Failure     Outcome = "failure"
	Incomplete  Outcome = "incomplete"
	NotARestore Outcome = "not-a-restore"
)

// Operation is a step of RestoreOS as restored numbers them.
type Operation struct {
	Number int    `json:"number"`
	Name   string `json:"name"`
}

// Fault is what the restore program itself is to blame for.
type Fault string

// The faults. The zero Fault is none, or not known.
const (
	Crashed Fault = "crashed" // it ended by a fault of its own
	TooOld  Fault = "too-old" // the phone asked for what it does not know
)

// Line is a line of a log that decided something, its identifiers masked.
type Line struct {
	Number int    `json:"line"` // counted from 1
	Text   string `json:"text"`
}

// Result is what a log says.
type Result struct {
	Tool      Tool
	Outcome   Outcome
	Behaviour restore.Behaviour // "" is unknown
	// Codes are only the numbers that decided the outcome, outermost first.
	Codes []int
	// Stage is the last stage begun; "" on success and when it is no restore.
	Stage     restore.Stage
	Operation *Operation
	// StorageWritten says whether the log shows the phone's storage being
	// written; nil is unknown.
	StorageWritten *bool
	ProductType    string // "iPhone13,2"; "" is unknown
	// Answered is true where RestoreOS was seen to run, also where the log does
	// not show what it did.
	Answered bool
	Fault    Fault
	// Unread is true for a kernel's log with lines about USB that are in no table.
	Unread   bool
	Evidence []Line
}
