package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The stories of the real window: a virtual screen, a window manager, and a
// keyboard played by xdotool. What they show is kept in build/screens to be
// looked at.

// TestWindowReplay plays a trace through the whole way to DFU with the
// keyboard alone, and saves the report.
func TestWindowReplay(t *testing.T) {
	t.Parallel()
	d := openDesktop(t)
	trace := d.pipe("trace.jsonl")
	trace.at(0, recoveryPhone)
	trace.at(2500, recoveryPhone)
	trace.open(t)
	w := d.start("--replay", trace.path, "--theme", "light")
	w.waits("page", "start")
	trace.begun = time.Now() // the trace's own time began with the window
	d.shot("replay-start")
	d.raisedBySecondStart(w)

	w.answers("start", "space")
	w.answers("shows", "space")
	w.answers("number", "space")
	w.answers("data", "Tab", "space")      // no
	w.answers("history", "Tab*9", "space") // nothing
	w.answers("symptoms", "Tab*6", "space")
	w.answers("cable", "space")
	w.answers("socket", "space")
	w.answers("charge", "space") // straight into the computer: seen, not asked
	w.answers("computer", "space")
	w.answers("update", "shift+Tab*3", "space") // done before, failed
	w.answers("update-result", "space")
	w.waits("page", "erase")
	d.shot("replay-erase")
	w.answers("erase", "space", "Tab", "space", "Tab", "space", "Tab*3", "space")
	w.answers("busy", "space")
	w.waits("page", "before")
	d.shot("replay-before")
	w.answers("before", "space")
	w.waits("page", "coach at work")
	w.waits("cue", "hold [side]")
	d.shot("replay-coach")
	trace.now()
	w.waits("cue", "hold [side volume-down]")
	d.shot("replay-coach-both")
	w.waits("cue", "hold [volume-down]")
	trace.now(dfuPhone)
	w.waits("try ended", "reached-dfu")
	d.shot("replay-reached")
	d.keys("ctrl+s")
	w.waits("report", "saved")
	d.shot("replay-report")
	w.checkReport("DFU", "4013", "iPhone 12", "Seen")
	w.quit()
}

// TestWindowPractice plays the practice: the first try goes wrong on purpose,
// the second reaches DFU, and a restore begins.
func TestWindowPractice(t *testing.T) {
	t.Parallel()
	d := openDesktop(t)
	w := d.start("--practice", "--theme", "dark")
	w.waits("page", "coach")
	w.waits("page", "coach") // and the virtual iPhone is there
	w.answers("coach", "space")
	w.waits("try ended", "recovery-instead")
	d.shot("practice-outcome")
	d.keys("space")
	w.waits("try ended", "reached-dfu")
	d.shot("practice-reached")
	d.keys("space")
	w.waits("page", "restore-watch")
	d.shot("practice-watch")
	d.keys("ctrl+q")
	w.ends()
}

// TestWindowWithoutADisplay: a sentence and exit code 1, not a stack trace.
func TestWindowWithoutADisplay(t *testing.T) {
	t.Parallel()
	for _, display := range []string{"", ":987", "nonsense"} {
		cmd := exec.Command(relinkProgram(t))
		cmd.Env = append(homeIn(t.TempDir()), "DISPLAY="+display)
		out, err := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); err == nil || code != 1 {
			t.Errorf("DISPLAY=%q: got exit code %d, want 1", display, code)
		}
		if lines := bytes.Count(out, []byte("\n")); lines != 1 || bytes.Contains(out, []byte("goroutine")) {
			t.Errorf("DISPLAY=%q: got %d lines, want one sentence:\n%s", display, lines, out)
		}
	}
}

// TestWindowWithoutOpenGL: a screen on which nothing can draw, as of some remote
// desktops, gets a sentence and exit code 1, not a program without a window.
func TestWindowWithoutOpenGL(t *testing.T) {
	t.Parallel()
	d := &desktop{t: t, home: t.TempDir()}
	d.env = append(homeIn(d.home), "DISPLAY="+d.screen("-extension", "GLX"))
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, relinkProgram(t))
	cmd.Env = d.env
	out, err := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); err == nil || code != 1 {
		t.Errorf("got exit code %d, want 1", code)
	}
	if said := "OpenGL 2.1"; !strings.Contains(string(out), said) || bytes.Contains(out, []byte("goroutine")) {
		t.Errorf("got\n%s\nwant a sentence about %s", out, said)
	}
}

// TestWindowFlags: what the words after relink mean, without any screen.
func TestWindowFlags(t *testing.T) {
	t.Parallel()
	tests := []struct {
		args []string
		code int
		want string
	}{
		{[]string{"--version"}, 0, "Fyne v2"},
		{[]string{"--theme", "pink"}, 2, "light, dark or system"},
		{[]string{"--practice", "--replay", "x"}, 2, "do not go together"},
		{[]string{"stray"}, 2, "mean nothing"},
		{[]string{"--nonsense"}, 2, "nonsense"},
	}
	for _, tt := range tests {
		cmd := exec.Command(relinkProgram(t), tt.args...)
		cmd.Env = homeIn(t.TempDir())
		out, _ := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != tt.code || !strings.Contains(string(out), tt.want) {
			t.Errorf("%v: got exit code %d and %q, want %d and %q", tt.args, code, out, tt.code, tt.want)
		}
	}
}

