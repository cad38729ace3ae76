package restorelog

import (
	"strings"

	"relink/internal/restore"
)

// operation is a row of the table of RestoreOS's operations.
type operation struct {
	name  string
	stage restore.Stage // "" when the operation tells nothing about it
	// writes is true when the phone's storage is changed.
	writes bool
}

// operations by number, for protocol version 14 and later. Numbers and names
// are those of idevicerestore's src/restore.c; stages and writes are ours.
var operations = map[int]operation{
	11: {"Creating partition map", restore.StageStorage, true},
	12: {"Creating filesystem", restore.StageStorage, true},
	13: {"Restoring image", restore.StageFilesystem, true},
	14: {"Verifying restore", restore.StageFilesystem, true},
	15: {"Checking filesystems", restore.StageFilesystem, false},
	16: {"Mounting filesystems", restore.StageFilesystem, false},
	17: {"Fixing up /var", restore.StageFilesystem, true},
	18: {"Flashing firmware", restore.StageFirmware, true},
	19: {"Updating baseband", restore.StageBaseband, false},
	20: {"Setting boot stage", restore.StageFinalBoot, false},
	21: {"Rebooting device", restore.StageFinalBoot, false},
	22: {"Shutdown device", restore.StageFinalBoot, false},
	23: {"Turning on accessory power", "", false},
	24: {"Clearing persistent boot-args", "", false},
	25: {"Modifying persistent boot-args", "", false},
	26: {"Installing root", restore.StageFilesystem, true},
	27: {"Installing kernelcache", restore.StageFirmware, true},
	28: {"Waiting for NAND", restore.StageStorage, false},
	// Unmounting comes at the beginning, in between and at the end.
	29: {"Unmounting filesystems", "", false},
	30: {"Setting date and time on device", "", false},
	31: {"Executing iBEC to bootstrap update", "", false},
	32: {"Finalizing NAND epoch update", restore.StageStorage, true},
	33: {"Checking for inappropriate bootable partitions", "", false},
	34: {"Creating factory restore marker", "", false},
	35: {"Loading firmware data to flash", restore.StageFirmware, false},
	36: {"Requesting FUD data", restore.StageFirmware, false},
	37: {"Removing activation record", "", false},
	38: {"Checking battery voltage", "", false},
	39: {"Waiting for battery to charge", "", false},
	40: {"Closing modem tickets", restore.StageBaseband, false},
	41: {"Migrating data", "", true},
	42: {"Wiping storage device", restore.StageStorage, true},
	43: {"Sending Apple logo to device", "", false},
	44: {"Checking for uncollected logs", "", false},
	46: {"Clearing NVRAM", "", false},
	47: {"Updating gas gauge software", restore.StageFirmware, false},
	48: {"Preparing for baseband update", restore.StageBaseband, false},
	49: {"Booting the baseband", restore.StageBaseband, false},
	50: {"Creating system key bag", "", true},
	51: {"Updating IR MCU firmware", restore.StageFirmware, false},
	52: {"Resizing system partition", restore.StageStorage, true},
	53: {"Collecting updater output", "", false},
	54: {"Pairing Stockholm", restore.StageFirmware, false},
	55: {"Updating Stockholm", restore.StageFirmware, false},
	56: {"Updating SWDHID", restore.StageFirmware, false},
	57: {"Certifying SEP", restore.StageSEP, false},
	58: {"Updating NAND Firmware", restore.StageStorage, false},
	59: {"Updating SE Firmware", restore.StageFirmware, false},
	60: {"Updating Savage", restore.StageFirmware, false},
	61: {"Installing DeviceTree", restore.StageFirmware, true},
	62: {"Certifying Savage", restore.StageFirmware, false},
	63: {"Submitting Provinfo", restore.StageFirmware, false},
	64: {"Certifying Yonkers", restore.StageFirmware, false},
	65: {"Updating Rose", restore.StageFirmware, false},
	66: {"Updating Veridian", restore.StageFirmware, false},
	67: {"Creating Protected Volume", restore.StageStorage, true},
	68: {"Resizing Main Filesystem Partition", restore.StageStorage, true},
	69: {"Creating Recovery OS Volume", restore.StageStorage, true},
	70: {"Installing Recovery OS Files", restore.StageFilesystem, true},
	71: {"Installing Recovery OS Image", restore.StageFilesystem, true},
	74: {"Requesting EAN Data", restore.StageFirmware, false},
	77: {"Sealing System Volume", restore.StageSealing, true},
	81: {"Updating AppleTCON", restore.StageFirmware, false},
}

// oldOperationNames are names that older idevicerestores print for the same
// numbers, some of them one off; the number decides.
var oldOperationNames = []string{
	"Unknown operation", "Partition NAND device", "Waiting for storage device", "Loading kernelcache", "Flashing NOR",
	"Modifying kernelcache", "Updating Baseband", "Loading firmware", "Wipe storage device", "Preparing baseband update",
	"Clearing NVRAM", "Creating Protected Volume", "Certifying Savage", "Requesting FUD data", "Fixing up var",
	"Update gas gauge software", "Create system key bag", "Checking uncollected logs",
}

// otherNames are names that programs around the engine write for operations.
var otherNames = map[string]int{
	"unmounting filesystem": 29, "mounting filesystem": 16, "checking filesystem": 15, "creating filesystems": 12,
	"sending file system": 13, "verifying file system": 14, "restoring system image": 13, "restore image": 13,
	"verify restore": 14, "create partition map": 11, "creating partitions": 11, "partitioning": 11, "create filesystem": 12,
	"creating file system": 12, "mounting file systems": 16, "unmounting file systems": 29, "flash firmware": 18,
	"flashing nor": 18, "update baseband": 19, "updating sep": 57, "sealing system": 77, "wiping storage": 42,
	"formatting storage": 42, "erasing storage": 42, "installing kernel cache": 27, "installing device tree": 61,
	"resizing system volume": 52,
}

// numbersByName are the numbers of operations by their names, lower case.
var numbersByName = func() map[string]int {
	numbers := map[string]int{}
	for number, op := range operations {
		numbers[strings.ToLower(op.name)] = number
	}
	for name, number := range otherNames {
		numbers[name] = number
	}
	return numbers
}()

// namedOperation is the number of the operation with a name.
func namedOperation(name []byte) (int, bool) {
	n, ok := numbersByName[lower(name)]
	return n, ok
}

// renumbered is the protocol version from which on the numbers are those of
// the table. Before it, numbers above lastUnmoved are one lower.
const (
	renumbered  = 14
	lastUnmoved = 35
)

// lookUpOperation finds an operation by the number a restored of that
// protocol version uses; 0 is an unknown version, taken as a current one.
func lookUpOperation(number, protocol int) (operation, bool) {
	if protocol > 0 && protocol < renumbered && number > lastUnmoved {
		number++
	}
	op, ok := operations[number]
	return op, ok
}
