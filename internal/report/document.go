// Package report writes what was found as HTML, PDF, JSON and text, all from
// one document. It knows how to write; it knows no dialogs, no files and no
// clock.
package report

import (
	"time"

	"relink/internal/restore"
)

// Document is a whole report, already in the person's language and already
// masked: what is in it may leave the machine.
type Document struct {
	Title    string
	Subtitle string // report number, date, version
	Language string // a language tag, for the lang attribute
	// Lead is the instruction a reader must not miss.
	Lead     Lead
	Sections []Section
	Footer   string
}

// Lead is the box at the top: what to do, why, how sure.
type Lead struct {
	Label string
	Title string
	Text  []string
	Badge string
}

// Section is a part of the report with a heading.
type Section struct {
	Title string
	// Intro is a sentence under the heading; empty for none.
	Intro  string
	Blocks []Block
	// NewPage starts the section on a new page of a PDF or a print.
	NewPage bool
}

// Block is one thing in a section: exactly one field is set.
type Block struct {
	Facts    []Fact
	Table    *Table
	List     []string
	Timeline *Timeline
	Lines    []Line
}

// Fact is a label with its value and how it is known.
type Fact struct {
	Label    string
	Value    string
	Evidence string // "seen by Relink", "read from a log", "told by the owner", or ""
}

// Table is rows under a header.
type Table struct {
	Header []string
	Rows   [][]string
	// Weights are the relative widths of the columns.
	Weights []float64
}

// Timeline is a strip of modes over time, drawn to scale.
type Timeline struct {
	Title    string
	From, To time.Time
	Segments []Span
	// Silences are labelled beneath the strip where they lie.
}

// Span is one stretch of a Timeline.
type Span struct {
	From, To time.Time
	Label    string // the mode in words, or how long the silence was
	Kind     string // normal, recovery, dfu, restore, quiet: picks the colour
}

// Share is the part of the whole, from 0 to 1, at which t lies.
func (t Timeline) Share(at time.Time) float64 {
	whole := t.To.Sub(t.From)
	if whole <= 0 {
		return 0
	}
	return min(1, max(0, float64(at.Sub(t.From))/float64(whole)))
}

// Line is a numbered line of a log.
type Line struct {
	Number int
	Text   string
}

// evidenceWord is the word id for how a thing is known.
func evidenceWord(e restore.Evidence) string {
	switch e {
	case restore.Seen:
		return "report.evidence.seen"
	case restore.Log:
		return "report.evidence.log"
	case restore.Told:
		return "report.evidence.told"
	}
	return "report.evidence.unknown"
}
