package restorer

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"relink/internal/device"
)

func TestBuildsAreReadFromWhatTheProgramSays(t *testing.T) {
	for _, tt := range []struct {
		said   string
		want   Build
		listed bool
	}{
		{"idevicerestore 1.0.0\n", Build{"1.0.0", 0}, true},
		{"idevicerestore 1.0.0-270-g405fcd1 (libirecovery 1.3.1, libtatsu 1.0.5)\n", Build{"1.0.0", 270}, true},
		{"idevicerestore 1.0.0-270-g405fcd1-dirty (libirecovery 1.3.1, libtatsu 1.0.5)\r\n", Build{"1.0.0", 270}, true},
		{"idevicerestore 1.0.1-git-405fcd1\n", Build{}, false},
		{"idevicerestore 1.1.0 (libirecovery 2.0.0)\n", Build{"1.1.0", 0}, false},
		{"idevicerestore 1.0.0-99999999999999999999-g405fcd1\n", Build{}, false},
		{"Usage: idevicerestore 1.0.0\n", Build{}, false},
		{"", Build{}, false},
	} {
		got, listed := parseBuild(tt.said)
		if listed != tt.listed || listed && got != tt.want {
			t.Errorf("%q: got %+v, %v, want %+v, %v", tt.said, got, listed, tt.want, tt.listed)
		}
	}
}

func TestWhichBuildCanRestoreWhichModel(t *testing.T) {
	for _, tt := range []struct {
		changes int
		model   string
		can     Can
		why     Why
	}{
		{0, "iPhone7,2", Yes, WhyYes},
		{0, "iPhone6,1", Yes, WhyYes},
		{0, "iPhone12,1", No, WhyIOS},
		{0, "iPhone10,6", No, WhyIOS},
		{0, "iPhone13,2", No, WhyModel},
		{0, "iPhone12,8", No, WhyIOS},
		{50, "iPhone13,2", Unknown, WhyModel},
		{150, "iPhone10,6", Yes, WhyYes},
		{150, "iPhone12,1", Unknown, WhyIOS},
		{200, "iPhone11,8", Yes, WhyYes},
		{216, "iPhone17,3", Unknown, WhyIOS},
		{270, "iPhone17,3", Yes, WhyYes},
		{270, "iPhone18,3", Yes, WhyYes},
		{270, "iPhone18,5", Unknown, WhyModel},
	} {
		can, why := Build{baseRelease, tt.changes}.CanRestore(modelOf(t, tt.model))
		if can != tt.can || why != tt.why {
			t.Errorf("%d changes, %s: got %s because of %s, want %s because of %s", tt.changes, tt.model, can, why, tt.can, tt.why)
		}
	}
}

func TestTablesOfProgramsAreComplete(t *testing.T) {
	for i, r := range buildRows {
		if r.source == "" || r.newest < 13 || r.year < 2019 || r.beyond == "" || r.beyond == Yes || i > 0 && r.changes <= buildRows[i-1].changes {
			t.Errorf("row %d is not whole: %+v", i, r)
		}
		for _, p := range r.also {
			modelOf(t, p)
		}
	}
	for _, r := range appleRows {
		if r.source == "" || r.is == nil || r.process == "" || r.open == nil && r.path == nil {
			t.Errorf("%s on %s is not whole", r.kind, r.system)
		}
	}
}

// Each model has one row that says what Apple signs for it.
func TestWhatAppleSignsIsNotedForEachModel(t *testing.T) {
	count := map[string]int{}
	for _, r := range signedRows {
		if r.source == "" || r.ios < 3 {
			t.Errorf("a row is not whole: %+v", r)
		}
		for p := range strings.FieldsSeq(r.products) {
			modelOf(t, p)
			count[p]++
		}
	}
	for _, m := range device.Models() {
		if m.Family.IsIOS() && m.Class != "" && m.Year <= 2025 && count[m.ProductType] != 1 {
			t.Errorf("%s (%s) stands in %d rows of what Apple signs, want 1", m.ProductType, m.Name, count[m.ProductType])
		}
	}
}

// recorded is a computer whose answers were written down beforehand.
func recorded(system string, env map[string]string, there []string, said map[string]string, running []Process, cannotSee bool) (Computer, *[]string) {
	var started []string
	has := func(path string) bool { return slices.Contains(there, path) }
	return Computer{
		System: system, Getenv: func(k string) string { return env[k] }, Exists: has, Executable: has,
		Ask: func(_ context.Context, name string, args ...string) (string, error) {
			if s, ok := said[name+" "+strings.Join(args, " ")]; ok {
				return s, nil
			}
			return "", errors.New("it does not run")
		},
		Processes: func() ([]Process, error) {
			if cannotSee {
				return running, ErrCannotSee
			}
			return running, nil
		},
		Start: func(name string, args ...string) error {
			started = append(started, strings.Join(append([]string{name}, args...), " "))
			return nil
		},
	}, &started
}

