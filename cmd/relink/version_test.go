package main

import (
	"regexp"
	"strings"
	"testing"

	"relink/internal/words"
	"relink/usbwatch/system"
)

// A report of a bug needs all of these.
func TestVersionNamesWhatItIsMadeOf(t *testing.T) {
	got := versionLines(words.English())
	for _, want := range []string{
		`^Relink \d+\.\d+\.\d+\n`, `\ncommit \S+\n`, `\nFyne v2\.\S+\n`, `\nlibusb 1\.0\.\d+`, `\nbus ` + regexp.QuoteMeta(system.Name) + `\n`, `\ngo1\.\S+ \w+/\w+$`,
	} {
		if !regexp.MustCompile(want).MatchString(strings.TrimSpace(got)) {
			t.Errorf("got\n%s\nwant %s in it", got, want)
		}
	}
}
