//go:build !linux

package restorer

import "relink/internal/device"

// Start starts nothing here: on this system Apple's own program restores.
func (p *Plan) Start(device.Snapshot) (*Run, error) { return nil, refuse(NotHere) }

// Earlier are none: Relink starts nothing on this system.
func Earlier(string) []*Run { return nil }

func diskFull(string) bool { return false }
