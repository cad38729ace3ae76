package e2e

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWindowIsRemembered makes the window smaller and looks whether the next
// start is as large; its log goes on in the same file.
func TestWindowIsRemembered(t *testing.T) {
	t.Parallel()
	d := openDesktop(t)
	w := d.start("--theme", "light")
	w.waits("page", "shows")
	d.shot("size-first")
	d.run("xdotool", "windowsize", "--sync", d.windowID(), "1010", "655")
	d.shot("size-smaller")
	d.keys("ctrl+q")
	w.ends()
	w = d.again(w)
	w.waits("page", "shows")
	d.shot("size-again")
	size := func() string { return d.run("xdotool", "getwindowgeometry", d.windowID()) }
	for deadline := time.Now().Add(10 * time.Second); !strings.Contains(size(), "1010x655"); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("the window is as large as\n%s, want 1010x655", size())
		}
	}
	d.keys("ctrl+q")
	w.ends()
	if logs, err := filepath.Glob(filepath.Join(d.home, "state", "relink", "logs", "*")); err != nil || len(logs) != 1 {
		t.Errorf("logs: %v, %v; want one file", logs, err)
	}
}
