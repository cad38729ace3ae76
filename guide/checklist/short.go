package checklist

// The short way is for a person who only wants DFU mode. It asks what safety
// asks, one thing a click, and nothing else: the data, the danger, the three
// yeses, and whether a program restores.

// onlyDFU tells whether the person came by the door to the short way.
func (c Checklist) onlyDFU() bool { return c.answers[PageShows].Has("only-dfu") }

// shortWay is the page after the danger was asked: where the data is no matter,
// that answer is the first of the three yeses, and the other two are asked one
// by one. Where it matters, all three are asked together, with the reasons.
func (c Checklist) shortWay() Page {
	if c.answers[PageData].Has("no") {
		return PageAccount
	}
	return PageErase
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
