package checklist

import "relink/guide/verdict"

// asksOwner tells whether it is still to be asked what the owner knows of the
// phone. Whoever looks at it next needs that; a phone that works again needs
// nobody. An answer given with the three yeses is one.
func (c Checklist) asksOwner() bool {
	if _, ok := c.answers[PageOwner]; ok || c.answers[PageErase].Has("passcode-known") {
		return false
	}
	n := len(c.attempts)
	return n == 0 || c.attempts[n-1].Code == nil || *c.attempts[n-1].Code != 0
}

// PageFor is the page that does what a verdict advises; the report where there
// is nothing left to do at home.
func PageFor(a verdict.Advice) Page {
	switch a {
	case verdict.AdviceConnectDirectly:
		return PageDirect
	case verdict.AdviceTryCable:
		return PageCable
	case verdict.AdviceTryPort:
		return PagePort
	case verdict.AdviceTryComputer:
		return PageOther
	case verdict.AdviceUpdateComputer:
		return PageComputer
	case verdict.AdviceFixNetwork:
		return PageNetwork
	case verdict.AdviceUpdateKeepData:
		return PageUpdate
	case verdict.AdviceSaveDataFirst:
		return PageSaveData
	case verdict.AdviceDFURestore:
		return PageErase
	}
	return PageReport
}

// Leads is the page that does what a verdict advises to this person: another
// update waits for another cable, port or computer.
func (c Checklist) Leads(a verdict.Advice) Page {
	if a != verdict.AdviceUpdateKeepData || !c.updateFailed() {
		return PageFor(a)
	}
	cable, port := verdict.UpdatesSwapped(c.Attempts())
	switch {
	case !cable:
		return PageCable
	case !port:
		return PagePort
	}
	return PageOther
}

// ToFound goes to what was found, from wherever the person stands: what a log
// told may have changed it. It leads nowhere while a restore may run, and before
// the danger was asked for, since it may advise something physical.
func (c Checklist) ToFound() (Checklist, bool) {
	if c.Page().Watches() || !c.MayHandle() || c.Page() == PageFound {
		return c, false
	}
	c.look = look{}
	return c.walk(PageFound), true
}

// Toward goes from what was found to the page that does what is advised.
func (c Checklist) Toward(a verdict.Advice) Checklist {
	if c.Page() != PageFound {
		return c
	}
	return c.walk(c.Leads(a))
}
