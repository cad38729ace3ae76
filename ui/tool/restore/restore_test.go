package restore

import (
	"context"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/restorer"
	"relink/internal/story/storytest"
	"relink/ui/tool/tooltest"
)

// scripted is a run that tells what the test has it tell.
type scripted struct {
	tells chan restorer.Progress
	left  chan struct{} // closed once nobody follows

	mu      sync.Mutex
	pressed []string
	deny    error
	said    restorelog.Result
	seen    []device.Sighting
}

func newScripted() *scripted {
	return &scripted{tells: make(chan restorer.Progress), left: make(chan struct{})}
}

func (s *scripted) Record() restorer.Record {
	return restorer.Record{Behaviour: "update", PID: 7, ECID: 0x11223344556677, Port: "1-4", StartMode: "recovery", At: time.Now().Add(-7*time.Minute - 30*time.Second)}
}
func (s *scripted) Result() (restorelog.Result, error) { return s.said, nil }
func (s *scripted) Output() string                     { return "/state/restores/run-1/output.log" }

func (s *scripted) Watch(ctx context.Context, bus <-chan restorer.Seen, tell func(restorer.Progress)) (restorer.Progress, error) {
	defer close(s.left)
	for {
		select {
		case p := <-s.tells:
			tell(p)
			if p.Phase == restorer.Ended {
				return p, nil
			}
		case b := <-bus:
			s.mu.Lock()
			s.seen = b.Devices
			s.mu.Unlock()
		case <-ctx.Done():
			return restorer.Progress{}, ctx.Err()
		}
	}
}

func (s *scripted) press(what string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pressed = append(s.pressed, what)
	return s.deny
}
func (s *scripted) Stop() error          { return s.press("stop") }
func (s *scripted) End() error           { return s.press("end") }
func (s *scripted) ToldItStarted() error { return s.press("told") }

// following is a bench on which a scripted run is followed.
func following(t *testing.T) (*tooltest.Bench, *scripted, *Restore) {
	t.Helper()
	b, run := tooltest.New(t), newScripted()
	d := New(b.Window(), Needs{Earlier: func() Run { return run }, Read: func(string) {}, Kept: func() {}})
	b.Opens(t, d, "Looking for a restore")
	b.Acted(t)
	t.Cleanup(d.End)
	return b, run, d
}

func (s *scripted) says(t *testing.T, b *tooltest.Bench, p restorer.Progress) {
	t.Helper()
	s.tells <- p
	b.Acted(t)
}

func TestNothingRuns(t *testing.T) {
	b := tooltest.New(t)
	d := New(b.Window(), Needs{Earlier: func() Run { return nil }})
	b.Top = d
	b.Acted(t)
	b.Opens(t, d, "No restore that Relink started runs here")
	if b.Work != nil {
		t.Error("the tool is at work with nothing to follow")
	}
}

// What may not be pressed is not there, in each phase.
func TestWhatMayBePressed(t *testing.T) {
	b, run, _ := following(t)
	for _, tt := range []struct {
		name      string
		now       restorer.Progress
		want, not []string
	}{
		{"nothing was sent", restorer.Progress{Phase: restorer.Checking, MayStop: true}, []string{"Stop it", "meant to keep", "7 min "}, []string{"End the program", "lock screen"}},
		{"it restores", restorer.Progress{Phase: restorer.Restoring}, []string{"Do not unplug"}, []string{"Stop it", "End the program", "It shows"}},
		{"it can do no more", restorer.Progress{Phase: restorer.Waiting, MayEnd: true}, []string{"End the program"}, []string{"Stop it"}},
		{"it finished", restorer.Progress{Phase: restorer.StartingUp}, []string{"It shows the lock screen"}, []string{"Stop it", "End the program"}},
	} {
		run.says(t, b, tt.now)
		got := b.Page()
		for _, w := range tt.want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: no %q in\n%s", tt.name, w, got)
			}
		}
		for _, n := range tt.not {
			if strings.Contains(got, n) {
				t.Errorf("%s: %q in\n%s", tt.name, n, got)
			}
		}
	}
}

func TestPressing(t *testing.T) {
	for _, tt := range []struct {
		button string
		now    restorer.Progress
		want   string
	}{
		{"Stop it", restorer.Progress{Phase: restorer.Checking, MayStop: true}, "stop"},
		{"End the program", restorer.Progress{Phase: restorer.Waiting, MayEnd: true}, "end"},
		{"It shows the lock screen", restorer.Progress{Phase: restorer.StartingUp}, "told"},
	} {
		for _, deny := range []error{nil, restorer.ErrMayNot} {
			b, run, _ := following(t)
			run.deny = deny
			run.says(t, b, tt.now)
			b.Press(t, tt.button)
			b.Acted(t)
			if len(run.pressed) != 1 || run.pressed[0] != tt.want {
				t.Errorf("%s: got %q, want %s once", tt.button, run.pressed, tt.want)
			}
			if got := strings.Contains(b.Page(), "not possible at this moment"); got != (deny != nil) {
				t.Errorf("%s refused with %v: told %v", tt.button, deny, got)
			}
		}
	}
}

