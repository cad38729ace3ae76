package kernlog

import (
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	tests := []struct {
		name, line string
		port       string
		sign       Sign
		errno      int
		uptime     time.Duration
	}{
		{"no answer", "[  812.000001] usb 1-4: device descriptor read/64, error -71", "1-4", NoAnswer, -71, 812*time.Second + time.Microsecond},
		{"behind a hub", "[ 2391.625552] usb 1-1.5: device not accepting address 9, error -32", "1-1.5", NoAnswer, -32, 2391*time.Second + 625552*time.Microsecond},
		{"the root hub's port", "Sep  1 12:00:00 box kernel: [ 1140.860239] usb usb1-port3: unable to enumerate USB device", "1-3", NotEnumerated, 0, 1140*time.Second + 860239*time.Microsecond},
		{"a hub's port", "usb 1-1-port5: unable to enumerate USB device", "1-1.5", NotEnumerated, 0, 0},
		{"a hub's port in old words", "hub 1-0:1.0: unable to enumerate USB device on port 3", "1-3", NotEnumerated, 0, 0},
		{"a deeper hub in old words", "hub 2-1.4:1.0: cannot reset port 2 (err = -71)", "2-1.4.2", NoAnswer, -71, 0},
		{"over-current", "usb usb2-port1: over-current condition", "2-1", OverCurrent, 0, 0},
		{"over-current in old words", "hub 3-0:1.0: over-current change on port 1", "3-1", OverCurrent, 0, 0},
		{"the kernel blames the cable", "usb usb3-port2: Cannot enable. Maybe the USB cable is bad?", "3-2", CannotEnable, 0, 0},
		{"noise", "hub 1-0:1.0: port 2 disabled by hub (EMI?), re-enabling...", "1-2", Disabled, 0, 0},
		{"a contact", "usb 1-3-port1: connect-debounce failed", "1-3.1", Bouncing, 0, 0},
		{"power off and on", "usb usb1-port3: attempt power cycle", "1-3", PowerCycle, 0, 0},
		{"silence", "usb 1-3: Device not responding to setup address.", "1-3", NoAnswer, 0, 0},
		{"a reset", "usb 1-4: reset high-speed USB device number 7 using xhci_hcd", "1-4", Reset, 0, 0},
		{"below its speed", "usb 1-4: not running at top speed; connect to a high speed hub", "1-4", Slow, 0, 0},
		{"a device came", "usb 2-1: new SuperSpeed Plus Gen 2x1 USB device number 3 using xhci_hcd", "2-1", Came, 0, 0},
		{"a device came, long ago", "usb 5-3.2: new high speed USB device using ehci_hcd and address 52", "5-3.2", Came, 0, 0},
		{"a device went", "apple-mfi-fastcharge 1-1: USB disconnect, device number 14", "1-1", Gone, 0, 0},
		{"a driver's transfer", "ipheth 1-1.2:4.2: ipheth_rcvbulk_callback: urb status: -71", "1-1.2", LinkError, -71, 0},
		{"a driver's start", "ipheth: probe of 1-6:4.2 failed with error -110", "1-6", LinkError, -110, 0},
		{"a driver's lesser error", "ipheth 1-1:4.2: ipheth_carrier_set: usb_control_msg: -32", "1-1", "", -32, 0},
		{"news", "usb 1-4: New USB device found, idVendor=05ac, idProduct=1227", "1-4", "", 0, 0},
		{"a name is no error", "usb 1-4: Product: thing-71", "1-4", "", 0, 0},
		{"kmsg", "3,1042,812000001,-;usb 1-4: device descriptor read/64, error -71\n SUBSYSTEM=usb\n DEVICE=c189:3", "1-4", NoAnswer, -71, 812*time.Second + time.Microsecond},
		{"journal", "[ 1140.860239] box kernel: usb usb1-port3: unable to enumerate USB device", "1-3", NotEnumerated, 0, 1140*time.Second + 860239*time.Microsecond},
		{"a program's own time-out", "[  812.000001] usb 1-4: usbfs: USBDEVFS_CONTROL failed cmd idevicerestore rqt 33 rq 1 len 2048 ret -110", "1-4", "", -110, 812*time.Second + time.Microsecond},
		{"a program's own bulk transfer", "usb 1-4: usbfs: USBDEVFS_BULK failed ep 0x4 len 512 ret -71", "1-4", "", -71, 0},
		{"macOS gives a device up", "2026-11-22 10:00:00.123456+0100 0x7d Default 0x0 0 0 kernel: (IOUSBHostFamily) AppleUSB20HubPort@14420000: AppleUSBHostPort::disconnect: persistent enumeration failures", "20-4.2", NotEnumerated, 0, 0},
		{"macOS gets no answer", "AppleUSB20HubPort@14420000: AppleUSB20HubPort::resetAndCreateDevice: failed to address device, disabling port", "20-4.2", NoAnswer, 0, 0},
		{"macOS found a device", "kernel: (IOUSBHostFamily) usb-drd2-port-hs@02100000: AppleUSBHostPort::enumerateDeviceComplete_block_invoke: enumerated 0x05ac/12a8/1502 (iPhone / 1) at 480 Mbps", "2-1", Came, 0, 0},
		{"macOS says what is not known", "iPhone@02100000: IOUSBHostDevice::setConfigurationGated: something else", "2-1", "", 0, 0},
		{"a root hub itself", "usb usb1: Product: xHCI Host Controller", "usb1", "", 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, ok := Parse(tt.line)
			if !ok {
				t.Fatalf("got nothing from %q", tt.line)
			}
			if m.Port != tt.port || m.Sign != tt.sign || m.Error != tt.errno || m.Uptime != tt.uptime {
				t.Errorf("got port %q, sign %q, error %d, uptime %v, want %q, %q, %d, %v",
					m.Port, m.Sign, m.Error, m.Uptime, tt.port, tt.sign, tt.errno, tt.uptime)
			}
		})
	}
}

