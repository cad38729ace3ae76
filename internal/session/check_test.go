package session

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// whole is a session with every kind of time in it.
func whole(at string) string {
	return fmt.Sprintf(`{"schema":"relink.session/1","id":"b","started":"2026-11-22T14:00:00Z","phone":{"at":%[1]q},
"answers":{"needs_data":{"values":["no"],"at":%[1]q}},"tries":[{"id":"t","at":%[1]q,"updated":%[1]q,"strip":[{"from":%[1]q,"to":%[1]q,"mode":"dfu"}]}],
"dfu_runs":[{"id":"r","at":%[1]q,"updated":%[1]q}],"cable_tests":[{"id":"c","at":%[1]q,"updated":%[1]q}],
"seen":[{"at":%[1]q,"kind":"note","evidence":"seen"},{"at":%[1]q,"kind":"note","text":"x","evidence":"seen"}]}`, at)
}

// A time that is read and cannot be written is refused when it is read, so that
// nothing breaks where nobody expects it.
func TestReadRefusesWhatCannotBeWritten(t *testing.T) {
	for _, at := range []string{"2026-11-22T14:00:00+24:00", "2026-11-22T14:00:00-24:00", "2026-11-22T14:00:00+23:60", "2026-11-22T14:00:00+99:00", "not a time"} {
		if s, err := Read(strings.NewReader(whole(at))); err == nil {
			if _, err := Merge(s, s); err != nil {
				t.Errorf("%s was read and cannot be merged: %v", at, err)
			}
			if _, err := Encode(s); err != nil {
				t.Errorf("%s was read and cannot be kept: %v", at, err)
			}
		}
		for _, field := range []string{`"started":%q`, `"started":"2026-11-22T14:00:00Z","seen":[{"at":%q}]`, `"started":"2026-11-22T14:00:00Z","answers":{"a":{"at":%q}}`, `"started":"2026-11-22T14:00:00Z","phone":{"at":%q}`, `"started":"2026-11-22T14:00:00Z","tries":[{"strip":[{"to":%q}]}]`} {
			s, err := Read(strings.NewReader(`{"schema":"relink.session/1",` + fmt.Sprintf(field, at) + `}`))
			if err == nil {
				if _, err = Encode(s); err != nil {
					t.Errorf("%s %s was read and cannot be kept: %v", field, at, err)
				}
			}
		}
	}
	if _, err := Read(strings.NewReader(whole("2026-11-22T14:00:00+14:00"))); err != nil {
		t.Errorf("a zone that there is: %v", err)
	}
}

// Merge never breaks, whatever it is handed, and changes neither.
func TestMergeNeverBreaks(t *testing.T) {
	odd := New("a", noon).WithEntry(Entry{At: noon.In(time.FixedZone("", 24*3600))}).WithEntry(Entry{At: noon.In(time.FixedZone("", 24*3600)), Text: "x"})
	good := New("b", noon).Answer("needs_data", noon, "no")
	before, _ := Encode(good)
	for _, pair := range [][2]Session{{odd, good}, {good, odd}, {odd, odd}} {
		if got, err := Merge(pair[0], pair[1]); err == nil {
			t.Errorf("got %+v, want an error", got)
		}
	}
	if after, _ := Encode(good); !bytes.Equal(before, after) {
		t.Error("a merge that failed changed something")
	}
}

// A word that no list has is as one that is not there.
func TestWordsAreThoseOfTheirLists(t *testing.T) {
	const evil = "\\u001b]0;pwn\\u0007"
	s, err := Read(strings.NewReader(`{"schema":"relink.session/1","tries":[
{"id":"a","behaviour":"` + evil + `","stage":"` + evil + `","lost_link":"` + evil + `","link_findings":["` + evil + `","bounced"],"evidence":"` + evil + `"},
{"id":"b","behaviour":"erase","stage":"signing","lost_link":"dropped","link_findings":["full-speed"],"evidence":"log"}],"seen":[{"evidence":"` + evil + `"},{"evidence":"told"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%+v %+v %q %q", s.Tries[0].Attempt, s.Tries[1].Attempt, s.Seen[0].Evidence, s.Seen[1].Evidence)
	if strings.Contains(got, "pwn") || !strings.Contains(got, "[bounced]") || !strings.Contains(got, "erase") || !strings.Contains(got, "[full-speed]") || !strings.Contains(got, `"" "told"`) {
		t.Errorf("got %s", got)
	}
}

// Whatever is done to a session file, what is read of it can be merged with
// any other and kept.
func TestWhatIsReadCanBeMergedAndKept(t *testing.T) {
	base := whole("2026-11-22T14:00:00Z")
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(base)
		for range rapid.IntRange(0, 4).Draw(t, "changes") {
			i := rapid.IntRange(0, len(text)-1).Draw(t, "at")
			with := rapid.SampledFrom([]string{"+24:00", "-24:00", "+23:59", "null", "0", "{}", "[]", "\"", "9999", "0000", "\xff", "1e400", "+", ":"}).Draw(t, "with")
			n := min(rapid.SampledFrom([]int{0, 1, len(with)}).Draw(t, "over"), len(text)-i)
			text = append(text[:i:i], append([]byte(with), text[i+n:]...)...)
		}
		s, err := Read(bytes.NewReader(text))
		if err != nil {
			return
		}
		merged, err := Merge(s, New("z", noon))
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		data, err := Encode(merged)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		if again, err := Read(bytes.NewReader(data)); err != nil || !json.Valid(data) || again.ID != merged.ID {
			t.Fatalf("%s: read again: %v", text, err)
		}
	})
}
