package follow

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"relink/internal/restore"
	"relink/internal/restorelog"
)

// restored is a restore by idevicerestore, as version 1.0.0 words it.
var restored = []string{
	"Found device in Recovery mode",
	"This restore will update your device without losing data.",
	"Trying to fetch new SHSH blob",
	"Sending iBEC (524288 bytes)...",
	"Sending RestoreRamDisk (3145728 bytes)...",
	"Waiting for device to enter restore mode...",
	"About to restore device...",
	"Waiting for NAND (28)",
	"Creating partition map (11)",
	"Creating filesystem (12)",
	"Verifying restore (14)",
	"Flashing firmware (18)",
	"Status: Restore Finished",
}

// live is a log that a test writes while it is followed.
type live struct {
	t       testing.TB
	path    string
	updates chan Update
	log     *Log
	end     func()
	done    chan error
}

func followed(t testing.TB, before string) *live {
	t.Helper()
	l := &live{t: t, path: filepath.Join(t.TempDir(), "restore_1_2.log"), updates: make(chan Update, 1000), done: make(chan error, 1)}
	l.write(before)
	log, err := Open(l.path)
	if err != nil {
		t.Fatal(err)
	}
	l.log = log
	ctx, end := context.WithCancel(t.Context())
	l.end = end
	go func() { l.done <- log.Follow(ctx, func(u Update) { l.updates <- u }) }()
	l.next() // how it stands
	return l
}

// write adds to what stands at the path now.
func (l *live) write(text string) {
	l.t.Helper()
	f, err := os.OpenFile(l.path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err == nil {
		_, err = f.WriteString(text)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		l.t.Fatal(err)
	}
}

func (l *live) next() Update {
	l.t.Helper()
	select {
	case u := <-l.updates:
		return u
	case <-time.After(10 * time.Second):
		l.t.Fatal("nothing was told within 10 s")
		return Update{}
	}
}

// until gives the updates up to the first that fits.
func (l *live) until(fits func(Update) bool) (all []Update) {
	l.t.Helper()
	for {
		u := l.next()
		if all = append(all, u); fits(u) {
			return all
		}
	}
}

func (l *live) close() restorelog.Result {
	l.t.Helper()
	l.end()
	if err := <-l.done; err != nil {
		l.t.Fatal(err)
	}
	res, err := l.log.Result()
	if err = errors.Join(err, l.log.Close()); err != nil {
		l.t.Fatal(err)
	}
	return res
}

// Every stage that begins is told once, though several come in one chunk.
func TestEachStageIsTold(t *testing.T) {
	l := followed(t, "")
	text := strings.Join(restored, "\n") + "\n"
	var want []restorelog.Progress
	reader := restorelog.NewReader()
	reader.OnProgress(func(p restorelog.Progress) { want = append(want, p) })
	_, _ = reader.Write([]byte(text))
	l.write(text)
	var got []restorelog.Progress
	for _, u := range l.until(func(u Update) bool { return u.Ended != "" }) {
		got = append(got, u.Progress)
	}
	if len(want) < 6 || !slices.EqualFunc(got, want, restorelog.Progress.Equal) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if res := l.close(); res.Outcome != restorelog.Success || res.Behaviour != restore.Update {
		t.Errorf("got %+v, want a successful update", res)
	}
}

// Whatever the chunks, the end says what the whole file says.
func TestAnyChunksSayWhatTheFileSays(t *testing.T) {
	for seed := range uint64(8) {
		l := followed(t, "")
		random := rand.New(rand.NewPCG(seed, 4013))
		whole := ""
		for _, r := range restored[:11] {
			whole += r + "\r\n"
		}
		whole += "ERROR: Unable to successfully restore device\n"
		for rest := whole; rest != ""; {
			n := min(1+random.IntN(120), len(rest))
			l.write(rest[:n])
			rest = rest[n:]
		}
		got := l.close()
		want, err := restorelog.Read(strings.NewReader(whole))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("seed %d: got  %+v\nwant %+v, %v", seed, got, want, err)
		}
	}
}

