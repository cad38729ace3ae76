package main

import (
	"fmt"
	"os/exec"
	"strings"

	"relink/internal/device"
	"relink/internal/virtualphone"
)

// ownRule is the rule that Relink ships, as packaging installs it.
const ownRule = "70-relink.rules"

// udevRule: Debian's udev, which reads the rule that is shipped, marks a phone
// in recovery and in DFU for the person at this computer (systemd-logind opens
// what is tagged uaccess), and a running one not.
func udevRule(s *story) {
	at := socketOn(5, 3)
	one := spec("iPhone12,1", 84)
	one.Timing = virtualphone.Usual.Scaled(0.1)
	c := s.phone(at, one, virtualphone.Recovery)
	for _, step := range []struct {
		state  virtualphone.State
		mode   device.Mode
		tagged bool
	}{
		{virtualphone.Recovery, device.ModeRecovery, true},
		{virtualphone.DFU, device.ModeDFU, true},
		{virtualphone.Normal, device.ModeNormal, false},
	} {
		if step.state != virtualphone.Recovery {
			c.SetMode(step.state)
			s.wants(at.name, "detached", anyMode)
		}
		e := s.wants(at.name, "attached", step.mode)
		if e.Device.Address == nil {
			s.errorf("%v has no address", e)
			return
		}
		known, tagged := tagsOf(at.name, *e.Device.Address)
		if !known || tagged != step.tagged {
			s.errorf("in %s: udev knows it: %v, uaccess: %v, want %v", step.mode, known, tagged, step.tagged)
		}
	}
	c.Detach()
	s.wants(at.name, "detached", anyMode)
}

// tagsOf asks udev's database about a device, once udev has set it up.
func tagsOf(port string, address int) (known, uaccess bool) {
	bus, _, _ := strings.Cut(port, "-")
	node := fmt.Sprintf("/dev/bus/usb/%03s/%03d", bus, address)
	var text []byte
	known = until(patience, func() bool {
		text, _ = exec.Command("udevadm", "info", "--query=property", "--name="+node).Output()
		return strings.Contains(string(text), "USEC_INITIALIZED=")
	})
	return known, strings.Contains(string(text), ":uaccess:")
}
