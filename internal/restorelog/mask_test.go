package restorelog

import (
	"strings"
	"testing"
)

// Each line holds one thing that identifies, which must not come out, and
// something harmless, which must.
func TestEvidenceIdentifiesNobody(t *testing.T) {
	for _, tt := range []struct{ line, secret, keeps string }{
		{"Found ECID 741328000000123", "741328000000123", "Found ECID"},
		{"Created state machine for device with ECID=0x1534A90C85802E", "1534A90C85802E", "Created state machine"},
		{"UniqueChipID: 2375331941000000", "2375331941000000", "UniqueChipID"},
		{"INFO: device serial number is C6KS9LM8HG7Q", "C6KS9LM8HG7Q", "serial number"},
		{"SerialNumber = DX3XK0ABCD12;", "DX3XK0ABCD12", "SerialNumber"},
		{"Device 0123456789abcdef0123456789abcdef01234567 has successfully entered", "0123456789abcdef", "has successfully"},
		{"Device 00008030-001534A90C85802E is now connected", "001534A90C85802E", "is now connected"},
		{"IMEI:356938035643809", "356938035643809", "IMEI"},
		{"imei 35-693803-564380-9", "693803", "imei"},
		{"WiFiAddress: a4:83:e7:12:34:56", "a4:83:e7", "Address"},
		{"address a4-83-e7-12-34-56 seen", "83-e7", "seen"},
		{"Getting ApNonce in dfu mode... be 99 05 f9 82 f4 88 9f 76 df d6 69", "99 05 f9", "dfu mode"},
		{"computed ticket_hash   : C7997DE91606C5C3D0CC6390A79FE7082A9360EA", "C7997DE9", "ticket_hash"},
		{"Sent image from: /Users/anna.muster/Downloads/x.ipsw", "anna.muster", "Downloads/x.ipsw"},
		{`from C:\Users\Anna Muster\AppData\x`, "Anna", "AppData"},
		{"file /home/anna/restore.log", "anna", "restore.log"},
		{"connected to [fe80::98f5:bfff:fe12:3456%en3]:62078", "98f5", "62078"},
		{"The iPhone “Anna’s iPhone” could not be restored. An unknown error occurred (4013).", "Anna", "(4013)"},
		{"2024-12-28 01:10:31 annas-mac pymobiledevice3.restore.restore[20390] INFO x", "annas-mac", "01:10:31"},
		{"anna@annas-mac:~$ idevicerestore -e", "anna@annas", "idevicerestore"},
		{"CPID:8030 CPRV:11 BDID:06 ECID:001534A90C85802E SRNM:[DX3XK0ABCD12]", "1534A90C", "CPID:8030"},
		{"writing restore_001534a90c85802e_1700000000.log", "1534a90c", "writing restore"},
		{"writing restore_00008030-001534A90C85802E_1700000000.log", "1534A90C", "writing restore"},
		{"writing restore_001534a90c858000_001534a90c85802e.log", "5802e", "writing restore"},
		{`"MLBSerialNumber" = "F3X1234567890ABCD"`, "F3X12345", "SerialNumber"},
		{`from C:\\Users\\Anna Muster\\AppData\\x`, "Anna", "AppData"},
		{`DeviceName = "Annas iPhone";`, "Annas", "DeviceName"},
		{"2026-11-22T10:00:00+0100 annas-mac idevicerestore[20]: ERROR: x", "annas-mac", "ERROR: x"},
	} {
		got := evidenceText(tt.line)
		if strings.Contains(strings.ToLower(got), strings.ToLower(tt.secret)) {
			t.Errorf("%q: got %q, which holds %q", tt.line, got, tt.secret)
		}
		if !strings.Contains(got, tt.keeps) {
			t.Errorf("%q: got %q, want it to keep %q", tt.line, got, tt.keeps)
		}
	}
}

func TestEvidenceKeepsWhatDecides(t *testing.T) {
	for _, line := range []string{
		"[11:50:59.1000] Restore completed, status: 4013",
		"Depth:0 Code:4013 Error:Unexpected device state 'Recovery' expected 'RestoreOS'",
		"Sending iBEC (1526677 bytes)...",
		"[10:20:59.0825-GMT]{4>7} CHECKPOINT FAILURE:(FAILURE:14) RESTORED:[0x0624] restore_images [0]D(failed to restore image)",
		"2012-03-11 18:00:09.037 [3132:e4]: device returned AMR error 37",
		"ERROR: Unable to successfully restore device",
	} {
		if got := evidenceText(line); got != line {
			t.Errorf("got %q, want %q", got, line)
		}
	}
}

func TestEvidenceIsFitToShow(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"a\x1b[31mb\u202ec\x00d\te", "a[31mbcd e"},
		{"  padded  ", "padded"},
	} {
		if got := evidenceText(tt.line); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.line, got, tt.want)
		}
	}
	long := evidenceText(strings.Repeat("é ", 1000))
	if len(long) > maxEvidence+len("…") || !strings.HasSuffix(long, "…") {
		t.Errorf("got %d bytes, want at most %d and a sign of what is left out", len(long), maxEvidence)
	}
}
