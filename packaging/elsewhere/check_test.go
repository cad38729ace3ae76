package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A file that only one system builds is checked for that system: what does not
// compile is found, with its place, and the others do not mind.
func TestAFileThatDoesNotCompileThere(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             map[system]string // what is said, by system; none where it is absent
	}{
		{"nothing is wrong", "fine_darwin.go", "package ioreg\n\nvar fine = 1\n", nil},
		{
			"a type", "broken_darwin.go", "package ioreg\n\nvar broken int = \"words\"\n",
			map[system]string{{"darwin", "arm64"}: "broken_darwin.go:3:18: cannot use", {"darwin", "amd64"}: "broken_darwin.go:3:18: cannot use"},
		},
		{
			"a type beside C", "broken_darwin_arm64.go", "package ioreg\n\n// int one;\nimport \"C\"\n\nfunc broken() int { return len(42) + int(C.one) }\n",
			map[system]string{{"darwin", "arm64"}: "broken_darwin_arm64.go:6:32: invalid argument"},
		},
		{
			"the syntax", "broken_windows.go", "package ioreg\n\nfunc broken( {\n",
			map[system]string{{"windows", "amd64"}: "broken_windows.go:3:14"},
		},
		{
			"a test", "broken_darwin_test.go", "package ioreg\n\nvar broken = absent\n",
			map[system]string{{"darwin", "arm64"}: "undefined: absent", {"darwin", "amd64"}: "undefined: absent"},
		},
		{
			"an import", "broken_windows.go", "package ioreg\n\nimport _ \"relink/absent\"\n",
			map[system]string{{"windows", "amd64"}: "relink/absent"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			over := laidOver(t, filepath.Join("..", "..", "usbwatch", "ioreg", tt.file), tt.text)
			for _, s := range systems {
				r := s.check(over, "relink/usbwatch/ioreg")
				want, wrong := tt.want[s]
				if !wrong && len(r.errors) > 0 {
					t.Errorf("%v: got %q, want nothing", s, r.errors)
				}
				if wrong && !slices.ContainsFunc(r.errors, func(e string) bool { return strings.Contains(e, want) }) {
					t.Errorf("%v: got %q, want %q among it", s, r.errors, want)
				}
				if r.own < 3 || r.others < 50 {
					t.Errorf("%v: got %d packages and %d below them, want some", s, r.own, r.others)
				}
			}
		})
	}
}

// laidOver adds a file to the source without writing it there.
func laidOver(t *testing.T, file, text string) string {
	t.Helper()
	dir := t.TempDir()
	file, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	real, over := filepath.Join(dir, "real.go"), filepath.Join(dir, "overlay.json")
	list, err := json.Marshal(map[string]map[string]string{"Replace": {file: real}})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{real: []byte(text), over: list} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return over
}
