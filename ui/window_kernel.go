package ui

import "time"

// KernelSign is a complaint of the kernel about a USB port.
type KernelSign struct {
	At   time.Time
	Port string
	Sign string // as finding.LinkWatch takes it
}

// hearKernel takes what the kernel says about the bus that is watched, until
// the bus is left.
func (w *Window) hearKernel(signs <-chan KernelSign) {
	for k := range signs {
		w.jobs.done <- func() {
			if w.source.Kernel == signs {
				w.kernelSaid(k)
			}
		}
	}
}

// kernelSaid notes a complaint; it settles into a finding, or does not.
func (w *Window) kernelSaid(k KernelSign) {
	if w.working.doing(k.At).Shakes || !w.story.Kernel(k.At, k.Port, k.Sign) {
		return // a hand provoked it: in a cable test, or because the page asks for the plug to be moved
	}
	w.show()
	w.panel.Wake(time.Now())
}
