// Package settings is the tool in which the person chooses how Relink tells
// what to do: tones, speech, the lit border, the size of text, the language.
package settings

import (
	"fyne.io/fyne/v2"

	"relink/ui/choices"
	"relink/ui/tool"
)

// Needs are what the settings alone are handed of the window.
type Needs struct {
	// Preferences are where choices are remembered.
	Preferences fyne.Preferences
	// Voiceless tells whether this computer has no voice that Relink could use,
	// or none for the language spoken.
	Voiceless func() (mute, foreign bool)
	// Later tells whether another language has to wait until the coach is left.
	Later func() bool
	// Try lets the person hear what a cue is like, so that silence is noticed
	// before hands are on the phone.
	Try func()
	// Hush ends what is being said.
	Hush func()
	// Speak has the window speak a language. Restyle has it put on another size
	// of text or less motion.
	Speak   func(tag string)
	Restyle func()
}

// Settings are the settings while they are open.
type Settings struct {
	window tool.Window
	needs  Needs
	at     string // what was changed last
}

// New is the settings.
func New(w tool.Window, n Needs) *Settings { return &Settings{window: w, needs: n} }

// Name implements tool.Tool.
func (s *Settings) Name() string { return "settings" }

// View implements tool.Tool.
func (s *Settings) View() (fyne.CanvasObject, fyne.Focusable) {
	state := State{Cat: s.window.Cat(), Choices: choices.Remembered(s.needs.Preferences), At: s.at, Later: s.needs.Later()}
	state.Mute, state.Foreign = s.needs.Voiceless()
	v := NewView(state, Taps{Changed: s.chose, Try: s.needs.Try, Back: s.window.Close})
	return v.View, v.First
}

// chose keeps a new choice. One that changes how everything looks builds the
// window anew.
func (s *Settings) chose(c choices.Choices, at string) {
	s.at = at
	old := choices.Remembered(s.needs.Preferences)
	c.Remember(s.needs.Preferences)
	if !c.Speech {
		s.needs.Hush()
	}
	switch {
	case c.Language != old.Language:
		s.needs.Speak(c.Language)
	case c.Calm != old.Calm || c.Text != old.Text:
		s.needs.Restyle()
	}
}
