package ipsw

import (
	"archive/zip"
	"bytes"
	"encoding/asn1"
	"io"
	"os"
	"path/filepath"
	"testing"

	"howett.net/plist"

	"relink/internal/device"
	"relink/internal/restore"
)

func phone(t *testing.T, productType string) device.Model {
	t.Helper()
	m, ok := device.ByProductType(productType)
	if !ok {
		t.Fatalf("no model %s", productType)
	}
	return m
}

// list is what a program reads in the list of builds.
type list struct {
	ProductVersion        string
	SupportedProductTypes []string
	BuildIdentities       []struct {
		ApChipID, ApBoardID string
		Info                struct{ DeviceClass, Variant, RestoreBehavior string }
		Manifest            map[string]struct{ Info struct{ Path string } }
	}
}

func TestAFirmwareHasAllItsListNames(t *testing.T) {
	files, err := For(phone(t, "iPhone12,1"), phone(t, "iPhone12,3")).Files()
	if err != nil {
		t.Fatal(err)
	}
	var l list
	if _, err := plist.Unmarshal(files[Manifest], &l); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range l.BuildIdentities {
		got = append(got, i.Info.DeviceClass+" "+i.Info.RestoreBehavior+" "+i.Info.Variant+" "+i.ApChipID+" "+i.ApBoardID)
		for name, p := range i.Manifest {
			if _, ok := files[p.Info.Path]; !ok {
				t.Errorf("%s of %s is in %q, which is not there", name, i.Info.DeviceClass, p.Info.Path)
			}
		}
	}
	want := []string{
		"n104ap Erase Customer Erase Install (IPSW) 0x8030 0x04", "n104ap Update Customer Upgrade Install (IPSW) 0x8030 0x04",
		"d421ap Erase Customer Erase Install (IPSW) 0x8030 0x06", "d421ap Update Customer Upgrade Install (IPSW) 0x8030 0x06",
	}
	if !equal(got, want) {
		t.Errorf("got builds\n%q, want\n%q", got, want)
	}
	if l.ProductVersion != "13.7" || !equal(l.SupportedProductTypes, []string{"iPhone12,1", "iPhone12,3"}) {
		t.Errorf("got version %q for %q", l.ProductVersion, l.SupportedProductTypes)
	}
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestAFileAndAFolderHoldTheSame(t *testing.T) {
	f := For(phone(t, "iPhone12,1")).Only(restore.Update)
	f.ManifestName, f.SystemSize = OldManifest, 100
	dir := t.TempDir()
	file := filepath.Join(dir, "a.ipsw")
	if err := f.WriteFile(file); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "folder")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := f.WriteFolder(folder); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	files, err := f.Files()
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != len(files) || len(files[OldManifest]) == 0 || len(files["system.dmg"]) != 100 {
		t.Fatalf("got %d files, want %d with %s and a system of 100 bytes", len(z.File), len(files), OldManifest)
	}
	for _, in := range z.File {
		r, err := in.Open()
		if err != nil {
			t.Fatal(err)
		}
		packed, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		lying, err := os.ReadFile(filepath.Join(folder, in.Name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(packed, files[in.Name]) || !bytes.Equal(lying, files[in.Name]) {
			t.Errorf("%s differs", in.Name)
		}
	}
	if _, err := f.RamDisk(restore.Erase); err == nil {
		t.Error("a firmware without the build that erases has its ramdisk")
	}
}

func TestEveryPartIsTakenForAnImage4(t *testing.T) {
	f := For(phone(t, "iPhone12,1"))
	files, err := f.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range f.Identities {
		for _, p := range partsOf(i) {
			if p.tag == "" {
				continue
			}
			var image struct {
				Kind, Tag, About string `asn1:"ia5"`
				Data             []byte
			}
			rest, err := asn1.Unmarshal(files[p.path], &image)
			if err != nil || len(rest) > 0 || image.Kind != "IM4P" || len(image.Tag) != 4 || len(image.Data) != p.size {
				t.Errorf("%s: got %q %q with %d bytes, %v", p.name, image.Kind, image.Tag, len(image.Data), err)
			}
		}
	}
	updates, err1 := f.RamDisk(restore.Update)
	erases, err2 := f.RamDisk(restore.Erase)
	if err1 != nil || err2 != nil || bytes.Equal(updates, erases) {
		t.Errorf("the ramdisks that update and erase are the same: %v %v", err1, err2)
	}
}
