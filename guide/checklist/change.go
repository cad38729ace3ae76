package checklist

import (
	"maps"
	"slices"

	"relink/internal/restore"
)

// hangsOn is, for a page whose answer may be changed later, the pages whose
// answers no longer stand when it is: they were given, or asked at all,
// because of it. Everything else stays as it was answered.
var hangsOn = []struct {
	page Page
	asks []Page
}{
	{PageShows, []Page{PageAlive, PageRestart, PageQuiet, PageSelfDFU, PageBackup, PageLeave, PageLeaveDFU}},
	{PageNumber, []Page{PageNetwork}},
	{PageAlive, []Page{PageSaveData, PageErase}},
	{PageData, []Page{PageBackup, PageLeave, PageLeaveDFU, PageSaveData, PageErase, PageAccount, PageErasure}},
	{PageHistory, []Page{PageStop}},
	{PageSymptoms, nil},
	{PageBackup, []Page{PageSaveData, PageErase}},
	{PageLeave, []Page{PageBackup}},
	{PageLeaveDFU, []Page{PageBackup}},
	{PageCable, nil},
	{PageSocket, nil},
	{PageDirect, nil},
	{PagePort, nil},
	{PageCharge, nil},
	{PageComputer, nil},
	{PageNetwork, nil},
}

// changeable tells whether an answer may be changed later, and what hangs on
// it. What a try came to is history and stays.
func changeable(p Page) (asks []Page, ok bool) {
	for _, r := range hangsOn {
		if r.page == p {
			return r.asks, true
		}
	}
	return nil, false
}

// look is a look back at answers, while it lasts.
type look struct {
	home  []Page // the way as it was left; nil while nobody looks back
	rest  []Page // pages of the same row that are still to be shown
	again []Page // pages whose answers were withdrawn by the change
	// changed is true once an answer was changed, and moved where the page on
	// which the person stood is then no longer allowed.
	changed, moved bool
}

// Visits are the answered pages of a row that can be looked at and changed, in
// the order of the way. What the bus answered is no question.
func (c Checklist) Visits(row string) []Page {
	if c.Page().Watches() {
		return nil // a restore may run: nothing else is asked meanwhile
	}
	var out []Page
	for _, r := range rowTable {
		if r.ID != row {
			continue
		}
		for _, p := range r.Pages {
			a, answered := c.answers[p]
			if _, ok := changeable(p); ok && answered && a.Evidence != restore.Seen && p != c.Page() {
				out = append(out, p)
			}
		}
	}
	return out
}

// Visit shows the answers of a row again, from where the person stands. An
// answer that stays as it was leads back there; a changed one asks again what
// hangs on it, and then leads back. It gives false where the row has nothing
// to show.
func (c Checklist) Visit(row string) (Checklist, bool) {
	pages := c.Visits(row)
	if len(pages) == 0 {
		return c, false
	}
	home := c.look.home
	if home == nil {
		home = c.trail
	}
	c.look = look{home: slices.Clone(home), rest: pages[1:]}
	c.trail = append(slices.Clone(home), pages[0])
	return c, true
}

// Again tells whether the page is asked again because an answer before it was
// changed.
func (c Checklist) Again() bool { return slices.Contains(c.look.again, c.Page()) }

// Looking tells whether the person looks back at an answer.
func (c Checklist) Looking() bool { return c.look.home != nil }

// lookedAt takes the answer to a page that was looked at again.
func (c Checklist) lookedAt(p Page, a Answer) Checklist {
	old, answered := c.answers[p]
	if answered && same(old, a) {
		if len(c.look.rest) > 0 {
			next := c.look.rest[0]
			c.look.rest = c.look.rest[1:]
			c.trail = append(slices.Clone(c.look.home), next)
			return c
		}
		if !c.look.changed {
			return c.goHome(p)
		}
		return c.goOn(p)
	}
	c.look.changed = true
	if answered {
		c = c.uncount(p, old)
	}
	c = c.with(p, a).took(p, a)
	c.look.rest = nil
	asks, _ := changeable(p)
	for _, q := range asks {
		if _, had := c.answers[q]; had {
			c = c.withdraw(q)
			c.look.again = append(slices.Clone(c.look.again), q)
		}
	}
	stood := c.look.home[len(c.look.home)-1]
	c.look.home = c.allowed(c.look.home)
	c.look.moved = c.look.moved || c.look.home[len(c.look.home)-1] != stood
	c.trail = append(slices.Clone(c.look.home), p)
	return c.goOn(p)
}

// allowed is a way without the pages that a changed answer no longer allows:
// none that erases without the yeses, none that stops without danger, and with
// danger none after the question about it.
func (c Checklist) allowed(way []Page) []Page {
	out := make([]Page, 0, len(way))
	for _, p := range way {
		if p.Erases() && !c.MayErase() || p == PageStop && !c.Unsafe() {
			continue
		}
		out = append(out, p)
		if p == PageHistory && c.Unsafe() {
			break
		}
	}
	return out
}

// goOn follows the answers that still stand as far as they lead: to the first
// page that is to be asked, or back to where the person stood.
func (c Checklist) goOn(p Page) Checklist {
	stood := c.look.home[len(c.look.home)-1]
	for range len(pageTable) {
		next := c.after(p, c.answers[p])
		_, asked := c.answers[next]
		_, question := changeable(next)
		switch {
		case next == stood || !question && next.index() >= PageUpdate.index():
			return c.goHome(next)
		case next == PageStop:
			c.look = look{}
			return c.walk(next)
		case !asked || !question:
			return c.walk(next)
		}
		p = next
	}
	return c.goHome(stood)
}

// goHome ends the look back where the person stood, unless the rules no longer
// allow that page: then it is the page that the answers lead to.
func (c Checklist) goHome(next Page) Checklist {
	moved := c.look.moved
	c.trail = c.look.home
	c.look = look{}
	if moved && next != c.Page() {
		return c.walk(next)
	}
	return c
}

// withdraw takes an answer back.
func (c Checklist) withdraw(p Page) Checklist {
	c.answers = maps.Clone(c.answers)
	delete(c.answers, p)
	return c
}

// uncount takes back the cable or the port that an answer counted, as long as
// no try was made with it.
func (c Checklist) uncount(p Page, old Answer) Checklist {
	tried := func(name string) bool {
		return slices.ContainsFunc(c.attempts, func(t attempt) bool { return t.Cable == name || t.Port == name })
	}
	switch p {
	case PageCable:
		if old.Has("other-failed") {
			c = c.untold()
		}
		if c.cables > 0 && (old.Has("other-failed") || old.Has("good-cable")) && !tried(cableName(c.cables)) {
			c.cables--
		}
	case PagePort:
		if c.ports > 0 && old.Has("other-port") && !tried(portName(c.ports)) {
			c.ports--
		}
	}
	return c
}

// untold takes back the tries that were told as "another cable gave the same
// error", as long as no other try came after them.
func (c Checklist) untold() Checklist {
	n := len(c.attempts)
	for n > 0 && c.attempts[n-1].onlyTold() && (c.attempts[n-1].at == 0 || c.attempts[n-1].Cable == cableName(c.cables)) {
		n--
	}
	c.attempts = slices.Clone(c.attempts[:n])
	return c
}

// same tells whether two answers say the same.
func same(a, b Answer) bool {
	if (a.Number == nil) != (b.Number == nil) || a.Number != nil && *a.Number != *b.Number || len(a.Choices) != len(b.Choices) {
		return false
	}
	return !slices.ContainsFunc(a.Choices, func(c Choice) bool { return !b.Has(c) })
}
