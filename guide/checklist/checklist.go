// Package checklist is the way as a value: which page is shown, what was
// answered, and which page comes next. What a page looks like it does not know.
package checklist

import (
	"maps"
	"slices"
	"time"

	"relink/guide"
	"relink/guide/dfu"
	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/restore"
)

// Choice is one answer a page offers, or one of several that may be ticked.
type Choice string

// Answer is what a person told, or what the bus told in their place.
type Answer struct {
	Choices []Choice `json:"choices,omitempty"`
	// Number is the error number of a number page; nil is "no number".
	Number   *int             `json:"number"`
	Evidence restore.Evidence `json:"evidence"`
}

// Has tells whether the answer holds a choice.
func (a Answer) Has(c Choice) bool { return slices.Contains(a.Choices, c) }

func (a Answer) clone() Answer {
	a.Choices = slices.Clone(a.Choices)
	if a.Number != nil {
		n := *a.Number
		a.Number = &n
	}
	return a
}

// Checklist is the person's way through the window: where they stand, how
// they came there and what they answered. It is a value: every step gives a
// new one and leaves the old as it was.
//
// Three rules hold for every Checklist that these methods can make. No page
// that leads to an erase is reached before the data question was answered and
// the three yeses were given. Every page but the first can be left backwards.
// No answer is lost by going back.
type Checklist struct {
	trail    []Page // the way so far; the last one is where the person stands
	answers  map[Page]Answer
	attempts []attempt
	outcomes []dfu.Outcome // of the coach's runs, in order
	seen     guide.Seen
	at       time.Time            // of the latest look at the bus
	bus      []device.Sighting    // and what was there
	left     time.Time            // when the phone left that is waited for; zero while it is there
	beside   []string             // the phones that stood beside it
	watch    finding.WatchRestore // of the restore that runs, or ran last
	ending   finding.Ending       // how that one ended, as far as the bus tells
	number   *int                 // the error number that was told last
	cables   int                  // how many other cables have been tried
	ports    int                  // how many other ports have been tried
	look     look                 // back at an answer, while it lasts
}

// attempt is a restore try and the length of the trail when it was told, so
// that answering the same page again replaces it.
type attempt struct {
	at int
	restore.Attempt
}

// NewChecklist is the way before its first step.
func NewChecklist() Checklist {
	return Checklist{trail: []Page{PageStart}, answers: map[Page]Answer{}}
}

// Page is where the person stands.
func (c Checklist) Page() Page { return c.trail[len(c.trail)-1] }

// Trail is the way so far, the first page first.
func (c Checklist) Trail() []Page { return slices.Clone(c.trail) }

// Answered gives the answer to a page, if there is one. It stays when the
// person goes back.
func (c Checklist) Answered(p Page) (Answer, bool) {
	a, ok := c.answers[p]
	return a.clone(), ok
}

// Attempts are the restore tries so far, in order.
func (c Checklist) Attempts() []restore.Attempt {
	out := make([]restore.Attempt, 0, len(c.attempts))
	for _, a := range c.attempts {
		out = append(out, a.Attempt)
	}
	return out
}

// Outcomes are the ends of the coach's runs so far, in order.
func (c Checklist) Outcomes() []dfu.Outcome { return slices.Clone(c.outcomes) }

// Seen is what the bus shows.
func (c Checklist) Seen() guide.Seen { return c.seen }

// Watch is the watch over the restore that runs, or ran last.
func (c Checklist) Watch() finding.WatchRestore { return c.watch }

// Number is the error number told last; nil when none was.
func (c Checklist) Number() *int {
	if c.number == nil {
		return nil
	}
	n := *c.number
	return &n
}

// CanBack tells whether there is a page to go back to.
func (c Checklist) CanBack() bool { return len(c.trail) > 1 }

// Back goes to the page before. The answers stay.
func (c Checklist) Back() Checklist {
	if !c.CanBack() {
		return c
	}
	c.trail = slices.Clone(c.trail[:len(c.trail)-1])
	if len(c.trail) <= len(c.look.home) {
		c.look = look{}
	}
	if c.CanBack() && (c.waitsInVain() || c.outdated()) {
		return c.Back() // the bus would answer it again at once, or it no longer holds
	}
	return c
}

// outdated tells whether the page no longer holds because an answer before it
// was changed: a stop without danger, or what danger or a withdrawn yes forbids.
func (c Checklist) outdated() bool {
	p := c.Page()
	return p == PageStop && !c.Unsafe() || p.handles() && !c.MayHandle() || p.Erases() && !c.MayErase()
}

// Answer takes the answer to the page the person stands on and goes to the
// next. An answer that the page does not offer changes nothing and gives
// false.
func (c Checklist) Answer(a Answer) (Checklist, bool) {
	p := c.Page()
	row := p.row()
	if !row.accepts(a) {
		return c, false
	}
	a = a.clone()
	if a.Evidence == "" {
		a.Evidence = restore.Told
	}
	if c.Looking() {
		return c.lookedAt(p, a), true
	}
	next := c.with(p, a)
	next = next.took(p, a)
	return next.walk(next.after(p, a)), true
}

