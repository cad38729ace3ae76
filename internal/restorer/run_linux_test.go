package restorer

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"relink/internal/device"
	"relink/internal/restore"
)

// The program is told which phone, gets no input, works in a folder of its own
// and does not hear a hang-up. Nothing that could cost data is among its words.
func TestHowTheProgramIsStarted(t *testing.T) {
	for _, tt := range []struct {
		changes   int
		behaviour restore.Behaviour
		want      string
	}{
		{0, restore.Update, "-i 0xa1b2c3d4e5f60 -P -C FOLDER/cache FILE"},
		{0, restore.Erase, "-i 0xa1b2c3d4e5f60 -P -C FOLDER/cache -e -y FILE"},
		{150, restore.Update, "-i 0xa1b2c3d4e5f60 -P -C FOLDER/cache --variant Customer Upgrade Install (IPSW) FILE"},
		{270, restore.Update, "-i 0xa1b2c3d4e5f60 -P -C FOLDER/cache --variant Customer Upgrade Install (IPSW) --logfile=- FILE"},
		{270, restore.Erase, "-i 0xa1b2c3d4e5f60 -P -C FOLDER/cache -e -y --variant Customer Erase Install (IPSW) --logfile=- FILE"},
	} {
		plan, listener := planned(t, tt.changes)
		plan.Behaviour = tt.behaviour
		p := started(t, plan, listener)
		got := p.told("args")
		got = strings.NewReplacer(p.run.folder, "FOLDER", plan.Firmware.absolute(), "FILE").Replace(got)
		if got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
		if in, cwd, tmp, hup := p.told("in"), p.told("cwd"), p.told("tmp"), p.told("hup"); in != "0" || cwd != p.run.folder || tmp != filepath.Join(p.run.folder, "tmp") || hup != "true" {
			t.Errorf("got %s bytes of input, in %s, temporary %s, a hang-up ignored: %s", in, cwd, tmp, hup)
		}
		if group, err := syscall.Getpgid(p.run.Record().PID); err != nil || group != p.run.Record().PID {
			t.Errorf("got process group %d, %v, want its own", group, err)
		}
		p.do("exit 0")
		p.end()
	}
}

// Stop is there until the first byte was sent; then it is refused, whatever was
// not yet read.
func TestStop(t *testing.T) {
	plan, listener := planned(t, 0)
	p := started(t, plan, listener)
	p.do("say Found device in Recovery mode")
	p.until(func(x Progress) bool { return x.MayStop && x.Phase == Checking })
	if err := p.run.Stop(); err != nil {
		t.Fatal(err)
	}
	p.told("TERM")
	if got := p.end(); got.Outcome != Stopped {
		t.Errorf("got %+v, want that it was stopped", got)
	}
	if err := p.run.Stop(); !errors.Is(err, ErrNotLive) {
		t.Errorf("got %v of a program that ended", err)
	}

	plan, listener = planned(t, 0)
	p = started(t, plan, listener)
	p.do("say Sending iBEC (524288 bytes)...")
	if err := p.run.Stop(); !errors.Is(err, ErrSent) {
		t.Errorf("got %v, want that it is too late", err)
	}
	if err := p.run.End(); !errors.Is(err, ErrMayNot) {
		t.Errorf("got %v, want that it is not ended", err)
	}
	p.until(func(x Progress) bool { return x.Phase == Sending && !x.MayStop })
	p.earlier(settles)
	p.do("exit 0")
	if got := p.end(); got.Outcome != UnknownOutcome {
		t.Errorf("got %+v: exit 0 is no word", got)
	}
}

// An update that says that it erases is stopped at once, by nobody's press.
func TestAnUpdateThatErasesIsEnded(t *testing.T) {
	plan, listener := planned(t, 0)
	p := started(t, plan, listener)
	p.do("say Found device in Recovery mode")
	begun := time.Now()
	p.do("say This restore will erase your device data.")
	p.told("TERM")
	if took := time.Since(begun); took > time.Second {
		t.Errorf("it took %v", took)
	}
	if got := p.end(); got.Outcome != Stopped || got.Trouble != TroubleErases {
		t.Errorf("got %+v", got)
	}
}

