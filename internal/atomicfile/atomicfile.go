// Package atomicfile writes a file whole or not at all, so that neither a
// crash nor a full disk leaves half of one. It knows nothing of what is in it.
package atomicfile

import (
	"fmt"
	"os"
)

// Write replaces the file at path with data, or leaves what was there. The
// error says what failed; the old file is untouched then.
func Write(path string, data []byte, perm os.FileMode) error {
	if err := write(path, data, perm); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
