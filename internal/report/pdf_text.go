package report

import "strings"

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

// MultiCell writes wrapped text.
func (p *pdf) MultiCell(w, h float64, text, border, align string, fill bool) {
	p.Fpdf.MultiCell(w, h, drawable(text), border, align, fill)
}

// CellFormat writes one line.
func (p *pdf) CellFormat(w, h float64, text, border string, ln int, align string, fill bool, link int, linkStr string) {
	p.Fpdf.CellFormat(w, h, drawable(text), border, ln, align, fill, link, linkStr)
}

// SplitText breaks text into lines of at most w millimetres.
func (p *pdf) SplitText(text string, w float64) []string {
	return p.Fpdf.SplitText(drawable(text), w)
}
