package guide

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"relink/internal/device"
	"relink/internal/restore"
)

// Seen is what the bus shows of the one phone the way is about.
type Seen struct {
	// Blind is true when the bus cannot be read at all; then Present false
	// says nothing.
	Blind   bool
	Present bool
	// Known is true once a phone was seen at all.
	Known      bool
	Phone      string // the session's pseudonym
	Port       string
	Mode       device.Mode
	Model      *device.Model
	CPID       *uint16 // the chip, which a running phone tells where it does not tell the model
	ThroughHub bool
}

// look finds the phone again, by its pseudonym, else the first one there.
func (s Seen) look(sightings []device.Sighting) Seen {
	phones := slices.DeleteFunc(slices.Clone(sightings), func(x device.Sighting) bool {
		return x.Mode == "" || x.IOSDevice != nil && !*x.IOSDevice
	})
	s.Blind = false
	s.Present = false
	if len(phones) == 0 {
		return s
	}
	found := phones[0]
	if i := slices.IndexFunc(phones, func(x device.Sighting) bool { return s.Known && x.Phone == s.Phone }); i >= 0 {
		found = phones[i]
	}
	model := found.Model
	if model == nil && s.Known && found.Phone == s.Phone {
		model = s.Model // a mode that does not tell the model does not unteach it
	}
	return Seen{
		Present: true, Known: true, Phone: found.Phone, Port: found.Port,
		Mode: found.Mode, Model: model, CPID: found.CPID, ThroughHub: throughHub(found.Device),
	}
}

// throughHub tells whether a hub other than the root is on the way.
func throughHub(d device.Device) bool {
	return slices.ContainsFunc(d.Hubs, func(h string) bool { return !strings.HasPrefix(h, "usb") })
}

// drop is how soon a phone is back when the contact broke rather than the
// phone restarted: no restart takes less.
const drop = 2 * time.Second

// link is what the bus did since a restore began, as far as it tells how the
// restore ended.
type link struct {
	begun      bool
	start      device.Mode // the mode at the beginning
	now        device.Mode // "" is gone
	last       device.Mode // the mode before it went
	gone       time.Time
	recoveries int  // arrivals in recovery
	ran        bool // the restore system (or the phone's own) was seen
	dropped    bool
}

func beginLink(s Seen) link {
	l := link{begun: true}
	if s.Present {
		l.start, l.now, l.last = s.Mode, s.Mode, s.Mode
	}
	return l
}

// look follows the phone from mode to mode.
func (l link) look(at time.Time, s Seen) link {
	if !l.begun {
		return l
	}
	mode := device.Mode("")
	if s.Present {
		mode = s.Mode
	}
	if mode == l.now {
		return l
	}
	if mode == "" {
		l.now, l.gone = "", at
		return l
	}
	l.dropped = l.dropped || l.now == "" && mode == l.last && !l.gone.IsZero() && at.Sub(l.gone) < drop
	switch mode {
	case device.ModeRecovery:
		l.recoveries++
	case device.ModeNormal, device.ModeRestore:
		l.ran = true
	}
	if l.start == "" {
		l.start = mode
	}
	l.now, l.last = mode, mode
	return l
}

// ended reads how the link ended. A restore goes through recovery once on its
// way, so one arrival there says nothing; a second one, or one after the
// restore system ran, is a reset.
func (l link) ended() restore.LostLink {
	switch {
	case !l.begun || l.start == "":
		return restore.LinkUnknown
	case l.dropped:
		return restore.LinkDropped
	case l.now == "":
		return restore.LinkNeverReturned
	case l.now == device.ModeRecovery && (l.ran || l.recoveries > 1):
		return restore.LinkResetToRecovery
	case (l.now == device.ModeDFU || l.now == device.ModePortDFU) && (l.ran || l.recoveries > 0):
		return restore.LinkResetToDFU
	case l.now == device.ModeNormal || l.now == device.ModeRestore:
		return restore.LinkHeld
	}
	return restore.LinkUnknown
}

// tried keeps a try at a restore on this computer. The same page answered
// again replaces it.
func (c Checklist) tried(a Answer) Checklist {
	t := restore.Attempt{
		Behaviour: c.behaviour(),
		Cable:     fmt.Sprintf("cable %d", c.cables+1),
		Computer:  "this computer",
		LostLink:  restore.LinkUnknown,
		Evidence:  restore.Told,
	}
	watched := len(c.trail) > 1 && c.trail[len(c.trail)-2].Watches()
	if watched && c.link.start != "" {
		t.LostLink, t.Mode, t.Evidence = c.link.ended(), attemptMode(c.link.start), restore.Seen
	}
	if c.seen.Known {
		hub := c.seen.ThroughHub
		t.Port, t.ThroughHub = c.seen.Port, &hub
	}
	return c.keep(t, a)
}

// triedElsewhere keeps a try on a computer where Relink was not watching.
func (c Checklist) triedElsewhere(a Answer) Checklist {
	return c.keep(restore.Attempt{
		Computer: "other computer", LostLink: restore.LinkUnknown, Evidence: restore.Told,
	}, a)
}

// behaviour reads from the way what the try did to the data: an update, an
// erase, or unknown where another program was at work.
func (c Checklist) behaviour() restore.Behaviour {
	for i := len(c.trail) - 1; i >= 0; i-- {
		switch c.trail[i] {
		case PageUpdate:
			return restore.Update
		case PageReached:
			return restore.Erase
		case PageBusy, PageLeave:
			return ""
		}
	}
	return ""
}

func (c Checklist) keep(t restore.Attempt, a Answer) Checklist {
	if n, ok := told(a); ok {
		t.Code = n
	}
	if a.Has("worked") {
		zero := 0
		t.Code = &zero
	}
	at := len(c.trail)
	kept := slices.Clone(c.attempts)
	if i := slices.IndexFunc(kept, func(x attempt) bool { return x.at == at }); i >= 0 {
		kept[i].Attempt = t
	} else {
		kept = append(kept, attempt{at, t})
	}
	c.attempts = kept
	return c
}

// attemptMode is the mode a try began in, in the words of a facts file.
func attemptMode(m device.Mode) string {
	switch m {
	case device.ModeRecovery, device.ModeNormal, device.ModeDFU:
		return string(m)
	case device.ModePortDFU:
		return string(device.ModeDFU)
	}
	return ""
}
