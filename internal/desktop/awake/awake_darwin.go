package awake

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
)

// begin lets the system's own caffeinate hold the wish: -d for the screen, -i
// for the computer, -w to end with this program (caffeinate(8)). The reason
// has no place in it.
func begin(string) (func(), error) {
	cmd := exec.Command("/usr/bin/caffeinate", "-d", "-i", "-w", strconv.Itoa(os.Getpid()))
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%w: start caffeinate: %w", ErrNobody, err)
	}
	return func() {
		// It may have ended by itself; then there is nothing to take back.
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}, nil
}
