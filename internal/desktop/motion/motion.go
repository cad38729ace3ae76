// Package motion knows whether the person asked the system for less motion on
// the screen. It knows no window, and not what the person asked Relink itself.
package motion

// Reduced tells whether the system's settings ask for less motion; false as
// well where they do not say. It may take up to a second where a desktop does
// not answer.
func Reduced() bool { return reduced() }
