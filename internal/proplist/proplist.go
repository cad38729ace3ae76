// Package proplist reads property lists that nobody vouches for: from a phone,
// or from a file that any program may have written.
//
// The library that does the reading trusts its input: nesting without end
// overflows the stack, which no program survives, and a binary list of a few
// bytes can claim gigabytes. So the shape is checked here first.
package proplist

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"howett.net/plist"
)

const (
	// maxDepth is how deep a list may nest; real ones stay under ten.
	maxDepth = 64
	// maxObjects is how many objects a binary list may hold. An answer of
	// lockdownd holds a few hundred.
	maxObjects = 20000
	// maxShared is how many objects a binary list may come to once every
	// reference is followed, and maxGrown how many bytes beside four times its
	// own. Keys and short values are shared in real lists, whole trees are not.
	maxShared = 10 * maxObjects
	maxGrown  = 1 << 20
)

// Decode reads data into the value that into points to. XML and binary lists
// are read, the old text form is refused. It never panics. An error quotes
// nothing of data, which may be a key or hostile; the libraries' own would.
func Decode(data []byte, into any) (err error) {
	if bytes.HasPrefix(data, []byte("bplist")) {
		err = checkBinary(data)
	} else {
		err = checkXML(data)
	}
	if err != nil {
		return fmt.Errorf("no property list: %w", err)
	}
	defer func() {
		if recover() != nil {
			err = errUnread
		}
	}()
	if _, err := plist.Unmarshal(data, into); err != nil {
		return errUnread
	}
	return nil
}

// errUnread is an error of the library's.
var errUnread = errors.New("no property list: a value cannot be read, or is of another kind")

// checkXML demands elements that close, nest within bounds and begin with
// plist.
func checkXML(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	depth, began := 0, false
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) && began && depth == 0 {
			return nil
		}
		if err != nil {
			return errors.New("its XML is broken or cut off")
		}
		switch e := token.(type) {
		case xml.StartElement:
			if !began && e.Name.Local != "plist" {
				return errors.New("it begins with another element")
			}
			began = true
			if depth++; depth > maxDepth {
				return errors.New("it nests too deep")
			}
		case xml.EndElement:
			if depth--; depth < 0 {
				return errors.New("it ends before it begins")
			}
		}
	}
}

// checkBinary walks the table of objects of a binary list (Apple CFBinaryPList.c)
// and demands that what they claim to hold fits into the file.
func checkBinary(data []byte) error {
	const header, trailer = 8, 32
	if len(data) < header+trailer {
		return errors.New("it is too short")
	}
	end := data[len(data)-trailer:]
	offsetSize, refSize := int(end[6]), int(end[7])
	count, table := binary.BigEndian.Uint64(end[8:]), binary.BigEndian.Uint64(end[24:])
	if offsetSize < 1 || offsetSize > 8 || refSize < 1 || refSize > 8 {
		return errors.New("its sizes are none")
	}
	room := uint64(len(data) - trailer)
	if count == 0 || count > maxObjects || table < header || table > room || count*uint64(offsetSize) > room-table {
		return errors.New("its table does not fit")
	}
	claimed := uint64(0)
	objects := make([]object, count)
	for i := range count {
		at := bigEndian(data[table+i*uint64(offsetSize):][:offsetSize])
		if at < header || at >= table {
			return errors.New("an object lies outside")
		}
		size, err := claim(data[at:table], uint64(refSize))
		if err != nil {
			return err
		}
		if claimed += size; claimed > room {
			return errors.New("its objects claim more than it holds")
		}
		if size > table-at {
			return errors.New("an object is cut off")
		}
		objects[i] = object{size: size, refs: references(data[at:at+size], uint64(refSize))}
	}
	top := bigEndian(end[16:24])
	if top >= count {
		return errors.New("its first object is none")
	}
	u := unfolding{objects: objects, most: 4*uint64(len(data)) + maxGrown}
	_, err := u.unfold(top, 0)
	return err
}

// claim is how many bytes the object at the start of b says it takes.
func claim(b []byte, refSize uint64) (uint64, error) {
	kind, n, used := b[0]>>4, uint64(b[0]&0x0f), uint64(1)
	switch kind {
	case 0x4, 0x5, 0x6, 0xa, 0xc, 0xd: // data, strings, array, set, dictionary
	case 0x1, 0x2:
		return 1 + 1<<min(n, 32), nil
	default:
		return 1, nil
	}
	if n == 0x0f {
		if len(b) < 2 || b[1]>>4 != 0x1 || b[1]&0x0f > 3 {
			return 0, errors.New("a length is none")
		}
		size := 1 << (b[1] & 0x0f)
		if len(b) < 2+size {
			return 0, errors.New("a length is cut off")
		}
		n, used = bigEndian(b[2:2+size]), uint64(2+size)
	}
	if n > uint64(len(b)) {
		return 0, errors.New("an object is longer than the list")
	}
	width := map[byte]uint64{0x4: 1, 0x5: 1, 0x6: 2, 0xa: refSize, 0xc: refSize, 0xd: 2 * refSize}[kind]
	return used + n*width, nil
}

func bigEndian(b []byte) (n uint64) {
	for _, c := range b {
		n = n<<8 | uint64(c)
	}
	return n
}
