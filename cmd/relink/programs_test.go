package main

import (
	"testing"

	"relink/internal/device"
	"relink/internal/restorer"
)

// The window is told what each program says of a model; only one with a window
// of its own is brought to the front.
func TestWhatTheWindowShowsOfPrograms(t *testing.T) {
	var front []restorer.Kind
	got := shownPrograms([]restorer.Program{
		{Kind: restorer.AppleDevices}, {Kind: restorer.IDeviceRestore, Version: "1.0.0"},
	}, func(p restorer.Program) error {
		front = append(front, p.Kind)
		return nil
	})
	m, _ := device.ByProductType("iPhone13,2")
	if len(got) != 2 || got[0].Open == nil || got[1].Open != nil || got[1].Version != "1.0.0" {
		t.Fatalf("got %+v", got)
	}
	for _, p := range got {
		if said := p.Can(&m); said != string(restorer.Unknown) { // of neither anything is known
			t.Errorf("%s: %q", p.Kind, said)
		}
	}
	if err := got[0].Open(); err != nil || len(front) != 1 || front[0] != restorer.AppleDevices {
		t.Errorf("brought to the front: %v, %v", front, err)
	}
}
