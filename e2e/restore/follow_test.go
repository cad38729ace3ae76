package restore_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"relink/e2e/stories"
	"relink/internal/restorelog"
	"relink/internal/restorelog/follow"
)

// A log that Debian's idevicerestore writes is told while it is written: every
// step that reading it line by line shows, 95 of 100 within 200 ms, and at the
// end what the whole file says.
func TestRealRestoreFollowed(t *testing.T) {
	var took []time.Duration
	for _, story := range stories.RestoreMode {
		if story.End != 0 {
			continue // those that hang add nothing but their minute
		}
		t.Run(story.Name, func(t *testing.T) {
			steps := followed(t, story)
			if len(steps) < 3 {
				t.Errorf("got %d steps, want those of a restore", len(steps))
			}
			took = append(took, steps...)
		})
	}
	slices.Sort(took)
	if len(took) == 0 {
		t.Fatal("nothing was measured")
	}
	p95 := took[len(took)*95/100]
	t.Logf("%d steps, p95 %v, the slowest %v", len(took), p95, took[len(took)-1])
	if p95 > 200*time.Millisecond {
		t.Errorf("got %v, want within 200 ms", p95)
	}
}

// written is a log that notes when each step was written.
type written struct {
	mu     sync.Mutex
	file   *os.File
	reader *restorelog.Reader
	steps  []step
}

type step struct {
	p  restorelog.Progress
	at time.Time
}

func (w *written) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.reader.OnProgress(func(p restorelog.Progress) { w.steps = append(w.steps, step{p, time.Now()}) })
	_, _ = w.reader.Write(b)
	return w.file.Write(b)
}

// followed plays a story and gives, for each step, from the write to its
// update.
func followed(t *testing.T, story stories.Story) (took []time.Duration) {
	t.Helper()
	dir := t.TempDir()
	stage, err := stories.SetUp(story, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Strike()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd, err := stage.Command(ctx, story)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "restore_1_2.log")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	out := &written{file: file, reader: restorelog.NewReader()}
	cmd.Stdout, cmd.Stderr = out, out

	log, err := follow.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	following, enough := context.WithCancel(ctx)
	var updates []follow.Update
	done := make(chan error, 1)
	began := make(chan struct{})
	go func() {
		done <- log.Follow(following, func(u follow.Update) {
			if len(updates) == 0 {
				close(began)
			}
			updates = append(updates, u)
		})
	}()
	<-began
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond)
	enough()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	got, err := log.Result()
	whole, readErr := restorelog.ReadFile(name)
	if err = errors.Join(err, readErr); err != nil || !reflect.DeepEqual(got, whole) {
		t.Errorf("got  %+v\nwant %+v, %v", got, whole, err)
	}
	updates = updates[1:] // how it stood at the beginning
	for _, s := range out.steps {
		i := slices.IndexFunc(updates, func(u follow.Update) bool { return u.Progress.Equal(s.p) })
		if i < 0 {
			t.Errorf("%+v was not told", s.p)
			continue
		}
		took = append(took, max(0, updates[i].At.Sub(s.at)))
		updates = updates[i+1:]
	}
	return took
}
