package restore_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"relink/e2e/stories"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorer"
	"relink/internal/virtualphone"
	"relink/internal/virtualphone/ipsw"
)

// Debian's idevicerestore is known by its version, takes the words that Relink
// starts it with, and says that it finds no phone: none is on this USB. That is
// a failure in which nothing was sent.
func TestRealRestoreProgram(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("USBMUXD_SOCKET_ADDRESS", "UNIX:"+filepath.Join(dir, "none"))
	file := filepath.Join(dir, "iPhone.ipsw")
	if err := ipsw.For(stories.Phone.Model).WriteFile(file); err != nil {
		t.Fatal(err)
	}
	fw, err := restorer.OpenFirmware(file)
	if err != nil {
		t.Fatal(err)
	}
	defer fw.Close()
	now := time.Now()
	bus := device.Snapshot{At: now, Devices: []device.Device{{
		Port: "9-1", Address: 120, VendorID: device.AppleVendorID, ProductID: 0x1281, Hubs: []string{"usb9"},
		Serial: virtualphone.New(stories.Spec(), virtualphone.Recovery, now).SerialString(),
	}}}
	around := restorer.Around(restorer.Here(), filepath.Join(dir, "runs"))
	around.Processes = func() ([]restorer.Process, error) { return nil, nil } // other tests run it meanwhile
	around.MayWrite = func(device.Device) (string, bool) { return "", true }
	request := restorer.Request{Behaviour: restore.Update, Firmware: fw, Port: "9-1", Model: stories.Phone.Model, SaidIOS: "13.0"}
	checks := request.Check(t.Context(), bus, around)
	if checks.Plan == nil {
		t.Fatalf("got %+v, want a plan", checks.Refused)
	}
	if p := checks.Plan.Program; p.Build == nil || p.Build.Changes != 0 {
		t.Errorf("got %+v, want the release that Debian packages", p)
	}
	run, err := checks.Plan.Start(bus)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(chan restorer.Seen, 1)
	_, sightings := device.Tracker{}.Advance(bus)
	seen <- restorer.Seen{At: now, Devices: sightings}
	last, err := run.Watch(t.Context(), seen, func(restorer.Progress) {})
	if err != nil {
		t.Fatal(err)
	}
	said, err := os.ReadFile(run.Output())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(said), "Usage:") || !strings.Contains(string(said), "nable to discover device mode") {
		t.Errorf("got\n%s", said)
	}
	if last.Outcome == restorer.Success || last.Outcome == restorer.Stopped || last.MayEnd {
		t.Errorf("got %+v", last)
	}
	t.Logf("%s: %s", last.Outcome, said)
}
