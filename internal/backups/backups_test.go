package backups

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

const infoText = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>Applications</key><dict><key>com.example</key><dict><key>PlaceholderIcon</key><data>AAAA</data></dict></dict>
<key>Display Name</key><string>Alba's iPhone</string>
<key>Last Backup Date</key><date>2026-10-03T19:04:11Z</date>
<key>Product Type</key><string>iPhone13,2</string>
</dict></plist>`

func status(state string) string {
	return `<plist><dict><key>SnapshotState</key><string>` + state + `</string></dict></plist>`
}

// put writes files, by path below a fresh folder, and returns it.
func put(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestList(t *testing.T) {
	dir := put(t, map[string]string{
		"Backup/00008030-A/Info.plist":   infoText,
		"Backup/00008030-A/Status.plist": status("finished"),
		"Backup/00008030-B/Info.plist":   infoText,
		"Backup/00008030-B/Status.plist": status("uploading"),
		"Backup/00008030-C/Info.plist":   "not a list",
		"Backup/00008030-D/Info.plist":   `<plist><dict><key>Display Name</key><integer>3</integer><key>Last Backup Date</key><string>soon</string></dict></plist>`,
		"Backup/empty/Manifest.db":       "",
		"Backup/a file":                  "",
	})
	got, err := List(dir, "Backup")
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(got, func(a, b Backup) int { return strings.Compare(a.Folder, b.Folder) })
	at := time.Date(2026, 10, 3, 19, 4, 11, 0, time.UTC)
	yes, no := true, false
	want := []Backup{
		{"00008030-A", "Alba's iPhone", "iPhone13,2", at, &yes},
		{"00008030-B", "Alba's iPhone", "iPhone13,2", at, &no},
		{"00008030-C", "", "", time.Time{}, nil},
		{"00008030-D", "", "", time.Time{}, nil},
	}
	if len(got) != len(want) {
		t.Fatalf("got %+v, want %+v", got, want)
	}
	for i, w := range want {
		g := got[i]
		same := g.Finished == nil && w.Finished == nil || g.Finished != nil && w.Finished != nil && *g.Finished == *w.Finished
		if g.Folder != w.Folder || g.Name != w.Name || g.ProductType != w.ProductType || !g.At.Equal(w.At) || !same {
			t.Errorf("got %+v, want %+v", g, w)
		}
	}
}

func TestNoFolderIsNoBackup(t *testing.T) {
	dir := put(t, map[string]string{"MobileSync/other": ""})
	for _, parent := range []string{filepath.Join(dir, "nowhere"), filepath.Join(dir, "MobileSync")} {
		if got, err := List(parent, "Backup"); len(got) != 0 || err != nil {
			t.Errorf("%s: got %v, %v; want none", parent, got, err)
		}
	}
}

// A folder that cannot be listed never looks like one without backups.
func TestAFileInItsPlace(t *testing.T) {
	if _, err := List(put(t, map[string]string{"Backup": ""}), "Backup"); err == nil {
		t.Error("got no error, want one")
	}
}

// No link is followed: not the folder, not a backup, not a file of it.
func TestLinksAreNotFollowed(t *testing.T) {
	elsewhere := put(t, map[string]string{"A/Info.plist": infoText})
	link := func(to, from string) {
		t.Helper()
		if err := os.Symlink(to, from); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	link(elsewhere, filepath.Join(dir, "Backup"))
	if got, err := List(dir, "Backup"); !errors.Is(err, ErrElsewhere) || len(got) != 0 {
		t.Errorf("the folder is a link: got %v, %v; want ErrElsewhere", got, err)
	}
	dir = put(t, map[string]string{"Backup/B/Manifest.db": ""})
	link(filepath.Join(elsewhere, "A"), filepath.Join(dir, "Backup", "A"))
	link(filepath.Join(elsewhere, "A", "Info.plist"), filepath.Join(dir, "Backup", "B", "Info.plist"))
	if got, err := List(dir, "Backup"); err != nil || len(got) != 0 {
		t.Errorf("links inside: got %v, %v; want none", got, err)
	}
}

func TestAFileThatIsTooBig(t *testing.T) {
	dir := put(t, map[string]string{"Backup/A/Info.plist": infoText})
	if err := os.Truncate(filepath.Join(dir, "Backup", "A", "Info.plist"), maxFile+1); err != nil {
		t.Fatal(err)
	}
	if got, err := List(dir, "Backup"); err != nil || len(got) != 0 {
		t.Errorf("got %v, %v; want none", got, err)
	}
}

func TestRefusedIsDenied(t *testing.T) {
	if err := refused("Backup", os.ErrPermission); !errors.Is(err, ErrDenied) {
		t.Errorf("got %v, want ErrDenied", err)
	}
}

// The places are the system's own; on Linux there are none.
func TestPlaces(t *testing.T) {
	all := places("/home/alba", func(string) string { return "/roaming" })
	want := map[string]int{"darwin": 1, "windows": 2}[runtime.GOOS]
	if len(all) != want {
		t.Errorf("got %v, want %d places", all, want)
	}
	for _, p := range all {
		if filepath.Base(p.parent) != "MobileSync" || p.folder != "Backup" {
			t.Errorf("got %v, want MobileSync and Backup", p)
		}
	}
}

func TestLookedNamesEveryPlace(t *testing.T) {
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatal(err)
	}
	want := places(home, os.Getenv)
	got := Looked()
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i, p := range want {
		if got[i] != filepath.Join(p.parent, p.folder) {
			t.Errorf("got %s, want the folder %v", got[i], p)
		}
	}
}

func FuzzInfo(f *testing.F) {
	f.Add([]byte(infoText))
	f.Add([]byte("bplist00"))
	f.Add([]byte(status("finished")))
	f.Fuzz(func(t *testing.T, data []byte) {
		if b, err := parseInfo(data); err != nil && b != (Backup{}) {
			t.Errorf("got %+v beside the error %v", b, err)
		}
		_ = parseStatus(data)
	})
}
