package ui

import "relink/internal/device"

// ours is the bus without the phones that no try is about.
func (w *Window) ours() device.Snapshot { return w.story.Ours(w.trying()) }
