package checklist

import (
	"fmt"
	"slices"

	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/restore"
)

// accepts tells whether an answer is one that the page offers.
func (r pageRow) accepts(a Answer) bool {
	if a.Number != nil {
		return r.Kind == Number && len(a.Choices) == 0 && *a.Number > 0 && *a.Number < 1e6
	}
	switch r.Kind {
	case One, Number:
		return len(a.Choices) == 1 && r.offers(a.Choices[0], a.Evidence)
	case Model:
		return len(a.Choices) == 1 && (hasOption(r.Options, a.Choices[0]) || coachable(a.Choices[0]))
	case Many:
		return r.ticks(a) && !r.contradicts(a)
	case All:
		if len(a.Choices) == 1 && hasOption(r.Out, a.Choices[0]) {
			return true
		}
		return r.ticks(a) && !slices.ContainsFunc(r.Options, func(o Option) bool { return !a.Has(o.Choice) })
	}
	return false
}

// coachable tells whether a choice is the product type of something with
// buttons to coach, or the picture of its buttons.
func coachable(c Choice) bool {
	m, ok := modelOf(c)
	return ok && m.Class != ""
}

// offers tells whether a choice may be given: by the person, or by the bus.
func (r pageRow) offers(c Choice, by restore.Evidence) bool {
	return hasOption(r.Options, c) || by == restore.Seen && slices.Contains(r.Bus, c)
}

// ticks tells whether every choice is an option of the page, each once.
func (r pageRow) ticks(a Answer) bool {
	for i, c := range a.Choices {
		if !hasOption(r.Options, c) && !hasOption(r.Also, c) || slices.Contains(a.Choices[:i], c) {
			return false
		}
	}
	return len(a.Choices) > 0
}

// contradicts tells whether "nothing" (always the first option of a page of
// ticks) is ticked beside something.
func (r pageRow) contradicts(a Answer) bool {
	return len(a.Choices) > 1 && a.Has(r.Options[0].Choice)
}

func hasOption(options []Option, c Choice) bool {
	return slices.ContainsFunc(options, func(o Option) bool { return o.Choice == c })
}

// after is the page that follows an answer.
func (c Checklist) after(p Page, a Answer) Page {
	switch p {
	case PageStart:
		if a.Has("only-dfu") {
			return PageData // the short way asks for no number
		}
		return PageShows
	case PageShows:
		return PageNumber
	case PageNumber:
		return PageData
	case PageData:
		return PageHistory
	case PageHistory:
		if c.Unsafe() {
			return PageStop
		}
		if c.onlyDFU() {
			return c.shortWay()
		}
		return PageSymptoms
	case PageAccount, PageErasure, PageReady:
		return c.afterShort(p, a)
	case PageStop, PageFound, PageOwner, PageNoSign:
		return PageReport
	case PageSymptoms:
		if black, ok := c.black(); ok {
			return black
		}
		return c.afterData(p, a)
	case PageRestart:
		if a.Has("still-nothing") {
			return PageQuiet
		}
		if black, ok := c.black(); ok && black != PageRestart {
			return black
		}
		return c.afterData(p, a)
	case PageAlive, PageQuiet, PageSelfDFU, PageBackup, PageLeave, PageLeaveDFU:
		return c.afterData(p, a)
	case PageCable, PageSocket, PageDirect, PagePort, PageElsewhere, PageUnlock, PageCharge, PageComputer, PageNetwork:
		return c.afterLink(p)
	default:
		return c.afterTry(p, a)
	}
}

// black joins a black screen with what USB shows: a page of its own for each.
// It comes after the danger was asked, since a wet, swollen or hot phone is
// neither charged nor plugged in nor backed up.
func (c Checklist) black() (Page, bool) {
	if !c.answers[PageShows].Has("black") {
		return "", false
	}
	switch {
	case c.seen.Present && c.seen.Mode == device.ModeNormal:
		return PageAlive, true
	case c.seen.Present && (c.seen.Mode == device.ModeDFU || c.seen.Mode == device.ModePortDFU):
		return PageSelfDFU, true
	case !c.seen.Present && !c.seen.Blind:
		return PageRestart, true
	}
	return "", false
}

