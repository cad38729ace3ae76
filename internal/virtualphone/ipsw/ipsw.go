// Package ipsw makes up firmware files. Their lists and folders are those of a
// real IPSW, so that restore programs take them; the parts inside are noise
// that no phone could run, and nobody signed them.
//
// It writes such files, whole or wrong in a way that a test wants. It does not
// read them: what reads IPSWs is tried on what this package writes, and must
// not share its mistakes.
package ipsw

import (
	"archive/zip"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"howett.net/plist"

	"relink/internal/device"
	"relink/internal/restore"
)

// The variants that a restore program looks for, as BuildManifest.plist names
// them (libimobiledevice/idevicerestore idevicerestore.c 405fcd1).
const (
	EraseInstall   = "Customer Erase Install (IPSW)"
	UpgradeInstall = "Customer Upgrade Install (IPSW)"
)

// The names of the list of builds. A program that finds the old one asks
// Apple's server for nothing and sends every part as it is
// (libimobiledevice/idevicerestore ipsw.c, 1.0.0 and 405fcd1).
const (
	Manifest    = "BuildManifest.plist"
	OldManifest = "BuildManifesto.plist"
)

// Identity is one build of a firmware file: for this phone, with this effect
// on its data. A real file gives Behaviour and Variant the same meaning.
type Identity struct {
	Model     device.Model
	Behaviour restore.Behaviour
	Variant   string
}

// Firmware is a firmware file to be.
type Firmware struct {
	Version, Build string
	// ProductTypes are those that the list of builds names first.
	ProductTypes []string
	// Identities in the order of the list. A program takes the first that fits.
	Identities []Identity
	// ManifestName is how the list of builds is called.
	ManifestName string
	// SystemSize is how many bytes the system has.
	SystemSize int
}

// For is what Apple would offer for these models: for each a build that erases
// and one that updates, in that order. Its iOS is the last 13, the newest that
// the idevicerestore of Debian 12 knows.
func For(models ...device.Model) Firmware {
	f := Firmware{Version: "13.7", Build: "17H35", ManifestName: Manifest, SystemSize: 3 << 20}
	for _, m := range models {
		f.ProductTypes = append(f.ProductTypes, m.ProductType)
		f.Identities = append(f.Identities,
			Identity{m, restore.Erase, EraseInstall}, Identity{m, restore.Update, UpgradeInstall})
	}
	return f
}

// Only keeps the builds with that effect on the data.
func (f Firmware) Only(b restore.Behaviour) Firmware {
	f.Identities = slices.DeleteFunc(slices.Clone(f.Identities), func(i Identity) bool { return i.Behaviour != b })
	return f
}

// Files are the firmware's files by their names inside.
func (f Firmware) Files() (map[string][]byte, error) {
	files := map[string][]byte{}
	var identities []any
	for _, i := range f.Identities {
		for _, p := range partsOf(i) {
			if _, ok := files[p.path]; !ok {
				files[p.path] = f.content(p)
			}
		}
		identities = append(identities, f.entry(i))
	}
	list, err := plist.MarshalIndent(map[string]any{
		"ProductVersion":        f.Version,
		"ProductBuildVersion":   f.Build,
		"ManifestVersion":       0,
		"SupportedProductTypes": f.ProductTypes,
		"BuildIdentities":       identities,
	}, plist.XMLFormat, "\t")
	if err != nil {
		return nil, fmt.Errorf("write the list of builds: %w", err)
	}
	files[f.ManifestName] = list
	return files, nil
}

// content is what stands in a part: noise that is the same each time.
func (f Firmware) content(p part) []byte {
	size := p.size
	if p.name == system {
		size = f.SystemSize
	}
	noise := make([]byte, size)
	var seed [32]byte
	copy(seed[:], p.path)
	rand.NewChaCha8(seed).Read(noise) // never fails (math/rand/v2)
	if p.tag == "" {
		return noise
	}
	return image4(p.tag, noise)
}

// WriteFolder unpacks the firmware into a folder, which must be there. Restore
// programs take one as they take a file.
func (f Firmware) WriteFolder(dir string) error {
	files, err := f.Files()
	if err != nil {
		return err
	}
	for name, data := range files {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return fmt.Errorf("make room for firmware: %w", err)
		}
		if err := os.WriteFile(to, data, 0o644); err != nil {
			return fmt.Errorf("write firmware: %w", err)
		}
	}
	return nil
}

// WriteFile writes the firmware as one file, as Apple gives it out.
func (f Firmware) WriteFile(name string) error {
	to, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("write firmware: %w", err)
	}
	if err := f.Write(to); err != nil {
		to.Close()
		return err
	}
	if err := to.Close(); err != nil {
		return fmt.Errorf("write firmware: %w", err)
	}
	return nil
}

// Write writes the same to w.
func (f Firmware) Write(w io.Writer) error {
	files, err := f.Files()
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		in, err := z.Create(name)
		if err == nil {
			_, err = in.Write(files[name])
		}
		if err != nil {
			return fmt.Errorf("pack firmware: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("pack firmware: %w", err)
	}
	return nil
}
