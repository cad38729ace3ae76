package session

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"relink/internal/restore"
)

// Every text of a session is reached, and what is no text stays.
func TestMapTextsReachesEveryText(t *testing.T) {
	code := 4013
	s := New("dirty", noon).Answer("dirty", noon, "dirty", "dirty")
	s.Phone = Phone{ProductType: "dirty", Board: "dirty", Serial: "dirty", ECID: "dirty", UDID: "dirty", IMEI: "dirty", IOS: "dirty", Firmware: "dirty"}
	s.Tries = []Try{{
		ID: "dirty", At: noon, Tool: "dirty", CableLabel: "dirty", Operation: &Operation{Number: 13, Name: "dirty"},
		LogLines: []LogLine{{Line: 1, Text: "dirty"}}, Strip: []Segment{{Mode: "dirty"}}, Attempt: restore.Attempt{Cable: "dirty", Stage: "dirty", Code: &code},
	}}
	s.Seen, s.Runs, s.Deleted = []Entry{{Kind: "dirty", Evidence: "dirty"}}, []Run{{Outcome: "dirty"}}, []string{"dirty"}
	s.CableTests = []CableTest{{Result: "dirty", At: noon}}
	before, _ := json.Marshal(s)
	data, err := json.Marshal(MapTexts(s, func(string) string { return "clean" }))
	if err != nil || strings.Contains(string(data), "dirty") || !strings.Contains(string(data), noon.Format(time.RFC3339)) || !strings.Contains(string(data), "4013") {
		t.Errorf("got %s, %v", data, err)
	}
	if after, _ := json.Marshal(s); string(after) != string(before) {
		t.Error("the session itself was changed")
	}
}
