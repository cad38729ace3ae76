package kit

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/go-text/typesetting/font"

	"relink/assets"
	"relink/internal/words"
)

func TestScripts(t *testing.T) {
	for _, tt := range []struct {
		text string
		want string // Chinese in brackets
	}{
		{"", ""},
		{"Hold the side button", "Hold the side button"},
		{"按住侧边按钮", "[按住侧边按钮]"},
		{"错误 4013，请重试", "[错误] 4013[，请重试]"},
		{"a（b）", "a[（]b[）]"},
		{"“恢复”", "“[恢复]”"},
	} {
		var b strings.Builder
		for _, p := range scripts(tt.text) {
			if p.han {
				b.WriteString("[" + p.text + "]")
			} else {
				b.WriteString(p.text)
			}
		}
		if got := b.String(); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

// readFace reads a face.
func readFace(t *testing.T, name string, data []byte) *font.Face {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return face
}

// Every character of every sentence has its glyph in the faces that are
// embedded: nothing depends on the fonts of the computer.
func TestEveryCharacterHasAGlyph(t *testing.T) {
	latin := map[string]*font.Face{
		"Inter-Regular": readFace(t, "Inter-Regular", assets.InterRegular), "Inter-SemiBold": readFace(t, "Inter-SemiBold", assets.InterSemiBold),
		"InterDisplay-Bold": readFace(t, "InterDisplay-Bold", assets.InterDisplayBold),
	}
	han := readFace(t, "RelinkHan", assets.RelinkHan)
	files, err := fs.Glob(assets.Translations, "translations/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := assets.Translations.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var sentences map[string]string
		if err := json.Unmarshal(data, &sentences); err != nil {
			t.Fatal(err)
		}
		used := map[rune]string{}
		for id, s := range sentences {
			for _, r := range s + words.NameOf(strings.TrimSuffix(path.Base(file), ".json")) {
				used[r] = id
			}
		}
		chinese := strings.Contains(file, "zh-")
		for _, r := range slices.Sorted(maps.Keys(used)) {
			if r == '\n' {
				continue
			}
			if _, ok := han.NominalGlyph(r); !ok && (chinese || isHan(r)) {
				t.Errorf("%s: RelinkHan lacks %q of %s; run packaging/fonts.sh", file, r, used[r])
			}
			if isHan(r) {
				continue
			}
			for name, face := range latin {
				if _, ok := face.NominalGlyph(r); !ok {
					t.Errorf("%s: %s lacks %q of %s", file, name, r, used[r])
				}
			}
		}
	}
}

// Both faces stand on one line, and a Chinese character is an em wide.
func TestTheChineseFaceStandsOnTheSameLine(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(Theme{})
	latin, base := fyne.CurrentApp().Driver().RenderedTextSize("Hold", 36, regular, nil)
	han, hanBase := fyne.CurrentApp().Driver().RenderedTextSize("按住", 36, regular, fontHan)
	if d := base - hanBase; d > 1 || d < -1 {
		t.Errorf("baselines at %v and %v", base, hanBase)
	}
	if d := latin.Height - han.Height; d > 1 || d < -1 {
		t.Errorf("lines %v and %v high", latin.Height, han.Height)
	}
	if han.Width != 72 {
		t.Errorf("two characters are %v wide, want 72", han.Width)
	}
	if got, want := measure("ab按住", 36, regular), measure("ab", 36, regular)+72; got != want {
		t.Errorf("mixed text measures %v, want %v", got, want)
	}
}

// Chinese in the words of a log shows in an English window too; what is bold is
// drawn twice.
func TestChineseIsDrawnInItsFace(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(Theme{})
	text := NewText(RoleBody, "Restore 失败 **错误**")
	text.Resize(fyne.NewSize(400, 40))
	var got []string
	for _, o := range test.WidgetRenderer(text).Objects() {
		x := o.(*canvas.Text)
		face := "Inter "
		if x.FontSource == fontHan {
			face = "Han "
		}
		got = append(got, face+strings.TrimSpace(x.Text))
	}
	want := []string{"Inter Restore", "Han 失败", "Inter", "Han 错误", "Han 错误"}
	for i, s := range got {
		got[i] = strings.TrimSpace(s)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
