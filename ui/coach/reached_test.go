package coach

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/uitest"
)

// In DFU each system is told its own program, the window that opens by itself
// and the button, that Restore erases, and how to get out of DFU instead.
func TestDFUReachedNamesProgramWindowAndButton(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	m, _ := device.ByProductType("iPhone13,2")
	for system, want := range map[string][]string{
		"darwin":  {"Finder", "A window opens by itself", "Click Restore iPhone"},
		"windows": {"Apple Devices", "iTunes", "A message comes up by itself", "Click Restore iPhone"},
		"linux":   {"Apple has no restore program for Linux", "Finder", "Apple Devices or iTunes", "A message comes up by itself", "Click Restore iPhone", "idevicerestore"},
	} {
		got := uitest.Sentences(Reached(Plan{Words: words.English(), Model: m, System: system}, func() {}))
		for _, w := range append(want, "You did it", "erases", "Tap volume up, tap volume down, then hold the side button", "leave it plugged in") {
			if !strings.Contains(got, w) {
				t.Errorf("%s: no %q in\n%s", system, w, got)
			}
		}
	}
}

// Of an iPad without a home button the way out of DFU names the volume buttons
// by their place.
func TestTheWayOutOfDFUOnAnIPadNamesTheButtonsByPlace(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for product, want := range map[string]bool{"iPad13,1": true, "iPad14,1": true, "iPad7,11": false, "iPhone13,2": false} {
		m, _ := device.ByProductType(product)
		c := New(Plan{Words: words.English(), Model: m, System: "linux"}, Hooks{})
		t.Cleanup(c.Close)
		if got := strings.Contains(c.reachedState().Out, "nearest to the top button"); got != want {
			t.Errorf("%s: got %q", product, c.reachedState().Out)
		}
	}
}
