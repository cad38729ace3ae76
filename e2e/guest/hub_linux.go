package main

import (
	"os"
	"path/filepath"
	"strings"

	"relink/e2e/boot"
	"relink/internal/device"
	"relink/internal/virtualphone"
)

// hubWithNeighbour: a real hub (QEMU's) with a keyboard, a mouse and a phone
// behind it. The mouse comes and goes, the phone changes its mode, then the
// hub is pulled with all that is on it; a phone on another bus stays.
func hubWithNeighbour(s *story) {
	at := socketOn(0, 3)
	s.phone(at, spec("iPhone13,2", 70), virtualphone.Recovery)
	s.wants(at.name, "attached", device.ModeRecovery)

	say(boot.Message{Kind: "ask", Text: "hub in"})
	hub := waitForHub(s)
	bus, _, _ := strings.Cut(hub, "-")
	keyboard := s.wants(hub+".1", "attached", "")
	mouse := s.wants(hub+".2", "attached", "")
	for _, e := range []event{keyboard, mouse} {
		if got := strings.Join(e.Device.Hubs, " "); got != "usb"+bus+" "+hub {
			s.errorf("%v: got hubs %q, want usb%s %s", e, got, bus, hub)
		}
	}
	say(boot.Message{Kind: "ask", Text: "recovery behind the hub"})
	phone := s.wants(hub+".3", "attached", device.ModeRecovery)
	if got := strings.Join(phone.Device.Hubs, " "); got != "usb"+bus+" "+hub || text(phone.Device.ProductType) != boot.BehindHubModel {
		s.errorf("%v: got hubs %q, product type %q, want usb%s %s and %s", phone, got, text(phone.Device.ProductType), bus, hub, boot.BehindHubModel)
	}
	if speed := phone.Device.SpeedMbps; speed == nil || *speed != 12 {
		s.errorf("%v: got speed %v, want the hub's 12", phone, speed)
	}
	say(boot.Message{Kind: "ask", Text: "neighbour out"})
	s.wants(hub+".2", "detached", anyMode)
	say(boot.Message{Kind: "ask", Text: "neighbour in"})
	s.wants(hub+".2", "attached", "")
	say(boot.Message{Kind: "ask", Text: "dfu behind the hub"})
	s.wants(hub+".3", "detached", anyMode)
	again := s.wants(hub+".3", "attached", device.ModeDFU)
	if text(again.Device.Phone) != text(phone.Device.Phone) {
		s.errorf("in DFU: got phone %q, want %q as before", text(again.Device.Phone), text(phone.Device.Phone))
	}
	say(boot.Message{Kind: "ask", Text: "hub out"})
	for _, port := range []string{hub + ".1", hub + ".2", hub + ".3", hub} {
		s.wants(port, "detached", anyMode)
	}
	for _, port := range []string{at.name, hub, hub + ".1", hub + ".2", hub + ".3"} {
		s.wantsNothing(port)
	}
}

// waitForHub waits for the hub on the emulated controller and returns its
// port.
func waitForHub(s *story) string {
	var port string
	found := until(patience, func() bool {
		names, _ := filepath.Glob("/sys/bus/usb/devices/*-[0-9]")
		for _, name := range names {
			class, _ := os.ReadFile(name + "/bDeviceClass")
			if strings.TrimSpace(string(class)) == "09" {
				port = filepath.Base(name)
				return true
			}
		}
		return false
	})
	if !found {
		s.errorf("the hub did not come")
		return "none"
	}
	s.wants(port, "attached", "")
	return port
}
