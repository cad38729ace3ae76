// Package ui is the window: Fyne widgets that show what they are told. It
// knows colours, type, drawings and the Fyne goroutine; it knows no product
// id, no seconds of a step and no USB.
//
// # Foundations
//
// Theme carries the tokens (Color… names, read with paint), light and dark,
// and Inter. Text is a paragraph in a Role of the type scale (RoleTitle 36,
// RoleHeading 26, RoleLead 17, RoleStrong 17, RoleBody 15, RoleSmall 13); it
// wraps, and **two asterisks** make words strong. Card, Pill (with a Tone) and
// Button (Primary, Secondary, Quiet) are the only surfaces. Column, Row, Flow,
// Inset, Middle and Scroll lay out by height at a width: use them instead of
// Fyne's boxes around anything that wraps. Page builds the usual right side
// from plain fields, Frame sets it beside the live panel.
//
// # Views that are told
//
// LivePanel is the left side; it shows a LiveState. The coach (ui/coach), made of a
// Plan and Hooks, is the right side during tries: Coach.View
// goes into the Frame, Coach.Step(now, snapshot or nil) feeds it the bus and
// the clock and says when the clock matters next (Panel.Step passes that on;
// after a touch it says so through Hooks.Wake, which goes to Panel.Wake),
// Coach.Key takes Space and Escape, Coach.Close ends it. Its View,
// OutcomeView and ReachedView show plain states, so that every moment can be
// drawn without a phone; e2e/screens draws them all.
package ui
