package guide

import (
	"slices"
	"time"

	"relink/internal/device"
	"relink/internal/restore"
)

// FindingCode names something about the link that a person should know.
type FindingCode string

// The findings.
const (
	FindHub         FindingCode = "hub"             // a hub or dock on the way
	FindSlow        FindingCode = "slow"            // full or low speed
	FindDrops       FindingCode = "drops"           // it dropped in the last five minutes
	FindBouncing    FindingCode = "bouncing"        // it comes and goes
	FindRestarts    FindingCode = "restarts"        // the phone restarts itself again and again
	FindNeighbours  FindingCode = "neighbours-gone" // others on its hub vanished with it
	FindUnusable    FindingCode = "unusable"        // the system says the device cannot be used
	FindKernel      FindingCode = "kernel-errors"   // the kernel complains about its port
	FindOverCurrent FindingCode = "over-current"    // the port reports too much current
)

// Severity says how a finding is to be shown.
type Severity string

// The severities.
const (
	SeverityNote Severity = "note"
	SeverityMind Severity = "mind"
	SeverityBad  Severity = "bad"
)

// Finding is something that holds about the link of one phone.
type Finding struct {
	Code     FindingCode
	Severity Severity
	// Settle is how long it must have held before it is said, so that a mode
	// change does not flash.
	Settle time.Duration
	Phone  string // the pseudonym; empty for a port without a phone
	Port   string
	Since  time.Time
	Count  int
	Words  Words
}

// findingRow is what is to be known of a finding.
type findingRow struct {
	code     FindingCode
	severity Severity
	settle   time.Duration
	// link is the word that a try keeps of it; empty for none.
	link   restore.LinkFinding
	source string
}

// findingRows, the worst first.
var findingRows = []findingRow{
	{FindOverCurrent, SeverityBad, 0, restore.FindingKernelErrors, "Linux drivers/usb/core/hub.c"},
	{FindNeighbours, SeverityBad, 0, restore.FindingNeighboursDropped, srcUSB},
	{FindBouncing, SeverityBad, 0, restore.FindingBounced, srcUSB},
	{FindSlow, SeverityBad, time.Second, restore.FindingFullSpeed, "USB 2.0: a phone runs at high speed, 480 Mbit/s"},
	{FindKernel, SeverityBad, 0, restore.FindingKernelErrors, "Linux drivers/usb/core/hub.c"},
	{FindDrops, SeverityMind, 0, restore.FindingBounced, srcUSB},
	{FindRestarts, SeverityMind, 0, "", srcEngine},
	{FindUnusable, SeverityMind, 2 * time.Second, "", srcDriver},
	{FindHub, SeverityNote, time.Second, "", srcApple},
}

// recently is how far back drops are told.
const recently = 5 * time.Minute

// hubStays keeps the hub on the list while a phone changes its mode.
const hubStays = time.Minute

// maxLinkEvents bounds what is remembered of one phone; past it the oldest go.
const maxLinkEvents = 128

// linkEvent is something that happened to the link of a phone.
type linkEvent struct {
	code FindingCode
	at   time.Time
}

// linkOf is what is remembered of one phone's link.
type linkOf struct {
	phone  string
	cur    stay
	here   bool
	again  int
	device device.Device
	mates  []mate
	took   bool
	events []linkEvent // oldest first
	// Since when it holds; zero: it does not.
	hubSince, slowSince, unusableSince time.Time
}

// LinkWatch follows the links of all phones, a value: findings at any time,
// whether a restore runs or not.
type LinkWatch struct {
	links  []linkOf
	kernel []kernelEvent
}

// Advance takes the bus at a moment, with the pseudonyms and modes a
// device.Tracker gave.
func (w LinkWatch) Advance(now time.Time, seen []device.Sighting) LinkWatch {
	links := make([]linkOf, 0, len(w.links))
	for _, l := range w.links {
		l.events = slices.Clone(l.events)
		if l.here || now.Sub(l.cur.to) <= recently {
			links = append(links, l)
		}
	}
	for i := range links {
		l := &links[i]
		if l.here && !slices.ContainsFunc(seen, func(s device.Sighting) bool { return isPhone(s) && s.Phone == l.phone }) {
			l.leave(now)
		}
	}
	for _, s := range seen {
		if !isPhone(s) {
			continue
		}
		i := slices.IndexFunc(links, func(l linkOf) bool { return l.phone == s.Phone })
		if i < 0 {
			links = append(links, linkOf{phone: s.Phone})
			i = len(links) - 1
		}
		links[i].present(now, s, seen)
	}
	for i := range links {
		l := &links[i]
		if !l.here && !l.took && now.Sub(l.cur.to) <= neighboursWithin && matesGone(l.mates, seen) {
			l.took = true
			l.note(FindNeighbours, now)
		}
	}
	w.links = links
	w.kernel = slices.DeleteFunc(slices.Clone(w.kernel), func(k kernelEvent) bool { return now.Sub(k.at) > recently })
	return w
}

func (l *linkOf) leave(now time.Time) {
	l.here, l.cur.to, l.took = false, now, false
	l.slowSince, l.unusableSince = time.Time{}, time.Time{}
}

