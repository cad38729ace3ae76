package e2e

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// desktop is a virtual screen with a window manager and a home of its own.
type desktop struct {
	t    *testing.T
	home string
	env  []string
}

// tools are what a desktop needs. A missing one fails the test: a window that
// was not tried is not a window that works.
var tools = []string{"Xvfb", "openbox", "xdotool", "import"}

// openDesktop starts a screen of its own.
func openDesktop(t *testing.T) *desktop {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing; `make test` installs it", tool)
		}
	}
	d := &desktop{t: t, home: t.TempDir()}
	d.env = append(homeIn(d.home), "DISPLAY="+d.screen())
	manager := exec.Command("openbox")
	said := filepath.Join(d.home, "openbox")
	manager.Stderr = d.file(said)
	d.background(manager)
	// A program asks once, when it starts, what the window manager can do.
	for deadline := time.Now().Add(20 * time.Second); !strings.Contains(d.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "window id"); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			why, _ := os.ReadFile(said)
			t.Fatalf("openbox does not start: %s", why)
		}
	}
	return d
}

// homeIn is an environment that keeps everything in one folder.
func homeIn(home string) []string {
	run := filepath.Join(home, "run")
	for _, dir := range []string{run, filepath.Join(home, "Documents"), filepath.Join(home, ".cache")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			panic(err)
		}
	}
	return []string{
		"HOME=" + home, "XDG_STATE_HOME=" + filepath.Join(home, "state"), "XDG_CONFIG_HOME=" + filepath.Join(home, "config"),
		"XDG_RUNTIME_DIR=" + run, "XDG_DOCUMENTS_DIR=" + filepath.Join(home, "Documents"), "LC_ALL=C.UTF-8", "PATH=" + os.Getenv("PATH"),
	}
}

// file is a new file that closes with the test.
func (d *desktop) file(path string) *os.File {
	d.t.Helper()
	f, err := os.Create(path)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = f.Close() })
	return f
}

// screen starts Xvfb on a display that nobody has and gives its name.
func (d *desktop) screen(more ...string) string {
	d.t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	// Without -noreset the server begins anew when its last client leaves, and
	// throws out a window manager that is just coming in.
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x860x24", "-nolisten", "tcp", "-noreset")
	cmd.Args = append(cmd.Args, more...)
	cmd.ExtraFiles = []*os.File{w}
	d.background(cmd)
	w.Close()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		d.t.Fatalf("start Xvfb: %v", err)
	}
	return ":" + strings.TrimSpace(line)
}

// background starts a program that ends with the test.
func (d *desktop) background(cmd *exec.Cmd) {
	d.t.Helper()
	if cmd.Env == nil && d.env != nil {
		cmd.Env = d.env
	}
	if err := cmd.Start(); err != nil {
		d.t.Fatalf("start %s: %v", cmd.Path, err)
	}
	d.t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
}

// run runs a program on the desktop and gives what it prints.
func (d *desktop) run(name string, args ...string) string {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.env
	out, _ := cmd.Output() // what is not there yet is looked for again
	return string(out)
}

// keys types keys; "Tab*3" is three of them.
func (d *desktop) keys(keys ...string) {
	for _, k := range keys {
		name, times := k, 1
		if before, after, ok := strings.Cut(k, "*"); ok {
			name = before
			times, _ = strconv.Atoi(after)
		}
		for range times {
			d.run("xdotool", "key", name)
			time.Sleep(60 * time.Millisecond)
		}
	}
}

// shot keeps a picture of the window in build/screens.
func (d *desktop) shot(name string) {
	d.t.Helper()
	folder := filepath.Join("..", "build", "screens")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		d.t.Fatal(err)
	}
	path := filepath.Join(folder, "window-"+name+".png")
	// A busy computer paints late: the first frame may still be blank.
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); {
		time.Sleep(300 * time.Millisecond) // the frame after the one that was asked for
		d.run("import", "-window", d.windowID(), path)
		if info, err := os.Stat(path); err == nil && info.Size() >= 5000 {
			return
		}
	}
	d.t.Errorf("the picture %s is missing or empty", path)
}

// front waits until the window has the keyboard.
func (d *desktop) front() {
	d.t.Helper()
	id := d.windowID()
	for deadline := time.Now().Add(20 * time.Second); strings.TrimSpace(d.run("xdotool", "getactivewindow")) != id; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			d.t.Fatalf("the window %s did not come to the front; active is %s, its state\n%s", id, d.run("xdotool", "getactivewindow"), d.run("xprop", "-id", id))
		}
	}
}

