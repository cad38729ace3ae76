package libusb

import (
	"errors"
	"time"
)

// Why an action did not work. The words for the person, and what to do, are
// the caller's.
var (
	// ErrPermission: this user may not open the device. On Linux the udev rule
	// in assets/udev allows it.
	ErrPermission = errors.New("no permission to open the device")
	// ErrDriver: the system's driver keeps the device to itself, as Apple's
	// does on Windows.
	ErrDriver = errors.New("the system's driver does not let the device be opened")
	// ErrGone: the device is no longer there.
	ErrGone = errors.New("the device is no longer on USB")
	// ErrNotRecovery: commands are only sent to a device in recovery.
	ErrNotRecovery = errors.New("the device is not in recovery")
)

// answerTime bounds one control transfer: libirecovery waits 10 s; a command
// to iBoot answers in a few milliseconds.
const answerTime = 3 * time.Second

// leaveCommands take a phone out of recovery. They erase nothing: auto-boot is
// the flag that a restore clears and a start needs (libirecovery and palera1n
// send the same three).
var leaveCommands = []string{"setenv auto-boot true", "saveenv", "reboot"}

// Bytes of a control transfer that carries an iBoot command (libirecovery
// irecv_send_command_raw).
const (
	commandType    = 0x40
	commandRequest = 0
)

// Beat is one read-only request of the cable test.
type Beat struct {
	At time.Time
	// Took is how long the answer took.
	Took time.Duration
	// Err is nil for a right answer.
	Err error
	// Lost is true when the device had gone.
	Lost bool
}
