//go:build linux

package main

import (
	"fmt"
	"os/exec"
	"slices"
	"time"
)

// startTarget is how much longer than a plain window Relink may take to start.
const startTarget = 1.3

// sayStart prints what stands in the way of a start within the target. What
// passes before a window is asked for is measured by a start that only prints
// the version.
func sayStart(program string, plain, ours time.Duration, rounds int) error {
	if float64(ours) <= startTarget*float64(plain) {
		return nil
	}
	var took []time.Duration
	for range rounds {
		begin := time.Now()
		if err := exec.Command(program, "--version").Run(); err != nil {
			return fmt.Errorf("start %s --version: %w", program, err)
		}
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	before := took[len(took)/2]
	fmt.Printf("What stands in the way of a start within %.2fx: of the %d ms more, about %d ms pass before Relink asks for a window (the program and its\n"+
		"languages; a plain program needs a part of that too). The rest is its text, in fonts of its own, built and painted for the first frame.\n",
		startTarget, (ours - plain).Milliseconds(), before.Milliseconds())
	return nil
}
