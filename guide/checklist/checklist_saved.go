package checklist

import (
	"maps"
	"slices"

	"relink/guide/dfu"
	"relink/internal/restore"
)

// SavedChecklist is a Checklist as a session keeps it on disk.
type SavedChecklist struct {
	Trail    []Page            `json:"trail"`
	Answers  map[Page]Answer   `json:"answers"`
	Outcomes []dfu.Outcome     `json:"outcomes"`
	Attempts []restore.Attempt `json:"attempts"`
	// AttemptsAt are the lengths of the trail at which the attempts were told.
	AttemptsAt []int `json:"attempts_at"`
	Number     *int  `json:"number"`
	Cables     int   `json:"cables"`
	Ports      int   `json:"ports"`
}

// Saved is what has to be kept so that nothing is lost.
func (c Checklist) Saved() SavedChecklist {
	s := SavedChecklist{
		Trail: c.Trail(), Answers: maps.Clone(c.answers), Outcomes: c.Outcomes(),
		Attempts: c.Attempts(), Number: c.Number(), Cables: c.cables, Ports: c.ports,
	}
	for _, a := range c.attempts {
		s.AttemptsAt = append(s.AttemptsAt, a.at)
	}
	return s
}

// Resume takes up what was kept. The file may be old, cut or made by hand, so
// only answers that their pages offer are taken, and the way is followed only
// as far as its rules allow. Whatever watched a restore is left for the page
// before, since the phone may have moved on meanwhile, and what follows the
// question whether another program is at work for that question: hours may lie
// between.
func Resume(s SavedChecklist) Checklist {
	s = s.fromShows()
	c := NewChecklist()
	for p, a := range s.Answers {
		if p.row().accepts(a) {
			c.answers[p] = a.clone()
		}
	}
	c.outcomes = append(c.outcomes, s.Outcomes...)
	for i, a := range s.Attempts {
		at := 0
		if i < len(s.AttemptsAt) {
			at = s.AttemptsAt[i]
		}
		c.attempts = append(c.attempts, attempt{at, a})
	}
	c.number, c.cables, c.ports = s.Number, max(0, s.Cables), max(0, s.Ports)
	for i, p := range s.Trail {
		if i == 0 && p == PageStart {
			continue
		}
		if i == 0 || !known(p) || !c.follows(p) {
			break
		}
		c.trail = append(c.trail, p)
	}
	for c.CanBack() && (c.Page().Watches() || c.Page().afterBusy()) {
		c = c.Back()
	}
	return c
}

// fromShows puts the first page before the trail of a way that was kept before
// there was one, when the way began with what the iPhone shows.
func (s SavedChecklist) fromShows() SavedChecklist {
	if len(s.Trail) == 0 || s.Trail[0] != PageShows {
		return s
	}
	s.Trail = append([]Page{PageStart}, s.Trail...)
	kept := map[Page]Answer{}
	maps.Copy(kept, s.Answers)
	s.Answers = kept
	s.Answers[PageStart] = Answer{Choices: []Choice{"step-by-step"}, Evidence: restore.Told}
	s.AttemptsAt = slices.Clone(s.AttemptsAt)
	for i, at := range s.AttemptsAt {
		if at > 0 { // those told before any page stand at none
			s.AttemptsAt[i] = at + 1
		}
	}
	return s
}

// follows tells whether a page may stand after the one the way has come to.
func (c Checklist) follows(p Page) bool {
	if p.Erases() && !c.MayErase() || p == PageStop && !c.Unsafe() {
		return false
	}
	if c.Unsafe() && p != PageStop && p != PageOwner && p != PageReport && c.past(PageHistory) {
		return false
	}
	if _, ok := c.answers[c.Page()]; !ok {
		return false
	}
	if p.handles() && !c.MayHandle() {
		return false
	}
	_, data := c.answers[PageData]
	return data || !afterDataPage(p)
}

// afterBusy tells whether a page stands on the answer that no other program is
// at work.
func (p Page) afterBusy() bool {
	switch p {
	case PageModel, PageBefore, PageButtons, PageWithout, PageCoach, PageReached:
		return true
	}
	return false
}

func (c Checklist) past(p Page) bool {
	for _, q := range c.trail {
		if q == p {
			return true
		}
	}
	return false
}

// afterDataPage tells whether a page speaks of restoring, which waits for the
// data question.
func afterDataPage(p Page) bool {
	return p.index() > PageData.index()
}

func (p Page) index() int {
	for i, r := range pageTable {
		if r.Page == p {
			return i
		}
	}
	return -1
}

func known(p Page) bool { return p.index() >= 0 }
