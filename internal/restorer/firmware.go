package restorer

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"syscall"

	"relink/internal/device"
	"relink/internal/proplist"
	"relink/internal/restore"
)

// Firmware is an IPSW file that was read and is held open, so that it can be
// compared again when a restore begins. Nothing of it is unpacked but its
// BuildManifest.
type Firmware struct {
	Path     string
	Size     int64
	Version  string   // "13.7"
	Build    string   // "17H35"
	Products []string // "iPhone12,1"

	identities []Identity
	file       *os.File
	info       os.FileInfo
}

// Identity is one way in which the file restores one board.
type Identity struct {
	Board   string // "n104ap"
	CPID    uint16
	BDID    uint8
	Variant string // "Customer Upgrade Install (IPSW)"
	// Behaviour is what it says it does to the data; empty when it says nothing
	// that is known.
	Behaviour restore.Behaviour
	// SystemBytes is the size of the system image; 0 when the file has none.
	SystemBytes int64
	// Stored says that the image lies in the file as it is, so that newer
	// programs need no room to unpack it.
	Stored bool
}

// OpenFirmware reads what an IPSW file is for. Close it when it is no longer
// needed. The error is a Refusal.
func OpenFirmware(name string) (*Firmware, error) {
	// Without O_NONBLOCK, opening a pipe waits for somebody to write to it.
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, refuse(reasonOfOpen(err), "Path", name).because(err)
	}
	fw := &Firmware{Path: name, file: f}
	if err := fw.read(); err != nil {
		f.Close()
		return nil, err
	}
	return fw, nil
}

func reasonOfOpen(err error) Reason {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return FileMissing
	case errors.Is(err, fs.ErrPermission):
		return FileDenied
	}
	return FileUnreadable
}

func (fw *Firmware) read() error {
	info, err := fw.file.Stat()
	if err != nil {
		return refuse(FileUnreadable, "Path", fw.Path).because(err)
	}
	switch {
	case info.IsDir():
		return refuse(FileFolder, "Path", fw.Path)
	case !info.Mode().IsRegular():
		return refuse(FileNoFile, "Path", fw.Path)
	}
	fw.info, fw.Size = info, info.Size()
	entries, err := readArchive(fw.file, fw.Size)
	if err != nil {
		return fw.name(err)
	}
	manifest, err := readManifest(entries)
	if err != nil {
		return fw.name(err)
	}
	fw.Version, fw.Build = device.Clean(manifest.ProductVersion), device.Clean(manifest.ProductBuildVersion)
	for _, p := range manifest.SupportedProductTypes {
		fw.Products = append(fw.Products, device.Clean(p))
	}
	if fw.identities, err = identitiesOf(manifest, entries); err != nil {
		return fw.name(err)
	}
	return nil
}

// name puts the path into a refusal that concerns this file.
func (fw *Firmware) name(err error) error {
	var r Refusal
	if !errors.As(err, &r) {
		r = refuse(FileUnreadable).because(err)
	}
	r.Args["Path"] = fw.Path
	return r
}

// Close lets go of the file.
func (fw *Firmware) Close() error { return fw.file.Close() }

// Unchanged says that the path still leads to the file that was read, and
// that nobody wrote to it since. The error is a Refusal.
func (fw *Firmware) Unchanged() error {
	now, err := os.Stat(fw.Path)
	if err != nil {
		return refuse(FileChanged, "Path", fw.Path).because(err)
	}
	held, err := fw.file.Stat()
	if err != nil {
		return refuse(FileChanged, "Path", fw.Path).because(err)
	}
	for _, i := range []os.FileInfo{now, held} {
		if !os.SameFile(fw.info, i) || i.Size() != fw.Size || !i.ModTime().Equal(fw.info.ModTime()) {
			return refuse(FileChanged, "Path", fw.Path)
		}
	}
	return nil
}

// maxManifest bounds the BuildManifest: those of firmware for many models take
// some megabytes.
const maxManifest = 32 << 20

// buildManifest is what is read of a BuildManifest.plist.
type buildManifest struct {
	ProductVersion        string
	ProductBuildVersion   string
	SupportedProductTypes []string
	BuildIdentities       []buildIdentity
}

type buildIdentity struct {
	ApChipID, ApBoardID string // "0x8030"
	Info                struct{ DeviceClass, Variant, RestoreBehavior string }
	Manifest            map[string]struct{ Info struct{ Path string } }
}

func readManifest(entries map[string]*zip.File) (buildManifest, error) {
	if entries["BuildManifesto.plist"] != nil {
		// idevicerestore takes it first and then asks for no signature
		// (1.0.0 ipsw.c:450, 405fcd1 ipsw.c:921).
		return buildManifest{}, refuse(FileOtherSystem)
	}
	entry := entries["BuildManifest.plist"]
	if entry == nil {
		return buildManifest{}, refuse(FileNoIPSW)
	}
	if entry.UncompressedSize64 > maxManifest {
		return buildManifest{}, refuse(FileSwollen)
	}
	r, err := entry.Open()
	if err != nil {
		return buildManifest{}, refuse(FileCut).because(err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxManifest+1))
	switch {
	case len(data) > maxManifest:
		return buildManifest{}, refuse(FileSwollen)
	case err != nil: // its checksum, too
		return buildManifest{}, refuse(FileCut).because(err)
	}
	var m buildManifest
	if err := proplist.Decode(data, &m); err != nil {
		return buildManifest{}, refuse(FileNoIPSW).because(err)
	}
	if m.ProductVersion == "" || len(m.BuildIdentities) == 0 {
		return buildManifest{}, refuse(FileNoIPSW)
	}
	return m, nil
}

// strays says whether a name inside the archive leads outside a folder that it
// is put under. 1.0.0 makes its file of the unpacked system of it, unchecked
// (idevicerestore.c:936).
func strays(name string) bool {
	return strings.HasPrefix(name, "/") || strings.ContainsAny(name, "\\\x00") || slices.Contains(strings.Split(name, "/"), "..") ||
		path.IsAbs(path.Clean(name))
}
