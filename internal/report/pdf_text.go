package report

import (
	"strings"

	"relink/internal/linebreak"
)

// The library keeps a table of 65,536 characters and panics past it (go-pdf
// 0.11.1, generateCIDFontMap), so what lies beyond is shown as a box. Every
// text goes to it through these.

func drawable(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return '\u25A1'
		}
		return r
	}, s)
}

// MultiCell writes wrapped text. The lines are SplitText's: the library drops
// the Chinese character at which it ends a line, as it drops a space (go-pdf
// 0.11.1, MultiCell).
func (p *pdf) MultiCell(w, h float64, text, border, align string, fill bool) {
	p.Fpdf.MultiCell(w, h, strings.Join(p.SplitText(text, w), "\n"), border, align, fill)
}

// CellFormat writes one line.
func (p *pdf) CellFormat(w, h float64, text, border string, ln int, align string, fill bool, link int, linkStr string) {
	p.Fpdf.CellFormat(w, h, drawable(text), border, ln, align, fill, link, linkStr)
}

// SplitText breaks text into lines of at most w millimetres in the face that
// is set. What is wider than a line is broken inside.
func (p *pdf) SplitText(text string, w float64) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(strings.TrimRight(drawable(text), "\n"), "\n") {
		lines = append(lines, p.splitParagraph(paragraph, w)...)
	}
	return lines
}

func (p *pdf) splitParagraph(text string, w float64) []string {
	var lines []string
	var line strings.Builder
	room := w
	end := func() {
		lines = append(lines, line.String())
		line.Reset()
		room = w
	}
	for _, piece := range linebreak.Pieces(text) {
		wide := p.GetStringWidth(piece.Space + piece.Text)
		if wide > room && line.Len() > 0 {
			end()
			piece.Space, wide = "", p.GetStringWidth(piece.Text)
		}
		if wide <= room {
			line.WriteString(piece.Space + piece.Text)
			room -= wide
			continue
		}
		for _, r := range piece.Text {
			if wide = p.GetStringWidth(string(r)); wide > room && line.Len() > 0 {
				end()
			}
			line.WriteRune(r)
			room -= wide
		}
	}
	end()
	return lines
}
