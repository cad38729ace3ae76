package libusb

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"relink/internal/device"
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
	// ErrNotRecovery: commands are only sent to an iPhone, iPad or iPod in
	// recovery.
	ErrNotRecovery = errors.New("the device is no iPhone, iPad or iPod in recovery")
)

// answerTime bounds one control transfer: libirecovery waits 10 s; a command
// to iBoot answers in a few milliseconds.
const answerTime = 3 * time.Second

// LeaveCommands take a phone out of recovery. They erase nothing: auto-boot is
// the flag that a restore clears and a start needs (libirecovery and palera1n
// send the same three).
var LeaveCommands = []string{"setenv auto-boot true", "saveenv", "reboot"}

// Bytes of a control transfer that carries an iBoot command (libirecovery
// irecv_send_command_raw).
const (
	commandType    = 0x40
	commandRequest = 0
)

// probeTime bounds one request of the cable test, and probeTries how often one
// is sent before it counts as not answered. The answer is there within
// milliseconds or the line was disturbed.
const (
	probeTime  = time.Second
	probeTries = 3
)

// ProbeEvery is how often the cable test asks: often enough to meet a short
// disturbance, and no load for phone or computer.
const ProbeEvery = 50 * time.Millisecond

// Beat is one read-only request of the cable test.
type Beat struct {
	At time.Time
	// Took is how long it was until the right answer, or until it was given up.
	Took time.Duration
	// Retries is how often it was sent again.
	Retries int
	// Err is nil for a right answer.
	Err error
	// Lost is true when the device had gone.
	Lost bool
}

// leavable tells whether a device may be told to leave recovery: Apple's, in
// recovery, and not known to be anything but an iPhone, iPad or iPod. The
// security chip of a Mac shows in recovery too, and a reboot there would take
// the Mac with it.
func leavable(d device.Device) bool {
	seen := device.Classify(d)
	return d.VendorID == device.AppleVendorID && seen.Mode == device.ModeRecovery &&
		(seen.IOSDevice == nil || *seen.IOSDevice)
}

// sameWay tells whether x hangs on d's ports and has d's ids, on whichever
// controller.
func sameWay(x, d device.Device) bool {
	_, its, plugged := strings.Cut(x.Port, "-")
	_, wanted, _ := strings.Cut(d.Port, "-")
	return plugged && its == wanted && x.VendorID == d.VendorID && x.ProductID == d.ProductID
}

// keptByDriver is why libusb opened nothing on Windows. Of a device that it does
// not list, its complaint tells nothing: root hubs make it complain each time
// (libusb issue 688). Of one that it lists, a refusal is the work of its driver, or
// of a program that has it open: Windows knows no right to open a USB device.
func keptByDriver(listed bool, complaint error) error {
	switch {
	case !listed:
		return fmt.Errorf("%w: libusb does not list it", ErrDriver)
	case errors.Is(complaint, ErrGone):
		return complaint
	}
	return fmt.Errorf("%w: %v", ErrDriver, complaint) // its own kind would lead elsewhere
}
