package boot

import (
	"fmt"
	"io"
	"os"
	"path"
	"sort"
)

// entry is one file of the initramfs.
type entry struct {
	mode uint32
	data []byte
}

// The bits of a mode that tell a directory, a file and a link apart.
const (
	modeDir  = 0o040755
	modeFile = 0o100755
	modeLink = 0o120777
)

// tree is a file tree in memory, by absolute path.
type tree map[string]entry

// mkdir adds a directory and those above it.
func (t tree) mkdir(name string) {
	for ; name != "/" && name != "."; name = path.Dir(name) {
		if _, ok := t[name]; !ok {
			t[name] = entry{mode: modeDir}
		}
	}
}

func (t tree) write(name string, data []byte) {
	t.mkdir(path.Dir(name))
	t[name] = entry{mode: modeFile, data: data}
}

func (t tree) link(name, target string) {
	t.mkdir(path.Dir(name))
	t[name] = entry{mode: modeLink, data: []byte(target)}
}

// copyIn puts a file of this machine at the same or another place in the tree.
func (t tree) copyIn(name, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return fmt.Errorf("put %s into the guest: %w", name, err)
	}
	t.write(name, data)
	return nil
}

// writeCPIO writes the tree as the "newc" archive that the kernel unpacks
// (Linux kernel, Documentation/driver-api/early-userspace/buffer-format.rst).
func (t tree) writeCPIO(w io.Writer) error {
	names := make([]string, 0, len(t))
	for name := range t {
		names = append(names, name)
	}
	sort.Strings(names) // directories before what is in them
	for i, name := range names {
		if err := writeEntry(w, i+1, name[1:], t[name]); err != nil {
			return fmt.Errorf("write the initramfs: %w", err)
		}
	}
	if err := writeEntry(w, 0, "TRAILER!!!", entry{}); err != nil {
		return fmt.Errorf("end the initramfs: %w", err)
	}
	return nil
}

func writeEntry(w io.Writer, inode int, name string, e entry) error {
	header := fmt.Sprintf("070701%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x",
		inode, e.mode, 0, 0, 1, 0, len(e.data), 0, 0, 0, 0, len(name)+1, 0)
	if _, err := io.WriteString(w, pad4(header+name+"\x00")); err != nil {
		return err
	}
	if _, err := w.Write(e.data); err != nil {
		return err
	}
	_, err := w.Write(make([]byte, -len(e.data)&3))
	return err
}

// pad4 pads with NULs to a multiple of four.
func pad4(s string) string { return s + "\x00\x00\x00"[:-len(s)&3] }