// Choose answers with one choice.
func (c Checklist) Choose(choice Choice) (Checklist, bool) {
	return c.Answer(Answer{Choices: []Choice{choice}})
}

// Ended tells how a run of the coach ended. Reaching DFU moves on; every
// other end keeps the person where they may try again.
func (c Checklist) Ended(o dfu.Outcome) Checklist {
	c.outcomes = append(slices.Clone(c.outcomes), o)
	if c.Page() != PageCoach || o != dfu.ReachedDFU {
		return c
	}
	c = c.with(PageCoach, Answer{Choices: []Choice{"reached"}, Evidence: restore.Seen})
	return c.walk(PageReached)
}

// See takes what is on the bus. It answers by itself what USB can see, and
// moves on only from pages that wait for the bus; never to an erase.
func (c Checklist) See(at time.Time, sightings []device.Sighting) Checklist {
	c.at, c.bus = at, sightings
	c = c.follow(at, sightings)
	if c.Page().Watches() {
		c.watch = c.watch.Advance(at, sightings)
	}
	if c.waitsInVain() {
		choice := Choice("straight")
		if c.Page() != PageDirect {
			choice = "back"
		}
		next, _ := c.Answer(Answer{Choices: []Choice{choice}, Evidence: restore.Seen})
		return next
	}
	return c
}

// waitsInVain tells whether the page waits for something the bus shows
// already.
func (c Checklist) waitsInVain() bool {
	switch c.Page() {
	case PageDirect:
		return c.seen.Present && c.seen.Straight
	case PageRestart, PageQuiet, PageElsewhere, PageUnlock:
		return c.seen.Present
	}
	return false
}

// Blind tells that the bus cannot be read, or (false) that it can again:
// then nothing is concluded from a phone that is not there.
func (c Checklist) Blind(blind bool) Checklist {
	c.seen.Blind = blind
	return c
}

// with keeps an answer. A changed word about the data withdraws the yeses:
// they were given for another state of things.
func (c Checklist) with(p Page, a Answer) Checklist {
	old, had := c.answers[p]
	c.answers = maps.Clone(c.answers)
	c.answers[p] = a
	if p == PageHistory && !a.Has("wet") && c.answers[PageSocket].Has("wet") {
		delete(c.answers, PageSocket) // it was told there, and is taken back here
	}
	if p == PageData && had && !slices.Equal(old.Choices, a.Choices) {
		delete(c.answers, PageErase)
	}
	return c
}

// walk goes to a page; a page that would erase without leave becomes the page
// that asks for leave.
func (c Checklist) walk(p Page) Checklist {
	if p.Erases() && !c.MayErase() {
		p = c.gate()
	}
	if p.handles() && !c.MayHandle() {
		p = PageHistory
		if c.Unsafe() {
			p = PageStop
		}
	}
	if p == PageReport && c.asksOwner() {
		p = PageOwner
	}
	c.trail = append(slices.Clone(c.trail), p)
	if p.Watches() {
		c.watch, c.ending = finding.BeginWatch(c.at, c.seen.Phone, c.bus), ""
	}
	if p == PageDirect && c.waitsInVain() { // what the bus shows needs no question
		c = c.with(p, Answer{Choices: []Choice{"straight"}, Evidence: restore.Seen})
		c.trail = c.trail[:len(c.trail)-1]
		return c.walk(c.after(p, c.answers[p]))
	}
	return c
}

// gate is the question that stands before an erase.
func (c Checklist) gate() Page {
	if _, ok := c.answers[PageData]; !ok {
		return PageData
	}
	return PageErase
}

// MayErase tells whether the data question was answered, nothing forbids
// going on, and all three yeses stand.
func (c Checklist) MayErase() bool {
	if _, ok := c.answers[PageData]; !ok || c.Unsafe() {
		return false
	}
	a := c.answers[PageErase]
	return a.Has("data-safe") && a.Has("account-known") && a.Has("erase-read")
}

// DataMatters tells whether there may be something on the phone that is
// nowhere else: yes and "not sure" alike, until it is backed up or given up.
func (c Checklist) DataMatters() bool {
	a, ok := c.answers[PageData]
	if !ok || a.Has("no") {
		return !ok
	}
	for _, p := range []Page{PageBackup, PageAlive} {
		if c.answers[p].Has("backed-up") {
			return false
		}
	}
	return !c.answers[PageErase].Has("data-safe")
}

// MayHandle tells whether something physical may be advised: another cable, a
// charger, buttons. First it is asked whether the phone is wet, swollen or hot.
func (c Checklist) MayHandle() bool {
	_, asked := c.answers[PageHistory]
	return asked && !c.Unsafe()
}

// handles tells whether a page leads to something physical: charging, plugging,
// buttons, a backup, a restore.
func (p Page) handles() bool {
	switch p {
	case PageStop, PageSymptoms, PageModel, PageOwner, PageFound, PageReport:
		return false
	}
	return p.index() > PageHistory.index()
}

// Unsafe tells whether the phone is wet, swollen or hot: then nothing is
// tried, charged or moved.
func (c Checklist) Unsafe() bool {
	a := c.answers[PageHistory]
	return a.Has("wet") || a.Has("swollen") || a.Has("hot")
}
