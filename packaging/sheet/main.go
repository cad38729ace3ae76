// Command sheet sets docs/shop-sheet.md as a page to print or to send to a
// customer: sheet IN.md OUT.pdf. It knows the few forms that page uses and
// nothing else of Markdown.
package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"relink/assets"
)

func main() {
	if err := run(os.Args[1:], os.Getenv("SOURCE_DATE_EPOCH")); err != nil {
		fmt.Fprintf(os.Stderr, "sheet: %v\n", err)
		os.Exit(1)
	}
}

// run writes the page; epoch is the time that it carries, in Unix seconds, so
// that the same text gives the same file.
func run(args []string, epoch string) error {
	if len(args) != 2 {
		return errors.New("name the page and the PDF to write")
	}
	text, err := os.ReadFile(args[0])
	if err != nil {
		return fmt.Errorf("read the page: %w", err)
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return fmt.Errorf("read SOURCE_DATE_EPOCH: %w", err)
	}
	pdf := set(string(text), time.Unix(seconds, 0).UTC())
	if n := pdf.PageCount(); n != 1 && pdf.Ok() {
		return fmt.Errorf("the sheet has %d pages, and must have one", n)
	}
	if err := pdf.OutputFileAndClose(args[1]); err != nil {
		return fmt.Errorf("write the PDF: %w", err)
	}
	return nil
}

const (
	family = "Inter"
	margin = 20.0 // mm
	size   = 11.5 // points
	line   = 5.8  // mm
	indent = 8.0  // mm
)

// set lays the page out on A4. Letter is shorter by 18 mm, which the lower margin
// leaves free.
func set(text string, at time.Time) *fpdf.Fpdf {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCreationDate(at)
	pdf.SetModificationDate(at)
	pdf.SetCatalogSort(true)
	pdf.AddUTF8FontFromBytes(family, "", assets.InterRegular)
	pdf.AddUTF8FontFromBytes(family, "B", assets.InterSemiBold)
	pdf.SetMargins(margin, margin, margin)
	pdf.SetAutoPageBreak(true, margin+8) // 10 mm above the edge of Letter
	pdf.AddPage()
	for _, b := range blocks(text) {
		b.draw(pdf)
	}
	return pdf
}

// block is a heading, a paragraph or an item of a list.
type block struct {
	mark string // "#", "" or what stands before an item
	text string
}

var plain = strings.NewReplacer("*", "", `\`, "")

var item = regexp.MustCompile(`^(-|[0-9]+\.) (.*)$`)

// blocks joins lines until an empty one or an item's beginning.
func blocks(text string) []block {
	var out []block
	open := false
	for row := range strings.Lines(text) {
		row = strings.TrimSpace(row)
		heading, isHeading := strings.CutPrefix(row, "# ")
		found := item.FindStringSubmatch(row)
		switch {
		case row == "":
			open = false
		case isHeading:
			out, open = append(out, block{"#", heading}), false
		case found != nil:
			out, open = append(out, block{strings.Replace(found[1], "-", "•", 1), found[2]}), true
		case open:
			out[len(out)-1].text += " " + row
		default:
			out, open = append(out, block{"", row}), true
		}
	}
	return out
}

func (b block) draw(pdf *fpdf.Fpdf) {
	switch b.mark {
	case "#":
		pdf.SetTitle(b.text, true)
		pdf.SetFont(family, "B", 20)
		pdf.MultiCell(0, 9, b.text, "", "L", false)
		pdf.Ln(1)
		return
	case "":
		pdf.Ln(2)
	default:
		pdf.SetFont(family, "", size)
		pdf.SetX(margin + 1)
		pdf.CellFormat(indent-1, line, b.mark, "", 0, "L", false, 0, "")
		pdf.SetLeftMargin(margin + indent)
		defer pdf.SetLeftMargin(margin)
	}
	// Every second piece is strong. A single star is emphasis, which the face
	// does not have, and a stroke before a character only says that it is meant.
	for i, piece := range strings.Split(b.text, "**") {
		style := ""
		if i%2 == 1 {
			style = "B"
		}
		pdf.SetFont(family, style, size)
		pdf.Write(line, plain.Replace(piece))
	}
	pdf.Ln(line + 0.8)
}
