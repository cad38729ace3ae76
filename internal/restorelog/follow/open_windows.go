package follow

import (
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// openShared opens a log so that its program may still rename and remove it:
// os.Open would forbid both.
func openShared(path string) (*os.File, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	const share = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	h, err := windows.CreateFile(name, windows.GENERIC_READ, share, nil, windows.OPEN_EXISTING, windows.FILE_FLAG_BACKUP_SEMANTICS, 0)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), nil
}

// Windows gives its word for a file that is held open only when it is closed
// or its size is written back, so the file is looked at besides.
const (
	lookEvery   = 150 * time.Millisecond
	newestEvery = time.Second
	pollEvery   = 150 * time.Millisecond
)
