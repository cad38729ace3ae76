package kit

import (
	"bytes"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/go-text/typesetting/font"
)

// Every character that is asked of a face alone is in it.
func TestEveryFaceHasItsCharacters(t *testing.T) {
	for _, face := range faces {
		f, err := font.ParseTTF(bytes.NewReader(face.Content()))
		if err != nil {
			t.Fatalf("%s: %v", face.Name(), err)
		}
		for r := rune(0); r < 0x10000; r++ {
			if _, has := f.NominalGlyph(r); isInter(r) && !has {
				t.Errorf("%s has no %q (%U)", face.Name(), r, r)
			}
		}
	}
}

func TestATextNamesTheFaceThatHasAllOfIt(t *testing.T) {
	tests := []struct {
		name, text string
		style      fyne.TextStyle
		want       fyne.Resource
	}{
		{"English", "Hold the side button", regular, fontRegular},
		{"strong", "iPhone 12", StrongStyle, FontStrong},
		{"display", "Press volume up", DisplayStyle, FontDisplay},
		{"German, French, Portuguese", "Größe – « ça » ‚ação‘", regular, fontRegular},
		{"marks", "a → b … “c” × 2", regular, fontRegular},
		{"Chinese", "按住", regular, nil},
		{"emoji", "my 📱", regular, nil},
		{"Greek", "α", StrongStyle, nil},
		{"a style of Fyne's own", "abc", fyne.TextStyle{Monospace: true}, nil},
	}
	for _, tt := range tests {
		if got := faceOf(tt.text, tt.style); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// A face named by the text is as wide as the same face named by the theme.
func TestANamedFaceIsAsWideAsTheThemes(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(Theme{})
	for style := range faces {
		const text = "Hold the side button – Größe"
		if got, want := measure(text, 26, style), fyne.MeasureText(text, 26, style).Width; got != want {
			t.Errorf("%v: got %v, want %v", style, got, want)
		}
	}
}