// The tool follows on when its page is closed, hands on what the bus shows, and
// lets go of the program when the bus is left, without a press.
func TestFollowingOutlastsThePage(t *testing.T) {
	b, run, d := following(t)
	b.Close()
	if b.Work == nil || !d.Doing(time.Now()).Busy {
		t.Fatal("the closed page follows no more")
	}
	b.See(storytest.IPhone12(device.ModeRecovery, 6))
	for until := time.Now().Add(5 * time.Second); ; time.Sleep(time.Millisecond) {
		run.mu.Lock()
		n := len(run.seen)
		run.mu.Unlock()
		if n == 1 {
			break
		}
		if time.Now().After(until) {
			t.Fatal("what the bus shows was not handed on")
		}
	}
	d.End()
	<-run.left
	if len(run.pressed) > 0 {
		t.Errorf("left with %q pressed", run.pressed)
	}
}

// failedAt13 is the log of an update that failed while the system was written.
func failedAt13() restorelog.Result {
	return restorelog.Result{Tool: restorelog.IDeviceRestore, Outcome: restorelog.Failure, Codes: []int{14}, Stage: restore.StageFilesystem}
}

func TestTheEnd(t *testing.T) {
	for o, want := range map[restorer.Outcome]string{
		restorer.Success: "seen to start up", restorer.Failure: "number 14, read in its log, at this stage: writing the system",
		restorer.Stopped: "Nothing was changed", restorer.UnknownOutcome: "say what it does",
	} {
		b, run, d := following(t)
		read, explained := "", 0
		d.needs.Read, d.needs.Explain = func(path string) { read = path }, func(n int) { explained = n }
		if o == restorer.Failure {
			run.said = failedAt13()
		}
		run.says(t, b, restorer.Progress{Phase: restorer.Ended, Outcome: o})
		b.Acted(t)
		if got := b.Page(); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in\n%s", o, want, got)
		}
		if b.Work != nil || d.Doing(time.Now()).Busy {
			t.Errorf("%s: still at work", o)
		}
		kept := map[restorer.Outcome]int{restorer.Success: 1, restorer.Failure: 1}
		if n := len(b.Story.Kept.Tries); n != kept[o] {
			t.Errorf("%s: got %d tries, want %d", o, n, kept[o])
		}
		if o == restorer.Failure {
			b.Press(t, "Read its log")
			b.Press(t, "What 14 means")
			if read != run.Output() || explained != 14 {
				t.Errorf("%s: read %q and explained %d, want %q and 14", o, read, explained, run.Output())
			}
		}
	}
}

// Where nothing is certain the person says how it ended, once, and that is kept.
func TestThePersonSaysHowItEnded(t *testing.T) {
	for button, want := range map[string]struct {
		code string
		page string
	}{"It starts up": {"0", "You saw the iPhone start up"}, "It does not start up": {"14", "number 14"}} {
		b, run, _ := following(t)
		run.said = failedAt13()
		run.says(t, b, restorer.Progress{Phase: restorer.Ended, Outcome: restorer.UnknownOutcome})
		b.Acted(t)
		if len(b.Story.Kept.Tries) != 0 {
			t.Fatalf("%s: kept before anybody said how it ended: %+v", button, b.Story.Kept.Tries)
		}
		b.Press(t, button)
		tries := b.Story.Kept.Tries
		if len(tries) != 1 || tries[0].Code == nil || strconv.Itoa(*tries[0].Code) != want.code || tries[0].Port != "1-4" || tries[0].Mode != "recovery" {
			t.Errorf("%s: got %+v, want the number %s", button, tries, want.code)
		}
		if got := b.Page(); !strings.Contains(got, want.page) || strings.Contains(got, button) {
			t.Errorf("%s: got\n%s", button, got)
		}
	}
}

// A log and a bus that contradict each other are both shown.
func TestBothAreShownWhereTheyDisagree(t *testing.T) {
	b, run, _ := following(t)
	run.said = restorelog.Result{Tool: restorelog.IDeviceRestore, Outcome: restorelog.Success}
	run.says(t, b, restorer.Progress{Phase: restorer.Ended, Outcome: restorer.Failure})
	b.Acted(t)
	if got := b.Page(); !strings.Contains(got, "The program says that it finished") || !strings.Contains(got, "contradict each other") {
		t.Errorf("got\n%s", got)
	}
	if tries := b.Story.Kept.Tries; len(tries) != 1 || tries[0].Code != nil {
		t.Errorf("got %+v, want a failure without a number", tries)
	}
}

// Nothing on the page of a program that can do no more asks for patience.
func TestTheStuckPageContradictsNothing(t *testing.T) {
	b, run, _ := following(t)
	run.says(t, b, restorer.Progress{Phase: restorer.Waiting, MayEnd: true, Stalled: true, Quiet: 12 * time.Minute, Alive: true})
	got := b.Page()
	for _, not := range []string{"Do not unplug", "Waiting for the iPhone", "far longer than usual", "usually"} {
		if strings.Contains(got, not) {
			t.Errorf("%q in\n%s", not, got)
		}
	}
}

// What was followed until the bus was left is looked for anew, and not pressed.
func TestAPressAfterTheBusWasLeft(t *testing.T) {
	b, run, d := following(t)
	run.says(t, b, restorer.Progress{Phase: restorer.Waiting, MayEnd: true})
	d.End()
	<-run.left
	d.needs.Earlier = func() Run { return nil }
	b.Press(t, "End the program")
	for until := time.Now().Add(5 * time.Second); d.stage != Nobody && time.Now().Before(until); { // the end of following may come first
		b.Acted(t)
	}
	b.Opens(t, d, "No restore that Relink started runs here")
	if len(run.pressed) > 0 {
		t.Errorf("pressed %q with nobody looking at the phone", run.pressed)
	}
}
