package checklist

import (
	"slices"

	"relink/guide"
)

// Row is one line of the checklist beneath the page.
type Row struct {
	ID    string // also the word id: check.row.<ID>
	Mark  Mark
	Pages []Page
	// Told is the answer that says most about the row: the words are
	// check.told.<page>.<choice>. Empty while there is none.
	Told []guide.Words
}

// rowTable groups the pages into the lines a person sees.
var rowTable = []struct {
	ID    string
	Pages []Page
}{
	{"shows", []Page{PageStart, PageShows, PageNumber, PageAlive, PageRestart, PageQuiet, PageSelfDFU}},
	{"data", []Page{PageData, PageBackup, PageLeave, PageLeaveDFU, PageSaveData}},
	{"history", []Page{PageHistory, PageStop, PageSymptoms}},
	{"cable", []Page{PageCable}},
	{"plug", []Page{PageSocket, PageDirect, PagePort, PageElsewhere, PageUnlock, PageCharge}},
	{"computer", []Page{PageComputer, PageNetwork}},
	{"update", []Page{PageUpdate, PageUpdateWatch, PageUpdateResult}},
	{"dfu", []Page{PageErase, PageAccount, PageErasure, PageReady, PageBusy, PageModel, PageBefore, PageButtons, PageWithout, PageCoach, PageReached}},
	{"restore", []Page{PageErasing, PageEraseResult}},
	{"other", []Page{PageOther}},
	{"found", []Page{PageOwner, PageNoSign, PageFound, PageReport}},
}

// Rows are the lines of the checklist as it stands.
func (c Checklist) Rows() []Row {
	rows := make([]Row, 0, len(rowTable))
	for _, r := range rowTable {
		row := Row{ID: r.ID, Pages: slices.Clone(r.Pages), Mark: Ahead}
		for _, p := range r.Pages {
			a, ok := c.answers[p]
			if !ok {
				continue
			}
			row.Mark = worse(row.Mark, p.row().mark(a))
			row.Told = append(row.Told, said(p, a)...)
		}
		if slices.Contains(r.Pages, c.Page()) {
			row.Mark = Current
		}
		rows = append(rows, row)
	}
	return rows
}

// mark is what an answer leaves on its step.
func (r pageRow) mark(a Answer) Mark {
	if a.Number != nil {
		if r.Page == PageNumber {
			return Done
		}
		return Failed
	}
	mark := Ahead
	for _, o := range slices.Concat(r.Options, r.Also, r.Out) {
		if a.Has(o.Choice) {
			mark = worse(mark, o.Mark)
		}
	}
	if mark == Ahead {
		return Done // given by the bus
	}
	return mark
}

// worse joins marks: a failure shows over a skip, a skip over a done.
func worse(a, b Mark) Mark {
	order := []Mark{Ahead, Done, Skipped, Failed}
	if slices.Index(order, b) > slices.Index(order, a) {
		return b
	}
	return a
}

// said are the words for an answer in its row.
func said(p Page, a Answer) []guide.Words {
	if a.Number != nil {
		return []guide.Words{{ID: "check.told.number", Args: map[string]any{"Number": *a.Number}}}
	}
	if n, ok := told(a); ok {
		return []guide.Words{{ID: "check.told.number", Args: map[string]any{"Number": *n}}}
	}
	switch p {
	case PageUpdateWatch, PageErasing, PageStop, PageFound, PageNoSign, PageErase, PageAccount, PageErasure, PageReady, PageBusy, PageModel, PageBefore, PageWithout:
		return nil // their row says it with another page, or by its mark
	}
	out := make([]guide.Words, 0, len(a.Choices))
	for _, choice := range a.Choices {
		if choice == "step-by-step" {
			continue // what is told on that way says it
		}
		out = append(out, guide.Words{ID: "check.told." + string(p) + "." + string(choice)})
	}
	return out
}
