package restorer

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"relink/internal/atomicfile"
	"relink/internal/restore"
)

// Record is what is kept of a run in its folder, so that a later Relink knows
// it again. It names one phone and stays on this computer.
type Record struct {
	Schema string `json:"schema"` // relink.run/1
	// PID and Started are the process and when it started, in ticks since the
	// computer did; Boot is which start of the computer that was. The clock on
	// the wall may be set back, these are not.
	PID     int    `json:"pid"`
	Started uint64 `json:"started_ticks"`
	Boot    string `json:"boot"`
	// Program is the file that was started; Device and Inode are that file's,
	// which another one put in its place does not have.
	Program string `json:"program"`
	Version string `json:"version"`
	Device  uint64 `json:"program_device"`
	Inode   uint64 `json:"program_inode"`

	Behaviour   restore.Behaviour `json:"behaviour"`
	ProductType string            `json:"product_type"`
	ECID        uint64            `json:"ecid"`
	Port        string            `json:"port"`
	StartMode   string            `json:"start_mode"`
	ThroughHub  bool              `json:"through_hub"`
	IOS         string            `json:"ios"`
	At          time.Time         `json:"at"`
	Stopped     bool              `json:"stopped"`
	// Outcome is set once it is known how it ended.
	Outcome Outcome `json:"outcome"`
}

// Name tells a run from every other one, as a try of a session.
func (r Record) Name() string { return fmt.Sprintf("restore-%d-%d", r.At.UnixNano(), r.PID) }

const (
	recordSchema = "relink.run/1"
	recordName   = "run.json"
	outputName   = "output.log"
	lockName     = "lock"
	// maxRecord bounds what is read as a record.
	maxRecord = 64 << 10
)

func readRecord(dir string) (Record, error) {
	path := filepath.Join(dir, recordName)
	info, err := os.Lstat(path)
	if err != nil {
		return Record{}, fmt.Errorf("read a run: %w", err)
	}
	if !info.Mode().IsRegular() || info.Size() > maxRecord {
		return Record{}, fmt.Errorf("read a run: %s is none", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return Record{}, fmt.Errorf("read a run: %w", err)
	}
	var r Record
	if err := json.Unmarshal(data, &r); err != nil {
		return Record{}, fmt.Errorf("read a run: %s: %w", path, err)
	}
	if r.Schema != recordSchema {
		return Record{}, fmt.Errorf("read a run: %s has the schema %q", path, r.Schema)
	}
	return r, nil
}

func (r Record) write(dir string) error {
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("keep the run: %w", err)
	}
	return atomicfile.Write(filepath.Join(dir, recordName), data, 0o600)
}

// folders are the folders of runs in dir, oldest first.
func folders(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var all []string
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), folderPrefix) {
			all = append(all, filepath.Join(dir, e.Name()))
		}
	}
	return all
}

const folderPrefix = "run-"

// newFolder makes the folder of a run. Its name begins with the time, and
// never meets another's, whatever the clock says.
func newFolder(dir string, now time.Time) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("make the folder of the run: %w", err)
	}
	folder, err := os.MkdirTemp(dir, folderPrefix+now.UTC().Format("20060102T150405")+"-")
	if err != nil {
		return "", fmt.Errorf("make the folder of the run: %w", err)
	}
	for _, name := range []string{"tmp", "cache"} {
		if err := os.Mkdir(filepath.Join(folder, name), 0o700); err != nil {
			return "", fmt.Errorf("make the folder of the run: %w", err)
		}
	}
	return folder, nil
}

// tidy removes what a program that ended leaves behind: an unpacked system
// takes many gigabytes. What it said stays.
func tidy(folder string) {
	for _, name := range []string{"tmp", "cache"} {
		_ = os.RemoveAll(filepath.Join(folder, name)) // what cannot go stays, and harms nobody
	}
}

// Forget removes what is kept of all runs but those that still go on: their
// program works in its folder.
func Forget(runs string) error {
	going := map[string]bool{}
	for _, r := range Earlier(runs) {
		going[r.folder] = r.live()
	}
	var errs []error
	for _, folder := range folders(runs) {
		if !going[folder] {
			errs = append(errs, os.RemoveAll(folder))
		}
	}
	return errors.Join(errs...)
}
