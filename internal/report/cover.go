package report

import (
	"cmp"
	"slices"
	"strings"

	"relink/internal/device"
)

// cover is a text and the parts of it that nobody shall read.
type cover struct {
	text  string
	parts []part // none overlaps another
}

type part struct {
	start, end int // bytes
	number     bool
}

// over covers text[start:end], as far as nothing covers it yet: who came first
// knew best what it is.
func (c *cover) over(start, end int, number bool) {
	for _, p := range c.parts {
		if p.end <= start || end <= p.start {
			continue
		}
		if start < p.start {
			c.over(start, p.start, number)
		}
		start = p.end
	}
	if start < end {
		c.parts = append(c.parts, part{start, end, number})
	}
}

// write puts a pseudonym for each number and one mark for whatever else is
// covered, however many parts that has.
func (c *cover) write(numbers *device.Masker) string {
	slices.SortFunc(c.parts, func(a, b part) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	at := 0
	for i, p := range c.parts {
		b.WriteString(c.text[at:p.start])
		switch {
		case p.number:
			b.WriteString(numbers.Pseudonym(c.text[p.start:p.end]))
		case i == 0 || c.parts[i-1].number || c.parts[i-1].end < p.start:
			b.WriteString(masked)
		}
		at = p.end
	}
	b.WriteString(c.text[at:])
	return b.String()
}
