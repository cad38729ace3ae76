package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSheet: the shops' page fits one printed page, and the same text gives the
// same bytes.
func TestSheet(t *testing.T) {
	var files [2][]byte
	for i := range files {
		out := filepath.Join(t.TempDir(), "sheet.pdf")
		if err := run([]string{"../../docs/shop-sheet.md", out}, "1763830000"); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		files[i] = b
	}
	if !bytes.HasPrefix(files[0], []byte("%PDF-")) || !bytes.Equal(files[0], files[1]) {
		t.Errorf("got %d and %d bytes, want the same PDF twice", len(files[0]), len(files[1]))
	}
}

func TestSheetMustFitOnePage(t *testing.T) {
	in := filepath.Join(t.TempDir(), "long.md")
	if err := os.WriteFile(in, []byte(strings.Repeat("A line.\n\n", 60)), 0o600); err != nil {
		t.Fatal(err)
	}
	err := run([]string{in, filepath.Join(t.TempDir(), "sheet.pdf")}, "0")
	if err == nil || !strings.Contains(err.Error(), "must have one") {
		t.Errorf("got %v, want a page too many to be an error", err)
	}
}

func TestBlocks(t *testing.T) {
	got := blocks("# Title\n\nOne\ntwo\n\n- item\n  goes on\n- next\n1. first\n")
	want := []block{{"#", "Title"}, {"", "One two"}, {"•", "item goes on"}, {"•", "next"}, {"1.", "first"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