// A Relink that ended, in whatever way, leaves the program running; the next
// one knows it again and tells how it ended.
func TestTheNextRelinkFollowsOn(t *testing.T) {
	plan, listener := planned(t, 0)
	p := started(t, plan, listener)
	p.do("say Sending iBEC (524288 bytes)...")
	p.until(func(x Progress) bool { return x.Phase == Sending })
	p.leave()
	if last := <-p.last; last.Phase == Ended {
		t.Errorf("got %+v, want that it goes on", last)
	}

	// Two Relinks at once: the second starts nothing.
	if _, err := plan.Start(snapshotOf("recovery")); !refusedFor(err, EarlierRun) {
		t.Errorf("got %v, want that one runs already", err)
	}

	// What is at its path now is another file.
	if err := os.Remove(plan.Program.Path); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(plan.Program.Path, []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	earlier := Earlier(plan.Runs)
	if len(earlier) != 1 || !earlier[0].live() || !earlier[0].Adopted {
		t.Fatalf("got %+v, want the one that runs", earlier)
	}
	p.run = earlier[0]
	p.watch()
	p.until(func(x Progress) bool { return x.Phase == Sending && !x.MayStop && x.Alive })
	p.do("say Unable to successfully restore device")
	p.earlier(settles)
	p.do("exit 0")
	p.until(func(x Progress) bool { return !x.Alive })
	if got := p.end(); got.Outcome != Failure {
		t.Errorf("got %+v, want a failure", got)
	}
	if got := Earlier(plan.Runs); len(got) != 0 {
		t.Errorf("got %d runs, want none: it is known how it ended", len(got))
	}
}

// The owner's word that the phone started up stands in for what USB did not
// show, and for nothing else. What is kept of the run can be removed once it has
// ended, not before.
func TestToldThatItStarted(t *testing.T) {
	plan, listener := planned(t, 0)
	p := started(t, plan, listener)
	p.do("say Sending iBEC (524288 bytes)...")
	p.do("say Waiting for NAND (28)")
	p.until(func(x Progress) bool { return x.Phase == Restoring })
	if err := p.run.ToldItStarted(); !errors.Is(err, ErrNoWord) {
		t.Errorf("got %v, want that the program has not finished", err)
	}
	if err := Forget(plan.Runs); err != nil || len(folders(plan.Runs)) != 1 {
		t.Errorf("got %v and %d folders, want the one that goes on", err, len(folders(plan.Runs)))
	}
	p.do("say Status: Restore Finished")
	p.until(func(x Progress) bool { return x.Phase == StartingUp })
	p.do("exit 0")
	p.until(func(x Progress) bool { return !x.Alive })
	if err := p.run.ToldItStarted(); err != nil {
		t.Fatal(err)
	}
	if got := p.end(); got.Outcome != Success || !got.Told {
		t.Errorf("got %+v, want a success that was told", got)
	}
	if err := Forget(plan.Runs); err != nil || len(folders(plan.Runs)) != 0 {
		t.Errorf("got %v and %d folders, want none", err, len(folders(plan.Runs)))
	}
}

// A record that was never finished leads to the program by its folder; one of
// another start of the computer, or of a number that another program has now,
// leads to none.
func TestRunsAreKnownAgain(t *testing.T) {
	plan, listener := planned(t, 0)
	p := started(t, plan, listener)
	whole := p.run.Record()
	for _, tt := range []struct {
		name   string
		change func(*Record)
		live   bool
	}{
		{"as it was kept", func(*Record) {}, true},
		{"without its number", func(r *Record) { r.PID, r.Started = 0, 0 }, true},
		{"from before the computer was restarted", func(r *Record) { r.Boot = "another" }, false},
		{"a number that was given again", func(r *Record) { r.Started++ }, false},
		{"a number that another program has", func(r *Record) { r.PID = os.Getpid() }, false},
		{"the clock was set back a year", func(r *Record) { r.At = r.At.AddDate(1, 0, 0) }, true},
	} {
		r := whole
		tt.change(&r)
		if err := r.write(p.run.folder); err != nil {
			t.Fatal(err)
		}
		got := Earlier(plan.Runs)
		if len(got) != 1 || got[0].live() != tt.live {
			t.Errorf("%s: got %+v, want live %v", tt.name, got, tt.live)
		}
	}
	p.do("exit 0")
}

// Programs that behave badly: each ends in a word, and none takes Relink along.
func TestProgramsThatBehaveBadly(t *testing.T) {
	t.Run("dies at once", func(t *testing.T) {
		plan, listener := planned(t, 0)
		p := started(t, plan, listener)
		if err := p.run.proc.kill(); err != nil {
			t.Fatal(err)
		}
		if got := p.end(); got.Outcome != UnknownOutcome || got.Phase != Ended {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("prints a hundred megabytes", func(t *testing.T) {
		plan, listener := planned(t, 0)
		p := started(t, plan, listener)
		p.do("flood 1000")
		p.do("say Sending iBEC (524288 bytes)...")
		p.until(func(x Progress) bool { return x.Phase == Sending })
		p.earlier(settles)
		p.do("exit 0")
		if got := p.end(); got.Outcome != UnknownOutcome {
			t.Errorf("got %+v", got)
		}
		os.Remove(p.run.Output())
	})
	t.Run("hangs, and is not ended while it may work", func(t *testing.T) {
		plan, listener := planned(t, 0)
		p := started(t, plan, listener)
		p.do("hold")
		p.shows("nothing")
		p.until(func(x Progress) bool { return x.Mode == "" && !x.MayStop && !x.MayEnd })
		if err := p.run.End(); !errors.Is(err, ErrMayNot) {
			t.Errorf("got %v", err)
		}
		p.earlier(offUSB + time.Minute)
		if err := p.run.End(); err != nil {
			t.Fatal(err)
		}
		p.told("TERM")
		p.run.killUnlessInOS() // as 90 s later
		p.until(func(x Progress) bool { return !x.Alive })
		p.earlier(linkWithin)
		if got := p.end(); got.Outcome != UnknownOutcome || got.Alive {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("is a script", func(t *testing.T) {
		plan, _ := planned(t, 0)
		if err := os.Remove(plan.Program.Path); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(plan.Program.Path, []byte("#!/bin/sh\necho Found device in Recovery mode\nsleep 600 & wait\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		plan.program, _ = os.Stat(plan.Program.Path)
		run, err := plan.Start(snapshotOf("recovery"))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = syscall.Kill(-run.Record().PID, syscall.SIGKILL) }()
		if got := Earlier(plan.Runs); len(got) != 1 || !got[0].live() {
			t.Errorf("got %+v, want that it is known again", got)
		}
	})
}

// Nothing is started when what was checked is no longer there.
func TestNothingIsStartedWhen(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(t *testing.T, p *Plan) device.Snapshot
		want   Reason
	}{
		{"the phone was swapped for another of the same model", func(*testing.T, *Plan) device.Snapshot { return snapshotOf("another") }, PhoneChanged},
		{"the phone left", func(*testing.T, *Plan) device.Snapshot { return snapshotOf("nothing") }, PhoneChanged},
		{"the phone started up", func(*testing.T, *Plan) device.Snapshot { return snapshotOf("normal") }, PhoneChanged},
		{"the firmware was replaced", func(t *testing.T, p *Plan) device.Snapshot {
			if err := os.Rename(goodIPSW(t), p.Firmware.Path); err != nil {
				t.Fatal(err)
			}
			return snapshotOf("recovery")
		}, FileChanged},
		{"the program was replaced", func(t *testing.T, p *Plan) device.Snapshot {
			if err := os.Remove(p.Program.Path); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(p.Program.Path, []byte("#!/bin/sh\n"), 0o700); err != nil {
				t.Fatal(err)
			}
			return snapshotOf("recovery")
		}, ProgramChanged},
	} {
		plan, _ := planned(t, 0)
		s := tt.change(t, plan)
		run, err := plan.Start(s)
		if run != nil || !refusedFor(err, tt.want) {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
		if left := folders(plan.Runs); len(left) != 0 {
			t.Errorf("%s: got folders %v, want none", tt.name, left)
		}
	}
}

// On a full disk nothing is started: what could not be kept could not be known
// again.
func TestNothingIsStartedOnAFullDisk(t *testing.T) {
	plan, _ := planned(t, 0)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	plan.Runs = filepath.Join(file, "runs") // no folder can be made there
	if run, err := plan.Start(snapshotOf("recovery")); run != nil || err == nil {
		t.Errorf("got %v, %v, want that it is not started", run, err)
	}
}

func refusedFor(err error, want Reason) bool {
	var r Refusal
	return errors.As(err, &r) && r.Reason == want
}

// Records that nobody can vouch for are passed over.
func TestStrangeRecordsArePassedOver(t *testing.T) {
	dir := t.TempDir()
	for i, text := range []string{"", "{", `{"schema":"other"}`, `{"schema":"relink.run/1","pid":-1}`, strings.Repeat(" ", maxRecord+1)} {
		folder := filepath.Join(dir, folderPrefix+strconv.Itoa(i))
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, recordName), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := slices.DeleteFunc(Earlier(dir), func(r *Run) bool { return !r.live() }); len(got) != 0 {
		t.Errorf("got %+v, want none that lives", got)
	}
}
