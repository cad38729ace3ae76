package mask

import (
	"regexp"
	"slices"
	"strings"
)

// rule is one shape of what is personal. The first group is hidden, or the
// whole hit where there is none. Go's expressions take time in proportion to
// the text, whatever it holds.
type rule struct {
	what string
	// may is a quick look for what the text must hold besides; nil is always.
	may     func(t text) bool
	pattern *regexp.Regexp
	number  bool
	// keep says that a hit is nothing personal after all; nil keeps none.
	keep func(text string, start, end int) bool
}

// find covers every hit. A hit may begin with the sign that ended the one
// before, so the search goes on right behind what was hidden; and behind a word
// whose value is none, for that value may be the word before another.
func (r *rule) find(text string, c *cover) {
	anchored := strings.HasPrefix(r.pattern.String(), "^")
	for at := 0; at < len(text); {
		hit := r.pattern.FindStringSubmatchIndex(text[at:])
		if hit == nil {
			return
		}
		start, end := hidden(hit)
		start, end = start+at, end+at
		switch {
		case r.keep == nil || !r.keep(text, start, end):
			c.over(start, end, r.number)
			at = max(end, at+1)
		case start > at+hit[0]:
			at = start
		default:
			at = max(end, at+1)
		}
		if anchored {
			return
		}
	}
}

// text is what is looked at, in small letters besides.
type text struct{ whole, small string }

// holds says whether a text has one of these signs.
func holds(signs string) func(t text) bool {
	return func(t text) bool { return strings.ContainsAny(t.whole, signs) }
}

// stemsOf says whether a text has one of these parts of words.
func stemsOf(stems string) func(t text) bool {
	list := strings.Fields(stems)
	return func(t text) bool {
		return slices.ContainsFunc(list, func(stem string) bool { return strings.Contains(t.small, stem) })
	}
}

// hidden is the place of the one group that matched, or of the whole hit.
func hidden(hit []int) (start, end int) {
	for g := 2; g < len(hit); g += 2 {
		if hit[g] >= 0 {
			return hit[g], hit[g+1]
		}
	}
	return hit[0], hit[1]
}

// rules are all shapes. Who comes first knows best what it is.
var rules = concat(idRules, keyRules, placeRules, netRules, numberRules, nameRules, keyTextRules, quoteRules)

func concat(lists ...[]rule) []rule {
	var all []rule
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}
