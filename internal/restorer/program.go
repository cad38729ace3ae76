package restorer

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"relink/internal/device"
)

// Kind is a restore program, in the words of relinkctl's JSON.
type Kind string

// The programs.
const (
	Finder         Kind = "finder"
	AppleDevices   Kind = "apple-devices"
	ITunes         Kind = "itunes"
	Configurator   Kind = "configurator"
	IDeviceRestore Kind = "idevicerestore"
)

// Program is a restore program on this computer.
type Program struct {
	Kind Kind
	Path string // empty for one that has none of its own, such as Finder
	// Version is what it says of its version, as it says it; empty is unknown.
	Version string
	// Build is what the table counts, where Version names it.
	Build *Build
	// Running is nil where it cannot be seen.
	Running *bool
	// Open is the command that brings it to the front; nil when nothing does.
	Open []string
	// itself is false when it says it is another program.
	itself bool
}

// CanRestore says whether the program can restore a model; nil is a model that
// nobody knows.
func (p Program) CanRestore(m *device.Model) (Can, Why) {
	switch {
	case p.Kind != IDeviceRestore:
		return Unknown, WhyApple
	case !p.itself:
		return Unknown, WhyNotItself
	case p.Build == nil:
		return Unknown, WhyUnlisted
	case m == nil:
		return Unknown, WhyNoModel
	}
	return p.Build.CanRestore(*m)
}

// Computer is what finding programs needs to ask of this computer: a table of
// functions, so that what no test can run is answered from a record.
type Computer struct {
	System string // as runtime.GOOS
	Getenv func(string) string
	// Exists says whether there is a file or folder.
	Exists func(path string) bool
	// Executable says whether path is a file that may be started.
	Executable func(path string) bool
	// Ask runs a program that only says something and ends.
	Ask func(ctx context.Context, name string, args ...string) (string, error)
	// Processes are the programs that run.
	Processes func() ([]Process, error)
	// Start starts a program and does not wait for it.
	Start func(name string, args ...string) error
}

// Programs are the restore programs on this computer, Apple's first.
func (c Computer) Programs(ctx context.Context) []Program {
	running, err := c.Processes()
	seen := err == nil
	var all []Program
	for _, row := range appleRows {
		if row.system == c.System && row.is(ctx, c) {
			p := Program{Kind: row.kind, Open: row.open, itself: true}
			if row.path != nil {
				p.Path = row.path(c)
			}
			if p.Open == nil {
				p.Open = []string{p.Path}
			}
			p.Running = runs(running, seen, row.process)
			all = append(all, p)
		}
	}
	for _, path := range c.onPath("idevicerestore") {
		p := Program{Kind: IDeviceRestore, Path: path}
		p.Version, p.Build, p.itself = c.versionOf(ctx, path)
		p.Running = runs(running, seen, "idevicerestore")
		all = append(all, p)
	}
	return all
}

func runs(running []Process, seen bool, name string) *bool {
	is := slices.ContainsFunc(running, func(p Process) bool { return p.program() == name })
	if !is && !seen {
		return nil
	}
	return &is
}

// versionOf asks a program for its version. One that says another name, or
// nothing, is not the program its file is named after.
func (c Computer) versionOf(ctx context.Context, path string) (version string, build *Build, itself bool) {
	said, err := c.Ask(ctx, path, "--version")
	first, _, _ := strings.Cut(said, "\n")
	first = device.Clean(strings.TrimSpace(first))
	rest, ok := strings.CutPrefix(first, "idevicerestore ")
	if err != nil || !ok {
		return "", nil, false
	}
	version, _, _ = strings.Cut(rest, " ")
	if b, listed := parseBuild(said); listed {
		build = &b
	}
	return version, build, true
}

// onPath are the files of that name in the folders of PATH, each once. A
// folder that is named relative to where Relink stands is passed over.
func (c Computer) onPath(name string) []string {
	var all []string
	real := map[string]bool{}
	for _, dir := range filepath.SplitList(c.Getenv("PATH")) {
		path := filepath.Join(dir, name)
		if !filepath.IsAbs(path) || !c.Executable(path) {
			continue
		}
		to := path
		if end, err := filepath.EvalSymlinks(path); err == nil {
			to = end
		}
		if !real[to] {
			real[to] = true
			all = append(all, path)
		}
	}
	return all
}

// ErrNoOpening says that Relink has no way to bring the program to the front.
var ErrNoOpening = errors.New("there is no way to bring this program to the front")

// BringToFront opens a program's window, or brings it to the front.
func (c Computer) BringToFront(p Program) error {
	if len(p.Open) == 0 {
		return ErrNoOpening
	}
	return c.Start(p.Open[0], p.Open[1:]...)
}

// executable says whether path is a file that may be started.
func executable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0
}

// exists says whether there is something at path.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil || !errors.Is(err, fs.ErrNotExist)
}
