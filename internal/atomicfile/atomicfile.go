// Package atomicfile writes a file whole or not at all, so that neither a
// crash nor a full disk leaves half of one. It knows nothing of what is in it.
package atomicfile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Write replaces the file at path with data, or leaves what was there. The
// error says what failed; the old file is untouched then. A link stays one, and
// the file it leads to is replaced. What is no file on a disk, such as a pipe or
// /dev/stdout, is written into, and there a failure may come half-way.
func Write(path string, data []byte, perm os.FileMode) error {
	if err := writeAt(path, data, perm); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

func writeAt(path string, data []byte, perm os.FileMode) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return writeInto(path, data)
	}
	if file, err := filepath.EvalSymlinks(path); err == nil {
		path = file
	}
	return write(path, data, perm)
}

func writeInto(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
