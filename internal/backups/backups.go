// Package backups finds the backups of iPhones that are already on this
// computer, and when they were made.
//
// It only reads, and only the two small files that describe a backup; what was
// backed up it never opens. It does not know whose phone is whose.
//
// Facts: Apple's support article 108809 (where the folders are),
// libimobiledevice's idevicebackup2 (the keys of Info.plist and Status.plist).
package backups

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"relink/internal/proplist"
)

// ErrDenied means that a folder is there and may not be read, as on macOS
// without Full Disk Access. That is not "no backup".
var ErrDenied = errors.New("the folder of backups may not be read")

// ErrElsewhere means that the folder is a link: the backups lie elsewhere, and
// links are not followed.
var ErrElsewhere = errors.New("the folder of backups is a link to another place")

const (
	// maxFile bounds Info.plist, which may hold the icons of all apps.
	maxFile = 32 << 20
	// maxBackups bounds what is listed.
	maxBackups = 200
)

// Backup is one backup. Its texts come from a file: clean them before showing.
type Backup struct {
	// Folder is its name on disk, which holds the phone's UDID: personal.
	Folder string
	// Name is the phone's own name; empty when it is not known. Personal.
	Name string
	// ProductType is such as "iPhone13,2"; empty when it is not known.
	ProductType string
	// At is when it was last made; zero when it is not known.
	At time.Time
	// Finished is false for one that was broken off; nil when it is not known.
	Finished *bool
}

// Here lists the backups of this user on this computer. The error joins what
// went wrong in the folders that could not be read; what was found beside it
// is right.
func Here() ([]Backup, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil, fmt.Errorf("find the folder of backups: %w", err)
	}
	var all []Backup
	for _, p := range places(home, os.Getenv) {
		found, listErr := List(p.parent, p.folder)
		all, err = append(all, found...), errors.Join(err, listErr)
	}
	return all, err
}

// Looked are the folders that Here looks into, whether they are there or not;
// none where no program keeps backups in a place of its own.
func Looked() []string {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil
	}
	var all []string
	for _, p := range places(home, os.Getenv) {
		all = append(all, filepath.Join(p.parent, p.folder))
	}
	return all
}

// place is where a program of Apple keeps backups: a folder below one that is
// trusted to be where the system says.
type place struct{ parent, folder string }

// List lists the backups in a folder below parent. A folder that is not there
// holds none.
func List(parent, folder string) ([]Backup, error) {
	root, err := os.OpenRoot(parent)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, refused(parent, err)
	}
	defer root.Close()
	at, err := root.Lstat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, refused(folder, err)
	case at.Mode()&(fs.ModeSymlink|fs.ModeIrregular) != 0: // a junction of Windows is irregular
		return nil, ErrElsewhere
	}
	inside, err := root.OpenRoot(folder)
	if err != nil {
		return nil, refused(folder, err)
	}
	defer inside.Close()
	dir, err := inside.Open(".")
	if err != nil {
		return nil, refused(folder, err)
	}
	defer dir.Close()
	entries, err := dir.ReadDir(maxBackups)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, refused(folder, err)
	}
	var found []Backup
	for _, e := range entries {
		if !e.IsDir() { // a link is none
			continue
		}
		if b, ok := read(inside, e.Name()); ok {
			found = append(found, b)
		}
	}
	return found, nil
}

func refused(name string, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w: %w", ErrDenied, err)
	}
	return fmt.Errorf("list the backups in %s: %w", name, err)
}

// read reads one backup; false when the folder holds none.
func read(root *os.Root, folder string) (Backup, bool) {
	data, err := readFile(root, folder+"/Info.plist")
	if err != nil {
		return Backup{}, false
	}
	b, err := parseInfo(data)
	if err != nil {
		// It is a backup, and nothing more is known of it.
		return Backup{Folder: folder}, true
	}
	b.Folder = folder
	if data, err := readFile(root, folder+"/Status.plist"); err == nil {
		b.Finished = parseStatus(data)
	}
	return b, true
}

// readFile reads a plain file within its bounds. A pipe would never end.
func readFile(root *os.Root, name string) ([]byte, error) {
	at, err := root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !at.Mode().IsRegular() || at.Size() > maxFile {
		return nil, fmt.Errorf("%s is no plain file of a believable size", name)
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile))
}

// parseInfo reads Info.plist. A value of the wrong kind is as one that is not
// there.
func parseInfo(data []byte) (Backup, error) {
	var info map[string]any
	if err := proplist.Decode(data, &info); err != nil {
		return Backup{}, err
	}
	var b Backup
	b.Name, _ = info["Display Name"].(string)
	if b.Name == "" {
		b.Name, _ = info["Device Name"].(string)
	}
	b.ProductType, _ = info["Product Type"].(string)
	b.At, _ = info["Last Backup Date"].(time.Time)
	return b, nil
}

// parseStatus tells from Status.plist whether the backup was finished.
func parseStatus(data []byte) *bool {
	var status map[string]any
	if proplist.Decode(data, &status) != nil {
		return nil
	}
	state, ok := status["SnapshotState"].(string)
	if !ok {
		return nil
	}
	finished := state == "finished"
	return &finished
}
