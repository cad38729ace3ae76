package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestWindowAfterACrash breaks the program in the ways it can break and looks
// at what the next start says. Nobody is asked twice: after a good end there is
// nothing to say.
func TestWindowAfterACrash(t *testing.T) {
	t.Parallel()
	d := openDesktop(t)
	w := d.start("--theme", "light")
	w.answers("start", "space")
	w.answers("shows", "space")
	w.answers("number", "space")
	w.waits("page", "data")
	d.raisedBySecondStart(w)
	w.dies(syscall.SIGKILL)

	w = d.again(w)
	w.waits("page", "broke off")
	d.shot("crash-killed")
	d.keys("space") // go on where you were
	w.waits("page", "data")
	// The Go runtime ends on this signal as it does on a panic that nobody
	// recovers: with the stacks of all goroutines.
	w.dies(syscall.SIGABRT)

	w = d.again(w)
	w.waits("page", "broke off")
	d.shot("crash-itself")
	d.keys("Tab", "space")
	w.waits("page", "crash note")
	d.shot("crash-note")
	d.keys("space") // save it
	note := d.saved("Relink-crash-note.txt")
	for _, want := range []string{"SIGABRT: abort", "goroutine ", "main.main(...)"} {
		if !strings.Contains(note, want) {
			t.Errorf("the note does not hold %q:\n%.2000s", want, note)
		}
	}
	for _, secret := range []string{d.home, "0x"} {
		if strings.Contains(note, secret) {
			t.Errorf("the note holds %q:\n%.2000s", secret, note)
		}
	}
	d.keys("ctrl+q")
	w.ends()

	w = d.again(w)
	w.waits("page", "data") // where the person was, and no word of a crash
	d.shot("crash-none")
	d.keys("ctrl+q")
	w.ends()

	w = d.again(w)
	w.waits("page", "data")
	d.shot("crash-hangup")
	if err := w.process.Signal(syscall.SIGHUP); err != nil { // as when its terminal is closed
		t.Fatal(err)
	}
	w.ends()
	if left, _ := filepath.Glob(filepath.Join(d.home, "state", "relink", "running.json")); len(left) > 0 {
		t.Errorf("after a good end there is still %v", left)
	}
}

// dies sends a signal to the program and waits until it is gone.
func (w *window) dies(by syscall.Signal) {
	w.desk.t.Helper()
	if err := w.process.Signal(by); err != nil {
		w.desk.t.Fatalf("send %v: %v", by, err)
	}
	select {
	case err := <-w.done:
		if err == nil {
			w.desk.t.Errorf("after %v the program says that all went well", by)
		}
	case <-time.After(15 * time.Second):
		w.desk.t.Fatalf("the program lives on after %v", by)
	}
}

// again starts the program anew; what the log says already is not waited for.
func (d *desktop) again(old *window) *window {
	d.t.Helper()
	w := d.start("--theme", "light")
	text, err := os.ReadFile(old.log)
	if err != nil {
		d.t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	for i, l := range lines {
		if strings.Contains(l, "msg=started") {
			w.read = i
		}
	}
	return w
}

// saved is a file in the person's documents, once it is there.
func (d *desktop) saved(name string) string {
	d.t.Helper()
	path := filepath.Join(d.home, "Documents", name)
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if text, err := os.ReadFile(path); err == nil && len(text) > 0 {
			return string(text)
		}
	}
	d.t.Fatalf("%s was not saved", path)
	return ""
}
