package restorer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"relink/internal/device"
)

// ipswIdentity is one build identity of a made-up firmware file.
type ipswIdentity struct{ board, chip, bdid, variant, behaviour, system string }

var (
	goodUpdate = ipswIdentity{"n104ap", "0x8030", "0x04", "Customer Upgrade Install (IPSW)", "Update", "os.dmg"}
	goodErase  = ipswIdentity{"n104ap", "0x8030", "0x04", "Customer Erase Install (IPSW)", "Erase", "os.dmg"}
)

// manifestOf is a BuildManifest.plist as Apple writes them, as far as it is read.
func manifestOf(version, products string, ids ...ipswIdentity) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>ProductVersion</key><string>%s</string><key>ProductBuildVersion</key><string>17H35</string>
<key>SupportedProductTypes</key><array>`, version)
	for p := range strings.FieldsSeq(products) {
		fmt.Fprintf(&b, "<string>%s</string>", p)
	}
	b.WriteString("</array><key>BuildIdentities</key><array>")
	for _, i := range ids {
		fmt.Fprintf(&b, `<dict><key>ApChipID</key><string>%s</string><key>ApBoardID</key><string>%s</string><key>Info</key><dict>
<key>DeviceClass</key><string>%s</string><key>Variant</key><string>%s</string><key>RestoreBehavior</key><string>%s</string></dict>
<key>Manifest</key><dict><key>OS</key><dict><key>Info</key><dict><key>Path</key><string>%s</string></dict></dict></dict></dict>`,
			i.chip, i.bdid, i.board, i.variant, i.behaviour, i.system)
	}
	b.WriteString("</array></dict></plist>\n")
	return b.String()
}

// entry is a file of a made-up archive.
type entry struct {
	name, text string
	flags      uint16
}

// ipsw writes an archive and gives its path.
func ipsw(t testing.TB, entries ...entry) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		f, err := w.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Deflate, Flags: e.flags})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(e.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "made-up.ipsw")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// goodIPSW is a file for the iPhone 11 with both ways in it.
func goodIPSW(t testing.TB) string {
	return ipsw(t, entry{name: "BuildManifest.plist", text: manifestOf("13.7", "iPhone12,1", goodErase, goodUpdate)},
		entry{name: "os.dmg", text: strings.Repeat("system", 1000)})
}

// modelOf is the model with a product type.
func modelOf(t testing.TB, productType string) device.Model {
	t.Helper()
	m, ok := device.ByProductType(productType)
	if !ok {
		t.Fatalf("no model %s", productType)
	}
	return m
}
