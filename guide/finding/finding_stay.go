package finding

import (
	"slices"
	"strings"
	"time"

	"relink/guide"
	"relink/internal/device"
)

// The seconds by which a planned re-enumeration is told from a lost link.
const (
	// A broken contact is back within two seconds; a phone that restarts is
	// not. A drop of 10 to 500 ms is seen as one of up to a second (measured on
	// a virtual controller).
	contactBack = guide.BounceWithin
	// usbmuxd may switch a phone's USB mode once in the first seconds after it
	// was plugged in. Source: usbmuxd src/usb.c.
	modeSwitch = 5 * time.Second
	// An uploaded iBEC appears as recovery again: after 1.9 s in one Apple
	// updater log of an iPhone 11 Pro. Less than a second is too fast for it.
	iBECAtLeast = time.Second
	// idevicerestore waits 10 s for the phone to leave and to come back so.
	iBECAtMost = 10 * time.Second
	// A contact that comes and goes three times within ten seconds bounces.
	bounceSpan  = 10 * time.Second
	bounceTimes = 3
	// A phone in recovery to which nothing is sent leaves it by itself. Source:
	// Apple's page on recovery mode (support.apple.com/118106): when the download
	// takes more than 15 minutes. How exact that is, no source tells.
	leavesAtLeast = 14 * time.Minute
	leavesAtMost  = 17 * time.Minute
	// neighboursWithin: a hub takes its devices with it at the same moment.
	neighboursWithin = time.Second
)

// slowSpeed is full speed, in Mbit/s: what a phone falls to on a bad contact.
// High speed (480) is what recovery and DFU have on every phone, and a good
// USB 2 cable gives no more in any mode.
const slowSpeed = 12

// stay is one enumeration of a phone: from when to when it was there, and
// what it showed.
type stay struct {
	mode    device.Mode
	port    string
	address int
	rom     bool // the boot ROM itself, not code that was uploaded to it
	sure    bool // usbmuxd told the mode, which the ids alone leave open
	speed   float64
	from    time.Time
	to      time.Time // zero while it is there
}

func stayOf(s device.Sighting, at time.Time) stay {
	return stay{
		mode: s.Mode, port: s.Port, address: s.Address, rom: s.Identity.SRTG != nil,
		sure: s.Source == device.SourceUSBMux, speed: s.SpeedMbps, from: at,
	}
}

func (s stay) same(o stay) bool {
	return s.port == o.port && s.address == o.address && alike(s.mode, o.mode)
}

// leftByItself tells whether a phone that left recovery did so by itself: it was
// there as long as that takes, and nothing was sent to it, after which it would
// have come back. again counts its returns in recovery.
func (s stay) leftByItself(again int) bool {
	stayed := s.to.Sub(s.from)
	return s.mode == device.ModeRecovery && again == 0 && stayed >= leavesAtLeast && stayed <= leavesAtMost
}

// alike treats normal and restore as one: they share their ids.
func alike(a, b device.Mode) bool {
	running := func(m device.Mode) bool { return m == device.ModeNormal || m == device.ModeRestore }
	return a == b || running(a) && running(b)
}

// comeback is what it means that a phone left and is there again.
type comeback string

const (
	backPlanned comeback = "planned" // part of every restore, or of being plugged in
	backBounced comeback = "bounced" // the contact broke
	backReset   comeback = "reset"   // the phone restarted itself
	backElse    comeback = "else"    // moved, replugged, started up
)

// cameBack judges a return. again counts the earlier returns in the same mode
// since the phone came into it.
func cameBack(old, now stay, again int) comeback {
	gap := now.from.Sub(old.to)
	switch {
	case old.port != now.port:
		return backElse
	case !alike(old.mode, now.mode):
		return backPlanned
	case alike(now.mode, device.ModeNormal) && gap > contactBack:
		return backElse
	case alike(now.mode, device.ModeNormal) && again == 0 && old.to.Sub(old.from) <= modeSwitch:
		return backPlanned
	case now.mode == device.ModeRecovery && gap >= iBECAtLeast && gap <= iBECAtMost && again == 0:
		return backPlanned
	case now.mode == device.ModeRecovery && gap > contactBack && old.leftByItself(again):
		return backElse // it could not start up, and the link has no part in that
	case now.mode == device.ModeDFU && !now.rom: // an uploaded iBSS keeps the id
		return backPlanned
	case now.mode == device.ModeDFU && !old.rom: // back in the ROM
		return backReset
	case gap <= contactBack:
		return backBounced
	}
	return backReset
}

// isPhone tells a device that a tracker follows as a phone, in a known mode.
func isPhone(s device.Sighting) bool {
	return s.Phone != "" && s.IsPhone()
}

// outerHubs are the hubs on the way but the root, which every device has.
func outerHubs(d device.Device) []string {
	return slices.DeleteFunc(slices.Clone(d.Hubs), func(h string) bool { return strings.HasPrefix(h, "usb") })
}

// mate is a device that shares an outer hub with a phone, or that hub.
type mate struct {
	port string
	hub  bool
	left time.Time // zero while it is there
}

// matesOf brings the mates up to date while the phone is there. One that left
// is remembered for a moment: a hub's devices do not all vanish in one scan.
func matesOf(old []mate, phone device.Device, seen []device.Sighting, at time.Time) []mate {
	hubs := outerHubs(phone)
	if len(hubs) == 0 {
		return nil
	}
	var out []mate
	for _, s := range seen {
		hub := slices.Contains(hubs, s.Port)
		shares := slices.ContainsFunc(s.Hubs, func(h string) bool { return slices.Contains(hubs, h) })
		if s.Port != phone.Port && (hub || shares) {
			out = append(out, mate{port: s.Port, hub: hub})
		}
	}
	for _, m := range old {
		if slices.ContainsFunc(out, func(o mate) bool { return o.port == m.port }) {
			continue
		}
		if m.left.IsZero() {
			m.left = at
		}
		if at.Sub(m.left) <= neighboursWithin {
			out = append(out, m)
		}
	}
	return out
}

// matesGone tells whether a hub on the way is gone, or every device that
// shared one.
func matesGone(mates []mate, seen []device.Sighting) bool {
	others, left := 0, 0
	for _, m := range mates {
		here := slices.ContainsFunc(seen, func(s device.Sighting) bool { return s.Port == m.port })
		switch {
		case m.hub && !here:
			return true
		case m.hub:
		case here:
			others++
		default:
			others, left = others+1, left+1
		}
	}
	return others > 0 && left == others
}
