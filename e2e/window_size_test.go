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
	w.waits("page", "start")
	d.shot("size-first")
	// A busy computer may still be giving the window its first size.
	sized := func(when string, again func()) {
		t.Helper()
		for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(200 * time.Millisecond) {
			size := d.run("xdotool", "getwindowgeometry", d.windowID())
			if strings.Contains(size, "1010x655") {
				return
			}
			if time.Now().After(deadline) {
				t.Fatalf("%s the window is as large as\n%s, want 1010x655", when, size)
			}
			again()
		}
	}
	sized("resized,", func() { d.run("xdotool", "windowsize", "--sync", d.windowID(), "1010", "655") })
	d.shot("size-smaller")
	d.keys("ctrl+q")
	w.ends()
	w = d.again(w)
	w.waits("page", "start")
	d.shot("size-again")
	sized("started again,", func() {})
	d.keys("ctrl+q")
	w.ends()
	if logs, err := filepath.Glob(filepath.Join(d.home, "state", "relink", "logs", "*")); err != nil || len(logs) != 1 {
		t.Errorf("logs: %v, %v; want one file", logs, err)
	}
}
