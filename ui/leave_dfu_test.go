package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"relink/internal/device"
	"relink/internal/story/storytest"
)

// In DFU it is said that no command can do it, and which buttons of that model
// do; nothing is sent.
func TestLeavingDFUShowsTheButtonsOfTheModel(t *testing.T) {
	for model, want := range map[string]string{
		"iPhone8,1":  "Hold home and the power button together",
		"iPhone9,1":  "Hold volume down and the side button together",
		"iPhone13,2": "then hold the side button",
		"iPad13,1":   "then hold the top button",
	} {
		m, ok := device.ByProductType(model)
		if !ok {
			t.Fatalf("no model %s", model)
		}
		b := newBench(t)
		b.source.Act.Leave = func(context.Context, device.Device) error {
			t.Errorf("%s: something was sent", model)
			return nil
		}
		d := storytest.IPhone12(device.ModeDFU, 6)
		d.Serial = strings.Replace(d.Serial, "CPID:8101 CPRV:11 BDID:0C", fmt.Sprintf("CPID:%04X CPRV:11 BDID:%02X", m.CPID, m.BDID), 1)
		b.see(d)
		b.openWord("act.leave.menu")
		if got := b.desk(); !strings.Contains(got, "no command can do it") || !strings.Contains(got, want) || strings.Contains(got, "Leave recovery now") {
			t.Errorf("%s: want that no command can do it, and %q, in\n%s", model, want, got)
		}
	}
}
