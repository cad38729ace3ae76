package checklist

import (
	"fmt"
	"slices"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/restore"
)

// tried keeps a try at a restore on this computer. The same page answered
// again replaces it.
func (c Checklist) tried(a Answer) Checklist {
	t := restore.Attempt{
		Behaviour: c.behaviour(),
		Cable:     cableName(c.cables),
		Computer:  "this computer",
		LostLink:  restore.LinkUnknown,
		Evidence:  restore.Told,
	}
	watched := len(c.trail) > 1 && c.trail[len(c.trail)-2].Watches()
	if mode := beganIn(c.watch.Segments()); watched && mode != "" {
		seen := c.watch.Attempt(c.ending)
		t.LostLink, t.LinkFindings, t.Evidence = seen.LostLink, seen.LinkFindings, restore.Seen
		t.Mode = attemptMode(mode)
	}
	if c.seen.Known {
		t.Port = c.seen.Port
	}
	if c.seen.Straight || c.seen.ThroughHub {
		hub := c.seen.ThroughHub
		t.ThroughHub = &hub
	}
	if t.Port == "" && (c.seen.Blind || c.seen.Known) { // where nothing is seen, what was told counts
		t.Port = portName(c.ports)
	}
	return c.keep(t, a)
}

// cableName and portName name, in a try, what was in use after so many swaps.
func cableName(swaps int) string { return fmt.Sprintf("cable %d", swaps+1) }
func portName(swaps int) string  { return fmt.Sprintf("port %d", swaps+1) }

// otherComputer names, in a try, the computer where Relink was not watching.
const otherComputer = "other computer"

// triedElsewhere keeps a try on a computer where Relink was not watching.
func (c Checklist) triedElsewhere(a Answer) Checklist {
	return c.keep(restore.Attempt{
		Behaviour: restore.Update, // as the page asks
		Computer:  otherComputer, LostLink: restore.LinkUnknown, Evidence: restore.Told,
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

// beganIn is the first mode of a watched restore; empty when nothing was seen.
func beganIn(strip []finding.RestoreSegment) device.Mode {
	for _, s := range strip {
		if s.Mode != "" {
			return s.Mode
		}
	}
	return ""
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
