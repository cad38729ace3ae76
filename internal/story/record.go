package story

import (
	"strconv"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/session"
)

// record writes an answer into the session in the session's own words.
func (s *Story) record(at time.Time, p checklist.Page, a checklist.Answer) {
	for question, values := range said(p, a) {
		if question == session.AskAccountKnown && values[0] == "no" && s.Kept.Said(question) == "yes" {
			continue // it was one of the three yeses
		}
		s.Kept = s.Kept.Answer(question, at, values...)
	}
}

// said are the questions of a session that an answer to a page answers.
func said(p checklist.Page, a checklist.Answer) map[string][]string {
	choices := make([]string, 0, len(a.Choices))
	for _, c := range a.Choices {
		choices = append(choices, string(c))
	}
	if a.Number != nil {
		choices = []string{strconv.Itoa(*a.Number)}
	}
	switch p {
	case checklist.PageShows:
		if a.Has("starts") {
			choices = []string{"home"}
		}
		return map[string][]string{session.AskScreen: choices}
	case checklist.PageNumber:
		return map[string][]string{session.AskCode: choices}
	case checklist.PageData:
		return map[string][]string{session.AskNeedsData: choices}
	case checklist.PageHistory:
		return map[string][]string{session.AskHistory: choices}
	case checklist.PageSymptoms:
		return map[string][]string{session.AskSymptoms: choices}
	case checklist.PageAlive, checklist.PageBackup:
		return backupSaid(a)
	case checklist.PageErase:
		return eraseSaid(a)
	case checklist.PageOwner:
		return map[string][]string{
			session.AskPasscodeKnown: {yesNo(a.Has("passcode"))}, session.AskAccountKnown: {yesNo(a.Has("account"))},
		}
	case checklist.PageComputer:
		if a.Has("up-to-date") {
			return map[string][]string{session.AskComputerUpdated: {"yes"}}
		}
	case checklist.PageButtons:
		return map[string][]string{session.AskBroken: brokenSaid(a)}
	case checklist.PageModel:
		if a.Has("not-tonight") {
			return nil
		}
		if _, ok := device.ByLooks(choices[0]); ok {
			choices = nil // a picture of its buttons names no model
		}
		return map[string][]string{session.AskModel: choices}
	}
	return nil
}

func backupSaid(a checklist.Answer) map[string][]string {
	switch {
	case a.Has("backed-up"):
		return map[string][]string{session.AskHasBackup: {"yes"}}
	case a.Has("cannot-back-up"):
		return map[string][]string{session.AskHasBackup: {"no"}}
	}
	return nil
}

// eraseSaid: who says that the data is safe or given up needs none of it from
// this phone any more.
func eraseSaid(a checklist.Answer) map[string][]string {
	if !a.Has("data-safe") {
		return nil
	}
	out := map[string][]string{session.AskNeedsData: {"no"}, session.AskAccountKnown: {"yes"}}
	if a.Has("passcode-known") {
		out[session.AskPasscodeKnown] = []string{"yes"}
	}
	return out
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// brokenSaid are the buttons that do not work, in words of their own: "home"
// is already what the screen showed.
func brokenSaid(a checklist.Answer) []string {
	var out []string
	for _, c := range a.Choices {
		if c == "all-work" {
			return []string{string(c)}
		}
		out = append(out, string(c)+"-broken")
	}
	return out
}
