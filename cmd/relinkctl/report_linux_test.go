package main

import (
	"os"
	"path/filepath"
	"testing"
)

// A report is about one person's phone: nobody else on this computer may read
// the file that it is written to.
func TestAReportIsItsOwnersAlone(t *testing.T) {
	dir := t.TempDir()
	kept := filepath.Join(dir, "session.json")
	if err := os.WriteFile(kept, []byte(`{"schema":"relink.session/1","id":"5f3a91c2","started":"2026-11-20T10:00:00Z"}`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"html", "pdf", "json", "text"} {
		out := filepath.Join(dir, "report."+format)
		if code := run([]string{"report", kept, "--format", format, "--out", out}); code != 0 {
			t.Errorf("%s: got exit code %d, want 0", format, code)
			continue
		}
		i, err := os.Stat(out)
		if err != nil {
			t.Fatal(err)
		}
		if got := i.Mode().Perm(); got != 0o600 {
			t.Errorf("%s: got a file of mode %o, want 600", format, got)
		}
	}
}
