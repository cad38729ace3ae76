package dfu

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"relink/guide/guidetest"
	"relink/internal/device"
)

// story is a recorded conversation: what the bus showed and what the coach
// said. Its file reads
//
//	# what happens
//	model iPhone13,2
//	start normal
//	bus
//	0 1-1#3 normal:A
//	9000 -
//	says
//	0 press volume-up start
//	...
//	outcome reached-dfu
//
// A device is PORT#ADDRESS, what it shows, and a letter for its ECID, a small
// one for the serial of 40 digits that older phones show instead; several stand with + between them, and - is an empty bus.
type story struct {
	name    string
	model   device.Model
	start   Start
	variant Variant
	bus     []device.Snapshot
	says    []string
}

func readStories(t testing.TB) []story {
	t.Helper()
	files, err := filepath.Glob("testdata/run/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	stories := make([]story, 0, len(files))
	for _, f := range files {
		stories = append(stories, readStory(t, f))
	}
	return stories
}

func readStory(t testing.TB, path string) story {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	st := story{name: strings.TrimSuffix(filepath.Base(path), ".txt")}
	part := ""
	for in := bufio.NewScanner(f); in.Scan(); {
		line := strings.TrimSpace(in.Text())
		key, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || key == "#":
		case line == "bus" || line == "says":
			part = line
		case part == "says":
			st.says = append(st.says, line)
		case part == "bus":
			ms, err := strconv.Atoi(key)
			if err != nil {
				t.Fatalf("%s: %q does not begin with a time", path, line)
			}
			st.bus = append(st.bus, device.Snapshot{At: guidetest.At(ms), Devices: readBus(t, st.model, rest)})
		case key == "model":
			st.model = guidetest.Model(t, rest)
		case key == "start":
			st.start = Start(rest)
		case key == "variant":
			st.variant = Variant(rest)
		default:
			t.Fatalf("%s: %q is nothing known here", path, line)
		}
	}
	return st
}

func readBus(t testing.TB, m device.Model, text string) []device.Device {
	t.Helper()
	if text == "-" {
		return nil
	}
	var list []device.Device
	for _, one := range strings.Split(text, " + ") {
		place, what, _ := strings.Cut(strings.TrimSpace(one), " ")
		port, address, _ := strings.Cut(place, "#")
		n, err := strconv.Atoi(address)
		if err != nil {
			t.Fatalf("%q has no address", one)
		}
		mode, phone, _ := strings.Cut(what, ":")
		list = append(list, guidetest.Device(t, m, port, n, mode, phone))
	}
	return list
}

// line is a cue as a story writes it.
func line(c Cue) string {
	held := make([]string, 0, len(c.Buttons))
	for _, b := range c.Buttons {
		held = append(held, string(b))
	}
	text := strings.Join(held, "+")
	if text == "" {
		text = "-"
	}
	s := fmt.Sprintf("%d %s %s %s", c.At.Sub(guidetest.Began).Milliseconds(), c.Kind, text, c.Cause)
	if c.Kind == Info {
		s += " " + c.Words.ID
	}
	return s
}

// play replays a story as relinkctl does, line by line to its end.
func (st story) play() (Run, []Cue) {
	r, cues := BeginVariant(st.model, st.start, st.variant, st.bus[0].At, st.bus[0])
	for _, s := range st.bus[1:] {
		var more []Cue
		r, more = r.See(s.At, s)
		cues = append(cues, more...)
	}
	if r.Outcome() == Undecided {
		var more []Cue
		r, more = r.End(st.bus[len(st.bus)-1].At)
		cues = append(cues, more...)
	}
	return r, cues
}

func lines(r Run, cues []Cue) []string {
	out := make([]string, 0, len(cues)+1)
	for _, c := range cues {
		out = append(out, line(c))
	}
	return append(out, fmt.Sprintf("outcome %s %s", r.Outcome(), r.Hint().ID))
}
