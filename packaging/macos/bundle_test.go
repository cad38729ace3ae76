// Package macos checks the layout of the app bundle from any system. It knows
// nothing of what the programs do.
package macos

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"howett.net/plist"
)

// TestBundle lays out a bundle around two placeholders and reads it as macOS does.
func TestBundle(t *testing.T) {
	binaries, out := t.TempDir(), t.TempDir()
	for _, name := range []string{"relink", "relinkctl"} {
		if err := os.WriteFile(filepath.Join(binaries, name), []byte("program "+name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if said, err := exec.Command("./bundle.sh", binaries, out).CombinedOutput(); err != nil {
		t.Fatalf("bundle.sh: %v\n%s", err, said)
	}
	contents := filepath.Join(out, "Relink.app", "Contents")

	var info map[string]any
	read(t, filepath.Join(contents, "Info.plist"), func(b []byte) error {
		_, err := plist.Unmarshal(b, &info)
		return err
	})
	for key, want := range map[string]string{
		"CFBundleIdentifier":  "app.relink.Relink",
		"CFBundleExecutable":  "relink",
		"CFBundleIconFile":    "relink.icns",
		"CFBundlePackageType": "APPL",
	} {
		if got := info[key]; got != want {
			t.Errorf("%s: got %v, want %v", key, got, want)
		}
	}
	numbers := regexp.MustCompile(`^[0-9]+\.[0-9]+\.[0-9]+$`)
	for _, key := range []string{"CFBundleShortVersionString", "CFBundleVersion"} {
		if got, _ := info[key].(string); !numbers.MatchString(got) {
			t.Errorf("%s: got %q, want three numbers", key, got)
		}
	}

	checkLanguages(t, info["CFBundleLocalizations"])
	for _, name := range []string{"relink", "relinkctl"} {
		path := filepath.Join(contents, "MacOS", name)
		read(t, path, func(b []byte) error {
			if want := "program " + name; string(b) != want {
				t.Errorf("%s: got %q, want %q", name, b, want)
			}
			return nil
		})
		if st, err := os.Stat(path); err != nil || st.Mode().Perm() != 0o755 {
			t.Errorf("%s: got mode %v, error %v, want 0755", name, st.Mode(), err)
		}
	}
	read(t, filepath.Join(contents, "Resources", "licences", "notices.txt"), func(b []byte) error {
		for _, want := range []string{"fyne.io/fyne/v2", "GNU LESSER GENERAL PUBLIC LICENSE", "SIL OPEN FONT LICENSE", "Droid Sans Fallback", "Apache License"} {
			if !bytes.Contains(b, []byte(want)) {
				t.Errorf("notices.txt: got no %q in it", want)
			}
		}
		return nil
	})
	checkIcon(t, filepath.Join(contents, "Resources", "relink.icns"))
	checkNoLinks(t, out)
}

// checkLanguages: macOS must be told of every language that has a catalogue, or
// its own parts of the window, such as the dialogs for files, stay English.
func checkLanguages(t *testing.T, listed any) {
	t.Helper()
	catalogues, err := filepath.Glob("../../assets/translations/*.json")
	if err != nil || len(catalogues) == 0 {
		t.Fatalf("got catalogues %v, error %v", catalogues, err)
	}
	var want []any
	for _, c := range catalogues {
		want = append(want, strings.TrimSuffix(filepath.Base(c), ".json"))
	}
	got, _ := listed.([]any)
	for _, language := range want {
		if !slices.Contains(got, language) {
			t.Errorf("CFBundleLocalizations: got %v, want %v in it", got, language)
		}
	}
	if len(got) != len(want) {
		t.Errorf("CFBundleLocalizations: got %d languages, want %d", len(got), len(want))
	}
}

// TestLibusbInside: the app's own libusb is 1.0.30 or later, of one exact sum,
// and a Mac alone can build it.
func TestLibusbInside(t *testing.T) {
	read(t, "libusb.sh", func(b []byte) error {
		found := regexp.MustCompile(`(?m)^version=1\.0\.([0-9]+)$`).FindSubmatch(b)
		if found == nil {
			t.Fatal("libusb.sh: got no version 1.0.N")
		}
		if n, err := strconv.Atoi(string(found[1])); err != nil || n < 30 {
			t.Errorf("libusb.sh: got version 1.0.%s, want 1.0.30 or later", found[1])
		}
		if !regexp.MustCompile(`(?m)^sum=[0-9a-f]{64}$`).Match(b) {
			t.Error("libusb.sh: got no sum of the source")
		}
		return nil
	})
	if runtime.GOOS == "darwin" {
		return // build.sh itself shows it there
	}
	for _, script := range []string{"./libusb.sh", "./build.sh"} {
		said, err := exec.Command(script, t.TempDir()).CombinedOutput()
		if err == nil || !bytes.Contains(said, []byte("on a Mac")) {
			t.Errorf("%s: got error %v and %q, want it refused with a sentence", script, err, said)
		}
	}
}

// checkIcon wants the container's head, its true length, and the picture of
// 512 points that the Finder shows.
func checkIcon(t *testing.T, path string) {
	t.Helper()
	read(t, path, func(b []byte) error {
		if len(b) < 8 || string(b[:4]) != "icns" || int(binary.BigEndian.Uint32(b[4:8])) != len(b) {
			t.Fatalf("%s: got no icns container of %d bytes", path, len(b))
		}
		if !bytes.Contains(b, []byte("ic10")) || !bytes.Contains(b, []byte("ic09")) {
			t.Errorf("%s: got no pictures of 512 and 1024 pixels", path)
		}
		return nil
	})
}

// checkNoLinks: a bundle that is zipped and unzipped must not depend on links.
func checkNoLinks(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type()&fs.ModeSymlink != 0 {
			t.Errorf("%s is a link", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func read(t *testing.T, path string, use func([]byte) error) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		err = use(b)
	}
	if err != nil {
		t.Errorf("%s: %v", path, err)
	}
}
