// Package finding is what the bus tells about a link: findings that hold for a
// while before they are told, the watch over a restore, and the result of a
// cable test. It looks at nothing itself.
package finding

import (
	"slices"
	"time"

	"relink/guide"
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
	FindNotStarted  FindingCode = "not-started"     // Windows could not start it (code 10)
	FindSwitchedOff FindingCode = "switched-off"    // it is switched off in the Device Manager (code 22)
	FindNoDriver    FindingCode = "no-driver"       // Windows has no driver for it (code 28)
	FindNoAnswer    FindingCode = "no-answer"       // it does not answer Windows (code 43)
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
	Words  guide.Words
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
	{FindNeighbours, SeverityBad, 0, restore.FindingNeighboursDropped, guide.SourceUSB},
	{FindBouncing, SeverityBad, 0, restore.FindingBounced, guide.SourceUSB},
	{FindSlow, SeverityBad, time.Second, restore.FindingFullSpeed, "USB 2.0: a phone runs at high speed, 480 Mbit/s"},
	{FindKernel, SeverityBad, 0, restore.FindingKernelErrors, "Linux drivers/usb/core/hub.c"},
	{FindDrops, SeverityMind, 0, restore.FindingBounced, guide.SourceUSB},
	{FindRestarts, SeverityMind, 0, "", guide.SourceEngine},
	{FindNoAnswer, SeverityBad, 2 * time.Second, "", guide.SourceProblem},
	{FindNoDriver, SeverityMind, 2 * time.Second, "", guide.SourceProblem},
	{FindNotStarted, SeverityMind, 2 * time.Second, "", guide.SourceProblem},
	{FindSwitchedOff, SeverityMind, 2 * time.Second, "", guide.SourceProblem},
	{FindUnusable, SeverityMind, 2 * time.Second, "", guide.SourceDriver},
	{FindHub, SeverityNote, time.Second, "", guide.SourceApple},
}

// LinkWatch follows the links of all phones, a value: findings at any time,
// whether a restore runs or not.
type LinkWatch struct {
	links  []linkOf
	kernel []kernelEvent
	mute   []mute
	begun  bool // it has seen the bus
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
	w.links, w.mute, w.begun = links, w.mutesOf(now, seen), true
	w.kernel = slices.DeleteFunc(slices.Clone(w.kernel), func(k kernelEvent) bool { return now.Sub(k.at) > recently })
	return w
}

// Findings are what holds now and has settled, the worst first.
func (w LinkWatch) Findings(now time.Time) []Finding {
	var out []Finding
	for _, l := range w.links {
		out = append(out, l.findings(now)...)
	}
	out = append(out, w.kernelFindings(now)...)
	out = append(out, w.muteFindings()...)
	out = slices.DeleteFunc(out, func(f Finding) bool { return now.Sub(f.Since) < f.Settle })
	slices.SortStableFunc(out, func(a, b Finding) int { return rankOf(a.Code) - rankOf(b.Code) })
	return out
}

func rankOf(c FindingCode) int {
	return slices.IndexFunc(findingRows, func(r findingRow) bool { return r.code == c })
}

func finding(code FindingCode, phone, port string, since time.Time, count int) Finding {
	row := findingRows[rankOf(code)]
	return Finding{
		Code: code, Severity: row.severity, Settle: row.settle, Phone: phone, Port: port, Since: since, Count: count,
		Words: guide.Words{ID: "finding." + string(code), Args: map[string]any{"Count": count, "Minutes": int(recently / time.Minute)}},
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
	for _, f := range w.muteFindings() {
		due(f.Since.Add(f.Settle))
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
