package mask

import (
	"strings"
	"testing"
	"time"
)

// What a technician needs is no secret: not one sign of these lines is hidden.
// They are written after the shapes of real logs.
var technicians = []string{
	"[11:50:59.1000] Restore completed, status: 4013",
	"Depth:0 Code:4013 Error:Unexpected device state 'Recovery' expected 'RestoreOS'",
	"Depth:1 Code:9 Error:Failed to personalize the firmware",
	"Sending iBEC (1526677 bytes)...",
	"[10:20:59.0825-GMT]{4>7} CHECKPOINT FAILURE:(FAILURE:14) RESTORED:[0x0624] restore_images [0]D(failed to restore image)",
	"[20:33:10.0412-GMT]{3>6} CHECKPOINT BEGIN: RESTORED:[0x1300] update_iBoot",
	"CHECKPOINT END: FIRMWARE:[0x1306] update_root_hub",
	"2012-03-11 18:00:09.037 [3132:e4]: device returned AMR error 37",
	"ERROR: Unable to successfully restore device",
	"CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C IBFL:3D SRTG:[iBoot-5281.0.0.100.36]",
	"Identified device as d53gap, iPhone13,2",
	"Found device in Recovery mode, iPhone13,2 (d53gap), chip 0x8101, board 0x0c",
	"iPhone13,2_18.3_22D63_Restore.ipsw",
	"Extracting filesystem from iPhone13,2_18.3_22D63_Restore.ipsw: 044-12345-012.dmg",
	"Version 18.3 build 22D63, baseband 5.02.01, bootloader 4.13.00.01",
	"iTunes 12.13.4.4, Apple Mobile Device Support 14.0.0.29, Windows 10.0.19045.3803",
	"iBoot version: iBoot-11881.80.57", "iBSS.d53g.RELEASE.im4p", "iBEC.iphone13.RESEARCH_RELEASE.im4p",
	"Darwin Kernel Version 24.3.0: xnu-11215.81.4~3/RELEASE_ARM64_T8103",
	"0xE8000013", "kAMDMuxConnectError", "AMDeviceConnect returned -402653052 (0xe8000084)",
	"IOConnectCallStructMethod(0) failed: 0xe00002e2", "IOReturn e00002c5",
	"tid 0x1a2b3c: -[AMRestoreDevice restore] + 0x2b",
	"usb 1-4: new high-speed USB device number 21 using xhci_hcd",
	"usb 1-4: New USB device found, idVendor=05ac, idProduct=1281, bcdDevice=11.12",
	"usb 1-4: New USB device strings: Mfr=1, Product=2, SerialNumber=3",
	"usb usb1: SerialNumber: 0000:00:14.0",
	"usb 1-4: device descriptor read/64, error -71", "usb 1-4: device not accepting address 22, error -110",
	"usb 1-4: USB disconnect, number 21", "serial console 115200", "SerialNumber=3, serial console",
	"Verifying restore... 64000000000 bytes, 61035 MB of 128 GB", "size: 64023257088", "blocks 15626239 of 15626239",
	"took 12.5 s (12500 ms), 23 % of 7.11 GB", "at 2026-11-30 23:11:11.123456 +0100", "20261130T231111Z", "2026-11-22T10:00:00+01:00",
	"timestamp 1700000000123", "About to restore device...", "FDR 0x2d1b failed (code 4013), step 44 of 61",
	"Status: Restore Finished", "progress: 4 0.53", "ASR error 21: 1/2 of 3", "Baseband: MAV21, CertID 2315222105, ChipID 0x10f0e1",
	"NAND: S5E 128 GB, vendor 0x45, cycles 312", "S5L8960X, T8103, s8000, t8030si", "A2403, MK2L3LL/A, MGJ93ZD/A",
	"SSL_connect: error 0x80090304", "HTTP/1.1 200 OK", "TSS request failed: status 94", "getaddrinfo gs.apple.com:443 failed: -2",
	"Failed to connect to 17.171.36.30 port 443", "Recovery Mode Environment: build-version=iBoot-10151.140.19 build-style=RELEASE",
	"libusb: error -7 [LIBUSB_ERROR_TIMEOUT]", "usbmuxd[12]: connect to port 62078: 3", "com.apple.mobile.lockdown", "com.apple.asr.12345",
	"restore_device: state 0x00000007, operation 13 (Flashing NOR firmware)", "unknown operation 61", "EXC_CRASH (SIGABRT), signal 10",
	"/usr/sbin/asr -source asr://localhost:12345 -target /dev/disk0s1s1 -erase -noprompt", "found logo at /usr/share/progressui/applelogo@2x.tga",
	"The iPhone “iPhone” could not be restored. An unknown error occurred (4013).", "The iPhone \"iPhone\" could not be updated.",
	"AppleUSB20Hub@14400000: port 1", "Restore mode: \"Customer Erase Install (IPSW)\"", "behavior 'Update', variant 'Customer Upgrade Install (IPSW)'",
	"der Fehler „4013“ trat auf", "您的 iPhone 无法恢复 (4013)", "Your iPhone's data", "the device's serial port", "It's iPhone 12",
	"USB-C to Lightning, 1 m", "user data partition is missing", "host: Ubuntu 24.04", "no computer name needed",
	"iPhone 12 Pro Max (iPhone13,4, d54pap)", "iPad Pro (11-inch)", "iPhone SE (2nd generation)", "DFU, WTF, Recovery",
}

