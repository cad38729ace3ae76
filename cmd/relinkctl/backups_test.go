package main

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"relink/internal/backups"
	"relink/internal/words"
)

func TestTellBackups(t *testing.T) {
	no := false
	found := []backups.Backup{
		{Name: "Old", ProductType: "iPhone9,1", At: time.Date(2024, 1, 2, 3, 4, 0, 0, time.Local)},
		{Name: "New\x1b[31m", ProductType: "iPhone13,2", At: time.Date(2026, 10, 3, 19, 4, 0, 0, time.Local), Finished: &no},
		{},
	}
	var out strings.Builder
	if err := tellBackups(&out, words.English(), found, nil); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], "2026-10-03 19:04") || !strings.Contains(lines[0], "iPhone 12") ||
		!strings.Contains(lines[0], "broken off") || !strings.HasPrefix(lines[1], "2024-01-02 03:04") || !strings.HasPrefix(lines[2], "no date") {
		t.Errorf("got %q, want the newest first, each with its date", lines)
	}
	if strings.Contains(out.String(), "\x1b") {
		t.Errorf("got %q, with an escape from a file", out.String())
	}
}

// What could not be read never looks like no backup.
func TestTellBackupsThatCannotBeRead(t *testing.T) {
	for _, tt := range []struct {
		name   string
		unread error
		want   string // of the error, or of the output when there is none
	}{
		{"none", nil, "No iPhone backup"},
		{"denied", fmt.Errorf("%w: Backup", backups.ErrDenied), "Full Disk Access"},
		{"a link", backups.ErrElsewhere, "another place"},
		{"something else", errors.New("input/output error"), "input/output error"},
	} {
		var out strings.Builder
		err := tellBackups(&out, words.English(), nil, tt.unread)
		said := out.String()
		if err != nil {
			said = err.Error()
		}
		if (err == nil) != (tt.unread == nil) || !strings.Contains(said, tt.want) {
			t.Errorf("%s: got %q (%v), want %q", tt.name, out.String(), err, tt.want)
		}
	}
}
