package kit

import (
	"encoding/json"
	"strings"
	"testing"

	"relink/assets"
)

// Every Chinese sentence, at widths from a step of the strip to a wide card:
// no character is lost, no line is too wide, and none begins or ends with a
// mark that may not stand there.
func TestChineseLinesBeginAndEndWell(t *testing.T) {
	data, err := assets.Translations.ReadFile("translations/zh-Hans.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]string
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	bare := strings.NewReplacer(" ", "", "\n", "", "**", "", "[", "", "]", "")
	for id, s := range all {
		for _, width := range []float32{200, 330, 620} {
			var kept strings.Builder
			lines := wrap(wordsOf(s), width, ten)
			for i, l := range lines {
				text := strings.Trim(shown([]line{l}), "[]")
				kept.WriteString(text)
				if width < l.width {
					t.Errorf("%s: a line of %v in %v: %q", id, l.width, width, text)
				}
				if i > 0 && startsWithAny(text, "，。、；：？）”…") || i < len(lines)-1 && endsWithAny(text, "（“") {
					t.Errorf("%s at %v: line %d is %q", id, width, i+1, text)
				}
			}
			if got, want := bare.Replace(kept.String()), bare.Replace(s); got != want {
				t.Errorf("%s: got %q, want %q", id, got, want)
			}
		}
	}
}

func startsWithAny(s, marks string) bool { return strings.IndexAny(s, marks) == 0 }

func endsWithAny(s, marks string) bool {
	runes := []rune(s)
	return len(runes) > 0 && strings.ContainsRune(marks, runes[len(runes)-1])
}
