// Package restore_test lets Debian's idevicerestore restore a virtual iPhone
// that is in restore mode, and compares what Relink reads in its words with
// what the phone did.
package restore_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"relink/e2e/stories"
	"relink/internal/restorelog"
)

func TestRealRestore(t *testing.T) {
	for _, story := range stories.RestoreMode {
		t.Run(story.Name, func(t *testing.T) {
			t.Parallel()
			stage, log, code := play(t, story)
			t.Logf("exit %d; the phone heard %q\n%s", code, stage.System.Heard(), log)
			r, err := restorelog.Read(bytes.NewReader(log))
			if err != nil {
				t.Fatal(err)
			}
			check(t, story, r)
			told := slices.Contains(stage.System.Heard(), "ReceivedFinalStatusMsg")
			if want := story.Truth.Outcome == restorelog.Success; told != want {
				t.Errorf("the phone was told that its end was heard: %v, want %v", told, want)
			}
		})
	}
}

// play plays a story to its end and returns what the program said.
func play(t *testing.T, story stories.Story) (*stories.Stage, []byte, int) {
	t.Helper()
	dir := t.TempDir()
	stage, err := stories.SetUp(story, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Strike()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd, err := stage.Command(ctx, story)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "log")
	out, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if story.End != 0 {
		go end(ctx, stage, cmd, story.End)
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	if ctx.Err() != nil || err != nil && !errors.As(err, &exit) {
		t.Errorf("idevicerestore did not end by itself: %v", err)
	}
	log, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return stage, log, cmd.ProcessState.ExitCode()
}

// end ends the program by a signal, once the phone has done its part and, where
// the program is to be killed, it has had a moment to say so.
func end(ctx context.Context, stage *stories.Stage, cmd *exec.Cmd, by syscall.Signal) {
	select {
	case <-stage.System.Over():
	case <-ctx.Done():
	}
	if by == syscall.SIGKILL {
		time.Sleep(500 * time.Millisecond)
	}
	_ = cmd.Process.Signal(by) // it may have ended after all, which the story sees
}

// check compares what was read with what is true. What the log cannot tell may
// stay unknown; it may never be told wrong.
func check(t *testing.T, story stories.Story, r restorelog.Result) {
	t.Helper()
	want := story.Truth
	if r.Tool != restorelog.IDeviceRestore {
		t.Errorf("got tool %s", r.Tool)
	}
	if r.Outcome != want.Outcome {
		t.Errorf("got outcome %s, want %s", r.Outcome, want.Outcome)
	}
	if r.Behaviour != story.Behaviour {
		t.Errorf("got behaviour %s, want %s", r.Behaviour, story.Behaviour)
	}
	if r.Stage != want.Stage {
		t.Errorf("got stage %q, want %q", r.Stage, want.Stage)
	}
	if !slices.Equal(r.Codes, want.Codes) {
		t.Errorf("got codes %v, want %v", r.Codes, want.Codes)
	}
	if r.StorageWritten != nil && *r.StorageWritten != want.Written {
		t.Errorf("got storage written %v, want %v or unknown", *r.StorageWritten, want.Written)
	}
	if r.ProductType != stories.Phone.Model.ProductType {
		t.Errorf("got product type %q, want %q", r.ProductType, stories.Phone.Model.ProductType)
	}
}
