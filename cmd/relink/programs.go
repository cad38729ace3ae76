package main

import (
	"context"
	"time"

	"relink/internal/device"
	"relink/internal/restorer"
	"relink/ui/way"
)

// askPatience bounds how long a program may take to say its version.
const askPatience = 10 * time.Second

// listPrograms lists what restores on this computer for the window.
func listPrograms() []way.Program {
	ctx, cancel := context.WithTimeout(context.Background(), askPatience)
	defer cancel()
	here := restorer.Here()
	return shownPrograms(here.Programs(ctx), here.BringToFront)
}

// shownPrograms are restore programs as the window shows them. One without a
// window of its own, as idevicerestore is, is not brought to the front.
func shownPrograms(found []restorer.Program, front func(restorer.Program) error) []way.Program {
	out := make([]way.Program, 0, len(found))
	for _, p := range found {
		shown := way.Program{Kind: string(p.Kind), Version: p.Version, Can: func(m *device.Model) string {
			can, _ := p.CanRestore(m)
			return string(can)
		}}
		if p.Kind != restorer.IDeviceRestore {
			shown.Open = func() error { return front(p) }
		}
		out = append(out, shown)
	}
	return out
}
