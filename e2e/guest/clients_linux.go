package main

import (
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"time"

	"relink/e2e/boot"
	"relink/internal/device"
	"relink/internal/virtualphone"
)

// sameWords: Debian's lsusb and irecovery look at the same phones and must say
// what relinkctl status says.
func sameWords(s *story) {
	at := socketOn(7, 1)
	for i, state := range []virtualphone.State{virtualphone.Recovery, virtualphone.DFU} {
		one := spec("iPhone10,3", 40+i)
		c := s.phone(at, one, state)
		e := s.wants(at.name, "attached", device.Mode(state))
		sees := func(tool string, pairs [][2]string) {
			for _, p := range pairs {
				if p[0] != p[1] {
					s.errorf("%s, %s: got %q, want what status says, %q", state, tool, p[0], p[1])
				}
			}
		}
		st, err := relinkctlStatus()
		d, ok := st.at(at.name)
		if err != nil || !ok {
			s.errorf("%s: status has no device on %s: %v", state, at.name, err)
			return
		}
		if text(d.Phone) == "" || text(d.Model) != one.Model.Name || text(d.Model) != text(e.Device.Model) {
			s.errorf("%s: got model %q, want %q", state, text(d.Model), one.Model.Name)
		}
		sees("lsusb", lsusb(s, d, c.Phone()))
		sees("irecovery -q", irecovery(s, d, one))
		c.Detach()
		s.wants(at.name, "detached", anyMode)
		until(5*time.Second, at.free)
	}
}

// lsusb gives pairs of what lsusb says and what status says of a device.
func lsusb(s *story, d device.View, p virtualphone.Phone) (pairs [][2]string) {
	bus, _, _ := strings.Cut(text(d.Port), "-")
	id := fmt.Sprintf("%s:%s", text(d.VendorID), text(d.ProductID))
	out, err := exec.Command("lsusb", "-d", id).Output()
	if err != nil {
		s.errorf("lsusb: %v %s", err, stderrOf(err))
		return nil
	}
	var want string
	if d.Address != nil {
		want = fmt.Sprintf("Bus %03s Device %03d: ID %s", bus, *d.Address, id)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		if strings.HasPrefix(line, want) {
			pairs = append(pairs, [2]string{want, want})
		}
	}
	if len(pairs) == 0 {
		pairs = append(pairs, [2]string{string(out), want})
	}
	long, err := exec.Command("lsusb", "-v", "-d", id).Output()
	if err != nil {
		s.errorf("lsusb -v: %v %s", err, stderrOf(err))
		return pairs
	}
	for _, field := range []struct{ name, want string }{
		{"iSerial", p.SerialString()},
		{"iManufacturer", "Apple Inc."},
		{"bNumConfigurations", ""},
	} {
		got := regexp.MustCompile(`(?m)^\s*` + field.name + `\s+\d+ ?(.*)$`).FindStringSubmatch(string(long))
		if got == nil {
			s.errorf("lsusb -v has no %s:\n%s", field.name, long)
			continue
		}
		pairs = append(pairs, [2]string{got[1], field.want})
	}
	// status masks the serial; masked the same way they are equal.
	pairs = append(pairs, [2]string{device.MaskSerial(p.SerialString()), text(d.Serial)})
	return pairs
}

// irecovery gives pairs of what irecovery -q says and what status says.
func irecovery(s *story, d device.View, one virtualphone.Spec) (pairs [][2]string) {
	out, err := exec.Command("irecovery", "-q", "-i", fmt.Sprintf("0x%x", one.ECID)).Output()
	if err != nil {
		s.errorf("irecovery -q: %v %s %s", err, out, stderrOf(err))
		return nil
	}
	said := map[string]string{}
	for _, line := range strings.Split(string(out), "\n") {
		name, value, _ := strings.Cut(line, ":")
		said[name] = strings.TrimSpace(value)
	}
	s.logf("irecovery: %q", said)
	mode := map[device.Mode]string{device.ModeRecovery: "Recovery", device.ModeDFU: "DFU"}
	pairs = [][2]string{
		{said["CPID"], "0x" + text(d.CPID)},
		{said["BDID"], "0x" + text(d.BDID)},
		{said["ECID"], fmt.Sprintf("0x%016x", one.ECID)},
		{said["MODE"], mode[*d.Mode]},
	}
	if product, ok := said["PRODUCT"]; ok { // libirecovery 1.1 and later say it
		pairs = append(pairs, [2]string{product, text(d.ProductType)})
	}
	if len(said["NONC"]) != 64 {
		s.errorf("irecovery -q: got nonce %q, want 32 bytes of string descriptor 1", said["NONC"])
	}
	return pairs
}

