package restorer

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// Process is a program that runs.
type Process struct {
	PID int
	// Name is the file it runs; for a script, the script.
	Name string
	// Args is its command line, where it may be read.
	Args []string
}

// ErrCannotSee says that this system does not show all programs that run, so
// that nobody can say that none restores.
var ErrCannotSee = errors.New("the programs that run cannot all be seen here")

// restoringPrograms are programs that restore a phone or hold it while they
// work, by the name of their file in lower case. Sources: their own pages and
// repositories of these names.
var restoringPrograms = []string{
	"idevicerestore", "futurerestore", "pymobiledevice3", "irecovery", "checkra1n", "palera1n", "gaster",
	"turdus_merula", "ipwndfu", "cfgutil", "restoretool", "3utools", "reiboot", "inferius",
}

// Busy are the programs that may be restoring a phone now.
func Busy(running []Process) []Process {
	var out []Process
	for _, p := range running {
		if slices.Contains(restoringPrograms, p.program()) {
			out = append(out, p)
		}
	}
	return out
}

// program is the name of what runs, in lower case: of a script in an
// interpreter, the script's.
func (p Process) program() string {
	name := baseName(p.Name)
	if !isInterpreter(name) {
		return name
	}
	for i, arg := range p.Args[min(1, len(p.Args)):] {
		if arg == "-m" && i+2 < len(p.Args) { // python3 -m pymobiledevice3
			module, _, _ := strings.Cut(p.Args[i+2], ".")
			return strings.ToLower(module)
		}
		if !strings.HasPrefix(arg, "-") {
			return baseName(arg)
		}
	}
	return name
}

func isInterpreter(name string) bool {
	return strings.HasPrefix(name, "python") || name == "sh" || name == "bash" || name == "dash" || name == "env" ||
		name == "stdbuf" || name == "sudo" || name == "nohup"
}

// baseName is the last part of a path of either kind, without what Windows
// puts at the end of programs.
func baseName(path string) string {
	if i := strings.LastIndexByte(path, '\\'); i >= 0 {
		path = path[i+1:]
	}
	name := strings.ToLower(filepath.Base(path))
	return strings.TrimSuffix(strings.TrimSuffix(name, ".exe"), ".py")
}
