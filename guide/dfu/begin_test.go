package dfu

import (
	"testing"
	"time"

	"relink/guide/guidetest"
	"relink/internal/device"
)

// Every model, start and variant begins without breaking, with a phone on the
// bus and without, and goes on for a minute.
func TestEveryStartAndVariantBegins(t *testing.T) {
	for _, product := range append([]string{"", "nothing1,1"}, examples...) {
		m, _ := device.ByProductType(product)
		for _, start := range []Start{FromNormal, FromRecovery, FromOff, "", "odd"} {
			for _, v := range []Variant{Standard, PressAgain, KeepBoth, OtherButton, Assisted, IntoRecovery, "odd"} {
				for _, bus := range []device.Snapshot{{At: guidetest.At(0)}, {At: guidetest.At(0), Devices: []device.Device{guidetest.Device(t, m, "1-1", 1, "normal", "A")}}} {
					run, _ := BeginVariant(m, start, v, bus.At, bus)
					for range 60 {
						bus.At = bus.At.Add(time.Second)
						run, _ = run.Advance(bus.At, bus)
					}
				}
			}
		}
	}
}

// Into recovery from off there is no way: the run gives no cue until a phone is
// there.
func TestIntoRecoveryFromOffWaits(t *testing.T) {
	m, _ := device.ByProductType("iPhone13,2")
	run, cues := BeginVariant(m, FromOff, IntoRecovery, guidetest.At(0), device.Snapshot{At: guidetest.At(0)})
	if len(cues) > 0 {
		t.Fatalf("got %v, want no cue without a phone", cues)
	}
	at := guidetest.At(5000)
	_, cues = run.Advance(at, device.Snapshot{At: at, Devices: []device.Device{guidetest.Device(t, m, "1-1", 1, "normal", "A")}})
	if len(cues) == 0 {
		t.Error("a running phone came and no cue fell due")
	}
}
