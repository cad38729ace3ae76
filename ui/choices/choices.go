// Package choices is how the person wants to be told what to do, and how it is
// remembered. It knows the names under which choices are kept, no page and no
// phone.
package choices

import "fyne.io/fyne/v2"

// The names under which the choices are remembered. The menu keeps Text and
// Language by themselves as well.
const (
	Text     = "text"
	Language = "language"

	sounds = "sounds"
	speech = "speech"
	flash  = "flash"
	count  = "count"
	calm   = "calm"
)

// Choices are how the person wants to be told what to do.
type Choices struct {
	Sounds, Speech, Flash bool
	// Count is the count of 3 before the first press.
	Count bool
	// Calm is less motion than the desktop asks for.
	Calm bool
	// Text is the size of text, 1 to 2.
	Text float64
	// Language is a tag of words.Tags; empty is as the system.
	Language string
}

// Remembered are the choices the person made, else the usual ones.
func Remembered(p fyne.Preferences) Choices {
	return Choices{
		Sounds: p.BoolWithFallback(sounds, true),
		Speech: p.BoolWithFallback(speech, true),
		Flash:  p.BoolWithFallback(flash, false),
		Count:  p.BoolWithFallback(count, true),
		Calm:   p.BoolWithFallback(calm, false),
		Text:   p.FloatWithFallback(Text, 1),

		Language: p.String(Language),
	}
}

// Remember keeps the choices.
func (c Choices) Remember(p fyne.Preferences) {
	p.SetBool(sounds, c.Sounds)
	p.SetBool(speech, c.Speech)
	p.SetBool(flash, c.Flash)
	p.SetBool(count, c.Count)
	p.SetBool(calm, c.Calm)
	p.SetFloat(Text, c.Text)
	p.SetString(Language, c.Language)
}