// recoveryCommands: irecovery sends the commands that leave recovery; the
// phone restarts and comes back running.
func recoveryCommands(s *story) {
	at := socketOn(5, 1)
	one := spec("iPhone8,1", 50)
	one.Timing = virtualphone.Usual.Scaled(0.05)
	c := s.phone(at, one, virtualphone.Recovery)
	s.wants(at.name, "attached", device.ModeRecovery)
	id := fmt.Sprintf("0x%x", one.ECID)
	for _, line := range []string{"setenv auto-boot true", "saveenv", "reboot"} {
		var out []byte
		var err error
		for range 3 { // Debian's irecovery crashes at times when other phones come and go
			out, err = exec.Command("irecovery", "-i", id, "-c", line).CombinedOutput()
			if err == nil || err.Error() != "signal: segmentation fault" {
				break
			}
			s.logf("irecovery -c %q crashed; once more", line)
		}
		if err != nil && line != "reboot" { // the phone is gone before it has answered
			s.errorf("irecovery -c %q: %v %s", line, err, out)
		}
	}
	s.wants(at.name, "detached", anyMode)
	s.wants(at.name, "attached", device.ModeRestore) // recovery, gone, the normal range
	if v, _ := c.Phone().Var("auto-boot"); v != "true" {
		s.errorf("auto-boot: got %q, want true", v)
	}
	c.Detach()
	s.wants(at.name, "detached", anyMode)
}

// busesAgree: sysfs and libusb tell the same ports, addresses, ids, speeds and
// hubs, with phones, a keyboard and a hub on the bus.
func busesAgree(s *story) {
	phones := []*socket{socketOn(0, 2), socketOn(1, 2), socketOn(2, 2)}
	states := []virtualphone.State{virtualphone.Normal, virtualphone.Recovery, virtualphone.DFU}
	for i, at := range phones {
		s.phone(at, spec("iPhone12,1", 60+i), states[i])
	}
	beside := socketOn(3, 2)
	if err := beside.plug(virtualphone.Keyboard(), fullSpeed); err != nil {
		s.errorf("plug in the keyboard: %v", err)
		return
	}
	say(boot.Message{Kind: "ask", Text: "hub in"})
	for _, at := range append(phones, beside) {
		s.wants(at.name, "attached", anyMode)
	}
	hub := waitForHub(s)
	s.wants(hub+".1", "attached", "")
	s.wants(hub+".2", "attached", "")
	bySysfs, bySecond := scanBy(s, "sysfs"), scanBy(s, "libusb")
	if len(bySysfs) < len(phones)+4 {
		s.errorf("sysfs: got %d devices, want %d at least", len(bySysfs), len(phones)+4)
	}
	for port, want := range bySysfs {
		if got := bySecond[port]; got != want {
			s.errorf("port %s: libusb says %s, sysfs %s", port, got, want)
		}
	}
	for port, got := range bySecond {
		if _, ok := bySysfs[port]; !ok {
			s.errorf("port %s: only libusb has %s", port, got)
		}
	}
	if err := beside.pull(); err != nil {
		s.errorf("pull the keyboard: %v", err)
	}
	say(boot.Message{Kind: "ask", Text: "hub out"})
	for _, c := range s.cables {
		c.Detach()
	}
	for _, port := range []string{phones[0].name, phones[1].name, phones[2].name, beside.name, hub + ".1", hub + ".2", hub} {
		s.wants(port, "detached", anyMode)
	}
}

// scanBy is what one kind of bus tells at the start, without the serial, which
// libusb cannot read without opening.
func scanBy(s *story, bus string) map[string]string {
	w, err := startWatch("--bus", bus, "--for", "2s")
	if err != nil {
		s.errorf("%v", err)
		return nil
	}
	select {
	case <-w.ended:
	case <-time.After(20 * time.Second):
		s.errorf("watch --for 2s by %s did not end", bus)
	}
	if said := w.stop(); said != "" {
		s.errorf("watch by %s said %q", bus, said)
	}
	found := map[string]string{}
	for _, e := range w.all {
		d := e.Device
		speed, address := 0.0, 0
		if d.SpeedMbps != nil {
			speed = *d.SpeedMbps
		}
		if d.Address != nil {
			address = *d.Address
		}
		found[e.port()] = fmt.Sprintf("address %d id %s:%s speed %g hubs %q", address, text(d.VendorID), text(d.ProductID), speed, d.Hubs)
	}
	return found
}
