package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/restorer"
	"relink/internal/session"
	"relink/internal/virtualphone/ipsw"
)

// The JSON of restore is what docs/contract.md promises.
func TestRestoreJSON(t *testing.T) {
	at := time.Date(2026, 12, 1, 3, 0, 0, 0, time.UTC)
	half := 50
	p := restorer.Progress{
		At: at, Phase: restorer.Restoring, Mode: device.ModeRestore, Quiet: 2500 * time.Millisecond,
		Progress: restorelog.Progress{Stage: restore.StageFilesystem, Operation: &restorelog.Operation{Number: 14, Name: "Verifying restore"}, Percent: &half},
	}
	running := newRestoreView(p)
	ended := newRestoreView(restorer.Progress{At: at, Phase: restorer.Ended, Outcome: restorer.Failure, Trouble: restorer.TroubleTooOld})
	ended.end(restorer.Failure, restorelog.Result{Codes: []int{-256}}, restore.Attempt{LostLink: restore.LinkDropped, LinkFindings: []restore.LinkFinding{restore.FindingBounced}}, "It failed.")
	good := newRestoreView(restorer.Progress{At: at, Phase: restorer.Ended})
	good.end(restorer.Success, restorelog.Result{}, restore.Attempt{LostLink: restore.LinkHeld}, "It is back.")
	for _, tt := range []struct {
		view restoreView
		want string
	}{
		{running, `{"schema":"relink.restore/1","time":"2026-12-01T03:00:00Z","phase":"restoring","stage":"filesystem","operation":{"number":14,"name":"Verifying restore"},"percent":50,"quiet_s":2.5,"stalled":false,"mode":"restore","may_stop":false,"trouble":null,"outcome":null,"codes":null,"link":null,"explanation":null}`},
		{ended, `{"schema":"relink.restore/1","time":"2026-12-01T03:00:00Z","phase":"ended","stage":null,"operation":null,"percent":null,"quiet_s":0,"stalled":false,"mode":null,"may_stop":false,"trouble":"too-old","outcome":"failure","codes":[-256],"link":{"lost_link":"dropped","link_findings":["bounced"]},"explanation":"It failed."}`},
		{good, `{"schema":"relink.restore/1","time":"2026-12-01T03:00:00Z","phase":"ended","stage":null,"operation":null,"percent":null,"quiet_s":0,"stalled":false,"mode":null,"may_stop":false,"trouble":null,"outcome":"success","codes":[],"link":{"lost_link":"none","link_findings":[]},"explanation":"It is back."}`},
	} {
		if got, err := json.Marshal(tt.view); err != nil || string(got) != tt.want {
			t.Errorf("got\n%s, %v\nwant\n%s", got, err, tt.want)
		}
	}
}

// supervised is a restore by a script that a test wrote, of a phone on a bus
// that is a folder.
type supervised struct {
	t       *testing.T
	bus     sysTree
	dir     string
	file    string // of the firmware
	out     bytes.Buffer
	flags   restoreFlags
	around  restorer.Surroundings
	program restorer.Computer
}

const iPhone11 = "CPID:8030 CPRV:11 CPFM:03 SCEP:01 BDID:04 ECID:000A1B2C3D4E5F60 IBFL:3D SRNM:[F17MADEUP001]"

// supervise sets it up; the script has "step NAME" to wait until the test lets
// it go on.
func supervise(t *testing.T, script string) *supervised {
	t.Helper()
	s := &supervised{t: t, bus: newSysTree(t), dir: t.TempDir()}
	s.bus.add("1-4", "5", "05ac:1281", iPhone11)
	s.file = filepath.Join(s.dir, "iPhone.ipsw")
	model, _ := device.ByProductType("iPhone12,1")
	fw := ipsw.For(model)
	if err := fw.WriteFile(s.file); err != nil {
		t.Fatal(err)
	}
	text := "#!/bin/sh\n[ \"$1\" = --version ] && { echo idevicerestore 1.0.0; exit; }\n" +
		"step() { echo; while [ ! -e '" + s.dir + "'/$1 ]; do sleep 0.05; done; }\n" + script
	program := filepath.Join(s.dir, "idevicerestore")
	if err := os.WriteFile(program, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
	s.program = restorer.Here()
	s.program.Getenv = func(string) string { return s.dir }
	s.program.Processes = func() ([]restorer.Process, error) { return nil, nil }
	s.around = restorer.Around(s.program, filepath.Join(s.dir, "runs"))
	s.around.HasMux = func() bool { return true }
	s.around.MayWrite = func(device.Device) (string, bool) { return "", true }
	s.flags = restoreFlags{
		bus: busFlags{kind: "sysfs", root: s.bus.root}, update: true, ipsw: s.file, port: "1-4", model: "iPhone12,1", ios: "12.0", asJSON: true,
		session: filepath.Join(s.dir, "session.json"),
	}
	return s
}

// run runs the command and gives its exit code.
func (s *supervised) run() int {
	cmd := &cobra.Command{}
	ctx, end := context.WithTimeout(s.t.Context(), 2*time.Minute)
	defer end()
	cmd.SetContext(ctx)
	cmd.SetOut(&s.out)
	err := s.flags.restore(cmd, s.program, s.around)
	var exit exitError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &exit):
		s.t.Logf("%v", err)
		return exit.code
	}
	s.t.Logf("%v", err)
	return exitUsage
}

