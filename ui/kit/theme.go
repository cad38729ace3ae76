package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"relink/assets"
	"relink/internal/words"
)

// Look is the choice between light and dark.
type Look int

// The looks; LookSystem follows the desktop.
const (
	LookSystem Look = iota
	LookLight
	LookDark
)

// Spaces in pixels, before the canvas' own scale.
const (
	SpaceEdge  float32 = 20 // around the window
	SpaceCards float32 = 14 // between cards
	SpaceCard  float32 = 19 // inside a card
	SpaceItems float32 = 12 // between things that belong together

	RadiusCard   float32 = 14
	RadiusButton float32 = 10
)

// Theme is Relink's own theme. The zero value follows the desktop at normal
// text size.
type Theme struct {
	Look Look
	// TextScale enlarges text only, 1 to 2; 0 means 1.
	TextScale float32
	// Calm is the person asking for no motion, Still the desktop: Fyne itself
	// knows only its own settings.
	Calm, Still bool
	// Bright, while it points at true, clears the window in the colour of cards.
	// Fyne clears for nothing, but fills at a price, so that is how what stands
	// beside a running ring gets its surface. See Brighten.
	Bright *bool
	// Han sets Fyne's own widgets, such as menus and the file dialog, in the
	// face that has Chinese: a theme can give Fyne no fallback of its own.
	Han bool
}

var _ fyne.Theme = Theme{}

// In is the theme for the language of a catalogue.
func (t Theme) In(cat *words.Catalogue) Theme {
	t.Han = strings.HasPrefix(cat.Tag(), "zh")
	return t
}

// Color gives the token of that name, or Fyne's own colour for a name that
// only its inner windows use.
func (t Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch t.Look {
	case LookLight:
		v = theme.VariantLight
	case LookDark:
		v = theme.VariantDark
	}
	if other, ok := borrowed[name]; ok {
		name = other
	}
	if name == ColorBackground && t.Bright != nil && *t.Bright {
		name = ColorCard
	}
	tok, ok := tokens[name]
	if !ok {
		return theme.DefaultTheme().Color(name, v)
	}
	if v == theme.VariantLight {
		return tok.light
	}
	return tok.dark
}

var (
	fontRegular = fyne.NewStaticResource("Inter-Regular.ttf", assets.InterRegular)
	FontStrong  = fyne.NewStaticResource("Inter-SemiBold.ttf", assets.InterSemiBold)
	FontDisplay = fyne.NewStaticResource("InterDisplay-Bold.ttf", assets.InterDisplayBold)
	fontHan     = fyne.NewStaticResource("RelinkHan-Regular.ttf", assets.RelinkHan)
)

// Font gives Inter. Relink sets nothing in italics and no symbols in bold: bold
// and italic together mean the display face, bold and symbol the strong face of
// Relink's own text. Fonts set on a text itself would lose Fyne's fallback
// fonts, and plain bold is also what Fyne's dialogs use.
func (t Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace, s.Symbol && !s.Bold:
		return theme.DefaultTheme().Font(s)
	case s.Bold && s.Italic:
		return FontDisplay
	case s.Bold && s.Symbol:
		return FontStrong
	case t.Han:
		return fontHan
	case s.Bold:
		return FontStrong
	}
	return fontRegular
}

// Icon gives Fyne's icon of that name.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// sizes are the sizes of Fyne's own widgets that differ from its theme.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:            15,
	theme.SizeNameHeadingText:     26,
	theme.SizeNameSubHeadingText:  17,
	theme.SizeNameCaptionText:     13,
	theme.SizeNameInputRadius:     RadiusButton,
	theme.SizeNameButtonRadius:    RadiusButton,
	theme.SizeNameCardRadius:      RadiusCard,
	theme.SizeNameDialogRadius:    RadiusCard,
	theme.SizeNamePopupRadius:     RadiusCard,
	theme.SizeNameSelectionRadius: 6,
	theme.SizeNameScrollBar:       10,
	theme.SizeNameScrollBarSmall:  4,
	theme.SizeNameScrollBarRadius: 5,
	theme.SizeNameInnerPadding:    10,
}

// Size gives a size in pixels; sizes of text grow with TextScale.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	if role, ok := roleOfSize[name]; ok {
		return Roles[role].Size * t.scale()
	}
	size, ok := sizes[name]
	if !ok {
		return theme.DefaultTheme().Size(name)
	}
	switch name {
	case theme.SizeNameText, theme.SizeNameHeadingText, theme.SizeNameSubHeadingText, theme.SizeNameCaptionText:
		return size * t.scale()
	}
	return size
}

func (t Theme) scale() float32 {
	if t.TextScale < 1 {
		return 1
	}
	return min(t.TextScale, 2)
}

// Paint is the colour of a token in the theme and look of the moment.
func Paint(name fyne.ThemeColorName) color.Color {
	return theme.Color(name)
}

// Brighten has the window cleared in the colour of cards, or in its own ground
// again. Nothing but the ground takes that colour, so nothing is drawn anew
// for it.
func Brighten(on bool) {
	if t, ok := fyne.CurrentApp().Settings().Theme().(Theme); ok && t.Bright != nil {
		*t.Bright = on
	}
}

// Still reports whether nothing may move: the desktop or the person asked.
func Still() bool {
	app := fyne.CurrentApp()
	if t, ok := app.Settings().Theme().(Theme); ok && (t.Calm || t.Still) {
		return true
	}
	return !app.Settings().ShowAnimations()
}

// TokenColor is a token in a given look.
func TokenColor(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return Theme{}.Color(name, v)
}
