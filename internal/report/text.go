package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/width"

	"relink/internal/linebreak"
)

// Text writes the report as plain text, 78 columns wide.
func Text(w io.Writer, r Report) error {
	out := bufio.NewWriter(w)
	d := r.Document
	fmt.Fprintf(out, "%s\n%s\n\n", d.Title, d.Subtitle)
	fmt.Fprintf(out, "%s\n%s\n%s\n", d.Lead.Label, wrap(strings.ToUpper(d.Lead.Title), "  "), rule('-'))
	for _, t := range d.Lead.Text {
		fmt.Fprintln(out, wrap(t, "  "))
	}
	fmt.Fprintf(out, "  %s\n", d.Lead.Badge)
	for _, s := range d.Sections {
		fmt.Fprintf(out, "\n%s\n%s\n", s.Title, rule('='))
		if s.Intro != "" {
			fmt.Fprintln(out, wrap(s.Intro, ""))
		}
		for _, b := range s.Blocks {
			textBlock(out, b)
		}
	}
	fmt.Fprintf(out, "\n%s\n%s\n", rule('-'), wrap(d.Footer, ""))
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the report as text: %w", err)
	}
	return nil
}

func textBlock(w io.Writer, b Block) {
	for _, f := range b.Facts {
		value := f.Value
		if f.Evidence != "" {
			value += " (" + f.Evidence + ")"
		}
		fmt.Fprintln(w, wrapFirst(strings.TrimSpace(f.Label+": "+value), "- ", "  "))
	}
	for _, l := range b.List {
		fmt.Fprintln(w, wrapFirst(l, "- ", "  "))
	}
	if b.Table != nil {
		textTable(w, b.Table)
	}
	if b.Timeline != nil {
		fmt.Fprintln(w, b.Timeline.Title)
		for _, s := range b.Timeline.Segments {
			fmt.Fprintf(w, "  %s–%s  %s\n", clock(s.From), clock(s.To), s.Label)
		}
	}
	for _, l := range b.Lines {
		fmt.Fprintln(w, wrapFirst(l.Text, fmt.Sprintf("  %6d  ", l.Number), "          "))
	}
}

// textTable writes each row as its own little list: columns of unknown width
// do not fit a terminal or a forum post.
func textTable(w io.Writer, t *Table) {
	for i, row := range t.Rows {
		fmt.Fprintf(w, "%d.\n", i+1)
		for c, cell := range row {
			if cell != "" {
				fmt.Fprintln(w, wrapFirst(t.Header[c]+": "+cell, "   ", "     "))
			}
		}
	}
}

const textWidth = 78

func rule(r rune) string { return strings.Repeat(string(r), textWidth) }

func wrap(s, indent string) string { return wrapFirst(s, indent, indent) }

// wrapFirst breaks s at textWidth, with one indent for the first line and
// another for the rest.
func wrapFirst(s, first, rest string) string {
	var b strings.Builder
	b.WriteString(first)
	column := columns(first)
	start := true
	for _, piece := range linebreak.Pieces(s) {
		gap := ""
		if piece.Space != "" && !start {
			gap = " "
		}
		n := columns(piece.Text)
		if !start && column+len(gap)+n > textWidth {
			b.WriteString("\n" + rest)
			column, gap = columns(rest), ""
		}
		b.WriteString(gap + piece.Text)
		column += len(gap) + n
		start = false
	}
	return b.String()
}

// columns is the room of s in a terminal, where a Chinese character takes two.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}
