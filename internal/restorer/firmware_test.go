package restorer

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"relink/internal/restore"
)

func TestFirmwareSaysWhatItIsFor(t *testing.T) {
	fw, err := OpenFirmware(goodIPSW(t))
	if err != nil {
		t.Fatal(err)
	}
	defer fw.Close()
	if fw.Version != "13.7" || fw.Build != "17H35" || len(fw.Products) != 1 || fw.Size == 0 {
		t.Errorf("got %+v", fw)
	}
	if got := fw.Variants("N104AP"); len(got) != 2 {
		t.Errorf("got variants %q, want both", got)
	}
	for _, b := range []restore.Behaviour{restore.Update, restore.Erase} {
		id, err := fw.For(modelOf(t, "iPhone12,1"), b)
		if err != nil || id.Behaviour != b || id.SystemBytes != 6000 {
			t.Errorf("%s: got %+v, %v", b, id, err)
		}
	}
}

// What is no usable firmware file is refused with its own reason.
func TestFilesThatAreRefused(t *testing.T) {
	manifest := func(ids ...ipswIdentity) entry {
		return entry{name: "BuildManifest.plist", text: manifestOf("13.7", "iPhone12,1", ids...)}
	}
	both := manifest(goodErase, goodUpdate)
	for _, tt := range []struct {
		name string
		path func(t *testing.T) string
		want Reason
	}{
		{"missing", func(t *testing.T) string { return filepath.Join(t.TempDir(), "none.ipsw") }, FileMissing},
		{"a folder", func(t *testing.T) string { return t.TempDir() }, FileFolder},
		{"empty", func(t *testing.T) string { return fileOf(t, nil) }, FileNoIPSW},
		{"a picture", func(t *testing.T) string { return fileOf(t, []byte("\x89PNG and so on")) }, FileNoIPSW},
		{"a zip of something else", func(t *testing.T) string { return ipsw(t, entry{name: "holiday.txt"}) }, FileNoIPSW},
		{"a manifest that is none", func(t *testing.T) string { return ipsw(t, entry{name: "BuildManifest.plist", text: "hello"}) }, FileNoIPSW},
		{"cut", func(t *testing.T) string { return cutOff(t, goodIPSW(t), 40) }, FileCut},
		{"cut in the middle", func(t *testing.T) string { return cutOff(t, goodIPSW(t), 400) }, FileCut},
		{"encrypted", func(t *testing.T) string {
			return withFlag(t, ipsw(t, both, entry{name: "os.dmg", text: "x"}))
		}, FileEncrypted},
		{"one name twice", func(t *testing.T) string { return ipsw(t, both, manifest(goodErase)) }, FileTwice},
		{"signing switched off", func(t *testing.T) string { return ipsw(t, both, entry{name: "BuildManifesto.plist"}) }, FileOtherSystem},
		{"a manifest of 40 MB", func(t *testing.T) string {
			return ipsw(t, entry{name: "BuildManifest.plist", text: strings.Repeat(" ", 40<<20)})
		}, FileSwollen},
		{"a manifest that claims 10 bytes", func(t *testing.T) string {
			return claiming(t, ipsw(t, both), 10)
		}, FileCut},
		{"a list that claims 400 million entries", func(t *testing.T) string { return crowded(t) }, FileSwollen},
		{"an entry that leads out", func(t *testing.T) string { return ipsw(t, both, entry{name: "../../.bashrc"}) }, FileAstray},
		{"a system image that leads out", func(t *testing.T) string {
			out := goodUpdate
			out.system = "../../home/os.dmg"
			return ipsw(t, manifest(goodErase, out))
		}, FileAstray},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fw, err := OpenFirmware(tt.path(t))
			if err == nil {
				fw.Close()
			}
			var got Refusal
			if !errors.As(err, &got) || got.Reason != tt.want {
				t.Fatalf("got %v, want %s", err, tt.want)
			}
			if got.Args["Path"] == nil {
				t.Errorf("the refusal names no file: %+v", got)
			}
		})
	}
}

