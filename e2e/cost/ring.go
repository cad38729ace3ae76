//go:build linux

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// The ring of the coach is measured in two sizes of window, beside a plain
// Fyne window of the same size in which one ring turns.
var ringSizes = []struct{ wide, high int }{{1180, 760}, {2560, 1440}}

// ringTime is how long each ring is watched, and ringWarm how long it runs
// before.
const (
	ringTime = 8 * time.Second
	ringWarm = 3 * time.Second
)

// pace is what a window with a turning ring holds.
type pace struct {
	frames float64 // painted a second
	cpu    float64 // percent of one core
}

// work is how much of a core one frame takes, in milliseconds.
func (p pace) work() float64 { return 10 * ratio(p.cpu, p.frames) }

// moves measures what moves: the ring, and how soon the window's cues follow
// the bus while a ring turns.
func (s *screen) moves(folder string) error {
	if err := s.rings(folder); err != nil {
		return err
	}
	fmt.Printf("\nMade-up tries through the watch and the window's loop, in real time.\n\n")
	cmd := exec.Command(filepath.Join(folder, "frames"), "-show", "cues")
	cmd.Env, cmd.Stdout = s.env(), os.Stdout
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("the cues of made-up tries: %w", err)
	}
	return nil
}

// rings prints the pace of the coach's ring beside the plain one. Frames a
// second depend on what else the computer does; the work in a frame hardly.
func (s *screen) rings(folder string) error {
	fmt.Printf("\nThe ring while it turns, for %v each, painted by software (target: 50 frames a second).\n\n", ringTime)
	fmt.Printf("%-34s %10s %9s %10s\n", "window", "frames/s", "CPU", "a frame")
	for _, size := range ringSizes {
		var got []pace
		for _, show := range []string{"plain", "coach"} {
			p, err := s.ring(filepath.Join(folder, "frames"), show, size.wide, size.high)
			if err != nil {
				return fmt.Errorf("the ring of %s: %w", show, err)
			}
			fmt.Printf("%-34s %10.0f %7.0f %% %7.1f ms\n", fmt.Sprintf("%s, %dx%d", show, size.wide, size.high), p.frames, p.cpu, p.work())
			got = append(got, p)
		}
		fmt.Printf("%-34s %9.2fx %8.2fx %8.2fx\n", "ratio", ratio(got[1].frames, got[0].frames), ratio(got[1].cpu, got[0].cpu), ratio(got[1].work(), got[0].work()))
	}
	return nil
}

// ring runs one window and counts what it paints.
func (s *screen) ring(program, show string, wide, high int) (pace, error) {
	cmd := exec.Command(program, "-show", show, "-wide", strconv.Itoa(wide), "-high", strconv.Itoa(high))
	cmd.Env = s.env()
	out, err := cmd.StdoutPipe()
	if err != nil {
		return pace{}, err
	}
	if err := cmd.Start(); err != nil {
		return pace{}, err
	}
	counts := make(chan int, 100)
	go func() {
		defer close(counts)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			n, _ := strconv.Atoi(lines.Text())
			counts <- n
		}
	}()
	defer cmd.Wait()
	defer cmd.Process.Kill()
	if err := s.visible(cmd.Process.Pid); err != nil {
		return pace{}, err
	}
	time.Sleep(ringWarm)
	for len(counts) > 0 {
		<-counts
	}
	began := time.Now()
	f, err := measure(cmd.Process.Pid, ringTime)
	took := time.Since(began).Seconds()
	painted, seconds := 0, 0
	for len(counts) > 0 {
		n, open := <-counts
		if !open {
			return pace{}, fmt.Errorf("it ended while it was measured")
		}
		painted += n
		seconds++
	}
	if seconds == 0 {
		return pace{}, fmt.Errorf("nothing was painted in %.0f s", took)
	}
	return pace{frames: float64(painted) / float64(seconds), cpu: f.cpu}, err
}