func TestProgramsOfEachSystem(t *testing.T) {
	const packages = `C:\Users\Ann\AppData\Local\Packages\`
	windows := map[string]string{"LOCALAPPDATA": `C:\Users\Ann\AppData\Local`, "ProgramFiles": `C:\Program Files`}
	for _, tt := range []struct {
		name, system string
		env          map[string]string
		there        []string
		said         map[string]string
		running      []Process
		want         string // kind, running, what is started to bring it to the front
	}{
		{
			"Windows with both from the Store", "windows", windows,
			[]string{packages + devicesPackage, packages + iTunesPackage},
			nil,
			[]Process{{Name: "AppleDevices.exe"}},
			`apple-devices true explorer.exe shell:AppsFolder\AppleInc.AppleDevices_nzyj5cx40ttqa!App; itunes false explorer.exe shell:AppsFolder\AppleInc.iTunes_nzyj5cx40ttqa!iTunes`,
		},
		{
			"Windows with iTunes from apple.com", "windows", windows,
			[]string{`C:\Program Files\iTunes\iTunes.exe`},
			nil, nil,
			`itunes false C:\Program Files\iTunes\iTunes.exe`,
		},
		{"Windows with nothing", "windows", windows, nil, nil, nil, ""},
		{
			"a Mac", "darwin", nil,
			[]string{"/Applications/Apple Configurator.app"},
			map[string]string{"/usr/bin/sw_vers -productVersion": "15.6.1\n"},
			[]Process{{Name: "/System/Library/CoreServices/Finder.app/Contents/MacOS/Finder"}},
			"finder true open -b com.apple.finder; configurator false open -b com.apple.configurator.ui",
		},
		{
			"an old Mac", "darwin", nil,
			[]string{"/Applications/iTunes.app"},
			map[string]string{"/usr/bin/sw_vers -productVersion": "10.14.6\n"},
			nil,
			"itunes false open -b com.apple.iTunes",
		},
		{"a Mac that does not say its version", "darwin", nil, nil, nil, nil, ""},
		{
			"Linux", "linux",
			map[string]string{"PATH": "bin:/usr/local/bin:/usr/bin"},
			[]string{"bin/idevicerestore", "/usr/bin/idevicerestore"},
			map[string]string{"/usr/bin/idevicerestore --version": "idevicerestore 1.0.0\n"},
			[]Process{{Name: "python3", Args: []string{"python3", "-m", "http.server"}}},
			"idevicerestore false ",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, started := recorded(tt.system, tt.env, tt.there, tt.said, tt.running, false)
			var got []string
			for _, p := range c.Programs(t.Context()) {
				*started = nil
				if err := c.BringToFront(p); err != nil && !errors.Is(err, ErrNoOpening) {
					t.Fatal(err)
				}
				got = append(got, string(p.Kind)+" "+map[bool]string{true: "true", false: "false"}[*p.Running]+" "+strings.Join(*started, ""))
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

// Silence is no answer: where programs cannot all be seen, none is said not to
// run; one that is seen does.
func TestWhatCannotBeSeenIsNotDenied(t *testing.T) {
	env, there := map[string]string{"PATH": "/usr/bin"}, []string{"/usr/bin/idevicerestore"}
	said := map[string]string{"/usr/bin/idevicerestore --version": "idevicerestore 1.0.0\n"}
	c, _ := recorded("linux", env, there, said, nil, true)
	if got := c.Programs(t.Context()); len(got) != 1 || got[0].Running != nil {
		t.Errorf("got %+v, want that it is not known", got)
	}
	c, _ = recorded("linux", env, there, said, []Process{{Name: "idevicerestore"}}, true)
	if got := c.Programs(t.Context()); len(got) != 1 || got[0].Running == nil || !*got[0].Running {
		t.Errorf("got %+v, want that it runs", got)
	}
}

// A file that is named idevicerestore and is something else, hangs or never
// stops talking cannot restore anything.
func TestFilesThatOnlyBearTheName(t *testing.T) {
	for name, text := range map[string]string{
		"another program":     "echo frobnicate 2.0",
		"one that says less":  "exit 0",
		"one that says usage": "echo 'Usage: idevicerestore [OPTIONS] PATH' >&2; exit 1",
		"one that hangs":      "sleep 600 & wait",
		"one that talks on":   "while :; do echo idevicerestore and more and more and more; done",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "idevicerestore"), []byte("#!/bin/sh\n"+text+"\n"), 0o700); err != nil {
				t.Fatal(err)
			}
			c := Here()
			c.Getenv = func(string) string { return dir }
			begun := time.Now()
			got := c.Programs(t.Context())
			if len(got) != 1 {
				t.Fatalf("got %+v, want the one file", got)
			}
			m := modelOf(t, "iPhone7,2")
			if can, why := got[0].CanRestore(&m); can != Unknown || why != WhyNotItself {
				t.Errorf("got %s because of %s", can, why)
			}
			if took := time.Since(begun); took > 2*askTime {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestWhoRestores(t *testing.T) {
	for _, tt := range []struct {
		p    Process
		want bool
	}{
		{Process{Name: "/usr/bin/idevicerestore"}, true},
		{Process{Name: "futurerestore"}, true},
		{Process{Name: "python3", Args: []string{"python3", "/home/ann/.local/bin/pymobiledevice3", "restore"}}, true},
		{Process{Name: "/usr/bin/python3.12", Args: []string{"python3.12", "-m", "pymobiledevice3", "restore"}}, true},
		{Process{Name: "sudo", Args: []string{"sudo", "idevicerestore", "-l"}}, true},
		{Process{Name: `C:\3uTools\3uTools.exe`}, true},
		{Process{Name: "vim", Args: []string{"vim", "idevicerestore.c"}}, false},
		{Process{Name: "usbmuxd"}, false},
		{Process{Name: "python3", Args: []string{"python3"}}, false},
		{Process{}, false},
	} {
		if got := len(Busy([]Process{tt.p})) == 1; got != tt.want {
			t.Errorf("%+v: got %v, want %v", tt.p, got, tt.want)
		}
	}
}

func TestOlder(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{{"13.7", "13.10", true}, {"13.7", "13.7.0", false}, {"18.1", "17.9.9", false}, {"9.3.5", "10", true}, {"", "1", true}} {
		if got := older(tt.a, tt.b); got != tt.want {
			t.Errorf("%s before %s: got %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}