// Where the program could take another identity than the one asked for, the
// file is refused, whatever else it holds.
func TestIdentityMustBeBeyondDoubt(t *testing.T) {
	with := func(i ipswIdentity, change func(*ipswIdentity)) ipswIdentity { change(&i); return i }
	saysUpgrade := with(goodErase, func(i *ipswIdentity) { i.variant = goodUpdate.variant })
	saysUpdate := with(goodErase, func(i *ipswIdentity) { i.behaviour = "Update" })
	research := with(goodUpdate, func(i *ipswIdentity) { i.variant = "Research Developer Upgrade Install (IPSW)" })
	otherBoard := with(goodUpdate, func(i *ipswIdentity) { i.board, i.bdid = "d421ap", "0x06" })
	wrongChip := with(goodUpdate, func(i *ipswIdentity) { i.chip = "0x8020" })
	noChip := with(goodUpdate, func(i *ipswIdentity) { i.chip = "" })
	for _, tt := range []struct {
		name     string
		products string
		ids      []ipswIdentity
		ask      restore.Behaviour
		want     Reason // empty: taken
	}{
		{"both", "iPhone12,1", []ipswIdentity{goodErase, goodUpdate}, restore.Update, ""},
		{"no list of products", "", []ipswIdentity{goodErase, goodUpdate}, restore.Update, ""},
		{"erase alone, update asked", "iPhone12,1", []ipswIdentity{goodErase}, restore.Update, FileNoUpdate},
		{"update alone, erase asked", "iPhone12,1", []ipswIdentity{goodUpdate}, restore.Erase, FileNoErase},
		{"an erase that calls itself upgrade first", "iPhone12,1", []ipswIdentity{saysUpgrade, goodUpdate}, restore.Update, FileNoUpdate},
		{"an erase that calls itself update first", "iPhone12,1", []ipswIdentity{saysUpdate, goodUpdate}, restore.Update, FileNoUpdate},
		{"the same behind the good one", "iPhone12,1", []ipswIdentity{goodUpdate, saysUpdate, goodErase}, restore.Update, ""},
		{"research alone", "iPhone12,1", []ipswIdentity{research}, restore.Update, FileNoUpdate},
		{"for another model", "iPhone13,2", []ipswIdentity{goodErase, goodUpdate}, restore.Update, FileOtherModel},
		{"without this board", "iPhone12,1 iPhone12,3", []ipswIdentity{otherBoard}, restore.Update, FileNoBoard},
		{"this board with another chip", "iPhone12,1", []ipswIdentity{wrongChip, goodUpdate}, restore.Update, FileMuddled},
		{"this board without a chip", "iPhone12,1", []ipswIdentity{noChip}, restore.Update, FileMuddled},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fw, err := OpenFirmware(ipsw(t, entry{name: "BuildManifest.plist", text: manifestOf("13.7", tt.products, tt.ids...)}))
			if err != nil {
				t.Fatal(err)
			}
			defer fw.Close()
			id, err := fw.For(modelOf(t, "iPhone12,1"), tt.ask)
			var got Refusal
			if errors.As(err, &got); got.Reason != tt.want {
				t.Errorf("got %q, want %q", got.Reason, tt.want)
			}
			if tt.want == "" && id.Behaviour != tt.ask {
				t.Errorf("got %+v, want %s", id, tt.ask)
			}
		})
	}
}

// A file of 12 GB is read as quickly as a small one: only its list and its
// manifest are looked at.
func TestTwelveGigabytes(t *testing.T) {
	name := filepath.Join(t.TempDir(), "large.ipsw")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(&holes{f: f})
	const size = 12 << 30
	image, err := w.CreateRaw(&zip.FileHeader{Name: "os.dmg", Method: zip.Store, CompressedSize64: size, UncompressedSize64: size})
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 64<<20)
	for range size / len(zeros) {
		if _, err := image.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	manifest, err := w.Create("BuildManifest.plist")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(manifest, manifestOf("13.7", "iPhone12,1", goodErase, goodUpdate)); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	fw, err := OpenFirmware(name)
	if err != nil {
		t.Fatal(err)
	}
	defer fw.Close()
	if took := time.Since(begun); took > 2*time.Second {
		t.Errorf("it took %v", took)
	}
	id, err := fw.For(modelOf(t, "iPhone12,1"), restore.Update)
	if err != nil || id.SystemBytes != size || !id.Stored || fw.Size < size {
		t.Errorf("got %+v, %v", id, err)
	}
}