func TestWhatATechnicianNeedsStays(t *testing.T) {
	f := NewFinder("tor", "klausm", "root", "usb")
	for _, line := range technicians {
		if got := f.CrossOut(line); got != line {
			t.Errorf("got %q, want %q", got, line)
		}
	}
}

// The rest of a line stays when something in it is hidden.
func TestTheRestOfALineStays(t *testing.T) {
	f := NewFinder("klausm", "Klaus Meier")
	for _, tt := range []struct{ line, want string }{
		{"ERROR: ECID 0x000A11223344001E lost, code 4013", "ERROR: ECID XXXXXXXXXXXXXXXXXX lost, code 4013"},
		{"udid 00008101-000A11223344001E gone", "udid 00008101-XXXXXXXXXXXXXXXX gone"},
		{"AMPDevicesAgent: Klaus's iPhone: restore failed 4013", "AMPDevicesAgent: XXXXX'X iPhone: restore failed 4013"},
		{"Das iPhone „iPhone von Klaus“ konnte nicht wiederhergestellt werden. (4013)", "Das iPhone „XXXXXX XXX XXXXX“ konnte nicht wiederhergestellt werden. (4013)"},
		{"DeviceName: Anna failed with 4013", "DeviceName: XXXX failed with 4013"},
		{"2834349862781982_iPhone13,2_18.3.shsh2 missing", "XXXXXXXXXXXXXXXX_iPhone13,2_18.3.shsh2 missing"},
		{"/Users/anna/Library/Logs/iPhone Updater Logs/x failed", "/Users/XXXX/Library/Logs/iPhone Updater Logs/x failed"},
		{"IMEI 35 209900 176148 1 failed with 4013", "IMEI XX XXXXXX XXXXXX X failed with 4013"},
		{"ECID bytes 1e 00 44 33 22 11 0a 00 failed", "ECID bytes XX XX XX XX XX XX XX XX failed"},
		{"on klausm: monitor of klausmann", "on XXXXXX: monitor of klausmann"},
		{"by KLAUS MEIER, code 14", "by XXXXX XXXXX, code 14"},
	} {
		if got := f.CrossOut(tt.line); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.line, got, tt.want)
		}
	}
}

// What is hidden stays hidden and nothing else becomes so: crossing out twice
// is crossing out once.
func TestCrossingOutTwiceChangesNothing(t *testing.T) {
	f := NewFinder()
	for _, fam := range families {
		for _, c := range fam.canaries(2) {
			once := f.CrossOut(c.line)
			if twice := f.CrossOut(once); strings.ContainsFunc(diff(once, twice), func(r rune) bool { return '0' <= r && r <= '9' }) {
				t.Errorf("%q: first %q, then %q", c.line, once, twice)
			}
		}
	}
}

// diff is what of a is not in b, sign by sign.
func diff(a, b string) string {
	var out strings.Builder
	for i := range len(a) {
		if i >= len(b) || a[i] != b[i] {
			out.WriteByte(a[i])
		}
	}
	return out.String()
}

// Text made to keep an expression busy takes no longer than any other: twice
// the text takes about twice the time.
func TestFindingIsLinear(t *testing.T) {
	f := NewFinder("klausm").WithNumbers("000A11223344001E")
	for _, piece := range []string{
		"a", "0", "0a ", "serial ", "ECID: ", "iPhone von ", "\"", "“a”", "a@", "/Users/", "IMEI 1 ", "1.", "::", "-", "~a/", "=A", "name: 'x' ", "的iPhone", "XXXX ", "user ",
	} {
		took := func(n int) time.Duration {
			text := strings.Repeat(piece, n/len(piece))
			start := time.Now()
			f.Find(text)
			return time.Since(start)
		}
		// A computer that is busy may be slow once, and is not slow each time.
		const n = 16 << 10 // past what the expressions' quick way for short texts takes
		var one, three time.Duration
		for range 5 {
			if one, three = took(n), took(3*n); three < 6*one {
				break
			}
		}
		if three >= 6*one {
			t.Errorf("%q: %d bytes took %v, %d bytes %v", piece, n, one, 3*n, three)
		}
	}
}

// FuzzFind: whatever the text, the parts are in order and inside it.
func FuzzFind(f *testing.F) {
	for _, fam := range families {
		f.Add(fam.canaries(3)[0].line)
	}
	for _, line := range technicians {
		f.Add(line)
	}
	finder := NewFinder("klausm").WithNumbers("000A11223344001E")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, p := range finder.Find(s) {
			if p.Start < at || p.End <= p.Start || p.End > len(s) {
				t.Fatalf("%q: part %+v after %d", s, p, at)
			}
			at = p.End
		}
		if got := finder.CrossOut(s); len(got) != len(s) {
			t.Errorf("%q: %d bytes, then %d", s, len(s), len(got))
		}
	})
}