// What was written before is how it stands, once; its silence began when the
// file was last written to, and never before now by a clock that was set back.
func TestTheBeginningIsOneUpdate(t *testing.T) {
	for name, tt := range map[string]struct {
		age      time.Duration
		min, max time.Duration
	}{
		"an hour old":   {time.Hour, time.Hour, time.Hour + time.Minute},
		"from tomorrow": {-24 * time.Hour, 0, time.Minute},
	} {
		path := filepath.Join(t.TempDir(), "restore_1.log")
		if err := os.WriteFile(path, []byte("Sending iBEC (1 bytes)...\nWaiting for NAND (28)\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(-tt.age)
		if err := os.Chtimes(path, at, at); err != nil {
			t.Fatal(err)
		}
		log, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		ctx, end := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer end()
		var all []Update
		if err := log.Follow(ctx, func(u Update) { all = append(all, u) }); err != nil {
			t.Fatal(err)
		}
		log.Close()
		if len(all) != 1 || all[0].Stage != restore.StageStorage || all[0].Quiet < tt.min || all[0].Quiet > tt.max {
			t.Errorf("%s: got %+v", name, all)
		}
		if len(all) == 1 && all[0].Stalled != (tt.age > 0) {
			t.Errorf("%s: stalled is %v", name, all[0].Stalled)
		}
	}
}

// A log that is cut, replaced or moved is followed and said so, and no line
// is read twice.
func TestWhatHappensToTheFile(t *testing.T) {
	const begun, again = "Sending iBEC (1 bytes)...\n", "Sending iBSS (1 bytes)...\n"
	for _, tt := range []struct {
		name string
		do   func(l *live)
		note Note
		want restore.Stage // of what is written then
	}{
		{"cut", func(l *live) {
			if err := os.Truncate(l.path, 0); err != nil {
				l.t.Fatal(err)
			}
			l.write(again)
		}, NoteCut, restore.StageDFUUpload},
		{"written anew, longer", func(l *live) {
			if err := os.WriteFile(l.path, []byte("something else that is longer than before\n"+again), 0o600); err != nil {
				l.t.Fatal(err)
			}
		}, NoteCut, restore.StageDFUUpload},
		{"replaced", func(l *live) {
			other := l.path + ".new"
			if err := os.WriteFile(other, []byte(again), 0o600); err != nil {
				l.t.Fatal(err)
			}
			if err := os.Rename(other, l.path); err != nil {
				l.t.Fatal(err)
			}
		}, NoteReplaced, restore.StageDFUUpload},
		{"moved away, and another begun", func(l *live) {
			if err := os.Rename(l.path, l.path+" 1"); err != nil {
				l.t.Fatal(err)
			}
			l.until(func(u Update) bool { return u.Note == NoteMoved })
			l.write(again)
		}, NoteReplaced, restore.StageDFUUpload},
		{"moved away and written on", func(l *live) {
			to := l.path + " 1"
			if err := os.Rename(l.path, to); err != nil {
				l.t.Fatal(err)
			}
			l.until(func(u Update) bool { return u.Note == NoteMoved })
			l.path = to
			l.write("Waiting for NAND (28)\n")
		}, "", restore.StageStorage},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := followed(t, begun)
			tt.do(l)
			noted := tt.note == ""
			l.until(func(u Update) bool {
				noted = noted || u.Note == tt.note
				return noted && u.Stage == tt.want
			})
			if got := l.close(); got.Stage != tt.want {
				t.Errorf("got %+v, want %s", got, tt.want)
			}
		})
	}
}

func TestRemovedLogsEndCalmly(t *testing.T) {
	l := followed(t, "Sending iBEC (1 bytes)...\n")
	if err := os.Remove(l.path); err != nil {
		t.Fatal(err)
	}
	l.until(func(u Update) bool { return u.Note == NoteMoved })
	if got := l.close(); got.Stage != restore.StageRecoveryUpload {
		t.Errorf("got %+v", got)
	}
}

func TestWhatIsNoLogIsRefused(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(filepath.Join(dir, "none")); restorelog.Reason(err) != "missing" {
		t.Errorf("got %v", err)
	}
	if _, err := Open(dir); restorelog.Reason(err) != "directory" {
		t.Errorf("got %v", err)
	}
}

