package report

import (
	"fmt"
	"io"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
)

// Sizes of a page in millimetres.
const (
	pdfMargin   = 16.0
	pdfWidth    = 210 - 2*pdfMargin
	pdfBottom   = 16.0
	pdfLine     = 4.6
	pdfRule     = 0.2
	pdfFamily   = "Inter"
	pdfBodySize = 9.5
)

type rgb struct{ r, g, b int }

// The colours of print: the tokens of the light theme.
var (
	pdfInk    = rgb{0x15, 0x18, 0x1E}
	pdfSecond = rgb{0x4F, 0x58, 0x66}
	pdfFaint  = rgb{0x64, 0x6D, 0x7B}
	pdfLines  = rgb{0xE3, 0xE6, 0xEB}
	pdfTrack  = rgb{0xD5, 0xDA, 0xE1}
	pdfAccent = rgb{0x24, 0x58, 0xE6}
	pdfSoft   = rgb{0xE9, 0xEF, 0xFE}
	pdfWhite  = rgb{0xFF, 0xFF, 0xFF}
	pdfModes  = map[string]rgb{
		"normal": {0x0F, 0x73, 0x52}, "restore": {0x0B, 0x72, 0x85}, "dfu": {0x6B, 0x3F, 0xC9},
		"recovery": {0x8A, 0x52, 0x00}, "quiet": {0xD5, 0xDA, 0xE1}, "other": {0x64, 0x6D, 0x7B},
	}
)

// pdf writes a Document on A4 pages, its fonts embedded.
type pdf struct {
	*fpdf.Fpdf
	doc Document
	han bool // set in the face that has Chinese
}

// PDF writes the report as a PDF, one that needs no font of the reader's.
func PDF(w io.Writer, r Report) error {
	p := &pdf{Fpdf: fpdf.New("P", "mm", "A4", ""), doc: r.Document}
	p.SetTitle(r.Document.Title, true)
	p.SetCreator("Relink "+r.options.Version, true)
	p.SetCreationDate(r.options.Created)
	p.SetModificationDate(r.options.Created)
	p.SetCatalogSort(true)
	p.SetLang(r.Document.Language)
	p.faces()
	p.SetMargins(pdfMargin, pdfMargin, pdfMargin)
	p.SetCellMargin(0)
	p.SetAutoPageBreak(true, pdfBottom)
	p.SetFooterFunc(p.footer)
	p.AliasNbPages("{pages}")
	p.AddPage()
	p.head()
	for _, s := range p.doc.Sections {
		p.section(s)
	}
	if err := p.Output(w); err != nil {
		return fmt.Errorf("write the report as PDF: %w", err)
	}
	return nil
}

func (p *pdf) fill(c rgb) { p.SetFillColor(c.r, c.g, c.b) }

func (p *pdf) footer() {
	p.SetY(-13)
	p.font("", 8, pdfFaint)
	p.CellFormat(pdfWidth-30, 4, p.doc.Footer, "", 0, "L", false, 0, "")
	p.CellFormat(30, 4, fmt.Sprintf("%d / {pages}", p.PageNo()), "", 0, "R", false, 0, "")
}

func (p *pdf) head() {
	p.font("B", 16, pdfInk)
	p.MultiCell(pdfWidth, 8, p.doc.Title, "", "L", false)
	p.font("", 9, pdfSecond)
	p.MultiCell(pdfWidth, 5, p.doc.Subtitle, "", "L", false)
	p.Ln(3)
	p.lead()
}

// lead draws the box with the instruction, as high as its words.
func (p *pdf) lead() {
	const pad = 4.5
	inner := pdfWidth - 2*pad
	p.font("B", 15, pdfInk)
	height := 2*pad + 5 + float64(len(p.SplitText(p.doc.Lead.Title, inner)))*7 + 1
	p.font("", 10, pdfInk)
	for _, t := range p.doc.Lead.Text {
		height += float64(len(p.SplitText(t, inner)))*5 + 1
	}
	height += 2
	x, y := p.GetXY()
	p.fill(pdfSoft)
	p.RoundedRect(x, y, pdfWidth, height, 3, "1234", "F")
	p.SetLeftMargin(x + pad)
	p.SetXY(x+pad, y+pad)
	p.font("", 9, pdfSecond)
	p.MultiCell(inner, 5, p.doc.Lead.Label, "", "L", false)
	p.font("B", 15, pdfInk)
	p.MultiCell(inner, 7, p.doc.Lead.Title, "", "L", false)
	p.Ln(1)
	p.font("", 10, pdfInk)
	for _, t := range p.doc.Lead.Text {
		p.MultiCell(inner, 5, t, "", "L", false)
		p.Ln(1)
	}
	p.font("B", 9, pdfAccent)
	p.MultiCell(inner, 5, p.doc.Lead.Badge, "", "L", false)
	p.SetLeftMargin(pdfMargin)
	p.SetXY(pdfMargin, y+height+4)
}

