//go:build !linux

package kernlog

import "fmt"

// open fails: where there is no Linux, the kernel's messages about USB are
// none that a program without rights could read as they happen.
func open() (*Log, error) {
	return nil, fmt.Errorf("%w: there is no /dev/kmsg on this system", ErrUnreadable)
}
