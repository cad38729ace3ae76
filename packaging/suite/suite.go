package main

import (
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// suite is a run of parts.
type suite struct {
	parts     []part
	together  int // so many at most at a time
	out       io.Writer
	demanding bool // what is left out counts as a failure
	ended     []ending
	began     time.Time
}

// verdict is how a part ended.
type verdict int

const (
	passed verdict = iota
	failed
	leftOut // this computer cannot run it
	spared  // a part that it waits for failed: that is the one failure
)

// ending is what became of a part.
type ending struct {
	name      string
	verdict   verdict
	why       string
	said      []byte
	wall, cpu time.Duration
}

// stillEvery is the time between two words about what is still at work.
const stillEvery = 30 * time.Second

// run runs all parts, each as soon as those that it waits for have passed, and
// prints what each said when it ends, so that two never talk at once.
func (s *suite) run() {
	s.began = time.Now()
	waiting := slices.Clone(s.parts)
	working := map[string]time.Time{}
	done := make(chan ending)
	clock := time.NewTicker(stillEvery)
	defer clock.Stop()
	for len(waiting) > 0 || len(working) > 0 {
		waiting = slices.DeleteFunc(waiting, func(p part) bool {
			if s.waits(p) || len(working) >= s.together {
				return false
			}
			if e, ok := s.cannot(p); ok {
				s.end(e)
				return true
			}
			working[p.name] = time.Now()
			go func() { done <- p.do() }()
			return true
		})
		if len(working) == 0 {
			continue // one that could not run has made way for the next
		}
		select {
		case e := <-done:
			delete(working, e.name)
			s.end(e)
		case <-clock.C:
			s.still(working)
		}
	}
}

// waits tells whether a part that p needs has not ended yet.
func (s *suite) waits(p part) bool {
	return slices.ContainsFunc(p.after, func(name string) bool {
		return s.runs(name) && s.ending(name) == nil
	})
}

// runs tells whether a part is one of this run.
func (s *suite) runs(name string) bool {
	return slices.ContainsFunc(s.parts, func(p part) bool { return p.name == name })
}

// ending is how a part ended, or nil.
func (s *suite) ending(name string) *ending {
	i := slices.IndexFunc(s.ended, func(e ending) bool { return e.name == name })
	if i < 0 {
		return nil
	}
	return &s.ended[i]
}

// cannot tells why a part does not run, if it does not.
func (s *suite) cannot(p part) (ending, bool) {
	if p.lacks != nil {
		if why := p.lacks(); why != "" {
			return ending{name: p.name, verdict: leftOut, why: why}, true
		}
	}
	for _, name := range p.after {
		switch e := s.ending(name); {
		case e == nil || e.verdict == passed:
		case e.verdict == leftOut:
			return ending{name: p.name, verdict: leftOut, why: e.why}, true
		default:
			return ending{name: p.name, verdict: spared, why: "waits for: " + name}, true
		}
	}
	return ending{}, false
}

// end notes how a part ended and prints what it said.
func (s *suite) end(e ending) {
	s.ended = append(s.ended, e)
	switch e.verdict {
	case passed, failed:
		fmt.Fprintf(s.out, "== %s: %s, %s\n%s", e.name, e.word(), e.took(), e.said)
	}
}

// still says what is at work, and how long.
func (s *suite) still(working map[string]time.Time) {
	var words []string
	for _, p := range s.parts {
		if since, ok := working[p.name]; ok {
			words = append(words, fmt.Sprintf("%s (%.0f s)", p.name, time.Since(since).Seconds()))
		}
	}
	fmt.Fprintf(s.out, "   at work: %s\n", strings.Join(words, ", "))
}

// leavesOut is the code by which a part says that this computer cannot run it;
// its last line says why.
const leavesOut = 77

// do runs a part to its end.
func (p part) do() ending {
	e := ending{name: p.name}
	started := time.Now()
	words, err := p.starts()
	if err != nil {
		e.verdict, e.said = failed, []byte(err.Error()+"\n")
		return e
	}
	if p.patient {
		if _, err := exec.LookPath("nice"); err == nil {
			words = append([]string{"nice", "-n", "4"}, words...)
		}
	}
	cmd := exec.Command(words[0], words[1:]...)
	e.said, err = cmd.CombinedOutput()
	e.wall = time.Since(started)
	if cmd.ProcessState != nil {
		e.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	switch {
	case err == nil:
	case cmd.ProcessState != nil && cmd.ProcessState.ExitCode() == leavesOut:
		lines := strings.Split(strings.TrimSpace(string(e.said)), "\n")
		e.verdict, e.why = leftOut, lines[len(lines)-1]
	default:
		e.verdict = failed
		e.said = fmt.Appendf(e.said, "%s: %v\n", p.name, err)
	}
	return e
}
