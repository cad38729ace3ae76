package dfu

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"relink/guide/guidetest"
	"relink/internal/device"
	"relink/internal/words"
)

var update = flag.Bool("update-run", false, "write what the coach says into the stories")

func TestTheCoachSaysWhatTheStoriesTell(t *testing.T) {
	stories := readStories(t)
	if len(stories) < 45 {
		t.Errorf("got %d stories, want 45 and more", len(stories))
	}
	for _, st := range stories {
		t.Run(st.name, func(t *testing.T) {
			r, cues := st.play()
			got := lines(r, cues)
			checkWords(t, r, cues)
			if *update {
				writeStory(t, st.name, got)
				return
			}
			if !slices.Equal(got, st.says) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(st.says, "\n"))
			}
		})
	}
}

// checkWords: everything said is a sentence of the catalogue.
func checkWords(t *testing.T, r Run, cues []Cue) {
	t.Helper()
	ids := []string{r.Hint().ID}
	for _, c := range cues {
		ids = append(ids, c.Words.ID)
	}
	for _, id := range ids {
		if text := words.English().Text(id, nil); strings.HasPrefix(text, "<") {
			t.Errorf("no sentence %q", id)
		}
	}
}

// writeStory replaces what a story expects.
func writeStory(t *testing.T, name string, says []string) {
	t.Helper()
	path := "testdata/run/" + name + ".txt"
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(string(old), "says\n")
	text := head + "says\n" + strings.Join(says, "\n") + "\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A line that only carries time on changes nothing: the clock's cues fall due
// at the same millisecond, however sparse or dense the lines are.
func TestMoreLinesChangeNothing(t *testing.T) {
	for _, st := range readStories(t) {
		dense := st
		dense.bus = nil
		for i, s := range st.bus {
			dense.bus = append(dense.bus, s)
			if i+1 == len(st.bus) {
				break
			}
			for ms := 37; s.At.Add(time.Duration(ms) * time.Millisecond).Before(st.bus[i+1].At); ms += 37 {
				dense.bus = append(dense.bus, device.Snapshot{At: s.At.Add(time.Duration(ms) * time.Millisecond), Devices: s.Devices})
			}
		}
		want, got := lines(st.play()), lines(dense.play())
		if !slices.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", st.name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// The window has no lines but a timer set to Next; both hear the same.
func TestTheWindowHearsWhatTheReplayHears(t *testing.T) {
	for _, st := range readStories(t) {
		r, cues := BeginVariant(st.model, st.start, st.variant, st.bus[0].At, st.bus[0])
		hear := func(now time.Time, s device.Snapshot) {
			var more []Cue
			r, more = r.Advance(now, s)
			cues = append(cues, more...)
		}
		for i, s := range st.bus[1:] {
			for due, ok := r.Next(); ok && due.Before(s.At); due, ok = r.Next() {
				hear(due, st.bus[i])
			}
			r, cues = appendCues(r, cues, s)
		}
		last := st.bus[len(st.bus)-1]
		hear(last.At, last)
		if r.Outcome() == Undecided {
			var more []Cue
			r, more = r.End(last.At)
			cues = append(cues, more...)
		}
		want, got := lines(st.play()), lines(r, cues)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", st.name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func appendCues(r Run, cues []Cue, s device.Snapshot) (Run, []Cue) {
	r, more := r.See(s.At, s)
	return r, append(cues, more...)
}

// textsOf are the English sentences of every step.
func textsOf(m device.Model, p Procedure) (texts []string) {
	for _, s := range p.stages {
		for _, id := range []string{s.cue.of(m), s.ahead.of(m), s.step.of(m)} {
			texts = append(texts, words.English().Text(id, nil))
		}
	}
	return texts
}

// An iPad without a home button has its volume buttons named by their place: up
// and down change with the way it is held. What is held keeps its names.
func TestPadsHaveTheirVolumeButtonsNamedByPlace(t *testing.T) {
	for product, byPlace := range map[string]bool{"iPad13,1": true, "iPad14,1": true, "iPhone13,2": false, "iPod9,1": false, "iPad7,11": false} {
		m := guidetest.Model(t, product)
		for _, start := range []Start{FromNormal, FromRecovery, FromOff} {
			for _, v := range Variants(m, start) {
				for _, text := range textsOf(m, procedureFor(m, start, v)) {
					place := strings.Contains(text, "nearest") || strings.Contains(text, "farthest")
					volume := strings.Contains(text, "volume up") || strings.Contains(text, "volume down")
					if place && !byPlace || volume && byPlace {
						t.Errorf("%s from %s: got %q", product, start, text)
					}
				}
			}
		}
	}
	m := guidetest.Model(t, "iPad13,1")
	if got := taps[0].held(m); !slices.Equal(got, []device.Button{device.VolumeUp}) {
		t.Errorf("the first tap of an iPad: got %v, want volume up", got)
	}
}
