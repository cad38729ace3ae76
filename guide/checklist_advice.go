package guide

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
func PageFor(a Advice) Page {
	switch a {
	case AdviceConnectDirectly:
		return PageDirect
	case AdviceTryCable:
		return PageCable
	case AdviceTryPort:
		return PagePort
	case AdviceTryComputer:
		return PageOther
	case AdviceUpdateComputer:
		return PageComputer
	case AdviceFixNetwork:
		return PageNetwork
	case AdviceUpdateKeepData:
		return PageUpdate
	case AdviceSaveDataFirst:
		return PageSaveData
	case AdviceDFURestore:
		return PageErase
	}
	return PageReport
}

// Leads is the page that does what a verdict advises to this person: another
// update waits for another cable, port or computer.
func (c Checklist) Leads(a Advice) Page {
	if a != AdviceUpdateKeepData || !c.updateFailed() {
		return PageFor(a)
	}
	cable, port := UpdatesSwapped(c.Attempts())
	switch {
	case !cable:
		return PageCable
	case !port:
		return PagePort
	}
	return PageOther
}

// Toward goes from what was found to the page that does what is advised.
func (c Checklist) Toward(a Advice) Checklist {
	if c.Page() != PageFound {
		return c
	}
	return c.walk(c.Leads(a))
}
