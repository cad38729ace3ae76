package main

import (
	"errors"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// roomIn is how many bytes are free for this user on the disk of a folder,
// which need not be there yet.
func roomIn(dir string) (uint64, error) {
	for {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			return 0, os.ErrNotExist
		}
		dir = up
	}
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		return 0, err
	}
	free := fs.Bavail * uint64(fs.Bsize)
	if free < shaderRoom {
		return free, nil
	}
	// A file without a name, which is gone with its last descriptor.
	fd, err := unix.Open(dir, unix.O_TMPFILE|unix.O_WRONLY|unix.O_CLOEXEC, 0o600)
	if err != nil {
		return free, nil // no such files here, and the count must do
	}
	defer unix.Close(fd)
	if err := unix.Fallocate(fd, 0, 0, shaderTry); errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) {
		return 0, err
	}
	return free, nil
}

// spareShaders is withoutRoom for this computer.
func spareShaders() error { return withoutRoom(os.Getenv, os.Setenv, roomIn) }
