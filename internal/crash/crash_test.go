package crash

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"relink/internal/mask"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// breakIn is the variable by which a test starts itself as the program that
// breaks.
const breakIn = "CRASH_TEST_BREAK_IN"

func TestMain(m *testing.M) {
	if dir := os.Getenv(breakIn); dir != "" {
		if _, _, err := Begin(dir, "v1", noon, Hide{}); err != nil {
			panic(err)
		}
		done := make(chan error)
		go func() { done <- errors.Join(broken("F17MADEUP001")) }()
		<-done
	}
	os.Exit(m.Run())
}

// broken breaks with a text that names a phone and a person.
func broken(serial string) error {
	panic(fmt.Errorf("open /home/ana/x: serial number: %s, ECID:0011223344556677 on anas-laptop\x1b[31m", serial))
}

func hide() Hide {
	return Hide{Home: "/srv/people/ana", Mask: mask.NewMasker([]byte("seed"), "anas-laptop")}
}

func begin(t *testing.T, dir string) (Run, *Last) {
	t.Helper()
	run, last, err := Begin(dir, "v2", noon.Add(time.Hour), hide())
	if err != nil {
		t.Fatal(err)
	}
	return run, last
}

func TestARunThatEndsByItselfLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		run, last := begin(t, dir)
		if last != nil {
			t.Fatalf("got %+v, want no word of a crash", last)
		}
		if err := run.End(); err != nil {
			t.Fatal(err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A program that was ended from outside leaves its mark and no words.
func TestARunThatWasEndedFromOutside(t *testing.T) {
	dir := t.TempDir()
	begin(t, dir)
	run, last := begin(t, dir)
	if last == nil || last.Note != "" || last.Path != "" || !last.Began.Equal(noon.Add(time.Hour)) || last.Version != "v2" {
		t.Errorf("got %+v, want the run of one o'clock without a note", last)
	}
	if err := run.End(); err != nil {
		t.Fatal(err)
	}
	if _, last := begin(t, dir); last != nil {
		t.Errorf("got %+v after a good end, want nothing", last)
	}
}

// A panic on any goroutine is written down by the runtime itself, and told
// without what it names.
func TestAPanicElsewhereIsTold(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), breakIn+"="+dir)
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Fatalf("the program did not break:\n%s", out)
	}
	_, last := begin(t, dir)
	if last == nil {
		t.Fatal("nothing was noticed")
	}
	wantNote(t, last.Note)
	onDisk, err := os.ReadFile(filepath.Join(dir, NoteFile))
	if err != nil || string(onDisk) != last.Note || last.Path != filepath.Join(dir, NoteFile) {
		t.Errorf("%s holds %q (%v), want the note", last.Path, onDisk, err)
	}
	if raw, err := os.ReadFile(filepath.Join(dir, wordsFile)); err != nil || len(raw) > 0 {
		t.Errorf("the unmasked words are still there: %d bytes, %v", len(raw), err)
	}
	if err := Forget(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(last.Path); err == nil {
		t.Error("the note was not forgotten")
	}
}

func wantNote(t *testing.T, note string) {
	t.Helper()
	for _, w := range []string{"Relink v", "panic: ", "goroutine ", "crash.broken(...)", "crash_test.go:"} {
		if !strings.Contains(note, w) {
			t.Errorf("no %q in\n%s", w, note)
		}
	}
	for _, secret := range []string{"F17MADEUP001", "0011223344556677", "ana", "laptop", "\x1b", "0x"} {
		if strings.Contains(note, secret) {
			t.Errorf("%q is in\n%s", secret, note)
		}
	}
}

// A panic that was recovered reads like one that was not.
func TestARecoveredPanicIsTold(t *testing.T) {
	dir := t.TempDir()
	run, _ := begin(t, dir)
	func() {
		defer func() {
			if err := run.Broke(recover(), stack()); err != nil {
				t.Error(err)
			}
		}()
		_ = broken("F17MADEUP001")
	}()
	_, last := begin(t, dir)
	if last == nil {
		t.Fatal("nothing was noticed")
	}
	wantNote(t, last.Note)
}

func TestAMarkThatCannotBeReadIsAMark(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, markFile), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, last := begin(t, dir); last == nil || !last.Began.IsZero() {
		t.Errorf("got %+v, want a run of which nothing is known", last)
	}
}

func TestAFolderThatCannotBeUsedIsSaid(t *testing.T) {
	if _, last, err := Begin(filepath.Join(t.TempDir(), "nowhere"), "v1", noon, hide()); err == nil || last != nil {
		t.Errorf("got %+v, %v; want an error and no crash", last, err)
	}
}
