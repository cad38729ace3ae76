package story

import (
	"strings"

	"relink/internal/session"
)

// thisComputer is how the way names the computer it runs on.
const thisComputer = "this computer"

// Merge joins the session of another computer into this one and says how many
// tries came with it. The session keeps its own name: tries are named after it,
// and two computers must not give two tries one name.
func (s *Story) Merge(other session.Session) (added int, err error) {
	merged, err := session.Merge(s.Kept, other)
	if err != nil {
		return 0, err
	}
	merged.ID = s.Kept.ID
	for i, t := range merged.Tries {
		merged.Tries[i].Computer = computerOf(t, merged.ID)
	}
	added = len(merged.Tries) - len(s.Kept.Tries)
	s.Kept = merged
	return max(0, added), nil
}

// computerOf names the computer of a try as it is called here: what calls
// itself "this computer" elsewhere is another one.
func computerOf(t session.Try, here string) string {
	owner := ownerOf(t.ID)
	if owner == "" {
		return t.Computer
	}
	short := []rune(owner)
	elsewhere := "computer " + strings.ToUpper(string(short[:min(4, len(short))]))
	switch {
	case owner == here && t.Computer == elsewhere:
		return thisComputer
	case owner != here && t.Computer == thisComputer:
		return elsewhere
	}
	return t.Computer
}

// ownerOf is the session that a try was first told in; empty when its name
// does not tell.
func ownerOf(id string) string {
	for _, mark := range []string{"-way-", "-log-"} {
		if i := strings.LastIndex(id, mark); i > 0 {
			return id[:i]
		}
	}
	return ""
}
