// Package kernlog reads what the kernel says about USB ports and devices,
// where it may be read: from /dev/kmsg or through journalctl on Linux. Lines that
// somebody kept may also be those of macOS' kernel.
//
// It knows the kernels' wording. It does not know phones, and blames neither
// cable nor port: the kernel's own "Maybe the USB cable is bad?" was wrong in
// cases on record, where another port cured it.
package kernlog

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// ErrUnreadable means that the kernel's messages cannot be read here, which
// says nothing about whether there are any.
var ErrUnreadable = errors.New("the kernel's messages cannot be read here")

// Sign is what a message tells about a port or device.
type Sign string

// The signs. A message without any is only news.
const (
	// NoAnswer: the device did not answer while it was being set up.
	NoAnswer Sign = "no-answer"
	// NotEnumerated: the kernel gave a device up.
	NotEnumerated Sign = "not-enumerated"
	// CannotEnable: the port would not stay enabled.
	CannotEnable Sign = "cannot-enable"
	// Disabled: the hub switched the port off, as electrical noise makes it.
	Disabled Sign = "disabled"
	// Bouncing: the contact did not settle.
	Bouncing Sign = "bouncing"
	// OverCurrent: the port reported that too much current flows.
	OverCurrent Sign = "over-current"
	// PowerCycle: the kernel switched the port's power off and on.
	PowerCycle Sign = "power-cycle"
	// Reset: a device that was in use was reset.
	Reset Sign = "reset"
	// LinkError: a transfer failed with a low-level error.
	LinkError Sign = "link-error"
	// Slow: the device runs below the speed it is capable of.
	Slow Sign = "slow"
	// Gone: the device left.
	Gone Sign = "gone"
	// Came: a device was found.
	Came Sign = "came"
)

// Trouble says whether the sign speaks of a link that does not work well.
// Coming, going and a reset happen on good links too.
func (s Sign) Trouble() bool {
	switch s {
	case "", Came, Gone, Reset:
		return false
	}
	return true
}

// Message is one message of the kernel about a USB port or device.
type Message struct {
	// At is when the message was read; zero when it was only parsed.
	At time.Time
	// Uptime is the kernel's own time of it, since it started; zero when the
	// text does not tell.
	Uptime time.Duration
	// Port is the port it is about, in the words of device.Device, such as
	// "1-4.2", or "usb1" for a root hub.
	Port string
	// Sign is empty for a message that is only news.
	Sign Sign
	// Error is the kernel's error number, such as -71 (EPROTO), -110
	// (ETIMEDOUT) or -32 (EPIPE); 0 when there is none.
	Error int
	// Text is the message without the time, as the kernel wrote it. Parts of
	// it, such as a serial number, come from the device: hostile input.
	Text string
}

// maxText bounds the text of a message, in bytes.
const maxText = 1024

// signs are the kernel's words, lower case, and what they tell; the first that
// fits counts. Unless the line names another source, the wording is that of
// drivers/usb/core/hub.c, in today's form and in those it had in 2.6 and 3.x.
var signs = []struct {
	words string
	sign  Sign
}{
	{"usbdevfs_", ""}, // drivers/usb/core/devio.c: a program's own request ended, mostly by the time it set itself
	{"unable to enumerate", NotEnumerated},
	{"over-current", OverCurrent},
	{"cannot enable", CannotEnable},
	{"disabled by hub", Disabled},
	{"debounce failed", Bouncing},
	{"not responding to setup address", NoAnswer},
	{"not accepting address", NoAnswer},
	{"device descriptor read", NoAnswer},
	{"can't read configurations", NoAnswer},
	{"unable to read config", NoAnswer},
	{"cannot reset", NoAnswer},
	{"attempt power cycle", PowerCycle},
	{"not running at top speed", Slow},
	{"usb disconnect", Gone},
	{"new usb device found", ""}, // follows the one below
	{"new low-speed usb device", Came},
	{"new full-speed usb device", Came},
	{"new high-speed usb device", Came},
	{"new superspeed", Came}, // "SuperSpeed", "SuperSpeed Plus Gen 2x1"
	{"new low speed usb device", Came},
	{"new full speed usb device", Came},
	{"new high speed usb device", Came},
	{"reset low-speed usb device", Reset},
	{"reset full-speed usb device", Reset},
	{"reset high-speed usb device", Reset},
	{"reset superspeed", Reset},
	{"reset full speed usb device", Reset},
	{"reset high speed usb device", Reset},
}

