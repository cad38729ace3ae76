package report

import (
	"strings"
	"testing"

	"relink/internal/session"
)

// Programs write one number in many ways; the report hides them all.
func TestMaskKnowsOtherSpellings(t *testing.T) {
	m := newMask(session.Session{Phone: session.Phone{
		Serial: "F4GXK0ABCDEF", ECID: "000A1B2C3D4E5F60", UDID: "00008110-000A1B2C3D4E5F60", IMEI: "356789104567893",
	}}, "jons-pc")
	for _, tt := range []struct{ name, text, secret string }{
		{"ECID without zeros", "found a1b2c3d4e5f60 here", "a1b2c3d4e5f60"},
		{"ECID as C writes it", "found 0xA1B2C3D4E5F60 here", "A1B2C3D4E5F60"},
		{"ECID in decimal", "id2844626588163936x", "2844626588163936"},
		{"UDID without hyphen", "udid00008110000a1b2c3d4e5f60", "000a1b2c3d4e5f60"},
		{"IMEI as phones print it", "35 678910 456789 3", "456789"},
		{"IMEI with hyphens", "35-678910-456789-3", "456789"},
		{"serial in small letters", "f4gxk0abcdef", "f4gxk0abcdef"},
		{"MAC run together", "en0 a483e7123456", "a483e7123456"},
		{"host of Bonjour", "from Jons-MacBook.local", "jons-macbook"},
		{"this computer", "on JONS-PC:", "jons-pc"},
		{"another ECID in a file's name", "restore_001122334455667e_1700000000.log", "1122334455667e"},
		{"another UDID in a file's name", "restore_00008110-001122334455667E_17.log", "1122334455667e"},
		{"two in a file's name", "restore_0011223344556677_001122334455667e.log", "1122334455667e"},
		{"a UDID behind an ECID", "restore_0011223344556677_00008110-001122334455667E.log", "1122334455667e"},
		{"a home folder with a blank", `C:\Users\Jon Doe\x.log`, "doe"},
		{"an old UDID in a file's name", "restore_" + strings.Repeat("ab12", 10) + "_17.log", "ab12ab12"},
	} {
		if got := m.text(tt.text); strings.Contains(strings.ToLower(got), strings.ToLower(tt.secret)) {
			t.Errorf("%s: got %q", tt.name, got)
		}
	}
	for _, plain := range []string{
		"Error 4013 at 12:00:05 on 2026-11-22", "Unexpected device state 'Recovery' expected 'RestoreOS'", "USB-C to Lightning, 1 m",
	} {
		if got := m.text(plain); got != plain {
			t.Errorf("got %q, want %q", got, plain)
		}
	}
}
