package report

import (
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"relink/assets"
)

// paper is a PDF whose body face is set.
func paper() *pdf {
	p := &pdf{Fpdf: fpdf.New("P", "mm", "A4", "")}
	p.AddUTF8FontFromBytes(pdfFamily, "", assets.InterRegular)
	p.SetCellMargin(0)
	p.AddPage()
	p.font("", pdfBodySize, pdfInk)
	return p
}

func TestLinesOfThePDF(t *testing.T) {
	p := paper()
	em := p.GetStringWidth("按") // every character Inter lacks is as wide
	for _, tt := range []struct {
		name, text string
		width      float64
		want       string
	}{
		{"nothing", "", 50, ""},
		{"words", "Hold the side button.", p.GetStringWidth("Hold the side"), "Hold the side|button."},
		{"a space that does not fit", "Hold the", p.GetStringWidth("Hold"), "Hold|the"},
		{"line feeds", "one\n\ntwo\n", 50, "one||two"},
		{"spaces of a log stay", "  12:00  restore", 50, "  12:00  restore"},
		{"a word too long", "aaaaaa", p.GetStringWidth("aaaa"), "aaaa|aa"},
		{"Chinese loses no character", "按住侧边按钮", 4 * em, "按住侧边|按钮"},
		{"no line begins with a full stop", "按住侧边。", 4 * em, "按住侧|边。"},
		{"narrower than a character", "按住", em / 2, "按|住"},
	} {
		if got := strings.Join(p.SplitText(tt.text, tt.width+0.01), "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLinesOfTheText(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"words", strings.Repeat("word ", 20), "- " + strings.TrimSpace(strings.Repeat("word ", 15)) + "\n  word word word word word"},
		{"Chinese is two columns wide", strings.Repeat("恢", 40), "- " + strings.Repeat("恢", 38) + "\n  恢恢"},
		{"no line begins with a full stop", strings.Repeat("恢", 38) + "。好", "- " + strings.Repeat("恢", 37) + "\n  恢。好"},
		{"Latin in Chinese", "进入  DFU 模式", "- 进入 DFU 模式"},
	} {
		if got := wrapFirst(tt.text, "- ", "  "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
