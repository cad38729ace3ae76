package report

import (
	"bytes"
	"testing"

	"relink/internal/words"
)

func TestThePDFIsSetInAFaceThatHasItsCharacters(t *testing.T) {
	for _, tt := range []struct {
		name string
		doc  Document
		want bool
	}{
		{"nothing", Document{}, false},
		{"Latin with accents", Document{Title: "Größe, déjà vu: “x” … €"}, false},
		{"a Chinese title", Document{Title: "报告"}, true},
		{"a Chinese line of a log", Document{Sections: []Section{{Blocks: []Block{{Lines: []Line{{1, "restore 恢复"}}}}}}}, true},
		{"full-width punctuation alone", Document{Footer: "A，B"}, true},
		{"a Japanese name", Document{Footer: "フォト"}, true},
	} {
		if got := hasHan(tt.doc); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestThePDFSpeaksChinese(t *testing.T) {
	var b bytes.Buffer
	if err := PDF(&b, New(tried(), words.For("zh-Hans"), Options{Created: night, Version: "1.0"})); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) || b.Len() < 20_000 {
		t.Errorf("got %d bytes, want a PDF with its face", b.Len())
	}
}
