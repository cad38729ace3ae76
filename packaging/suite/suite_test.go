package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
)

// played runs parts and gives what was printed, and whether all is well.
func played(parts []part, demanding bool) (string, bool) {
	var out bytes.Buffer
	s := suite{parts: parts, together: 2, out: &out, demanding: demanding}
	s.run()
	well := s.tell()
	return out.String(), well
}

// absent is what a part lacks that cannot run here.
func absent() string { return "no kernel here" }

func TestSuite(t *testing.T) {
	good, bad := run("true"), run("sh", "-c", "echo why it failed; exit 1")
	tests := []struct {
		name      string
		parts     []part
		demanding bool
		well      bool
		want      []string
		never     string
	}{
		{"all pass", []part{{name: "one", starts: good}, {name: "two", starts: good, after: []string{"one"}}}, true, true, []string{"2 passed, 0 failed, 0 skipped"}, "Left out"},
		{"one fails and says why", []part{{name: "one", starts: bad}, {name: "two", starts: good}}, false, false, []string{"one: FAILED", "why it failed", "1 passed, 1 failed, 0 skipped"}, ""},
		{
			"one cause, one failure",
			[]part{{name: "one", starts: bad}, {name: "two", starts: good, after: []string{"one"}}, {name: "three", starts: good, after: []string{"two"}}},
			false, false,
			[]string{"0 passed, 1 failed, 2 skipped", "waits for: one", "waits for: two"},
			"two: passed",
		},
		{
			"left out, with what waits for it",
			[]part{{name: "one", starts: bad, lacks: absent}, {name: "two", starts: bad, after: []string{"one"}}, {name: "three", starts: good}},
			false, true,
			[]string{"1 passed, 0 failed, 2 skipped", "Left out on this computer:\n  one: no kernel here\n  two: no kernel here\n"},
			"FAILED",
		},
		{
			"left out by its own word",
			[]part{{name: "one", starts: run("sh", "-c", "echo words; echo apt offers none >&2; exit 77")}},
			false, true,
			[]string{"Left out on this computer:\n  one: apt offers none\n"},
			"FAILED",
		},
		{"nothing may be left out", []part{{name: "one", starts: good, lacks: absent}}, true, false, []string{"nothing may be left out"}, ""},
		{"what it waits for is no part of this run", []part{{name: "two", starts: good, after: []string{"one"}}}, false, true, []string{"1 passed"}, ""},
		{"it cannot be started", []part{{name: "one", starts: run("./absent")}, {name: "two", starts: good}}, false, false, []string{"absent", "1 passed, 1 failed"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			said, well := played(tt.parts, tt.demanding)
			if well != tt.well {
				t.Errorf("got all well: %v, want %v", well, tt.well)
			}
			for _, w := range tt.want {
				if !strings.Contains(said, w) {
					t.Errorf("got\n%s\nwant %q in it", said, w)
				}
			}
			if tt.never != "" && strings.Contains(said, tt.never) {
				t.Errorf("got\n%s\nwant no %q in it", said, tt.never)
			}
		})
	}
}

// Parts that wait for nothing run side by side, never more than allowed.
func TestSideBySide(t *testing.T) {
	sleep := run("sleep", "0.4")
	started := time.Now()
	_, well := played([]part{{name: "a", starts: sleep}, {name: "b", starts: sleep}, {name: "c", starts: sleep}, {name: "d", starts: sleep}}, true)
	took := time.Since(started)
	if !well || took < 800*time.Millisecond || took > 1500*time.Millisecond {
		t.Errorf("four parts of 0.4 s, two at a time: got %v after %v, want 0.8 s", well, took)
	}
}

// Every part can come to its turn: what it waits for stands before it, so that
// none waits for itself; and each word starts the parts that belong to it.
func TestTheTable(t *testing.T) {
	var before []string
	for _, p := range all {
		for _, name := range p.after {
			if !slices.Contains(before, name) {
				t.Errorf("%s waits for %s, which does not stand before it", p.name, name)
			}
		}
		if p.starts == nil || len(p.in) == 0 || slices.Contains(before, p.name) {
			t.Errorf("%s: got no command, no word, or the name twice", p.name)
		}
		before = append(before, p.name)
	}
	if got, want := len(chosen("check")), len(all); got != want {
		t.Errorf("check: got %d parts, want all %d", got, want)
	}
	for _, p := range all {
		if !slices.Contains(p.in, "test") && !slices.Contains(p.in, "rest") {
			t.Errorf("%s: neither make test nor the rest of make check runs it", p.name)
		}
	}
}

// The race detector gets what has tests and no C, whatever is above or below.
func TestWithoutC(t *testing.T) {
	got := pure([]listed{
		{ImportPath: "net", CgoFiles: []string{"cgo.go"}, Standard: true},
		{ImportPath: "example.org/usb", CgoFiles: []string{"usb.go"}},
		{ImportPath: "relink/guide"},
		{ImportPath: "relink/guide.test", Deps: []string{"net"}},
		{ImportPath: "relink/usbwatch/libusb.test", Deps: []string{"net", "example.org/usb"}},
		{ImportPath: "relink/ui/kit.test"},
		{ImportPath: "relink/e2e.test"},
		{ImportPath: "relink/docs.test"},
		{ImportPath: "relink/uint.test"},
	})
	if want := []string{"relink/guide", "relink/uint"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
