package report

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"relink/internal/restore"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/words"
)

// shaken is a session with a cable test that went badly under the hand.
func shaken() session.Session {
	s := tried().WithCableTest(session.CableTest{
		ID: "7f3k9q2m-cable-1", At: night.Add(time.Hour), Updated: night.Add(time.Hour), Port: "1-4", Mode: "recovery", Seconds: 30, Result: "bad",
		Untouched: session.CableCounts{Asked: 190, Spikes: 1}, Moved: session.CableCounts{Provoked: true, Asked: 377, Errors: 4, Retries: 6, Resets: 2, Spikes: 9},
		MedianMS: 1.26, SlowestMS: 71.04,
	})
	return s.WithEntry(session.Entry{At: night, Kind: "detached", Mode: "recovery", Provoked: true, Evidence: restore.Seen})
}

func TestEveryFormatTellsTheCableTest(t *testing.T) {
	r := New(shaken(), words.English(), Options{Created: night, Version: "test"})
	want := map[string][]string{
		"json": {`"provoked": true`, `"asked": 377`, `"spikes": 9`, `"result": "bad"`, `"id": "cable-test-1"`},
		"":     {"Cable tests", "bad: contact was lost", "Plug left alone", "Plug moved (provoked)", "377", "190", "1.3 ms", "provoked in a cable test"},
	}
	for _, f := range Formats {
		got := squeeze(plain(t, f, write(t, f, r)))
		list, ok := want[f.Name]
		if !ok {
			list = want[""]
		}
		for _, w := range list {
			if !strings.Contains(got, w) {
				t.Errorf("%s does not say %q", f.Name, w)
			}
		}
	}
	if got := Summary(r); !strings.Contains(got, "Cable test, counted in nothing above: bad") {
		t.Errorf("the summary says nothing of the cable test:\n%s", got)
	}
}

// Milliseconds are written as the report's language writes decimals.
func TestCableTimesSpeakTheLanguage(t *testing.T) {
	for tag, want := range map[string][]string{"en": {"1.3 ms", "71.0 ms"}, "de": {"1,3 ms", "71,0 ms"}} {
		got := squeeze(write(t, Formats[0], New(shaken(), words.For(tag), Options{Created: night})))
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s, %s: does not say %q", tag, Formats[0].Name, w)
			}
		}
	}
}

// What a hand provoked changes nothing of what was found.
func TestACableTestCountsInNoVerdict(t *testing.T) {
	if got, want := story.FactsOf(shaken()), story.FactsOf(tried()); !reflect.DeepEqual(got, want) {
		t.Errorf("the facts with a cable test are\n%+v, want those without\n%+v", got, want)
	}
}

func TestAResultNobodyKnowsIsNone(t *testing.T) {
	s := tried().WithCableTest(session.CableTest{ID: "c", At: night, Result: "<b>perfect</b>"})
	r := New(s, words.English(), Options{Created: night})
	for _, f := range Formats[:1] {
		if got := plain(t, f, write(t, f, r)); strings.Contains(got, "perfect") || !strings.Contains(got, "no result") {
			t.Errorf("%s takes over a judgement from a file", f.Name)
		}
	}
}