// afterData brings a phone whose data matters to its backup first.
func (c Checklist) afterData(p Page, a Answer) Page {
	if p == PageBackup && c.solved() {
		return PageFound // the backup that is made once it works again
	}
	if !c.DataMatters() && c.onlyDFU() {
		return PageErase
	}
	if !c.DataMatters() {
		return PageCable
	}
	switch p {
	case PageSymptoms, PageRestart, PageQuiet, PageSelfDFU:
		if c.seen.Present && c.seen.Mode == device.ModeDFU {
			return PageLeaveDFU
		}
		starts := c.answers[PageShows].Has("starts")
		if starts || c.seen.Present && c.seen.Mode == device.ModeNormal {
			return PageBackup
		}
		if c.seen.Present && c.seen.Mode == device.ModeRecovery {
			return PageLeave
		}
	case PageAlive:
		if a.Has("not-black") {
			return PageBackup
		}
	case PageLeave, PageLeaveDFU:
		if a.Has("it-starts") {
			return PageBackup
		}
		if a.Has("busy") {
			return PageUpdateWatch
		}
	}
	return PageCable
}

// afterLink goes through cable, plug, port, charge and computer, and then to
// the try that is due. What was done already in an earlier round is not asked
// again.
func (c Checklist) afterLink(p Page) Page {
	if p == PageSocket && c.answers[p].Has("wet") {
		return PageStop
	}
	if c.unseen() {
		return c.afterUnseen(p)
	}
	if p == PageElsewhere || p == PageUnlock { // it came while nothing was seen
		p = PagePort
	}
	order := []Page{PageCable, PageSocket, PageDirect, PagePort, PageCharge, PageComputer, PageNetwork}
	for _, next := range order[slices.Index(order, p)+1:] {
		if _, ok := c.answers[next]; ok && len(c.attempts) > 0 {
			continue
		}
		if next == PagePort && len(c.attempts) == 0 {
			continue // another port is for when a try has failed
		}
		if next == PageNetwork && (c.number == nil || *c.number != 3194) {
			continue
		}
		return next
	}
	if len(c.attempts) > 0 && !c.answers[PageUpdate].Has("not-offered") {
		return PageUpdate // once more, with what was swapped
	}
	return c.due()
}

// due is what comes after a try: an update first, and an erase only where an
// update failed and the data is no matter. Where it matters the link is swapped
// before a shop is asked: what was found says which part.
func (c Checklist) due() Page {
	switch {
	case c.unseen():
		return PageNoSign // there is nothing to update
	case !c.updateFailed():
		return PageUpdate
	case !c.DataMatters():
		return PageErase
	case c.linkProven() || c.answers[PageUpdate].Has("not-offered"):
		return PageSaveData
	}
	return PageFound
}

// linkProven tells whether Update failed with another cable, another port and
// another computer: then the link to the iPhone is hardly what fails.
func (c Checklist) linkProven() bool { return verdict.UpdateFailedEverywhere(c.Attempts()) }

func (c Checklist) updateFailed() bool {
	u := c.answers[PageUpdate]
	if u.Has("failed-before") || u.Has("not-offered") {
		return true
	}
	return slices.ContainsFunc(c.attempts, func(a attempt) bool {
		return a.Behaviour == restore.Update && !(a.Code != nil && *a.Code == 0)
	})
}

