package sysfs

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"iter"

	"golang.org/x/sys/unix"
)

// maxDir bounds what a directory listing may take, in bytes: 4 MiB are some
// 80,000 entries.
const maxDir = 4 << 20

// dirList is a directory as getdents64 gives it. The package os would allocate
// for every entry and not tell the inode.
type dirList struct {
	text []byte
}

// listDir reads all of a directory into text, which grows as it needs.
func listDir(fd int, text []byte) (dirList, error) {
	for {
		if cap(text)-len(text) < 4096 {
			if cap(text) >= maxDir {
				return dirList{}, fmt.Errorf("list the directory: it is larger than %d bytes", maxDir)
			}
			text = append(make([]byte, 0, 2*cap(text)+8192), text...)
		}
		n, err := unix.Getdents(fd, text[len(text):cap(text)])
		switch {
		case err == unix.EINTR:
		case err != nil:
			return dirList{}, fmt.Errorf("list the directory: %w", err)
		case n == 0:
			return dirList{text}, nil
		default:
			text = text[:len(text)+n]
		}
	}
}

// entries goes through names and inodes. A name is valid until the next call
// that writes into the list's text.
//
// The layout is struct linux_dirent64 of getdents64(2): inode (8 bytes),
// offset (8), length of the record (2), type (1), name, zero.
func (l dirList) entries() iter.Seq2[[]byte, uint64] {
	return func(yield func([]byte, uint64) bool) {
		for rest := l.text; len(rest) > 19; {
			size := int(binary.NativeEndian.Uint16(rest[16:]))
			if size <= 19 || size > len(rest) {
				return
			}
			name := rest[19:size]
			if end := bytes.IndexByte(name, 0); end >= 0 {
				name = name[:end]
			}
			if !yield(name, binary.NativeEndian.Uint64(rest)) {
				return
			}
			rest = rest[size:]
		}
	}
}
