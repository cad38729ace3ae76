package checklist

import (
	"slices"

	"relink/internal/device"
	"relink/internal/restore"
)

// The short way is for a person who only wants DFU mode. It asks what safety
// asks, one thing a click, and nothing else: the data, the danger, the three
// yeses, and whether a program restores.

// onlyDFU tells whether the person came by the door to the short way.
func (c Checklist) onlyDFU() bool { return c.answers[PageStart].Has("only-dfu") }

// shortWay is the page after the danger was asked: where the data is no matter,
// that answer is the first of the three yeses, and the other two are asked one
// by one. Where it matters, all three are asked together, with the reasons.
func (c Checklist) shortWay() Page {
	switch {
	case c.answers[PageData].Has("no"):
		return PageAccount
	case c.inDFU() && c.DataMatters():
		return PageLeaveDFU // Update is offered from recovery, and only Restore from there
	}
	return PageErase
}

// inDFU tells whether the phone is in DFU mode already.
func (c Checklist) inDFU() bool { return c.seen.Present && c.seen.Mode == device.ModeDFU }

// OnlyDFU leads onto the short way from wherever the person stands: to the first
// of its questions that was not answered yet. While a restore may run it leads
// nowhere.
func (c Checklist) OnlyDFU() Checklist {
	if c.Page().Watches() {
		return c
	}
	c.look = look{}
	a := Answer{Choices: []Choice{"only-dfu"}, Evidence: restore.Told}
	c = c.with(PageStart, a)
	for next := c.after(PageStart, a); ; next = c.after(next, c.answers[next]) {
		if _, asked := c.answers[next]; !asked || next != PageData && next != PageHistory {
			return c.walk(next)
		}
	}
}

// Practice is the way of a practice, at the coach: its questions are answered,
// since nothing of a real phone hangs on them.
func Practice() Checklist {
	c := NewChecklist()
	for _, x := range []struct {
		page   Page
		choice Choice
	}{
		{PageStart, "only-dfu"},
		{PageData, "no"},
		{PageHistory, "nothing"},
		{PageAccount, "account-known"},
		{PageErasure, "erase-read"},
		{PageReady, "nothing-runs"},
	} {
		c = c.with(x.page, Answer{Choices: []Choice{x.choice}, Evidence: restore.Told})
		if x.page != PageStart {
			c.trail = append(slices.Clone(c.trail), x.page)
		}
	}
	return c.tookYeses().walk(PageCoach)
}

// afterShort is the page that follows one of the short way.
func (c Checklist) afterShort(p Page, a Answer) Page {
	known := c.knowsButtons()
	switch {
	case p == PageAccount && a.Has("account-known"):
		return PageErasure
	case p == PageErasure && a.Has("erase-read") && !known:
		return PageModel
	case p == PageErasure && a.Has("erase-read"):
		return PageReady
	case p == PageReady && a.Has("nothing-runs") && c.inDFU():
		return PageReached
	case p == PageReady && a.Has("nothing-runs"):
		return PageCoach
	case p == PageReady && a.Has("read-steps"):
		return PageBusy
	case p == PageReady && a.Has("something-runs"):
		return PageErasing
	}
	return PageFound
}

// tookYeses joins the three answers of the short way into the yeses that an
// erase needs. Each was given by itself, and one that is taken back takes the
// yeses with it.
func (c Checklist) tookYeses() Checklist {
	read := c.answers[PageErasure]
	if !read.Has("erase-read") || !c.answers[PageAccount].Has("account-known") || !c.answers[PageData].Has("no") {
		return c.withdraw(PageErase)
	}
	return c.with(PageErase, Answer{Choices: []Choice{"data-safe", "account-known", "erase-read"}, Evidence: read.Evidence})
}

// unseen tells whether the screen is black and nothing of the phone ever came
// on a bus that can be read: then there is nothing to update or to coach.
func (c Checklist) unseen() bool {
	return c.answers[PageShows].Has("black") && !c.seen.Known && !c.seen.Present && !c.seen.Blind
}

// afterUnseen goes through what can be the reason that nothing comes on USB,
// the cheapest first, and ends with having it looked at.
func (c Checklist) afterUnseen(p Page) Page {
	order := []Page{PageCable, PageSocket, PagePort, PageElsewhere, PageUnlock}
	for i, q := range order[:len(order)-1] {
		if q == p {
			return order[i+1]
		}
	}
	return PageNoSign
}

// AsksBusy tells whether the page asks if another program is at work on the
// phone. No silence answers that.
func (p Page) AsksBusy() bool { return p == PageBusy || p == PageReady }

// StartsTries tells whether an answer to the page may lead to the coach.
func (p Page) StartsTries() bool { return p == PageBefore || p == PageReady }
