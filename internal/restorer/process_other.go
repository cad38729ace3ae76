//go:build !linux && !darwin && !windows

package restorer

// processes: nobody has tried this system.
func processes() ([]Process, error) { return nil, ErrCannotSee }