func TestAFileThatChangedIsNoticed(t *testing.T) {
	change := map[string]func(t *testing.T, name string){
		"replaced": func(t *testing.T, name string) {
			if err := os.Rename(goodIPSW(t), name); err != nil {
				t.Fatal(err)
			}
		},
		"written to": func(t *testing.T, name string) {
			if err := os.Chtimes(name, time.Now(), time.Now().Add(time.Second)); err != nil {
				t.Fatal(err)
			}
		},
		"cut": func(t *testing.T, name string) {
			if err := os.Truncate(name, 100); err != nil {
				t.Fatal(err)
			}
		},
		"gone": func(t *testing.T, name string) {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		},
	}
	for how, do := range change {
		t.Run(how, func(t *testing.T) {
			name := goodIPSW(t)
			fw, err := OpenFirmware(name)
			if err != nil {
				t.Fatal(err)
			}
			defer fw.Close()
			if err := fw.Unchanged(); err != nil {
				t.Fatalf("got %v before anything changed", err)
			}
			do(t, name)
			var got Refusal
			if err := fw.Unchanged(); !errors.As(err, &got) || got.Reason != FileChanged {
				t.Errorf("got %v, want %s", err, FileChanged)
			}
		})
	}
}

// FuzzOpenFirmware: no file makes it panic or take memory without bound.
func FuzzOpenFirmware(f *testing.F) {
	for _, name := range []string{goodIPSW(f), ipsw(f, entry{name: "BuildManifest.plist", text: "<plist/>"})} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(dir, "f.ipsw")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		fw, err := OpenFirmware(name)
		if err != nil {
			if !errors.As(err, new(Refusal)) {
				t.Errorf("got %v, want a Refusal", err)
			}
			return
		}
		defer fw.Close()
		_, _ = fw.For(modelOf(t, "iPhone12,1"), restore.Update)
	})
}

func fileOf(t *testing.T, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "f.ipsw")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func cutOff(t *testing.T, name string, bytes int64) string {
	t.Helper()
	info, err := os.Stat(name)
	if err == nil {
		err = os.Truncate(name, info.Size()-bytes)
	}
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// rewritten changes the bytes of a file.
func rewritten(t *testing.T, name string, change func([]byte)) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	change(data)
	return fileOf(t, data)
}

// withFlag says in the list of entries that the last one is encrypted.
func withFlag(t *testing.T, name string) string {
	return rewritten(t, name, func(b []byte) { b[bytes.LastIndex(b, []byte("PK\x01\x02"))+8] |= 1 })
}

// claiming says that the first entry unpacks to so many bytes.
func claiming(t *testing.T, name string, size uint32) string {
	return rewritten(t, name, func(b []byte) {
		binary.LittleEndian.PutUint32(b[bytes.Index(b, []byte("PK\x01\x02"))+24:], size)
	})
}

// crowded is a large, empty file whose end claims hundreds of millions of
// entries, as the library would set memory aside for them.
func crowded(t *testing.T) string {
	t.Helper()
	name := fileOf(t, nil)
	const size = 12 << 30
	end := make([]byte, end64Length+locatorLength+endLength)
	copy(end, end64Sign)
	binary.LittleEndian.PutUint64(end[24:], 400_000_000)
	binary.LittleEndian.PutUint64(end[32:], 400_000_000)
	copy(end[end64Length:], locatorSign)
	binary.LittleEndian.PutUint64(end[end64Length+8:], size)
	copy(end[end64Length+locatorLength:], endSign)
	binary.LittleEndian.PutUint16(end[end64Length+locatorLength+10:], 1<<16-1)
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt(end, size); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

// holes writes blocks of zeros as holes of the file.
type holes struct {
	f  *os.File
	at int64
}

func (h *holes) Write(b []byte) (int, error) {
	if len(b) < 64<<20 {
		if _, err := h.f.WriteAt(b, h.at); err != nil {
			return 0, err
		}
	}
	h.at += int64(len(b))
	return len(b), nil
}
