package main

import (
	"runtime"
	"runtime/debug"
	"strings"

	"relink/internal/desktop/here"
	"relink/internal/words"
	"relink/usbwatch/libusb"
	"relink/usbwatch/system"
)

// build is what the build knows of itself.
func build() (commit, fyne string) {
	commit, fyne = "unknown", "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return commit, fyne
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			commit = s.Value
		}
	}
	for _, d := range info.Deps {
		if d.Path == "fyne.io/fyne/v2" {
			fyne = d.Version
		}
	}
	return commit, fyne
}

// versionLines is what --version prints.
func versionLines(cat *words.Catalogue) string {
	commit, fyne := build()
	return cat.Text("app.version", map[string]any{
		"Version": here.Version(), "Commit": commit, "Fyne": fyne, "Go": runtime.Version(), "System": runtime.GOOS + "/" + runtime.GOARCH,
		"Libusb": libusb.Version(), "Bus": system.Name,
	})
}

// details are the same for the window.
func details(cat *words.Catalogue) []string {
	return strings.Split(versionLines(cat), "\n")[1:]
}
