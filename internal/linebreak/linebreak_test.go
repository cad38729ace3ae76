package linebreak

import (
	"strings"
	"testing"
)

// shown is pieces with a bar where a line may end.
func shown(s string) string {
	var b strings.Builder
	for i, p := range Pieces(s) {
		if i > 0 {
			b.WriteByte('|')
		}
		b.WriteString(p.Space + p.Text)
	}
	return b.String()
}

func TestPieces(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"space alone", "  ", ""},
		{"words", "hold side", "hold| side"},
		{"space at both ends", " a  b ", " a|  b"},
		{"a command stays whole", "run --nobody-restores, /a/b", "run| --nobody-restores,| /a/b"},
		{"a space that forbids", "10\u00a0% de\u202f: x", "10\u00a0%| de\u202f:| x"},
		{"Chinese", "按住它", "按|住|它"},
		{"no full stop begins a line", "松手。等待", "松|手。|等|待"},
		{"several marks stay together", "（“好”。）再", "（“好”。）|再"},
		{"no opening quote ends a line", "选“更新”，不选“恢复”。", "选|“更|新”，|不|选|“恢|复”。"},
		{"quotation beside quotation", "“是”“否”", "“是”|“否”"},
		{"Latin in Chinese", "用 DFU 模式", "用| DFU| 模|式"},
		{"Latin without spaces", "用DFU，USB上", "用|DFU，|USB|上"},
		{"a quotation of Latin letters", "装“Apple 设备”吗", "装|“Apple| 设|备”|吗"},
		{"dots stay together", "等……好", "等……好"},
		{"a straight quote", "在\"甲\"里", "在\"甲\"里"},
		{"English quotations break at spaces alone", "“a”b", "“a”b"},
		{"kana", "テスト。", "テ|ス|ト。"},
		{"not UTF-8", "a\xff b", "a\xff| b"},
	} {
		if got := shown(tt.text); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzPieces(f *testing.F) {
	for _, s := range []string{"选“更新”，不选", " a  b ", "\xff\u3000。", "…—"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var b strings.Builder
		for _, p := range Pieces(s) {
			if p.Text == "" {
				t.Errorf("an empty piece of %q", s)
			}
			b.WriteString(p.Space + p.Text)
		}
		if rest, ok := strings.CutPrefix(s, b.String()); !ok || strings.ContainsFunc(rest, func(r rune) bool { return !isSpace(r) }) {
			t.Errorf("got %q of %q", b.String(), s)
		}
	})
}
