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
	{"LC_ALL=de_DE.UTF-8 relinkctl explain 4013", 0, "Fehler 4013"},
	{"relinkctl explain 4013", 0, "4013"},
	{"relinkctl backups", 0, "backup"},
	{"relinkctl identify", 0, "iPhone 12"},
	{"relinkctl coach", 0, "DFU"},
	// No usbmuxd has that iPhone.
	{"relinkctl enter-recovery", 1, "iPhone 8 and later"},
	// Nothing is in recovery on that bus, and nothing listens for usbmuxd's
	// clients, so these must say so and do nothing.
	{"relinkctl enter-recovery", 1, "usbmuxd"},
	{"relinkctl leave-recovery", 1, "recovery"},
	{"relinkctl cable-test", 1, "recovery"},
	{"sha256sum --check", 0, "relink.deb: OK"},
	{"shasum -a 256 --check", 0, "relink.deb: OK"},
}

// elsewhere are commands that need root, a window or a whole package. Each is
// run by a script, or is a target of make that runs one.
var elsewhere = map[string]struct{ script, by string }{
	"sudo apt install ./relink_*.deb": {"packaging/package-chroot.sh", "apt-get install"},
	"sudo apt purge relink":           {"packaging/package-chroot.sh", "apt-get purge"},
	"make run":                        {"packaging/build.sh", "./cmd/relink"},
	"make test":                       {"packaging/test.sh", "./packaging/suite"},
	"make check":                      {"packaging/test.sh", "./packaging/suite"},
	"make lint":                       {"packaging/test.sh", "./packaging/suite"},
	"make fresh-test DISTRO=trixie":   {"packaging/fresh.sh", "debootstrap"},
	"make fuzz":                       {"packaging/fuzz.sh", "-fuzz"},
	"make bench":                      {"packaging/bench.sh", "-bench"},
	"make package-test":               {"packaging/package-test.sh", "packaging/package-chroot.sh"},
	"make windows-test":               {"packaging/windows-test.sh", "wine"},
}

// runElsewhere checks that a script does what a page tells the person to do.
func runElsewhere(t *testing.T, c command, script, by string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", script))
	if err != nil || !bytes.Contains(text, []byte(strings.TrimPrefix(by, "go "))) {
		t.Errorf("%s: %s: %s has no %q (error %v)", c.file, c.line, script, by, err)
	}
	target, ok := strings.CutPrefix(c.line, "make ")
	if !ok {
		return
	}
	cmd := exec.Command("make", append([]string{"-C", "..", "--dry-run", "--no-print-directory"}, strings.Fields(target)...)...)
	if said, err := cmd.CombinedOutput(); err != nil || !bytes.Contains(said, []byte(script)) {
		t.Errorf("%s: %s: got error %v and\n%s\nwant it to run %s", c.file, c.line, err, said, script)
	}
}

func TestCommands(t *testing.T) {
	program := build(t)
	ran := 0
	for _, c := range commands(t) {
		if e, ok := elsewhere[c.line]; ok {
			runElsewhere(t, c, e.script, e.by)
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
	// A phone that is plugged into this computer is none of the test's business.
	cmd.Env = append(os.Environ(), "LC_ALL=C", "HOME="+dir, "USBMUXD_SOCKET_ADDRESS=UNIX:"+filepath.Join(dir, "nobody"), "PATH="+filepath.Dir(program)+":"+os.Getenv("PATH"))
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

// pages are the files that a person or a developer reads, by name and text.
func pages(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, file := range append(files, "../README.md", "../CONTRIBUTING.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[file] = string(text)
	}
	return out
}

// commands are the lines of every block marked sh. Blocks marked otherwise are
// shown, not typed; one without a mark, or a command by indentation alone,
// would escape, so it is an error.
func commands(t *testing.T) []command {
	t.Helper()
	var out []command
	for file, text := range pages(t) {
		block := ""
		for line := range strings.Lines(text) {
			indented := strings.HasPrefix(line, "    ")
			line = strings.TrimSpace(line)
			mark, fence := strings.CutPrefix(line, "```")
			switch {
			case fence && block != "":
				block = ""
			case fence && mark == "":
				t.Errorf("%s: a block has no mark: is it sh, json or text?", file)
				block = "text"
			case fence:
				block = mark
			case block == "sh" && line != "" && !strings.HasPrefix(line, "#"):
				out = append(out, command{file, line})
			case block == "" && indented && typed.MatchString(line):
				t.Errorf("%s: %q stands in no block marked sh, so nothing runs it", file, line)
			}
		}
	}
	slices.SortFunc(out, func(a, b command) int { return strings.Compare(a.file+a.line, b.file+b.line) })
	return out
}

var (
	typed  = regexp.MustCompile(`^(make|relinkctl|relink|sudo|go) `)
	inline = regexp.MustCompile("`(make|relinkctl) ([a-z][a-z-]*)[^`]*`")
	flags  = regexp.MustCompile(`--[a-z-]+`)
)

// TestNamedCommands: a target of make that the text names exists, and so does a
// command of relinkctl with every flag that is named beside it.
func TestNamedCommands(t *testing.T) {
	program := build(t)
	makefile, err := os.ReadFile("../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	for file, text := range pages(t) {
		for _, found := range inline.FindAllStringSubmatch(text, -1) {
			switch tool, name := found[1], found[2]; tool {
			case "make":
				if !regexp.MustCompile("(?m)^" + name + ":").Match(makefile) {
					t.Errorf("%s: make has no target %s", file, name)
				}
			case "relinkctl":
				said, err := exec.Command(program, name, "--help").CombinedOutput()
				if err != nil || !bytes.Contains(said, []byte("relinkctl "+name)) {
					t.Errorf("%s: relinkctl has no command %s", file, name)
				}
				for _, flag := range flags.FindAllString(found[0], -1) {
					if !regexp.MustCompile(flag + `[ ,\n]`).Match(said) {
						t.Errorf("%s: %s: relinkctl %s has no %s", file, found[0], name, flag)
					}
				}
			}
		}
	}
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

// TestLinks: what a page refers to in this repository is there, and every
// picture is shown somewhere.
func TestLinks(t *testing.T) {
	shown := map[string]bool{}
	for file, text := range pages(t) {
		for _, found := range link.FindAllStringSubmatch(text, -1) {
			target := filepath.Join(filepath.Dir(file), found[1])
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s refers to %s, which is not there", file, found[1])
			}
			shown[filepath.Clean(target)] = true
		}
	}
	stores, err := os.ReadFile("../packaging/linux/screenshots.sh")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range regexp.MustCompile(`(?m)^(\w+) en `).FindAllStringSubmatch(string(stores), -1) {
		shown[filepath.Join("pictures", name[1]+".png")] = true
	}
	for _, folder := range []string{"pictures", "pictures/guide"} {
		pictures, err := filepath.Glob(folder + "/*.png")
		if err != nil || len(pictures) == 0 {
			t.Fatalf("%s: got pictures %v, error %v", folder, pictures, err)
		}
		for _, p := range pictures {
			if !shown[p] {
				t.Errorf("%s is on no page", p)
			}
		}
	}
}
