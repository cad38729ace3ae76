package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"relink/internal/words"
	"relink/usbwatch/libusb"
	"relink/usbwatch/system"
)

// build is what the build knows of itself.
func build() (version, commit, fyne string) {
	version, commit, fyne = "unknown", "unknown", "unknown"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version, commit, fyne
	}
	version = info.Main.Version
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
	return version, commit, fyne
}

func version() string {
	v, _, _ := build()
	return v
}

// versionLines is what --version prints.
func versionLines(cat *words.Catalogue) string {
	v, commit, fyne := build()
	return cat.Text("app.version", map[string]any{
		"Version": v, "Commit": commit, "Fyne": fyne, "Go": runtime.Version(), "System": runtime.GOOS + "/" + runtime.GOARCH,
		"Libusb": libusb.Version(), "Bus": system.Name,
	})
}

// details are the same for the window.
func details(cat *words.Catalogue) []string {
	return strings.Split(versionLines(cat), "\n")[1:]
}

// languages are the person's languages, the usual variables first.
func languages() []string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			return strings.Split(v, ":")
		}
	}
	return nil
}
