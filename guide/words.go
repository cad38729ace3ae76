// Package guide is what the rooms of the guide share: the words they emit, what
// the bus shows of the phone they are about, and who says what. The rooms are
// dfu (the button procedures and the run that follows a phone through them),
// checklist (the way), finding (what the link shows) and verdict.
//
// Everything in them is pure: time and the bus come in as arguments and a new
// value goes out. They emit word ids with arguments, never sentences, and know
// no goroutine, no clock, no widget and no file.
package guide

// Words is a sentence by its id in internal/words, with its arguments.
type Words struct {
	ID   string
	Args map[string]any
}