// linkErrors are the error numbers of a link that failed below the protocol
// (Documentation/driver-api/usb/error-codes.rst).
var linkErrors = map[int]bool{
	-71:  true, // EPROTO: bitstuff error, or no answer in the time of the bus
	-84:  true, // EILSEQ: wrong checksum, or the same as EPROTO
	-62:  true, // ETIME: no answer in the time of the bus
	-110: true, // ETIMEDOUT: no answer in the driver's time
}

const portForm = `usb\d{1,3}(?:-port\d{1,3})?|\d{1,3}-\d{1,3}(?:\.\d{1,3}){0,6}(?:-port\d{1,3})?`

var (
	// "usb 1-4.2: ...", "hub 1-0:1.0: ...", "usb usb1-port3: ...", "ipheth 1-6:4.2: ..."
	aboutPort = regexp.MustCompile(`(?:^|[\s;\]])([a-z][a-z0-9_-]{0,31}) (` + portForm + `)(?::\d{1,3}\.\d{1,3})?: (.*)`)
	// "ipheth: probe of 1-6:4.2 failed with error -110"
	aboutProbe = regexp.MustCompile(`(?:^|[\s;\]])([a-z][a-z0-9_-]{0,31}): probe of (` + portForm + `):\d{1,3}\.\d{1,3} (failed.*)`)

	portOfHub   = regexp.MustCompile(`\bport (\d{1,3})\b`)
	errorNumber = regexp.MustCompile(`(?:^|[\s=(])(-[1-9]\d{0,2})\b`)
	uptime      = regexp.MustCompile(`\[ *(\d{1,9})\.(\d{6})\]`)
	kmsgHeader  = regexp.MustCompile(`^\d{1,3},\d{1,20},(\d{1,18}),[^;\n]{0,64};`)
)

// Parse reads one line of the kernel's messages, as dmesg, journalctl, a
// system log or /dev/kmsg gives it. It is not ok for a line that is about no
// USB port or device.
func Parse(line string) (m Message, ok bool) {
	line, _, _ = strings.Cut(line, "\n") // kmsg: the lines after it are keys
	if len(line) > maxText {
		line = line[:maxText]
	}
	if head := kmsgHeader.FindStringSubmatch(line); head != nil {
		us, _ := strconv.ParseInt(head[1], 10, 64)
		if us < int64(maxUptime/time.Microsecond) {
			m.Uptime = time.Duration(us) * time.Microsecond
		}
		line = line[len(head[0]):]
	} else if at := uptime.FindStringSubmatch(line); at != nil {
		s, _ := strconv.Atoi(at[1])
		us, _ := strconv.Atoi(at[2])
		m.Uptime = time.Duration(s)*time.Second + time.Duration(us)*time.Microsecond
	}
	hit := aboutPort.FindStringSubmatchIndex(line)
	if hit == nil {
		hit = aboutProbe.FindStringSubmatchIndex(line)
	}
	if hit == nil {
		return parseMac(line)
	}
	said := line[hit[6]:hit[7]]
	m.Port = portOf(line[hit[2]:hit[3]], line[hit[4]:hit[5]], said)
	m.Text = strings.TrimSpace(line[hit[2]:])
	m.Error = errorOf(said)
	m.Sign = signOf(said, m.Error)
	return m, true
}

// maxUptime is longer than any computer runs.
const maxUptime = 200 * 365 * 24 * time.Hour

// portOf is the port that a message is about: "usb1-port3" is 1-3, and so is
// port 3 of "hub 1-0:1.0"; "1-1-port5" is 1-1.5.
func portOf(driver, subject, said string) string {
	hub, port, _ := strings.Cut(subject, "-port")
	if port == "" && driver == "hub" {
		if hit := portOfHub.FindStringSubmatch(said); hit != nil {
			port = hit[1]
		}
	}
	if bus, isRoot := strings.CutSuffix(hub, "-0"); isRoot {
		hub = "usb" + bus
	}
	switch {
	case port == "":
		return hub
	case strings.HasPrefix(hub, "usb"):
		return strings.TrimPrefix(hub, "usb") + "-" + port
	default:
		return hub + "." + port
	}
}

func errorOf(said string) int {
	hit := errorNumber.FindStringSubmatch(said)
	if hit == nil {
		return 0
	}
	n, _ := strconv.Atoi(hit[1])
	return n
}

func signOf(said string, errno int) Sign {
	lower := strings.ToLower(said)
	for _, row := range signs {
		if strings.Contains(lower, row.words) {
			return row.sign
		}
	}
	if linkErrors[errno] {
		return LinkError
	}
	return ""
}