func TestParseLeavesTheRest(t *testing.T) {
	for _, line := range []string{
		"", "\n", "usbcore: registered new interface driver ipheth", "scsi747 : SCSI emulation for USB Mass Storage devices",
		"eth0: link up", "[cut]", "6,1,2,-;Linux version 6.1", "usb: 1-4", "usb 1-4 hello", "2026-11-22: all quiet",
	} {
		if m, ok := Parse(line); ok {
			t.Errorf("%q: got %+v, want nothing", line, m)
		}
	}
}

// TestEverySignIsReached walks the table: the words of each row alone give its
// sign, so no row hides behind another.
func TestEverySignIsReached(t *testing.T) {
	for _, row := range signs {
		m, ok := Parse("usb 1-4: " + strings.ToUpper(row.words) + " x")
		if !ok || m.Sign != row.sign {
			t.Errorf("%q: got %q, want %q", row.words, m.Sign, row.sign)
		}
	}
}

func TestEverySignOfMacIsReached(t *testing.T) {
	for _, row := range macSigns {
		m, ok := Parse("AppleUSB20HubPort@14420000: AppleUSBHostPort::x: " + strings.ToUpper(row.words) + " y")
		if !ok || m.Sign != row.sign {
			t.Errorf("%q: got %q, want %q", row.words, m.Sign, row.sign)
		}
	}
	for _, line := range []string{"x@00000000: AppleUSBHostPort::x: persistent enumeration failures", "mail me@14420000: hello USB", "USB @14420000"} {
		if m, ok := Parse(line); ok {
			t.Errorf("%q: got %+v, want nothing", line, m)
		}
	}
}

func TestTrouble(t *testing.T) {
	tests := map[Sign]bool{
		"": false, Came: false, Gone: false, Reset: false,
		NoAnswer: true, NotEnumerated: true, CannotEnable: true, Disabled: true, Bouncing: true, OverCurrent: true,
		PowerCycle: true, LinkError: true, Slow: true,
	}
	for sign, want := range tests {
		if got := sign.Trouble(); got != want {
			t.Errorf("%q: got %v, want %v", sign, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("3,1042,812000001,-;usb 1-4: device descriptor read/64, error -71\n SUBSYSTEM=usb")
	f.Add("hub 1-0:1.0: unable to enumerate USB device on port 3")
	f.Add("AppleUSB20HubPort@14420000: AppleUSBHostPort::disconnect: persistent enumeration failures")
	f.Add("[99999999.999999] usb 1-1-port5: \xff\x1b")
	f.Fuzz(func(t *testing.T, line string) {
		m, ok := Parse(line)
		if !ok {
			return
		}
		if m.Port == "" || len(m.Text) > maxText || m.Uptime < 0 || m.Error > 0 || strings.Contains(m.Text, "\n") {
			t.Errorf("got %+v from %q", m, line)
		}
	})
}
