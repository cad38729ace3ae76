package motion

import (
	"context"
	"os/exec"
	"strings"
	"time"
)

// reduced reads "Reduce motion" of System Settings, Accessibility. It is in
// the list of universalaccess, which a program may read but not write.
func reduced() bool {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, "/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion").Output()
	return err == nil && ticked(string(out)) // an error is what was never set
}

// ticked reads a truth as defaults prints it.
func ticked(printed string) bool { return strings.TrimSpace(printed) == "1" }
