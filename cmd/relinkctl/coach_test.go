package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
)

// FuzzCoachReplay: whatever a file holds, the coach ends; what it wrote ends
// with letting go and an outcome, in the order of time.
func FuzzCoachReplay(f *testing.F) {
	const head = `{"schema":"relink.trace/1"}` + "\n"
	for _, text := range []string{
		"", "milk, bread", head,
		head + `{"t_ms":0,"devices":[{"port":"1-1","address":3,"vendor_id":"05ac","product_id":"12a8"}]}` + "\n" + `{"t_ms":9000,"devices":[]}` + "\n" + `{"t_ms":99000,"note":"x"}`,
		head + `{"t_ms":1e9,"devices":[{"port":"","vendor_id":1452,"product_id":4737,"serial":"CPID:8101 BDID:0C ECID:0"}]}` + "\n" + `{"t_ms":1,"devices":[]}`,
		head + `{"t_ms":0,"devices":[{"port":"1-1","vendor_id":"05ac","product_id":"1227"},{"port":"1-1","vendor_id":"05ac","product_id":"1281"}]}`,
	} {
		f.Add(text, uint8(0))
		f.Add(text, uint8(5))
	}
	models := []string{"iPhone13,2", "iPhone8,1", "iPhone1,1"}
	starts := []dfu.Start{dfu.FromNormal, dfu.FromRecovery, dfu.FromOff}
	f.Fuzz(func(t *testing.T, text string, pick uint8) {
		m, _ := device.ByProductType(models[int(pick)%3])
		var out bytes.Buffer
		err := coachReplay(strings.NewReader(text), newTeller(&out, &coachFlags{json: true}, words.English()), m,
			starts[int(pick)/3%3], words.English())
		if out.Len() == 0 {
			if err == nil {
				t.Fatal("nothing was said and nothing was wrong")
			}
			return
		}
		checkLines(t, strings.Split(strings.TrimSpace(out.String()), "\n"))
	})
}

func checkLines(t *testing.T, lines []string) {
	t.Helper()
	type said struct {
		Schema, Cue, Cause, Text, Outcome, Hint string

		T       int64 `json:"t_ms"`
		Buttons []string
	}
	last := int64(0)
	for i, text := range lines {
		var l said
		if err := json.Unmarshal([]byte(text), &l); err != nil || l.Schema != cueSchema {
			t.Fatalf("line %d: %q (%v)", i, text, err)
		}
		switch n := len(lines); {
		case i == n-1:
			if l.Outcome == "" || l.Hint == "" {
				t.Fatalf("the last line is %q", text)
			}
			return
		case i == n-2 && (l.Cue != "release" || len(l.Buttons) > 0):
			t.Fatalf("the line before the outcome is %q", text)
		case l.T < last || l.Buttons == nil || l.Cause == "" || l.Text == "":
			t.Fatalf("line %d after %d ms is %q", i, last, text)
		}
		last = l.T
	}
}
