package restorer

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
)

// The bounds of a firmware archive. Real ones have some hundred entries.
const (
	maxEntries   = 20_000
	maxDirectory = 8 << 20  // bytes of the list of entries
	maxUnpacked  = 64 << 30 // bytes of everything together, far past any firmware
)

// readArchive reads the list of an archive's entries, by name. The library
// that does it believes what the archive claims to hold, so that is checked
// first. The error is a Refusal.
func readArchive(r io.ReaderAt, size int64) (map[string]*zip.File, error) {
	list, err := findDirectory(r, size)
	if err != nil {
		return nil, err
	}
	if list.entries > maxEntries || list.size > maxDirectory {
		return nil, refuse(FileSwollen)
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, refuse(FileCut).because(err)
	}
	entries, unpacked := make(map[string]*zip.File, len(archive.File)), uint64(0)
	for _, f := range archive.File {
		if entries[f.Name] != nil {
			return nil, refuse(FileTwice, "Name", shown(f.Name))
		}
		entries[f.Name] = f
		if err := fits(f, size); err != nil {
			return nil, err
		}
		if unpacked += f.UncompressedSize64; f.UncompressedSize64 > maxUnpacked || unpacked > maxUnpacked {
			return nil, refuse(FileSwollen)
		}
	}
	return entries, nil
}

// fits demands that an entry's bytes lie in the file, in the open.
func fits(f *zip.File, size int64) error {
	const encrypted = 0x1 // general purpose flag, APPNOTE.TXT 4.4.4
	if f.Flags&encrypted != 0 {
		return refuse(FileEncrypted)
	}
	if strays(f.Name) {
		return refuse(FileAstray, "Name", shown(f.Name))
	}
	at, err := f.DataOffset()
	if err != nil {
		return refuse(FileCut).because(err)
	}
	if f.CompressedSize64 > uint64(size) || at > size-int64(f.CompressedSize64) {
		return refuse(FileCut)
	}
	return nil
}

// directory is what the end of an archive says about its list of entries.
type directory struct{ entries, size uint64 }

// The signatures and lengths of an archive's end (APPNOTE.TXT 4.3.14 to 4.3.16).
const (
	endLength     = 22
	endComment    = 1<<16 - 1
	locatorLength = 20
	end64Length   = 56
)

var (
	endSign     = []byte("PK\x05\x06")
	locatorSign = []byte("PK\x06\x07")
	end64Sign   = []byte("PK\x06\x06")
	firstSign   = []byte("PK\x03\x04")
)

// findDirectory reads the end of an archive. A file that begins as an archive
// and has no end was cut; one that does neither is none.
func findDirectory(r io.ReaderAt, size int64) (directory, error) {
	tail := make([]byte, min(size, endLength+endComment+locatorLength))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return directory{}, refuse(FileUnreadable).because(err)
	}
	at := bytes.LastIndex(tail, endSign)
	if at < 0 || len(tail)-at < endLength {
		head := make([]byte, len(firstSign))
		if _, err := r.ReadAt(head, 0); err == nil && bytes.Equal(head, firstSign) {
			return directory{}, refuse(FileCut)
		}
		return directory{}, refuse(FileNoIPSW)
	}
	end := tail[at:]
	d := directory{uint64(binary.LittleEndian.Uint16(end[10:])), uint64(binary.LittleEndian.Uint32(end[12:]))}
	if at < locatorLength || !bytes.Equal(tail[at-locatorLength:][:4], locatorSign) {
		return d, nil
	}
	large := make([]byte, end64Length)
	where := binary.LittleEndian.Uint64(tail[at-locatorLength+8:])
	if where > uint64(size) {
		return directory{}, refuse(FileCut)
	}
	if _, err := r.ReadAt(large, int64(where)); err != nil || !bytes.Equal(large[:4], end64Sign) {
		return directory{}, refuse(FileCut)
	}
	return directory{max(d.entriesUnlessFull(), binary.LittleEndian.Uint64(large[32:])), max(d.sizeUnlessFull(), binary.LittleEndian.Uint64(large[40:]))}, nil
}

// A field of the short end that is full stands for the one of the long end.
func (d directory) entriesUnlessFull() uint64 {
	if d.entries == 1<<16-1 {
		return 0
	}
	return d.entries
}

func (d directory) sizeUnlessFull() uint64 {
	if d.size == 1<<32-1 {
		return 0
	}
	return d.size
}
