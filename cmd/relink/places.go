package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/sirupsen/logrus"
	"gopkg.in/natefinch/lumberjack.v2"
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
	p := places{state: filepath.Join(xdg.StateHome, "relink"), reports: xdg.UserDirs.Documents}
	p.logs = logFolder(p.state)
	if info, err := os.Stat(p.reports); err != nil || !info.IsDir() {
		p.reports = xdg.Home
	}
	if err := os.MkdirAll(p.logs, 0o700); err != nil {
		return p, fmt.Errorf("make the folder for sessions and logs: %w", err)
	}
	return p, nil
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
