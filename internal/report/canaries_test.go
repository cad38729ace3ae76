package report

import (
	"strings"
	"testing"

	"relink/internal/restore"
	"relink/internal/session"
	"relink/internal/words"
)

// canaries are one of each identifier; none may come out of any format.
var canaries = map[string]string{
	"ECID": "000C0FFEE1234567", "decimal ECID": "3395693128574311", "serial": "C0NARYSER1AL", "UDID": "00008030-000C0FFEE1234568",
	"old UDID": "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00", "IMEI": "356938035643809", "MAC": "a4:83:e7:c0:ff:ee",
	"home": "canaryhome", "windows home": "canarywin", "host": "canary-host", "mail": "canary@example.org",
	"nonce": "c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ffee0123456789abcdef01234567",
}

func withCanaries() session.Session {
	s := tried()
	dirty := "ECID:" + canaries["ECID"] + " id " + canaries["decimal ECID"] + " SRNM:[" + canaries["serial"] + "] " + canaries["UDID"] + " " + canaries["old UDID"] +
		" IMEI " + canaries["IMEI"] + " " + canaries["MAC"] + " /Users/" + canaries["home"] + "/x /home/" + canaries["home"] + " C:\\Users\\" + canaries["windows home"] +
		"\\AppData on " + canaries["host"] + " by " + canaries["mail"] + " nonce " + canaries["nonce"]
	s.Phone.ECID, s.Phone.Serial, s.Phone.UDID, s.Phone.IMEI = canaries["ECID"], canaries["serial"], canaries["UDID"], canaries["IMEI"]
	s.Phone.Firmware, s.Phone.Board, s.Phone.IOS = dirty, dirty, dirty
	for i := range s.Tries {
		t := &s.Tries[i]
		t.CableLabel, t.PortLabel, t.ComputerLabel, t.Tool, t.Computer = dirty, dirty, dirty, dirty, canaries["host"]
		t.LogLines = append(t.LogLines, session.LogLine{Line: 1, Text: dirty})
		t.Operation = &session.Operation{Number: 13, Name: dirty}
	}
	s.Seen = append(s.Seen, session.Entry{At: night, Kind: "note", Text: dirty, Port: dirty, Evidence: restore.Told})
	return s.Answer(session.AskScreen, night, dirty)
}

func TestNothingPersonalLeavesUnasked(t *testing.T) {
	o := Options{Created: night, Version: "test", Private: []string{canaries["host"]}}
	r := New(withCanaries(), words.English(), o)
	for _, f := range Formats {
		content := write(t, f, r)
		got := strings.ToLower(content + plain(t, f, content))
		for what, canary := range canaries {
			if strings.Contains(got, strings.ToLower(canary)) {
				t.Errorf("%s holds the %s", f.Name, what)
			}
		}
	}
	if got := strings.ToLower(Summary(r)); strings.Contains(got, "canary") || strings.Contains(got, "c0ffee") {
		t.Errorf("the summary holds an identifier: %s", got)
	}
}

func TestIdentifiersWhenAsked(t *testing.T) {
	r := New(tried(), words.English(), Options{Created: night, Version: "test", Identifiers: true})
	if got := write(t, Formats[0], r); !strings.Contains(got, "F4GXK0ABCDEF") {
		t.Error("the serial number was asked for and is not in the report")
	}
	r = New(tried(), words.English(), Options{Created: night, Version: "test", LastFour: true})
	got := write(t, Formats[0], r)
	if strings.Contains(got, "F4GXK0AB") || !strings.Contains(got, "CDEF") {
		t.Error("want the last four characters of the serial number and no more")
	}
}
