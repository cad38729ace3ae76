package kit

import "fyne.io/fyne/v2"

// What a screen reader is told, where Fyne speaks to one: in 2.8 that is on
// Windows and macOS, with its build tag.

var (
	_ fyne.Accessible = (*Text)(nil)
	_ fyne.Accessible = (*Pill)(nil)
	_ fyne.Accessible = (*Button)(nil)
)

// AccessibilityLabel is the paragraph without marks.
func (t *Text) AccessibilityLabel() string { return Plain(t.text) }

// AccessibilityRole implements fyne.Accessible.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the word of the pill.
func (p *Pill) AccessibilityLabel() string { return Plain(p.Text()) }

// AccessibilityRole implements fyne.Accessible.
func (p *Pill) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what the button says.
func (b *Button) AccessibilityLabel() string { return Plain(b.Text()) }

// AccessibilityRole implements fyne.Accessible.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
