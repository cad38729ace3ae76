package ci

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"relink/internal/mask"
	"relink/internal/restorelog"
)

// fieldDir is the folder of hostile and private inputs, or "" on a machine
// without it.
func fieldDir() string {
	for _, dir := range []string{os.Getenv("RELINK_FIELD"), "../../shared/field", "../../../shared/field"} {
		if _, err := os.Stat(filepath.Join(dir, "hostile", "canaries.txt")); dir != "" && err == nil {
			return dir
		}
	}
	return ""
}

// A log reads the same after everything personal in it was crossed out: no
// deciding line loses what it says.
func TestRealLogsReadTheSameMasked(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpusDir(), "logs", "*.txt"))
	if len(files) == 0 {
		t.Log("no corpus here; set RELINK_CORPUS to its folder")
		return
	}
	f := mask.NewFinder()
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(data), "\n")
		hidden, all := 0, 0
		for i, l := range lines {
			for _, p := range f.Find(l) {
				hidden += p.End - p.Start
			}
			all += len(l)
			lines[i] = f.CrossOut(l)
		}
		want, err := restorelog.Read(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		got, err := restorelog.Read(strings.NewReader(strings.Join(lines, "\n")))
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		if got.Tool != want.Tool || got.Outcome != want.Outcome || got.Stage != want.Stage || got.Behaviour != want.Behaviour ||
			got.ProductType != want.ProductType || !slices.Equal(got.Codes, want.Codes) || len(got.Evidence) != len(want.Evidence) {
			t.Errorf("%s: masked it reads %s %s %v %s %s, want %s %s %v %s %s", name, got.Tool, got.Outcome, got.Codes, got.Stage, got.ProductType,
				want.Tool, want.Outcome, want.Codes, want.Stage, want.ProductType)
		}
		t.Logf("%s: %d of %d bytes hidden", name, hidden, all)
	}
}

// No private input of the field comes through.
func TestNoFieldCanaryComesThrough(t *testing.T) {
	dir := fieldDir()
	if dir == "" {
		t.Log("no field inputs here; set RELINK_FIELD to their folder")
		return
	}
	data, err := os.ReadFile(filepath.Join(dir, "hostile", "canaries.txt"))
	if err != nil {
		t.Fatal(err)
	}
	f, m := mask.NewFinder(), mask.NewMasker([]byte("seed"))
	n := 0
	for line := range strings.Lines(string(data)) {
		part := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(part) != 3 {
			continue
		}
		n++
		for _, got := range []string{f.CrossOut(part[2]), m.Text(part[2]), m.Hide(part[2])} {
			if strings.Contains(strings.ToLower(got), strings.ToLower(part[1])) {
				t.Errorf("%s: %q came out as %q", part[0], part[2], got)
			}
		}
	}
	if n == 0 {
		t.Error("no canary was read")
	}
	t.Logf("%d canaries", n)
}
