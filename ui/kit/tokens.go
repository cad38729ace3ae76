package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The colour tokens. Fyne's own names are used where the meaning is the same,
// so that its dialogs and entries look like the rest.
const (
	ColorBackground                     = theme.ColorNameBackground
	ColorCard       fyne.ThemeColorName = "relink-card"
	ColorLine                           = theme.ColorNameSeparator
	ColorTrack      fyne.ThemeColorName = "relink-track"

	ColorInk                        = theme.ColorNameForeground
	ColorSecond fyne.ThemeColorName = "relink-second"
	ColorFaint  fyne.ThemeColorName = "relink-faint"

	ColorAccent                             = theme.ColorNamePrimary
	ColorAccentHover    fyne.ThemeColorName = "relink-accent-hover"
	ColorAccentWash     fyne.ThemeColorName = "relink-accent-wash"
	ColorOnAccent                           = theme.ColorNameForegroundOnPrimary
	ColorGood                               = theme.ColorNameSuccess
	ColorGoodWash       fyne.ThemeColorName = "relink-good-wash"
	ColorOnGood                             = theme.ColorNameForegroundOnSuccess
	ColorRestore        fyne.ThemeColorName = "relink-restore"
	ColorRestoreWash    fyne.ThemeColorName = "relink-restore-wash"
	ColorDFU            fyne.ThemeColorName = "relink-dfu"
	ColorDFUWash        fyne.ThemeColorName = "relink-dfu-wash"
	ColorMind                               = theme.ColorNameWarning
	ColorMindWash       fyne.ThemeColorName = "relink-mind-wash"
	ColorBad                                = theme.ColorNameError
	ColorBadWash        fyne.ThemeColorName = "relink-bad-wash"
	ColorNeutralWash    fyne.ThemeColorName = "relink-neutral-wash"
	ColorPress          fyne.ThemeColorName = "relink-press"
	ColorPressWash      fyne.ThemeColorName = "relink-press-wash"
	ColorCardHover      fyne.ThemeColorName = "relink-card-hover"
	ColorControlOutline fyne.ThemeColorName = "relink-control-outline"
	ColorLift           fyne.ThemeColorName = "relink-lift" // the shadow of what lies over cards
)

// token is one colour in both looks.
type token struct {
	light, dark color.NRGBA
}

// tokens is every colour of the window. What each means stands in the design
// notes: a colour that means something always comes with a word or a shape.
var tokens = map[fyne.ThemeColorName]token{
	ColorBackground: {rgb(0xF4F5F7), rgb(0x0F1115)},
	ColorCard:       {rgb(0xFFFFFF), rgb(0x181B21)},
	ColorCardHover:  {rgb(0xF4F6F9), rgb(0x20242C)},
	ColorLine:       {rgb(0xE3E6EB), rgb(0x2A2F38)},
	ColorTrack:      {rgb(0xD5DAE1), rgb(0x343B47)},

	ColorInk:    {rgb(0x15181E), rgb(0xF0F2F5)},
	ColorSecond: {rgb(0x4F5866), rgb(0xAEB6C3)},
	ColorFaint:  {rgb(0x646D7B), rgb(0x949DAB)},

	ColorAccent:      {rgb(0x2458E6), rgb(0x7EA2FF)},
	ColorAccentHover: {rgb(0x1C49C6), rgb(0x9AB7FF)},
	ColorAccentWash:  {rgb(0xE9EFFE), rgb(0x1D2842)},
	ColorOnAccent:    {rgb(0xFFFFFF), rgb(0x0F1115)},

	ColorGood:        {rgb(0x0F7352), rgb(0x5FD3A6)},
	ColorGoodWash:    {rgb(0xE2F5EE), rgb(0x12302A)},
	ColorOnGood:      {rgb(0xFFFFFF), rgb(0x0F1115)},
	ColorRestore:     {rgb(0x0B7285), rgb(0x5CC8DC)},
	ColorRestoreWash: {rgb(0xE3F4F7), rgb(0x10303A)},
	ColorDFU:         {rgb(0x6B3FC9), rgb(0xB79BFF)},
	ColorDFUWash:     {rgb(0xF0EAFD), rgb(0x2A2148)},
	ColorMind:        {rgb(0x8A5200), rgb(0xF2B75C)},
	ColorMindWash:    {rgb(0xFFF3DC), rgb(0x33270F)},
	ColorBad:         {rgb(0xB3261E), rgb(0xFF8A80)},
	ColorBadWash:     {rgb(0xFDE9E7), rgb(0x3A1B1A)},
	ColorNeutralWash: {rgb(0xEDEFF3), rgb(0x252A33)},
	ColorPress:       {rgb(0xC85A00), rgb(0xFF9A3D)},
	ColorPressWash:   {rgb(0xFBE6D3), rgb(0x3B2813)},

	theme.ColorNameShadow: {veil(0x15181E, 0x0A), veil(0x000000, 0x38)},

	ColorControlOutline: {rgb(0xCDD3DC), rgb(0x3C4450)},
	ColorLift:           {veil(0x15181E, 0x33), veil(0x000000, 0x99)},
}

// borrowed says which token Fyne's own widgets take for their colours.
var borrowed = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameButton:              ColorNeutralWash,
	theme.ColorNameDisabled:            ColorFaint,
	theme.ColorNameDisabledButton:      ColorNeutralWash,
	theme.ColorNameFocus:               ColorAccentWash,
	theme.ColorNameForegroundOnError:   ColorCard,
	theme.ColorNameForegroundOnWarning: ColorCard,
	theme.ColorNameHeaderBackground:    ColorCard,
	theme.ColorNameHover:               ColorCardHover,
	theme.ColorNameHyperlink:           ColorAccent,
	theme.ColorNameInputBackground:     ColorCard,
	theme.ColorNameInputBorder:         ColorControlOutline,
	theme.ColorNameMenuBackground:      ColorCard,
	theme.ColorNameOverlayBackground:   ColorCard,
	theme.ColorNamePlaceHolder:         ColorFaint,
	theme.ColorNamePressed:             ColorNeutralWash,
	theme.ColorNameScrollBar:           ColorTrack,
	theme.ColorNameSelection:           ColorAccentWash,
}

// rgb is an opaque colour from 0xRRGGBB.
func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

// veil is a colour that lets what is below shine through.
func veil(v uint32, alpha uint8) color.NRGBA {
	c := rgb(v)
	c.A = alpha
	return c
}
