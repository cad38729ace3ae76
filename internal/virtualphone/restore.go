package virtualphone

import "time"

// move is one step of a restore, which goes on without the person.
type move struct {
	at   time.Time
	to   State
	runs string // what runs in the phone from then on
}

// Ending is how a played restore ends.
type Ending string

// The endings.
const (
	// RestoreSucceeds ends with the phone started up.
	RestoreSucceeds Ending = "succeeds"
	// RestoreLosesLink loses the phone in the ramdisk; it comes back in
	// recovery, which is how 4013 looks on the bus.
	RestoreLosesLink Ending = "loses-link"
)

// The stations of a restore from DFU, with the time each takes. A rehearsal:
// life takes minutes where this takes seconds.
var restoreStations = map[Ending][]struct {
	after time.Duration
	to    State
}{
	RestoreSucceeds: {
		{3 * time.Second, Black},
		{2 * time.Second, Recovery}, // iBSS and iBEC answer as recovery
		{4 * time.Second, Black},
		{6 * time.Second, Restore},
		{20 * time.Second, Black},
		{15 * time.Second, Normal},
	},
	RestoreLosesLink: {
		{3 * time.Second, Black},
		{2 * time.Second, Recovery},
		{4 * time.Second, Black},
		{6 * time.Second, Restore},
		{8 * time.Second, Black},
		{5 * time.Second, Recovery},
	},
}

// BeginRestore lets a restore program take over a phone in recovery or DFU;
// in any other state nothing happens. Like Apple's programs it switches
// auto-boot off first and on again only at a good end.
func (p Phone) BeginRestore(now time.Time, end Ending) Phone {
	p = p.Advance(now)
	if p.state != DFU && p.state != PortDFU && p.state != Recovery {
		return p
	}
	p = p.withSaved("auto-boot", "false")
	p.plan = nil
	at := now
	if p.state == PortDFU {
		// The program sends the port's firmware first.
		at = at.Add(3 * time.Second)
		p.plan = append(p.plan, move{at: at, to: DFU})
	}
	for _, s := range restoreStations[end] {
		at = at.Add(s.after)
		p.plan = append(p.plan, move{at: at, to: s.to})
	}
	return p
}

// Restoring tells whether a restore program drives the phone.
func (p Phone) Restoring() bool { return len(p.plan) > 0 }

func (p Phone) planChange() (change, bool) {
	if len(p.plan) == 0 {
		return change{}, false
	}
	return change{p.plan[0].at, func(p Phone, at time.Time) Phone {
		to := p.plan[0].to
		p.runs, p.plan = p.plan[0].runs, p.plan[1:]
		if to == Normal {
			p = p.withSaved("auto-boot", "true")
		}
		return p.enter(to, at)
	}}, true
}