func (p *pdf) section(s Section) {
	if s.NewPage {
		p.AddPage()
	}
	p.room(22)
	p.Ln(2)
	p.font("B", 12, pdfInk)
	p.MultiCell(pdfWidth, 6, s.Title, "", "L", false)
	p.Ln(1)
	if s.Intro != "" {
		p.font("", 9, pdfSecond)
		p.MultiCell(pdfWidth, 4.5, s.Intro, "", "L", false)
		p.Ln(1)
	}
	for _, b := range s.Blocks {
		p.block(b)
	}
	p.Ln(2)
}

// room starts a new page when less than mm millimetres are left on this one.
func (p *pdf) room(mm float64) {
	_, high := p.GetPageSize()
	if p.GetY()+mm > high-pdfBottom {
		p.AddPage()
	}
}

func (p *pdf) block(b Block) {
	for _, f := range b.Facts {
		p.fact(f)
	}
	for _, l := range b.List {
		p.item(l)
	}
	if b.Table != nil {
		p.table(b.Table)
	}
	if b.Timeline != nil {
		p.timeline(b.Timeline)
	}
	for _, l := range b.Lines {
		p.row([]string{strconv.Itoa(l.Number), l.Text}, []float64{0.1, 0.9}, "", pdfInk, false)
	}
}

func (p *pdf) fact(f Fact) {
	const label = 0.34
	value := f.Value
	if f.Evidence != "" {
		value += "  (" + f.Evidence + ")"
	}
	if f.Value == "" {
		p.row([]string{f.Label}, []float64{1}, "B", pdfInk, false)
		return
	}
	p.row([]string{f.Label, value}, []float64{label, 1 - label}, "", pdfInk, false)
}

func (p *pdf) item(text string) {
	p.font("", pdfBodySize, pdfInk)
	lines := p.SplitText(text, pdfWidth-5)
	p.room(float64(len(lines)) * pdfLine)
	p.CellFormat(5, pdfLine, "•", "", 0, "L", false, 0, "")
	p.MultiCell(pdfWidth-5, pdfLine, text, "", "L", false)
	p.Ln(0.5)
}

func (p *pdf) table(t *Table) {
	w := shares(t)
	p.row(t.Header, w, "B", pdfSecond, true)
	for _, r := range t.Rows {
		if p.row(r, w, "", pdfInk, true) {
			p.Ln(0.5)
		}
	}
}

// row writes cells beside each other, each wrapped in its own width, and keeps
// them on one page. It reports whether anything was written.
func (p *pdf) row(cells []string, widths []float64, style string, c rgb, ruled bool) bool {
	const gap = 2.0
	size, line := pdfBodySize, pdfLine
	if ruled {
		size, line = 8, 4.2
	}
	p.font(style, size, c)
	split := make([][]string, len(cells))
	most := 1
	for i, cell := range cells {
		split[i] = p.SplitText(cell, widths[i]*pdfWidth-gap)
		most = max(most, len(split[i]))
	}
	height := float64(most)*line + 0.6
	p.room(height)
	p.font(style, size, c) // a new page set the footer's
	x, y := pdfMargin, p.GetY()
	for i, lines := range split {
		for n, words := range lines {
			p.SetXY(x, y+float64(n)*line)
			p.CellFormat(widths[i]*pdfWidth-gap, line, words, "", 0, "L", false, 0, "")
		}
		x += widths[i] * pdfWidth
	}
	p.SetXY(pdfMargin, y+height)
	if ruled {
		p.SetDrawColor(pdfLines.r, pdfLines.g, pdfLines.b)
		p.SetLineWidth(pdfRule)
		p.Line(pdfMargin, y+height, pdfMargin+pdfWidth, y+height)
		p.SetY(y + height + 0.8)
	}
	return len(cells) > 0
}

// timeline draws the strip to scale, with every stretch listed beneath, since
// a short one has no room for its name.
func (p *pdf) timeline(t *Timeline) {
	p.room(30)
	p.font("B", pdfBodySize, pdfInk)
	p.MultiCell(pdfWidth, pdfLine, t.Title, "", "L", false)
	x, y := p.GetXY()
	const high = 7.0
	p.fill(pdfTrack)
	p.Rect(x, y, pdfWidth, high, "F")
	for _, s := range t.Segments {
		kind := kindOr(s.Kind)
		if kind == "quiet" {
			continue
		}
		from, to := t.Share(s.From)*pdfWidth, t.Share(s.To)*pdfWidth
		p.fill(pdfModes[kind])
		p.Rect(x+from, y, max(0.4, to-from), high, "F")
		p.font("B", 8, pdfWhite)
		if p.GetStringWidth(s.Label)+2 < to-from {
			p.SetXY(x+from, y)
			p.CellFormat(to-from, high, s.Label, "", 0, "C", false, 0, "")
		}
	}
	p.SetXY(pdfMargin, y+high+1)
	p.font("", 8, pdfSecond)
	p.CellFormat(pdfWidth/2, 4, clock(t.From), "", 0, "L", false, 0, "")
	p.CellFormat(pdfWidth/2, 4, clock(t.To), "", 1, "R", false, 0, "")
	for _, s := range t.Segments {
		p.row([]string{clock(s.From), s.Label}, []float64{0.15, 0.85}, "", pdfInk, false)
	}
	p.Ln(2)
}