// The silence that is too long is the stage's, or ten minutes where nobody
// knows; a final word ends it, and the log a minute later.
func TestWhenSilenceIsTooLong(t *testing.T) {
	for _, r := range usualRows {
		if r.source == "" || r.usual <= 0 || !slices.Contains(restore.Stages(), r.stage) {
			t.Errorf("a row is not whole: %+v", r)
		}
	}
	now := time.Now()
	storage, boot := restorelog.Progress{Stage: restore.StageStorage}, restorelog.Progress{Stage: restore.StageRamdiskBoot}
	finished := restorelog.Progress{Stage: restore.StageFirmware, Ended: restorelog.Success}
	for _, tt := range []struct {
		p     restorelog.Progress
		quiet time.Duration
		want  bool
	}{
		{boot, 179 * time.Second, false},
		{boot, 180 * time.Second, true},
		{storage, 9 * time.Minute, false},
		{storage, 10 * time.Minute, true},
		{restorelog.Progress{}, 10 * time.Minute, true},
		{finished, time.Hour, false},
	} {
		l := &Log{silence: now.Add(-tt.quiet)}
		if got := l.updateOf(now, tt.p); got.Stalled != tt.want || got.Quiet != tt.quiet {
			t.Errorf("%s after %v: got %+v, want stalled %v", tt.p.Stage, tt.quiet, got, tt.want)
		}
	}
	l := &Log{silence: now.Add(-170 * time.Second), told: Update{Progress: boot}}
	if wait, over := l.wait(now, false); over || wait > 10*time.Second {
		t.Errorf("got %v, %v, want to wake when it stalls", wait, over)
	}
	l = &Log{silence: now, ended: now.Add(-stays)}
	if _, over := l.wait(now, false); !over {
		t.Error("a minute after the final word it goes on")
	}
}

func TestTheNextLogIsFound(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "a", "b")
	if err := os.MkdirAll(deep, 0o700); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(dir, "restore_old.log")
	if err := os.WriteFile(old, []byte("old\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	places := []restorelog.Place{{Dir: filepath.Join(dir, "none"), Names: []string{"*"}}, {Dir: dir, Deep: 3, Names: []string{"*updater*.log", "restore_*.log"}}}
	for _, tt := range []struct{ name, path string }{
		{"one that is new", filepath.Join(dir, "restore_new.log")},
		{"the old one, written on", old},
		{"deep inside", filepath.Join(deep, "iPhoneUpdater.log")},
		{"in a folder made meanwhile", filepath.Join(dir, "a", "c", "iPhoneUpdater 2.log")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ctx, end := context.WithTimeout(t.Context(), 10*time.Second)
			defer end()
			written := make(chan struct{})
			go func() {
				defer close(written)
				time.Sleep(100 * time.Millisecond)
				_ = os.WriteFile(filepath.Join(dir, "letter.txt"), []byte("no log"), 0o600)
				_ = os.MkdirAll(filepath.Dir(tt.path), 0o700)
				time.Sleep(100 * time.Millisecond)
				f, err := os.OpenFile(tt.path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
				if err == nil {
					_, _ = f.WriteString("Sending iBEC\n")
					f.Close()
				}
			}()
			if got, err := Newest(ctx, places); err != nil || got != tt.path {
				t.Errorf("got %s, %v, want %s", got, err, tt.path)
			}
			<-written // a file is found when it is made, and its line would be the next story's news
		})
	}
}

// BenchmarkLiveLog writes a restore's log line by line, as a program does, and
// measures from each write that begins something to its update.
func BenchmarkLiveLog(b *testing.B) {
	var took []time.Duration
	for b.Loop() {
		l := followed(b, "")
		var last restorelog.Progress
		for _, r := range restored {
			reader := restorelog.NewReader()
			_, _ = reader.Write([]byte(l.text() + r + "\n"))
			begun := time.Now()
			l.write(r + "\n")
			if now := reader.Progress(); !now.Equal(last) {
				last = now
				l.until(func(u Update) bool { return u.Progress.Equal(now) })
				took = append(took, time.Since(begun))
			}
			time.Sleep(5 * time.Millisecond)
		}
		l.close()
	}
	slices.Sort(took)
	p95 := took[len(took)*95/100]
	b.ReportMetric(float64(p95.Microseconds())/1000, "ms-p95")
	if p95 > 200*time.Millisecond {
		b.Errorf("got %v, want within 200 ms", p95)
	}
}

func (l *live) text() string {
	data, err := os.ReadFile(l.path)
	if err != nil {
		l.t.Fatal(err)
	}
	return string(data)
}
