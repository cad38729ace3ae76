//go:build linux

// Command cost measures what Relink costs while nothing happens and while the
// coach's ring turns, each figure beside something else in the same run: the
// window beside a plain Fyne window, the watcher beside a program that only
// sleeps. It prints tables.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// figure is what one program cost.
type figure struct {
	start   time.Duration // from exec to a visible window; 0 for programs without
	memory  float64       // resident MB
	cpu     float64       // percent of one core
	wakeups float64       // voluntary context switches a second, all threads
}

func main() {
	seconds := flag.Int("seconds", 60, "how long each program idles")
	rounds := flag.Int("starts", 5, "how often each window starts")
	only := flag.Bool("ring", false, "measure only the coach: its ring, and how late its cues come")
	folder := flag.String("programs", "build", "folder of the programs")
	flag.Parse()
	if err := run(*folder, *only, time.Duration(*seconds)*time.Second, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "cost:", err)
		os.Exit(1)
	}
}

func run(folder string, ringOnly bool, idle time.Duration, rounds int) error {
	screen, err := openScreen()
	if err != nil {
		return err
	}
	defer screen.close()
	if ringOnly {
		return screen.moves(folder)
	}

	fmt.Printf("Idle for %v each; start-up is the median of %d starts on a software-rendered screen.\n\n", idle, rounds)
	fmt.Printf("%-34s %9s %10s %9s %11s\n", "program", "start", "memory", "CPU", "wake-ups/s")
	relink := []string{filepath.Join(folder, "relink"), "--sysfs", screen.tree}
	windows := []struct {
		name string
		args []string
	}{{"plain Fyne window", []string{filepath.Join(folder, "plainwindow")}}, {"relink", relink}}
	var got []figure
	for _, w := range windows {
		f, err := screen.window(w.args, idle, rounds)
		if err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
		show(w.name, f)
		got = append(got, f)
	}
	fmt.Printf("%-34s %8.2fx %9.2fx %8.2fx %10.2fx   (target 1.30x)\n", "ratio",
		float64(got[1].start)/float64(got[0].start), got[1].memory/got[0].memory, ratio(got[1].cpu, got[0].cpu), ratio(got[1].wakeups, got[0].wakeups))
	if err := sayStart(relink[0], got[0].start, got[1].start, rounds); err != nil {
		return err
	}
	fmt.Println()

	watcher := []string{filepath.Join(folder, "relinkctl"), "watch", "--json", "--bus", "sysfs", "--sysfs", screen.tree}
	for _, w := range []struct {
		name string
		args []string
	}{{"sleep", []string{"sleep", "infinity"}}, {"relinkctl watch --bus sysfs", watcher}} {
		f, err := idleCost(w.args, idle)
		if err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
		show(w.name, f)
	}
	fmt.Println("targets for the watcher: at most 0.1 % of a core and 2 wake-ups a second")
	if err := screen.hours(watcher, relink); err != nil {
		return err
	}
	return screen.moves(folder)
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func show(name string, f figure) {
	start := "-"
	if f.start > 0 {
		start = fmt.Sprintf("%d ms", f.start.Milliseconds())
	}
	fmt.Printf("%-34s %9s %7.1f MB %7.2f %% %11.1f\n", name, start, f.memory, f.cpu, f.wakeups)
}

// screen is a virtual display with a window manager on it.
type screen struct {
	display string
	tree    string // a sysfs tree with one phone
	home    string
	running []*exec.Cmd
}

func openScreen() (*screen, error) {
	home, err := os.MkdirTemp("", "relink-cost-")
	if err != nil {
		return nil, err
	}
	s := &screen{display: fmt.Sprintf(":%d", 200+os.Getpid()%300), home: home, tree: filepath.Join(home, "sys")}
	if err := writeTree(s.tree); err != nil {
		return nil, err
	}
	for _, args := range [][]string{
		{"Xvfb", s.display, "-screen", "0", "2600x1500x24", "-nolisten", "tcp", "-noreset"},
		{"openbox", "--sm-disable"},
	} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Env = s.env()
		if err := cmd.Start(); err != nil {
			s.close()
			return nil, fmt.Errorf("%w (make bench installs it)", err)
		}
		s.running = append(s.running, cmd)
		time.Sleep(time.Second)
	}
	return s, nil
}

func (s *screen) env() []string {
	keep := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "DISPLAY=") || strings.HasPrefix(v, "WAYLAND_DISPLAY=") || strings.HasPrefix(v, "XDG_") || strings.HasPrefix(v, "HOME=")
	})
	return append(keep, "DISPLAY="+s.display, "HOME="+s.home, "XDG_RUNTIME_DIR="+s.home, "LIBGL_ALWAYS_SOFTWARE=1")
}

func (s *screen) close() {
	for _, c := range slices.Backward(s.running) {
		c.Process.Kill()
		c.Wait()
	}
	os.RemoveAll(s.home)
}

// window starts a program several times and lets the last one idle.
func (s *screen) window(args []string, idle time.Duration, rounds int) (figure, error) {
	var starts []time.Duration
	for round := range rounds {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Env = s.env()
		begin := time.Now()
		if err := cmd.Start(); err != nil {
			return figure{}, err
		}
		err := s.visible(cmd.Process.Pid)
		starts = append(starts, time.Since(begin))
		if err == nil && round == rounds-1 {
			time.Sleep(3 * time.Second) // what it does once at the start is no idle cost
			f, measureErr := measure(cmd.Process.Pid, idle)
			slices.Sort(starts)
			f.start = starts[len(starts)/2]
			cmd.Process.Kill()
			cmd.Wait()
			return f, measureErr
		}
		cmd.Process.Kill()
		cmd.Wait()
		if err != nil {
			return figure{}, err
		}
	}
	return figure{}, fmt.Errorf("no round")
}

// visible waits until a window of the process is on the screen.
func (s *screen) visible(pid int) error {
	for range 600 {
		find := exec.Command("xdotool", "search", "--onlyvisible", "--pid", fmt.Sprint(pid))
		find.Env = s.env()
		if out, err := find.Output(); err == nil && len(out) > 0 {
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return fmt.Errorf("no window in 12 s")
}

func idleCost(args []string, idle time.Duration) (figure, error) {
	cmd := exec.Command(args[0], args[1:]...)
	if err := cmd.Start(); err != nil {
		return figure{}, err
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	time.Sleep(2 * time.Second)
	return measure(cmd.Process.Pid, idle)
}
