//go:build unix

package session

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A limit on the size of files stands in for a full disk: the write fails in
// the middle, as it does there.
func TestFullDiskKeepsTheLastSession(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command("sh", "-c", `trap "" XFSZ; ulimit -f 16; exec "$0"`, os.Args[0])
	cmd.Env = append(os.Environ(), "RELINK_SESSION_CHILD="+dir)
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "save:") {
		t.Fatalf("the save did not fail as it should: %v\n%s", err, out)
	}
	_, opened, err := Open(dir, "after", noon)
	if err != nil {
		t.Fatal(err)
	}
	if opened.Kept != "" || len(opened.Session.Tries) == 0 {
		t.Errorf("after a full disk: %d tries, set aside %q; want the last saved session", len(opened.Session.Tries), opened.Kept)
	}
}
