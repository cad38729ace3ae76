package main

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"relink/internal/session"
	"relink/ui"
)

// The program is ended by SIGKILL while it keeps one answer after another, on a
// disk that is full every now and then. What it had called kept is there each
// time. make kills does it 60 times on a small disk of its own, and names it in
// RELINK_KILL_DIR.
func TestKilledAtAnyMomentNothingKeptIsLost(t *testing.T) {
	if dir := os.Getenv("RELINK_KEEP_IN"); dir != "" {
		keepUntilKilled(dir)
		return
	}
	times, dir := 6, t.TempDir()
	if n, err := strconv.Atoi(os.Getenv("RELINK_KILLS")); err == nil {
		times = n
	}
	if small := os.Getenv("RELINK_KILL_DIR"); small != "" {
		dir = filepath.Join(small, "state")
	}
	kept, full := 0, 0
	for i := range times {
		said, refused := killed(t, dir)
		full += refused
		_, f, err := openShelf(places{state: dir}, time.Now())
		if err != nil || f.setAside != "" {
			t.Fatalf("kill %d: %v, set aside %q", i, err, f.setAside)
		}
		got, _ := strconv.Atoi(f.kept.Session.Said(session.AskScreen))
		if got < said {
			t.Fatalf("kill %d: answer %d was called kept, and %d is there", i, said, got)
		}
		kept += said
	}
	t.Logf("%d kills, %d answers called kept, %d refused on a full disk, none lost", times, kept, full)
	if kept == 0 {
		t.Error("nothing was ever kept")
	}
}

// killed runs the program for a moment, and tells which answer it called kept
// last and how often the disk was full.
func killed(t *testing.T, dir string) (said, refused int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilledAtAnyMomentNothingKeptIsLost$")
	cmd.Env = append(os.Environ(), "RELINK_KEEP_IN="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	first := make(chan struct{}, 1)
	go func() {
		<-first // a kill before the first answer tells nothing
		time.Sleep(time.Duration(rand.IntN(400_000)) * time.Microsecond)
		_ = cmd.Process.Kill()
	}()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		word, number, _ := strings.Cut(lines.Text(), " ")
		switch n, err := strconv.Atoi(number); {
		case word == "kept" && err == nil:
			said = n
			select {
			case first <- struct{}{}:
			default:
			}
		case word == "full":
			refused++
		}
	}
	_ = cmd.Wait()
	return said, refused
}

// keepUntilKilled answers and keeps. The session grows until the disk is full,
// and is short again then.
func keepUntilKilled(dir string) {
	s, f, err := openShelf(places{state: dir}, time.Now())
	if err != nil {
		fmt.Println("broken", err)
		os.Exit(1)
	}
	now := f.kept.Session
	n, _ := strconv.Atoi(now.Said(session.AskScreen))
	for {
		n++
		now = now.Answer(session.AskScreen, time.Now(), strconv.Itoa(n))
		now = now.WithEntry(session.Entry{At: time.Now(), Kind: "note", Text: strings.Repeat("x", 4000)})
		switch err := s.save(ui.Kept{Session: now, Way: f.kept.Way}); {
		case errors.Is(err, syscall.ENOSPC):
			fmt.Println("full")
			now.Seen = nil
			n--
		case err != nil:
			fmt.Println("broken", err)
			os.Exit(1)
		default:
			fmt.Println("kept " + strconv.Itoa(n))
		}
	}
}
