// Package docs runs the commands that the documentation shows. It knows what a
// fenced block is and where relinkctl finds its bus; it does not read prose.
package docs

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// command is one line of a block marked sh.
type command struct {
	file, line string
}

// outcome is what a command must do in a folder with the files of testdata and
// a bus with one iPhone in normal mode. Without a row it must end with 0.
type outcome struct {
	prefix string
	exit   int
	says   string // in either output
}

var outcomes = []outcome{
	{"relinkctl status --json", 0, `"family":"iPhone"`},
	{"relinkctl status", 0, "iPhone"},
	{"relinkctl explain 4013", 0, "4013"},
	{"relinkctl identify", 0, "iPhone 12"},
	{"relinkctl coach", 0, "DFU"},
	// No usbmuxd has that iPhone.
	{"relinkctl enter-recovery", 1, "iPhone 8 and later"},
	// Nothing is in recovery on that bus, so both must say so and do nothing.
	{"relinkctl leave-recovery", 1, "recovery"},
	{"relinkctl cable-test", 1, "recovery"},
	{"sha256sum --check", 0, "relink.deb: OK"},
}

// elsewhere are commands that need root or a whole package: the script named
// runs them.
var elsewhere = map[string]string{
	"sudo apt install ./relink_*.deb": "packaging/package-chroot.sh",
	"sudo apt purge relink":           "packaging/package-chroot.sh",
	"make package-test":               "packaging/package-test.sh",
	"make windows-test":               "packaging/windows-test.sh",
	"make test":                       "packaging/test.sh",
	"make lint":                       "packaging/lint.sh",
	"make fuzz":                       "packaging/fuzz.sh",
}

func TestCommands(t *testing.T) {
	program := build(t)
	ran := 0
	for _, c := range commands(t) {
		if script, ok := elsewhere[c.line]; ok {
			if _, err := os.Stat(filepath.Join("..", script)); err != nil {
				t.Errorf("%s: %s: %v", c.file, c.line, err)
			}
			continue
		}
		ran++
		t.Run(c.file+" "+c.line, func(t *testing.T) {
			t.Parallel()
			runIt(t, program, c.line)
		})
	}
	if ran < 10 {
		t.Errorf("got %d commands to run, want 10 at least: the blocks are not found", ran)
	}
}

// runIt runs one line as a shell does.
func runIt(t *testing.T, program, line string) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata")); err != nil {
		t.Fatal(err)
	}
	want := outcome{}
	if i := slices.IndexFunc(outcomes, func(o outcome) bool { return strings.Contains(line, o.prefix) }); i >= 0 {
		want = outcomes[i]
	}
	if strings.Contains(line, "lsusb") {
		want.says = "" // whatever is plugged into this computer
	}
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, "sh", "-c", onBus(line, filepath.Join(dir, "sys")))
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C", "PATH="+filepath.Dir(program)+":"+os.Getenv("PATH"))
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	exit := 0
	if err := cmd.Run(); err != nil {
		var ended *exec.ExitError
		if !errors.As(err, &ended) {
			t.Fatal(err)
		}
		exit = ended.ExitCode()
	}
	if exit != want.exit || !strings.Contains(said.String(), want.says) {
		t.Errorf("got exit code %d and\n%s\nwant %d and %q in it", exit, said.String(), want.exit, want.says)
	}
}

var looksAtBus = regexp.MustCompile(`relinkctl (status|watch|enter-recovery|leave-recovery|cable-test)\b`)

// onBus points the commands that look at a bus at the one made of files.
func onBus(line, root string) string {
	return looksAtBus.ReplaceAllString(line, "relinkctl $1 --sysfs '"+root+"'")
}

// commands are the lines of every block marked sh.
func commands(t *testing.T) []command {
	t.Helper()
	files, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	var out []command
	for _, file := range append(files, "../README.md", "../CONTRIBUTING.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		inside := false
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSpace(line)
			switch {
			case line == "```sh":
				inside = true
			case strings.HasPrefix(line, "```"):
				inside = false
			case inside && line != "" && !strings.HasPrefix(line, "#"):
				out = append(out, command{file, line})
			}
		}
	}
	return out
}

// build makes relinkctl in a folder of its own.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "relinkctl")
	if said, err := exec.Command("go", "build", "-o", program, "relink/cmd/relinkctl").CombinedOutput(); err != nil {
		t.Fatalf("build relinkctl: %v\n%s", err, said)
	}
	return program
}

var link = regexp.MustCompile(`\]\(([^)#:]+)\)`)

// TestLinks: what a page refers to in this repository is there.
func TestLinks(t *testing.T) {
	files, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, "../CONTRIBUTING.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range link.FindAllSubmatch(text, -1) {
			target := filepath.Join(filepath.Dir(file), string(found[1]))
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s refers to %s, which is not there", file, found[1])
			}
		}
	}
}
