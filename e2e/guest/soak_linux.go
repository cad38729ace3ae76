package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"relink/e2e/boot"
	"relink/internal/virtualphone"
)

// soak lets eight phones come, drop, change their mode and go, for so many
// cycles in all. Each must be told once and nothing besides. On the way udevd
// is killed, the netlink socket is flooded, and a hub is pulled.
func soak(words map[string]string) error {
	cycles := 1000
	if n, err := strconv.Atoi(words["relink.cycles"]); err == nil && n > 0 {
		cycles = n
	}
	w, err := startWatch()
	if err != nil {
		return err
	}
	until(20*time.Second, func() bool { return w.initials() >= len(controllers) })
	s := &story{name: "soak", watch: w, start: time.Now()}
	var done atomic.Int64
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() { wear(s, n, cycles/8, &done) })
	}
	loads, err := trouble(s, cycles/8*8, &done)
	if err != nil {
		return err
	}
	all.Wait()
	time.Sleep(2 * time.Second)
	steady(s, loads)
	for _, e := range w.left() {
		s.errorf("nobody caused %v", e)
	}
	s.faults = append(s.faults, w.faults...)
	s.logf("goroutines at the end: %d", goroutines(s, w))
	say(boot.Message{
		Kind: "result", Scenario: "soak", OK: len(s.faults) == 0, Seconds: time.Since(s.start).Seconds(),
		Text: fmt.Sprintf("%d cycles, %d lines", done.Load(), len(w.all)), Faults: s.faults, Log: s.log,
	})
	return nil
}

// trouble measures what the watch holds after each tenth of the cycles, and
// then does something to it.
func trouble(s *story, cycles int, done *atomic.Int64) (loads []boot.Load, err error) {
	upheavals := map[int]func(*story){1: killUdev, 2: flood, 3: pullHub, 4: flood, 6: reviveUdev}
	for tenth := 1; tenth <= 10; tenth++ {
		for done.Load() < int64(cycles*tenth/10) && len(s.faultsNow()) == 0 {
			time.Sleep(50 * time.Millisecond)
		}
		load := measure(s.watch.cmd.Process.Pid, int(done.Load()))
		loads = append(loads, load)
		row, err := json.Marshal(load)
		if err != nil {
			return nil, fmt.Errorf("write a row: %w", err)
		}
		say(boot.Message{Kind: "row", Row: row})
		if f := upheavals[tenth]; f != nil {
			f(s)
		}
	}
	return loads, nil
}

func (s *story) faultsNow() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.faults
}

// wear is the life of one phone. Its choices come from its number, so a run
// can be repeated.
func wear(s *story, n, cycles int, done *atomic.Int64) {
	dice := rand.New(rand.NewPCG(2026, uint64(n)))
	at := socketOn(n, 0)
	c := connect(at, virtualphone.New(spec("iPhone13,2", 200+n), virtualphone.Recovery, time.Now()))
	defer c.cut()
	next := func(kind string) bool {
		e, ok := s.watch.next(at.name, 2*patience)
		if !ok || e.Kind != kind {
			s.errorf("phone %d, cycle %d: got %v, want %s", n, done.Load(), e, kind)
		}
		return ok && e.Kind == kind
	}
	if !next("attached") {
		return
	}
	modes := []virtualphone.State{virtualphone.Normal, virtualphone.Recovery, virtualphone.DFU, virtualphone.PortDFU}
	for range cycles {
		before := c.Phone().State()
		switch dice.IntN(3) {
		case 0:
			c.Detach()
			if !next("detached") {
				return
			}
			time.Sleep(time.Duration(dice.IntN(200)) * time.Millisecond)
			c.Attach()
		case 1:
			c.Drop(time.Duration(10+dice.IntN(490)) * time.Millisecond)
			if !next("detached") {
				return
			}
		case 2:
			to := modes[dice.IntN(len(modes))]
			if to == before {
				to = modes[(dice.IntN(3)+1+indexOf(modes, before))%len(modes)]
			}
			c.SetMode(to)
			if !next("detached") {
				return
			}
		}
		if !next("attached") {
			return
		}
		done.Add(1)
	}
	c.Detach()
	next("detached")
}

func indexOf(modes []virtualphone.State, m virtualphone.State) int {
	for i := range modes {
		if modes[i] == m {
			return i
		}
	}
	return 0
}

// measure reads what a process holds.
func measure(pid, cycles int) boot.Load {
	l := boot.Load{Cycles: cycles}
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for _, line := range strings.Split(string(text), "\n") {
		f := strings.Fields(line)
		if len(f) < 2 {
			continue
		}
		n, _ := strconv.Atoi(f[1])
		switch f[0] {
		case "VmRSS:":
			l.RSS = n
		case "Threads:":
			l.Threads = n
		}
	}
	// A scan holds a few files for a moment; what stays open is the least.
	for range 10 {
		files, _ := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
		if l.Files == 0 || len(files) < l.Files {
			l.Files = len(files)
		}
		time.Sleep(10 * time.Millisecond)
	}
	return l
}

// steady compares the first and the last tenth. Go's heap breathes: a quarter
// more, and 2 MB at least, is no growth.
func steady(s *story, loads []boot.Load) {
	first, last := loads[0], loads[len(loads)-1]
	s.logf("first %+v, last %+v", first, last)
	if last.RSS > first.RSS+max(first.RSS/4, 2048) {
		s.errorf("memory grew from %d kB after %d cycles to %d kB after %d", first.RSS, first.Cycles, last.RSS, last.Cycles)
	}
	if last.Files > first.Files {
		s.errorf("descriptors grew from %d to %d", first.Files, last.Files)
	}
	if last.Threads > first.Threads+4 {
		s.errorf("threads grew from %d to %d", first.Threads, last.Threads)
	}
}

// goroutines asks the Go runtime of watch for its goroutines, which ends it.
// They must not be more than those of a watch that has just begun.
func goroutines(s *story, w *watch) int {
	fresh, err := startWatch()
	if err != nil {
		s.errorf("%v", err)
		return 0
	}
	until(20*time.Second, func() bool { return fresh.initials() >= len(controllers) })
	count := func(w *watch) int {
		if err := w.cmd.Process.Signal(syscall.SIGQUIT); err != nil {
			s.errorf("ask for goroutines: %v", err)
			return 0
		}
		<-w.ended
		// It ends with the status of a crash; that was asked for.
		_ = w.cmd.Wait()
		return strings.Count(w.stderr.String(), "\ngoroutine ")
	}
	young, old := count(fresh), count(w)
	if old > young || old == 0 {
		s.errorf("goroutines: got %d after the run, %d in a fresh watch", old, young)
	}
	return old
}
