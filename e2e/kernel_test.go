// Package e2e tests Relink from outside: here a booted kernel's USB stack with
// virtual phones on it, elsewhere the real window on a virtual screen.
package e2e

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"relink/e2e/boot"
)

// scenarios are what the guest tells about, one result each. A missing one is
// a failure.
var scenarios = []string{
	"coach to DFU",
	"coach, recovery instead",
	"every mode",
	"lsusb and irecovery agree",
	"drop of 100 ms",
	"hub with a neighbour",
	"unplugged in the middle",
	"three phones at once",
	"keyboard beside",
	"recovery commands",
	"leave recovery",
	"permission refused",
	"udev rule",
	"cable test",
	"through usbmuxd",
	"hostile devices",
	"200 cycles",
	"sysfs and libusb agree",
	"nothing invented",
	"watch ends well",
}

// TestKernel boots Debian's kernel with an initramfs of our own under QEMU's
// emulation and lets e2e/guest plug virtual phones in. RELINK_E2E_ONLY names
// one scenario to tell.
func TestKernel(t *testing.T) {
	img, err := boot.Build("..")
	if err != nil {
		t.Fatalf("build the guest: %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 8*time.Minute)
	defer cancel()
	only := os.Getenv("RELINK_E2E_ONLY")
	results := map[string]boot.Message{}
	started := time.Now()
	err = boot.Run(ctx, img, "relink.mode=test relink.only="+strings.ReplaceAll(only, " ", "_"), func(m boot.Message) {
		if m.Kind == "result" {
			results[m.Scenario] = m
			t.Logf("%6.1fs %-28s ok=%v, took %.1fs", time.Since(started).Seconds(), m.Scenario, m.OK, m.Seconds)
		}
	})
	if err != nil {
		t.Errorf("the guest: %v", err)
	}
	for _, name := range scenarios {
		if only != "" && name != only {
			continue
		}
		t.Run(name, func(t *testing.T) {
			m, told := results[name]
			switch {
			case !told:
				t.Fatalf("the guest told nothing about it")
			case m.OK:
				return
			}
			for _, f := range m.Faults {
				t.Error(f)
			}
			t.Logf("what happened:\n%s", strings.Join(m.Log, "\n"))
		})
		delete(results, name)
	}
	for name, m := range results {
		if !m.OK {
			t.Errorf("%s: %s", name, strings.Join(m.Faults, "; "))
		}
	}
}
