// Command suite runs what proves Relink: `suite test` that the program works,
// `suite lint` what reads its source, `suite rest` that and what else is in
// `make check`, and `suite check` all of it. It knows which parts there are,
// which of them wait for which, and what a computer lacks for one; it runs them
// side by side and says how long each took. What a part does stands in the
// scripts and tests that it starts.
package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
)

func main() {
	if len(os.Args) != 2 || !slices.Contains([]string{"test", "lint", "rest", "check"}, os.Args[1]) {
		fmt.Fprintln(os.Stderr, "usage: suite test|lint|rest|check")
		os.Exit(2)
	}
	// One more than there are processors: some parts wait more than they work.
	s := suite{parts: chosen(os.Args[1]), together: runtime.NumCPU() + 1, out: os.Stdout}
	s.run()
	// Nobody reads there what was left out, so it counts as a failure.
	s.demanding = os.Getenv("CI") == "true"
	if !s.tell() {
		os.Exit(1)
	}
}
