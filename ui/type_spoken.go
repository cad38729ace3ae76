package ui

import "fyne.io/fyne/v2"

// What a screen reader is told, where Fyne speaks to one: in 2.8 that is on
// Windows and macOS, with its build tag.

var (
	_ fyne.Accessible = (*Text)(nil)
	_ fyne.Accessible = (*Pill)(nil)
	_ fyne.Accessible = (*Button)(nil)
)

// AccessibilityLabel is the paragraph without marks.
func (t *Text) AccessibilityLabel() string { return plain(t.text) }

// AccessibilityRole implements fyne.Accessible.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the word of the pill.
func (p *Pill) AccessibilityLabel() string { return plain(p.Text()) }

// AccessibilityRole implements fyne.Accessible.
func (p *Pill) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what the button says.
func (b *Button) AccessibilityLabel() string { return plain(b.Text()) }

// AccessibilityRole implements fyne.Accessible.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the count with its words, or what is waited for.
func (r *Ring) AccessibilityLabel() string {
	if r.state.Counted {
		return r.state.number() + " " + r.state.Below
	}
	return r.state.Until
}

// AccessibilityRole implements fyne.Accessible.
func (r *Ring) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the phone's name and mode.
func (c *phoneChoice) AccessibilityLabel() string { return c.spoken }

// AccessibilityRole implements fyne.Accessible.
func (c *phoneChoice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