// tryLeads is where one choice leads on the pages of the tries, whatever else
// is known.
var tryLeads = []struct {
	page   Page
	choice Choice
	next   Page
}{
	{PageUpdate, "pressed-update", PageUpdateWatch},
	{PageUpdate, "failed-before", PageUpdateResult},
	{PageUpdateWatch, "ended", PageUpdateResult},
	{PageSaveData, "safe-or-given-up", PageErase},
	{PageBusy, "something-runs", PageErasing},
	{PageBefore, "ready", PageCoach},
	{PageBefore, "buttons-broken", PageButtons},
	{PageCoach, "buttons-broken", PageButtons},
	{PageButtons, "all-work", PageBefore},
	{PageWithout, "go-on", PageBefore},
	{PageWithout, "pressed-update", PageUpdateWatch},
	{PageWithout, "pressed-restore", PageErasing},
	{PageErasing, "ended", PageEraseResult},
}

// afterTry goes through the tries and what they led to.
func (c Checklist) afterTry(p Page, a Answer) Page {
	for _, l := range tryLeads {
		if l.page == p && a.Has(l.choice) {
			return l.next
		}
	}
	known := c.knowsButtons()
	switch {
	case p == PageUpdate && a.Has("not-offered"), p == PageUpdateResult && !a.Has("worked"):
		return c.due()
	case p == PageErase && !a.Has("not-tonight"):
		return PageBusy
	case p == PageBusy && a.Has("nothing-runs") && !known:
		return PageModel
	case p == PageModel && !a.Has("not-tonight") && c.onlyDFU():
		return PageReady
	case p == PageBusy && a.Has("nothing-runs"), p == PageModel && !a.Has("not-tonight"):
		return PageBefore
	case p == PageButtons:
		return PageWithout
	case p == PageReached:
		return PageErasing
	}
	return PageFound
}

// took keeps what an answer says beyond its page: numbers, tries and swaps.
func (c Checklist) took(p Page, a Answer) Checklist {
	if n, ok := told(a); ok && p.Kind() == Number {
		c.number = n
	}
	switch p {
	case PageAccount, PageErasure:
		c = c.tookYeses()
	case PageUpdateWatch, PageErasing:
		c.ending = c.watch.Close()
	case PageCable:
		c = c.tookCable(a)
	case PageSocket:
		c = c.tookSocket(a)
	case PagePort:
		if a.Has("other-port") {
			c.ports++
		}
	case PageUpdateResult, PageEraseResult:
		c = c.tried(a)
	case PageOther:
		if !a.Has("no-other-tonight") {
			c = c.triedElsewhere(a)
		}
	}
	return c
}

// tookCable keeps what was told of the cable. "Another cable gave the same
// error" is a try with each of the two, as far as they are not kept yet: a swap
// that was told counts as that swap.
func (c Checklist) tookCable(a Answer) Checklist {
	switch {
	case a.Has("other-failed") && !c.toldCable():
		if len(c.attempts) == 0 {
			c = c.toldTry(0)
		}
		c.cables++
		return c.toldTry(len(c.trail))
	case len(c.attempts) > 0 && a.Has("good-cable"):
		c.cables++
	}
	return c
}

// toldCable tells whether this page has told of its try already: answered again,
// it is the same one.
func (c Checklist) toldCable() bool {
	return slices.ContainsFunc(c.attempts, func(x attempt) bool { return x.at == len(c.trail) })
}

// toldTry keeps a failure of which only the number and the cable are told.
func (c Checklist) toldTry(at int) Checklist {
	t := restore.Attempt{
		Code: c.Number(), Cable: cableName(c.cables), LostLink: restore.LinkUnknown, Evidence: restore.Told,
	}
	c.attempts = append(slices.Clone(c.attempts), attempt{at, t})
	return c
}

// onlyTold tells a try that toldTry kept: any other names its computer.
func (a attempt) onlyTold() bool {
	return a.Evidence == restore.Told && a.Computer == "" && a.Cable != ""
}

// told reads the number out of an answer; false when the answer holds none.
func told(a Answer) (*int, bool) {
	if a.Number != nil {
		return a.Number, true
	}
	if len(a.Choices) != 1 {
		return nil, false
	}
	var n int
	if _, err := fmt.Sscanf(string(a.Choices[0]), "%d", &n); err != nil {
		return nil, false
	}
	return &n, true
}