func (s *supervised) lines() (all []restoreView) {
	s.t.Helper()
	for line := range strings.Lines(s.out.String()) {
		var v restoreView
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			s.t.Fatalf("%s: %v", line, err)
		}
		all = append(all, v)
	}
	if len(all) == 0 {
		s.t.Fatal("nothing was told")
	}
	return all
}

func (s *supervised) step(name string) {
	if err := os.WriteFile(filepath.Join(s.dir, name), nil, 0o600); err != nil {
		s.t.Error(err)
	}
}

// A restore that works is a success once the phone was seen to start up, and a
// try of the session.
func TestRestoreToItsEnd(t *testing.T) {
	s := supervise(t, `
echo Found device in Recovery mode
echo This restore will update your device without losing data.
step send
echo 'Sending iBEC (524288 bytes)...'
step os
echo 'Waiting for NAND (28)'
echo 'Verifying restore (14)'
step done
echo 'Status: Restore Finished'
exit 1
`)
	code := make(chan int)
	go func() { code <- s.run() }()
	for _, step := range []func(){
		func() { s.step("send") },
		func() { s.bus.remove("1-4") },
		func() { s.bus.add("1-4", "7", "05ac:12a8", "00008030000A1B2C3D4E5F60"); s.step("os") },
		func() { s.step("done") },
		func() { s.bus.remove("1-4") },
		func() { time.Sleep(2 * time.Second); s.bus.add("1-4", "8", "05ac:12a8", "00008030000A1B2C3D4E5F60") },
	} {
		time.Sleep(1200 * time.Millisecond)
		step()
	}
	if got := <-code; got != exitDone {
		t.Errorf("got exit code %d, want success though the program's own was 1", got)
	}
	var phases []string
	all := s.lines()
	for _, v := range all {
		if n := len(phases); n == 0 || phases[n-1] != string(v.Phase) {
			phases = append(phases, string(v.Phase))
		}
		if v.MayStop != (v.Phase == restorer.Checking) {
			t.Errorf("in the phase %s it may be stopped: %v", v.Phase, v.MayStop)
		}
	}
	if got, want := strings.Join(phases, " "), "checking sending restoring starting-up ended"; got != want {
		t.Errorf("got phases %s, want %s", got, want)
	}
	last := all[len(all)-1]
	if last.Outcome == nil || *last.Outcome != "success" || last.Link == nil || last.Link.LostLink != restore.LinkHeld || len(last.Codes) != 0 {
		t.Errorf("got %+v", last)
	}
	kept, err := session.ReadFile(s.flags.session)
	if err != nil || len(kept.Tries) != 1 || kept.Tries[0].Code == nil || *kept.Tries[0].Code != 0 || kept.Tries[0].Behaviour != restore.Update || kept.Tries[0].Mode != "recovery" {
		t.Errorf("got %+v, %v", kept.Tries, err)
	}
}

// A program that gives up before it sends anything is a failure at once.
func TestRestoreThatIsNotSigned(t *testing.T) {
	s := supervise(t, "echo Found device in Recovery mode\necho 'ERROR: Unable to get SHSH blobs for this device'\nexit 255\n")
	if got := s.run(); got != exitFailed {
		t.Errorf("got exit code %d, want failure", got)
	}
	last := s.lines()[len(s.lines())-1]
	if *last.Outcome != "failure" || *last.Stage != "signing" || last.Link.LostLink != restore.LinkHeld {
		t.Errorf("got %+v", last)
	}
}

// What speaks against it ends with 2, and no folder of a run is made.
func TestRestoreRefused(t *testing.T) {
	for name, change := range map[string]func(s *supervised){
		"another model on the port":   func(s *supervised) { s.flags.model = "iPhone13,2" },
		"another port":                func(s *supervised) { s.flags.port = "1-3" },
		"an older iOS":                func(s *supervised) { s.flags.ios = "26.1" },
		"the iOS is not said":         func(s *supervised) { s.flags.ios = "" },
		"an erase without yeses":      func(s *supervised) { s.flags.update, s.flags.erase = false, true },
		"no permission":               func(s *supervised) { s.around.MayWrite = func(device.Device) (string, bool) { return "/dev/x", false } },
		"on Windows":                  func(s *supervised) { s.program.System = "windows" },
		"two phones":                  func(s *supervised) { s.bus.add("1-5", "6", "05ac:1281", strings.Replace(iPhone11, "5F60", "5F61", 1)) },
		"wet, says the session":       func(s *supervised) { s.answer(session.AskHistory, "wet") },
		"a newer iOS, in the session": func(s *supervised) { s.had("26.1") },
	} {
		t.Run(name, func(t *testing.T) {
			s := supervise(t, "echo must not run\n")
			change(s)
			if got := s.run(); got != exitUsage || s.out.Len() > 0 {
				t.Errorf("got exit code %d and %q, want a refusal", got, s.out.String())
			}
			if runs, _ := filepath.Glob(filepath.Join(s.dir, "runs", "run-*")); len(runs) > 0 {
				t.Errorf("got %v, want that nothing was started", runs)
			}
		})
	}
}

func (s *supervised) answer(question, value string) {
	now := time.Now()
	s.save(session.New("s", now).Answer(question, now, value))
}

func (s *supervised) had(ios string) {
	kept := session.New("s", time.Now())
	kept.Phone.IOS = ios
	s.save(kept)
}

func (s *supervised) save(kept session.Session) {
	if err := saveSession(s.flags.session, kept); err != nil {
		s.t.Fatal(err)
	}
}
