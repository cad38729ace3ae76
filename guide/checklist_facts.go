package guide

// Facts are what the way has told so far, in the form a verdict is reached
// from. What was not asked stays nil: "nothing happened to it" is an answer,
// and an empty list with it.
func (c Checklist) Facts() Facts {
	f := Facts{Schema: FactsSchema, Attempts: c.Attempts()}
	if m, ok := c.Model(); ok {
		f.ProductType = m.ProductType
	}
	if a, ok := c.answers[PageData]; ok {
		needs := !a.Has("no") && !c.answers[PageErase].Has("data-safe")
		f.NeedsData = &needs
	}
	f.HasBackup = c.backedUp()
	if a, ok := c.answers[PageComputer]; ok && a.Has("up-to-date") {
		updated := true
		f.ComputerUpdated = &updated
	}
	f.History = picked(c.answers[PageHistory], Histories())
	f.Symptoms = picked(c.answers[PageSymptoms], Symptoms())
	return f
}

// backedUp tells what is known of a backup: made now, said to be impossible,
// or nil.
func (c Checklist) backedUp() *bool {
	has, asked := false, false
	for _, p := range []Page{PageAlive, PageBackup} {
		a, ok := c.answers[p]
		has = has || a.Has("backed-up")
		asked = asked || ok && (a.Has("backed-up") || a.Has("cannot-back-up"))
	}
	if !asked {
		return nil
	}
	return &has
}

// picked are the choices of an answer that are words of a facts file.
func picked[T ~string](a Answer, words []T) []T {
	var out []T
	for _, w := range words {
		if a.Has(Choice(w)) {
			out = append(out, w)
		}
	}
	return out
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