// windowID is the window's number; it waits until there is one.
func (d *desktop) windowID() string {
	d.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if ids := strings.Fields(d.run("xdotool", "search", "--name", "^Relink$")); len(ids) > 0 {
			return ids[0]
		}
	}
	d.t.Fatal("no window with the title Relink")
	return ""
}

// window is the program on the desktop. Its log says what it does.
type window struct {
	desk *desktop
	log  string
	read int    // lines of the log that were waited for already
	at   string // the page that was waited for last
	done chan error

	process *os.Process
}

// start starts the program and waits for its window.
func (d *desktop) start(args ...string) *window {
	d.t.Helper()
	w := &window{desk: d, log: filepath.Join(d.home, "state", "relink", "logs", "relink.log"), done: make(chan error, 1)}
	cmd := exec.Command(relinkProgram(d.t), args...)
	cmd.Env = d.env
	said := d.file(filepath.Join(d.home, "said"))
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Start(); err != nil {
		d.t.Fatalf("start relink: %v", err)
	}
	w.process = cmd.Process
	go func() { w.done <- cmd.Wait() }()
	d.t.Cleanup(func() { _ = cmd.Process.Kill() })
	d.front()
	return w
}

// waits waits until the log says this, after what was waited for before.
func (w *window) waits(what, which string) {
	w.desk.t.Helper()
	for deadline := time.Now().Add(40 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		text, _ := os.ReadFile(w.log)
		lines := strings.Split(string(text), "\n")
		from := min(w.read, len(lines))
		if i := slices.IndexFunc(lines[from:], func(l string) bool { return saysThat(l, what, which) }); i >= 0 {
			w.read = from + i + 1
			if what == "page" {
				w.at = which
			}
			return
		}
		if time.Now().After(deadline) {
			w.desk.shot("failed")
			w.desk.t.Fatalf("the window did not come to %s %q; its log:\n%s", what, which, text)
		}
	}
}

// saysThat tells whether a line of the log is this note.
func saysThat(line, what, which string) bool {
	quote := func(s string) string {
		if strings.ContainsAny(s, " []") {
			return strconv.Quote(s)
		}
		return s
	}
	return strings.Contains(line, "msg="+quote(what)+" ") && strings.HasSuffix(line, "which="+quote(which))
}

// answers types the answer to a page, once it is there.
func (w *window) answers(page string, keys ...string) {
	w.desk.t.Helper()
	if w.at != page {
		w.waits("page", page)
	}
	time.Sleep(120 * time.Millisecond) // the page is built, its focus follows
	w.desk.keys(keys...)
}

// number is what identifies a phone: an ECID, a UDID, or the serial number of
// the phones made up here.
var number = regexp.MustCompile(`(?i)[0-9a-f]{16}|F17[0-9A-Z]{9}`)

// ends waits for the program to end well. Its log names no phone.
func (w *window) ends() {
	w.desk.t.Helper()
	defer func() {
		text, err := os.ReadFile(w.log)
		if found := number.Find(text); err != nil || found != nil {
			w.desk.t.Errorf("the log names a phone by %q (error %v):\n%s", found, err, text)
		}
	}()
	select {
	case err := <-w.done:
		if err != nil {
			w.desk.t.Errorf("relink ended: %v", err)
		}
	case <-time.After(time.Minute): // a busy computer
		w.desk.t.Error("relink did not end")
	}
}

var (
	buildOnce sync.Once
	built     string
	buildErr  error
)

// relinkProgram builds the program once.
func relinkProgram(t *testing.T) string {
	t.Helper()
	buildOnce.Do(func() {
		dir, err := filepath.Abs(filepath.Join("..", "build", "e2e"))
		if err == nil {
			err = os.MkdirAll(dir, 0o755)
		}
		if err != nil {
			buildErr = err
			return
		}
		built = filepath.Join(dir, "relink")
		cmd := exec.Command("go", "build", "-o", built, "./cmd/relink")
		cmd.Dir = ".."
		if out, err := cmd.CombinedOutput(); err != nil {
			buildErr = fmt.Errorf("build cmd/relink: %w\n%s", err, out)
		}
	})
	if buildErr != nil {
		t.Fatal(buildErr)
	}
	return built
}
