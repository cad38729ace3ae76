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

// The same number is the same made-up one of equal length throughout.
func TestMaskGivesEachNumberOnePseudonym(t *testing.T) {
	s := session.Session{ID: strings.Repeat("5a", 16), Phone: session.Phone{
		Serial: "F4GXK0ABCDEF", ECID: "000A1B2C3D4E5F60", UDID: "00008110-000A1B2C3D4E5F60", IMEI: "356789104567893",
	}}
	m := newMask(s)
	got := m.session(s).Phone
	short := strings.TrimLeft(got.ECID, "0")
	for _, tt := range []struct{ in, want string }{
		{"ECID: 000A1B2C3D4E5F60", "ECID: " + got.ECID},
		{"found 0xA1B2C3D4E5F60", "found 0x" + short},
		{"restore_000a1b2c3d4e5f60_17.log", "restore_" + strings.ToLower(got.ECID) + "_17.log"},
		{"udid 00008110-000A1B2C3D4E5F60", "udid 00008110-" + got.ECID},
		{"UDID=00008110000A1B2C3D4E5F60", "UDID=00008110" + got.ECID},
		{"SRNM:[F4GXK0ABCDEF]", "SRNM:[" + got.Serial + "]"},
		{"/home/f4gxk0abcdef/x", "/home/" + strings.ToLower(got.Serial) + "/x"},
		{"/home/ana-F4GXK0ABCDEF-2/x", "/home/[hidden]" + got.Serial + "[hidden]/x"},
		{"35 678910 456789 3", got.IMEI[:2] + " " + got.IMEI[2:8] + " " + got.IMEI[8:14] + " " + got.IMEI[14:]},
	} {
		if text := m.text(tt.in); text != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, text, tt.want)
		}
	}
	if got.UDID != "00008110-"+got.ECID {
		t.Errorf("got UDID %q, want the chip and the pseudonym of the ECID %q", got.UDID, got.ECID)
	}
	for what, pair := range map[string][2]string{
		"serial": {got.Serial, s.Phone.Serial}, "ECID": {got.ECID, s.Phone.ECID}, "IMEI": {got.IMEI, s.Phone.IMEI},
	} {
		if pair[0] == pair[1] || len(pair[0]) != len(pair[1]) {
			t.Errorf("%s: got %q for %q, want another of the same length", what, pair[0], pair[1])
		}
	}
	if again := newMask(s).session(s).Phone; again != got {
		t.Errorf("the next report of the session: got %+v, want %+v", again, got)
	}
	s.ID = "1"
	if chance := newMask(s).session(s).Phone; chance == newMask(s).session(s).Phone {
		t.Error("a name that anybody can guess is no seed")
	}
}
