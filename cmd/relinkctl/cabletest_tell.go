package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"relink/guide"
	"relink/guide/finding"
	"relink/internal/words"
)

// mostCableLines bounds what one test says while it runs; the strip and the
// numbers at the end hold everything.
const mostCableLines = 60

// cableTeller writes how a cable test goes.
type cableTeller struct {
	out   io.Writer
	cat   *words.Catalogue
	began time.Time
	said  finding.CablePhase
	lines int
}

// phase says what to do when another part begins.
func (c *cableTeller) phase(t finding.CableTest, now time.Time) error {
	if t.Phase(now) == c.said {
		return nil
	}
	c.said = t.Phase(now)
	return c.line(now, c.text(t.PhaseWordsAt(now)))
}

// presence says that the phone went or came back.
func (c *cableTeller) presence(t finding.CableTest, before bool, now time.Time) error {
	if t.There() == before {
		return nil
	}
	id := "cabletest.live.gone"
	if t.There() {
		id = "cabletest.live.back"
	}
	return c.live(t, now, guide.Words{ID: id})
}

// beat says what was wrong with an answer; a right one is not worth a line.
func (c *cableTeller) beat(t finding.CableTest, b finding.CableBeat) error {
	switch {
	case b.Lost: // the bus tells
		return nil
	case b.Failed:
		return c.live(t, b.At, guide.Words{ID: "cabletest.live.error"})
	case b.Retries > 0:
		return c.live(t, b.At, guide.Words{ID: "cabletest.live.retry"})
	case t.Slow(b):
		return c.live(t, b.At, guide.Words{ID: "cabletest.live.spike", Args: map[string]any{"Milliseconds": b.Took.Milliseconds()}})
	}
	return nil
}

func (c *cableTeller) live(t finding.CableTest, at time.Time, w guide.Words) error {
	c.lines++
	switch {
	case c.lines == mostCableLines:
		w = guide.Words{ID: "cabletest.live.more"}
	case c.lines > mostCableLines:
		return nil
	}
	text := c.text(w)
	if t.Provoked(at) {
		text += " (" + c.cat.Text("cabletest.live.provoked", nil) + ")"
	}
	return c.line(at, text)
}

// end writes the strip, the numbers, the result and what it cannot tell.
func (c *cableTeller) end(t finding.CableTest, now time.Time) error {
	lines := []string{c.cat.Text("cabletest.phase.over", nil), strip(t.Strip(now)), c.cat.Text("cabletest.strip", nil)}
	for _, w := range t.NumberWords(now) {
		lines = append(lines, c.text(w))
	}
	lines = append(lines, c.text(t.Words(now)))
	for _, w := range finding.CableCannot() {
		lines = append(lines, c.text(w))
	}
	_, err := fmt.Fprintln(c.out, strings.Join(lines, "\n"))
	return err
}

// strip is the test in one line, a letter for each piece: the worst that
// happened in it.
func strip(pieces [finding.CableBuckets]finding.CableBucket) string {
	var b strings.Builder
	for i, p := range pieces {
		if p.Moved && i > 0 && !pieces[i-1].Moved {
			b.WriteByte('|')
		}
		switch {
		case p.Lost:
			b.WriteByte('G')
		case p.Errors > 0:
			b.WriteByte('x')
		case p.Retries > 0:
			b.WriteByte('r')
		case p.Spikes > 0:
			b.WriteByte('s')
		case p.Asked > 0:
			b.WriteByte('.')
		default:
			b.WriteByte('-')
		}
	}
	return b.String()
}

func (c *cableTeller) text(w guide.Words) string { return c.cat.Text(w.ID, w.Args) }

func (c *cableTeller) line(at time.Time, text string) error {
	_, err := fmt.Fprintf(c.out, "%5.1f s  %s\n", at.Sub(c.began).Seconds(), text)
	return err
}
