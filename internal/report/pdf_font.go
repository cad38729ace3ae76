package report

import (
	"encoding/json"
	"strings"
	"unicode"

	"relink/assets"
)

// faces gives the page Inter, or the face that has Chinese when anything in
// the report needs it: the library asks no second face for a character that
// the first lacks, and a log or a name may hold Chinese in any language.
func (p *pdf) faces() {
	p.han = hasHan(p.doc)
	body, strong := assets.InterRegular, assets.InterSemiBold
	if p.han {
		body, strong = assets.RelinkHan, assets.RelinkHan
	}
	p.AddUTF8FontFromBytes(pdfFamily, "", body)
	p.AddUTF8FontFromBytes(pdfFamily, "B", strong)
}

// hasHan reports whether a document holds characters of Chinese or Japanese.
func hasHan(d Document) bool {
	all, err := json.Marshal(d)
	return err == nil && strings.ContainsFunc(string(all), func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3001 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60
	})
}

// font sets face, size in points and colour. There is no bold Chinese face:
// its outline is drawn along, as wide as a part of its size.
func (p *pdf) font(style string, size float64, c rgb) {
	p.SetFont(pdfFamily, style, size)
	p.SetTextColor(c.r, c.g, c.b)
	if !p.han {
		return
	}
	const fill, fillAndOutline = 0, 2
	if style == "" {
		p.SetTextRenderingMode(fill)
		return
	}
	p.SetTextRenderingMode(fillAndOutline)
	p.SetDrawColor(c.r, c.g, c.b)
	p.SetLineWidth(size * 0.01)
}