// present notes the phone as it is there, and judges a return.
func (l *linkOf) present(now time.Time, s device.Sighting, seen []device.Sighting) {
	next := stayOf(s, now)
	if !l.here || !next.same(l.cur) {
		if l.here {
			l.leave(now)
		}
		if !l.cur.from.IsZero() {
			l.comeBack(&next)
		}
		l.cur, l.here = next, true
	}
	l.device = s.Device
	l.mates = matesOf(l.mates, s.Device, seen, now)
	since := func(at *time.Time, holds bool) {
		switch {
		case !holds:
			*at = time.Time{}
		case at.IsZero():
			*at = now
		}
	}
	since(&l.hubSince, len(outerHubs(s.Device)) > 0) // holds through a mode change
	since(&l.slowSince, s.SpeedMbps > 0 && s.SpeedMbps <= slowSpeed)
	since(&l.unusableSince, s.Problem != "")
}

func (l *linkOf) comeBack(next *stay) {
	back := cameBack(l.cur, *next, l.again)
	if !alike(l.cur.mode, next.mode) {
		l.again = 0
	} else {
		l.again++
	}
	// A restore system that bounced shows the ids of a phone that started up.
	if l.cur.mode == device.ModeRestore && next.mode == device.ModeNormal && (back == backBounced || back == backPlanned) {
		next.mode = device.ModeRestore
	}
	switch back {
	case backBounced:
		l.note(FindDrops, next.from)
	case backReset:
		l.note(FindRestarts, next.from)
	}
}

func (l *linkOf) note(code FindingCode, at time.Time) {
	l.events = append(l.events, linkEvent{code, at})
	if over := len(l.events) - maxLinkEvents; over > 0 {
		l.events = slices.Delete(l.events, 0, over)
	}
}

// Findings are what holds now and has settled, the worst first.
func (w LinkWatch) Findings(now time.Time) []Finding {
	var out []Finding
	for _, l := range w.links {
		out = append(out, l.findings(now)...)
	}
	out = append(out, w.kernelFindings(now)...)
	out = slices.DeleteFunc(out, func(f Finding) bool { return now.Sub(f.Since) < f.Settle })
	slices.SortStableFunc(out, func(a, b Finding) int { return rankOf(a.Code) - rankOf(b.Code) })
	return out
}

func rankOf(c FindingCode) int {
	return slices.IndexFunc(findingRows, func(r findingRow) bool { return r.code == c })
}

// findings are those of one phone, settled or not.
func (l linkOf) findings(now time.Time) []Finding {
	var out []Finding
	say := func(code FindingCode, since time.Time, count int) {
		if !since.IsZero() {
			out = append(out, finding(code, l.phone, l.device.Port, since, count))
		}
	}
	if l.here || now.Sub(l.cur.to) <= hubStays {
		say(FindHub, l.hubSince, len(outerHubs(l.device)))
	}
	say(FindSlow, l.slowSince, 1)
	say(FindUnusable, l.unusableSince, 1)
	say(l.recent(FindNeighbours, now, 1))
	say(l.recent(FindRestarts, now, 2))
	if code, since, n := l.bouncing(now); n > 0 {
		say(code, since, n)
	} else {
		say(l.recent(FindDrops, now, 1))
	}
	return out
}

// recent counts the events of one kind in the last five minutes.
func (l linkOf) recent(code FindingCode, now time.Time, least int) (c FindingCode, first time.Time, n int) {
	for _, e := range l.events {
		if e.code == code && now.Sub(e.at) <= recently {
			if n == 0 {
				first = e.at
			}
			n++
		}
	}
	if n < least {
		first = time.Time{}
	}
	return code, first, n
}

// bouncing tells three drops within ten seconds, in the last five minutes.
func (l linkOf) bouncing(now time.Time) (c FindingCode, since time.Time, n int) {
	var drops []time.Time
	for _, e := range l.events {
		if e.code == FindDrops && now.Sub(e.at) <= recently {
			drops = append(drops, e.at)
		}
	}
	for i := bounceTimes - 1; i < len(drops); i++ {
		if drops[i].Sub(drops[i-bounceTimes+1]) <= bounceSpan {
			return FindBouncing, drops[i], len(drops)
		}
	}
	return FindBouncing, time.Time{}, 0
}

func finding(code FindingCode, phone, port string, since time.Time, count int) Finding {
	row := findingRows[rankOf(code)]
	return Finding{
		Code: code, Severity: row.severity, Settle: row.settle, Phone: phone, Port: port, Since: since, Count: count,
		Words: Words{ID: "finding." + string(code), Args: map[string]any{"Count": count, "Minutes": int(recently / time.Minute)}},
	}
}

// Next is when a finding settles or is forgotten, whichever comes first.
func (w LinkWatch) Next(now time.Time) (time.Time, bool) {
	var next time.Time
	due := func(at time.Time) {
		if at.After(now) && (next.IsZero() || at.Before(next)) {
			next = at
		}
	}
	for _, l := range w.links {
		for _, f := range l.findings(now) {
			due(f.Since.Add(f.Settle))
		}
		for _, e := range l.events {
			due(e.at.Add(recently + time.Nanosecond))
		}
	}
	for _, l := range w.links {
		if !l.here && !l.hubSince.IsZero() {
			due(l.cur.to.Add(hubStays + time.Nanosecond))
		}
	}
	for _, k := range w.kernel {
		due(k.at.Add(recently + time.Nanosecond))
	}
	return next, !next.IsZero()
}

// LinkWords are the words a try keeps of what was found about one phone.
func LinkWords(findings []Finding, phone string) []restore.LinkFinding {
	var out []restore.LinkFinding
	for _, f := range findings {
		word := findingRows[rankOf(f.Code)].link
		if f.Phone == phone && word != "" && !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}