// recoveryPhone and dfuPhone are one iPhone 12 in two modes, with a made-up
// ECID.
const (
	recoveryPhone = `{"port":"1-4","address":6,"vendor_id":"05ac","product_id":"1281","speed_mbps":480,"hubs":["usb1"],` +
		`"serial":"SDOM:01 CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:0011223344556677 IBFL:3C SRNM:[F17MADEUP001]"}`
	dfuPhone = `{"port":"1-4","address":7,"vendor_id":"05ac","product_id":"1227","speed_mbps":480,"hubs":["usb1"],` +
		`"serial":"SDOM:01 CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:0011223344556677 IBFL:3C SRTG:[iBoot-5281.0.0.100.8]"}`
)

// pipe is a trace that is written while it is played, so that the phone can
// wait for the person.
type pipe struct {
	path  string
	lines []string
	file  *os.File
	begun time.Time
	t     *testing.T
}

// pipe makes a named pipe on the desktop.
func (d *desktop) pipe(name string) *pipe {
	p := &pipe{path: filepath.Join(d.home, name), t: d.t}
	if err := syscall.Mkfifo(p.path, 0o600); err != nil {
		d.t.Fatalf("make the pipe for the trace: %v", err)
	}
	p.lines = []string{`{"schema":"relink.trace/1","started":"2026-05-01T12:00:00Z"}`}
	return p
}

// at adds a line for later.
func (p *pipe) at(ms int64, devices ...string) {
	p.lines = append(p.lines, fmt.Sprintf(`{"t_ms":%d,"devices":[%s]}`, ms, strings.Join(devices, ",")))
}

// open writes what was added so far.
func (p *pipe) open(t *testing.T) {
	t.Helper()
	f, err := os.OpenFile(p.path, os.O_RDWR, 0)
	if err != nil {
		t.Fatalf("open the pipe for the trace: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	p.file = f
	p.write()
}

func (p *pipe) write() {
	if _, err := p.file.WriteString(strings.Join(p.lines, "\n") + "\n"); err != nil {
		p.t.Fatalf("write the trace: %v", err)
	}
	p.lines = nil
}

// now is the bus from this moment on. The line is repeated a little later,
// because the replay looks one line ahead and waits for it.
func (p *pipe) now(devices ...string) {
	ms := time.Since(p.begun).Milliseconds()
	p.at(ms, devices...)
	p.at(ms+2500, devices...)
	p.write()
}

// checkReport reads the saved report: it holds these words and no identifier.
func (w *window) checkReport(words ...string) {
	w.desk.t.Helper()
	found, err := filepath.Glob(filepath.Join(w.desk.home, "Documents", "Relink-*.pdf"))
	if err != nil || len(found) != 1 {
		w.desk.t.Fatalf("reports saved: got %v, want one", found)
	}
	out, err := exec.Command("pdftotext", "-layout", found[0], "-").Output()
	if err != nil {
		w.desk.t.Fatalf("pdftotext (package poppler-utils): %v", err)
	}
	text := bytes.Join(bytes.Fields(out), []byte(" "))
	for _, word := range words {
		if !bytes.Contains(bytes.ToLower(text), []byte(strings.ToLower(word))) {
			w.desk.t.Errorf("the report does not hold %q", word)
		}
	}
	for _, secret := range []string{"0011223344556677", "F17MADEUP001"} {
		if bytes.Contains(text, []byte(secret)) {
			w.desk.t.Errorf("the report holds the identifier %s", secret)
		}
	}
}

// raisedBySecondStart hides the window and starts the program again: the
// second ends at once, and the first is in front.
func (d *desktop) raisedBySecondStart(w *window) {
	d.t.Helper()
	id := d.windowID()
	d.run("xdotool", "windowminimize", id)
	for deadline := time.Now().Add(20 * time.Second); strings.TrimSpace(d.run("xdotool", "getactivewindow")) == id; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			d.t.Fatal("the window did not hide")
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	second := exec.CommandContext(ctx, relinkProgram(d.t))
	second.Env = d.env
	if out, err := second.CombinedOutput(); err != nil {
		d.t.Errorf("the second start: %v\n%s", err, out)
	}
	d.front()
}

// quit closes the window and looks at what it left: a replay keeps nothing.
func (w *window) quit() {
	w.desk.t.Helper()
	w.desk.keys("ctrl+q")
	w.ends()
	text, err := os.ReadFile(filepath.Join(w.desk.home, "state", "relink", "session.json"))
	if err != nil {
		w.desk.t.Fatalf("read the stored session: %v", err)
	}
	var s struct {
		Answers map[string]any `json:"answers"`
	}
	if err := json.Unmarshal(text, &s); err != nil || len(s.Answers) > 0 {
		w.desk.t.Errorf("a replay left answers in the session: %v, %v", s.Answers, err)
	}
}
