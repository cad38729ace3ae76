package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/sirupsen/logrus"
	"gopkg.in/natefinch/lumberjack.v2"

	"relink/internal/atomicfile"
)

// places are the folders Relink uses.
type places struct {
	state   string // sessions, and the lock of the one window
	logs    string
	reports string // where a report goes unless the person says otherwise
}

// findPlaces makes the folders that Relink needs.
func findPlaces() (places, error) {
	xdg.Reload()
	p := places{state: filepath.Join(xdg.StateHome, "relink"), reports: reportsFolder(xdg.UserDirs.Documents, xdg.Home)}
	p.logs = logFolder(p.state)
	if err := os.MkdirAll(p.logs, 0o700); err != nil {
		return p, fmt.Errorf("make the folder for sessions and logs: %w", err)
	}
	return p, nil
}

// reportsFolder is the folder of documents, also where nothing was put into it
// yet, or the person's own folder where there can be none.
func reportsFolder(documents, home string) string {
	info, err := os.Stat(documents)
	if errors.Is(err, fs.ErrNotExist) {
		info, err = os.Stat(filepath.Dir(documents))
	}
	if err != nil || !info.IsDir() || !filepath.IsAbs(documents) {
		return home
	}
	return documents
}

// write writes a file whole or not at all. The folder for reports is made when
// the first one is written.
func (p places) write(path string, data []byte) error {
	if filepath.Dir(path) == p.reports {
		if err := os.Mkdir(p.reports, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("make the folder for reports: %w", err)
		}
	}
	return atomicfile.Write(path, data, 0o600)
}

// openLog writes to a file that is rotated; nothing in it names a phone.
func openLog(p places) *logrus.Logger {
	log := logrus.New()
	log.SetFormatter(&logrus.TextFormatter{FullTimestamp: true, DisableColors: true})
	log.SetOutput(&lumberjack.Logger{
		Filename: filepath.Join(p.logs, "relink.log"), MaxSize: 2, MaxBackups: 3, // megabytes, files
	})
	return log
}
