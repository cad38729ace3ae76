package system

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"relink/usbwatch"
)

func TestOpen(t *testing.T) {
	tree := t.TempDir()
	if err := os.MkdirAll(filepath.Join(tree, "bus", "usb", "devices", "usb1"), 0o755); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, kind, root string
		want             error
	}{
		{"the best", Auto, tree, nil},
		{"by name", Sysfs, tree, nil},
		{"where there is none", Sysfs, filepath.Join(tree, "bus"), usbwatch.ErrNoBus},
		{"of another system", SetupAPI, "", ErrOtherSystem},
		{"unheard of", "pigeon", "", ErrUnknownKind},
		{"no word", "", "", ErrUnknownKind},
		{"libusb from a directory", Libusb, tree, errNoRoot},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bus, err := Open(tt.kind, tt.root)
			if !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
			if (bus == nil) != (err != nil) {
				t.Errorf("got bus %v beside error %v", bus, err)
			}
			if bus != nil {
				bus.Close()
			}
		})
	}
}

func TestEveryKindIsKnown(t *testing.T) {
	for kind := range buses {
		if _, err := Open(kind, "/nowhere"); errors.Is(err, ErrUnknownKind) {
			t.Errorf("%q: got %v, want it among Kinds", kind, err)
		}
	}
}
