package kit

import (
	"bytes"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"

	"relink/assets"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

// contrast is the contrast ratio of WCAG 2.2, 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// pair is a token on another and the least contrast it must have.
type pair struct {
	on, below fyne.ThemeColorName
	least     float64
}

// pairs is every token that is drawn on another: 4.5 for text, 3 for graphics
// that carry a meaning.
func pairs() []pair {
	const text, graphic = 4.5, 3
	list := []pair{
		{ColorOnAccent, ColorAccent, text},
		{ColorOnAccent, ColorAccentHover, text},
		{ColorOnGood, ColorGood, text},
		{theme.ColorNameForegroundOnError, ColorBad, text},
		{theme.ColorNameForegroundOnWarning, ColorMind, text},
		{ColorFaint, ColorNeutralWash, text}, // a disabled button
		{ColorPress, ColorTrack, 2},          // the ring on its track, which the number repeats
	}
	for _, surface := range []fyne.ThemeColorName{ColorBackground, ColorCard, ColorCardHover} {
		for _, ink := range []fyne.ThemeColorName{ColorInk, ColorSecond, ColorFaint} {
			list = append(list, pair{ink, surface, text})
		}
	}
	for _, dot := range []fyne.ThemeColorName{ColorAccent, ColorGood, ColorRestore, ColorDFU, ColorMind, ColorBad, ColorPress, ColorFaint} {
		list = append(list, pair{dot, ColorCard, graphic}, pair{dot, ColorBackground, graphic})
	}
	for tone := ToneQuiet; tone <= TonePress; tone++ {
		list = append(list, pair{tone.Ink(), tone.Wash(), text}, pair{tone.Ink(), ColorCard, text})
	}
	return list
}

func TestContrast(t *testing.T) {
	looks := map[string]fyne.ThemeVariant{"light": theme.VariantLight, "dark": theme.VariantDark}
	for name, v := range looks {
		for _, p := range pairs() {
			a := TokenColor(p.on, v).(color.NRGBA)
			b := TokenColor(p.below, v).(color.NRGBA)
			if got := contrast(a, b); got < p.least {
				t.Errorf("%s: %s on %s has contrast %.2f, want at least %.1f", name, p.on, p.below, got, p.least)
			}
		}
	}
}

func TestContrastOfKnownPairs(t *testing.T) {
	for _, tt := range []struct {
		a, b uint32
		want float64
	}{{0x000000, 0xFFFFFF, 21}, {0x777777, 0xFFFFFF, 4.48}, {0x123456, 0x123456, 1}} {
		if got := contrast(rgb(tt.a), rgb(tt.b)); math.Abs(got-tt.want) > 0.01 {
			t.Errorf("contrast of %06x and %06x = %.2f, want %.2f", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestEveryToneIsComplete(t *testing.T) {
	for tone := ToneQuiet; tone <= TonePress; tone++ {
		for _, name := range []fyne.ThemeColorName{tone.Ink(), tone.Wash(), tone.Dot()} {
			if _, ok := tokens[name]; !ok {
				t.Errorf("tone %d uses %q, which is no token", tone, name)
			}
		}
	}
	for name, other := range borrowed {
		if _, ok := tokens[other]; !ok {
			t.Errorf("%s borrows %q, which is no token", name, other)
		}
	}
}

func TestThemeFollowsLookAndScale(t *testing.T) {
	if got, want := (Theme{Look: LookDark}).Color(ColorCard, theme.VariantLight), tokens[ColorCard].dark; got != want {
		t.Errorf("dark look gives card %v, want %v", got, want)
	}
	if got, want := (Theme{}).Color(ColorCard, theme.VariantLight), tokens[ColorCard].light; got != want {
		t.Errorf("the system's light gives card %v, want %v", got, want)
	}
	for _, tt := range []struct {
		scale float32
		want  float32
	}{{0, 36}, {0.5, 36}, {1.5, 54}, {2, 72}, {9, 72}} {
		if got := (Theme{TextScale: tt.scale}).Size(Roles[RoleTitle].name); got != tt.want {
			t.Errorf("title at scale %v is %v px, want %v", tt.scale, got, tt.want)
		}
	}
}

// Either wish is enough: the desktop's or the person's.
func TestMotionStopsWhereItIsNotWanted(t *testing.T) {
	app := test.NewTempApp(t)
	for _, tt := range []struct {
		theme Theme
		want  bool
	}{{Theme{}, false}, {Theme{Calm: true}, true}, {Theme{Still: true}, true}, {Theme{Calm: true, Still: true}, true}} {
		app.Settings().SetTheme(tt.theme)
		if got := Still(); got != tt.want {
			t.Errorf("%+v: got %v, want %v", tt.theme, got, tt.want)
		}
	}
}

// Tabular figures: a count must not wobble.
func TestFiguresAreOfEqualWidth(t *testing.T) {
	for name, data := range map[string][]byte{
		"regular": assets.InterRegular, "semi-bold": assets.InterSemiBold, "display": assets.InterDisplayBold,
	} {
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		zero, ok := face.NominalGlyph('0')
		if !ok {
			t.Errorf("%s has no zero", name)
			continue
		}
		for r := '1'; r <= '9'; r++ {
			g, _ := face.NominalGlyph(r)
			if got, want := face.HorizontalAdvance(g), face.HorizontalAdvance(zero); got != want {
				t.Errorf("%s: %c is %v wide, 0 is %v", name, r, got, want)
			}
		}
		for _, r := range "✓…–“”äßñçã" {
			if _, ok := face.NominalGlyph(r); !ok {
				t.Errorf("%s lacks %q", name, r)
			}
		}
	}
}
