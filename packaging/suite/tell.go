package main

import (
	"fmt"
	"time"
)

// word is a verdict in words.
func (e ending) word() string {
	return [...]string{passed: "passed", failed: "FAILED", leftOut: "left out", spared: "not run"}[e.verdict]
}

// took is the time of a part: the clock's, and that of all processors.
func (e ending) took() string {
	return fmt.Sprintf("%4.0f s (%4.0f s of processors)", e.wall.Seconds(), e.cpu.Seconds())
}

// tell prints the time of each part, what failed and what was left out, and
// tells whether all is well.
func (s *suite) tell() bool {
	var count [spared + 1]int
	var cpu time.Duration
	fmt.Fprintln(s.out)
	for _, p := range s.parts {
		e := s.ending(p.name)
		count[e.verdict]++
		cpu += e.cpu
		switch e.verdict {
		case passed, failed:
			fmt.Fprintf(s.out, "%-24s %-8s %s\n", e.name, e.word(), e.took())
		default:
			fmt.Fprintf(s.out, "%-24s %-8s %s\n", e.name, e.word(), e.why)
		}
	}
	fmt.Fprintf(s.out, "%-24s %-8s %s\n\n", "in all", "", ending{wall: time.Since(s.began), cpu: cpu}.took())
	if count[leftOut] > 0 {
		fmt.Fprintln(s.out, "Left out on this computer:")
		for _, e := range s.ended {
			if e.verdict == leftOut {
				fmt.Fprintf(s.out, "  %s: %s\n", e.name, e.why)
			}
		}
	}
	fmt.Fprintf(s.out, "%d passed, %d failed, %d skipped\n", count[passed], count[failed], count[leftOut]+count[spared])
	if s.demanding && count[leftOut] > 0 {
		fmt.Fprintln(s.out, "CI is set, and there nothing may be left out.")
		return false
	}
	return count[failed] == 0
}
