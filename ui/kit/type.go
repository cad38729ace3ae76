// Package kit is what the window is made of: type, theme, layout, buttons, cards,
// fields and sheets. A layout or widget of it answers its height at a width
// (HeightAt) and the width it would like (Natural). It knows no phone and no page.
package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Role is a step of the type scale.
type Role int

// The type scale. Title is for the one instruction of a whole view, Heading
// for the instruction above other things.
const (
	RoleTitle   Role = iota // 36, display
	RoleHeading             // 26, display
	RoleLead                // 17, second ink: why
	RoleStrong              // 17, semi-bold: the name of a card
	RoleBody                // 15
	RoleSmall               // 13, second ink
	RoleNumber              // 92, display: the ring's count
	RoleMark                // 20, display: the name of the program
)

// roleStyle is how a role looks.
type roleStyle struct {
	name  fyne.ThemeSizeName
	Size  float32 // pixels
	Lead  float32 // distance of lines, in sizes
	style fyne.TextStyle
	color fyne.ThemeColorName
}

var (
	regular      = fyne.TextStyle{}
	StrongStyle  = fyne.TextStyle{Bold: true, Symbol: true} // see Theme.Font
	DisplayStyle = fyne.TextStyle{Bold: true, Italic: true}
)

var Roles = map[Role]roleStyle{
	RoleTitle:   {"relink-title", 36, 1.22, DisplayStyle, ColorInk},
	RoleHeading: {"relink-heading", 26, 1.27, DisplayStyle, ColorInk},
	RoleLead:    {"relink-lead", 17, 1.47, regular, ColorSecond},
	RoleStrong:  {"relink-strong", 17, 1.35, StrongStyle, ColorInk},
	RoleBody:    {"relink-body", 15, 1.45, regular, ColorInk},
	RoleSmall:   {"relink-small", 13, 1.4, regular, ColorSecond},
	RoleNumber:  {"relink-number", 92, 1, DisplayStyle, ColorInk},
	RoleMark:    {"relink-mark", 20, 1.3, DisplayStyle, ColorInk},
}

var roleOfSize = func() map[fyne.ThemeSizeName]Role {
	m := make(map[fyne.ThemeSizeName]Role, len(Roles))
	for r, s := range Roles {
		m[s.name] = r
	}
	return m
}()

// TextSize is the size of a role in pixels under the theme of the moment. It
// stands on its own under a foreign theme, such as a test's.
func TextSize(r Role) float32 {
	if app := fyne.CurrentApp(); app != nil {
		if _, ok := app.Settings().Theme().(Theme); !ok {
			return Roles[r].Size
		}
	}
	return theme.Size(Roles[r].name)
}

// measure is the width of one line of text in pixels.
func measure(s string, size float32, style fyne.TextStyle) float32 {
	width := float32(0)
	for _, p := range scripts(s) {
		width += p.measure(size, style)
	}
	return width
}
