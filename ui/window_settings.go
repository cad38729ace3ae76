package ui

import "fyne.io/fyne/v2"

// settingsDesk is the page of the settings while it is open.
type settingsDesk struct {
	window *Window
	at     string // what was changed last
}

func (d *settingsDesk) Name() string { return "settings" }

func (d *settingsDesk) View() (fyne.CanvasObject, fyne.Focusable) {
	w := d.window
	s := SettingsState{Cat: w.cat, Choices: w.choices(), At: d.at, Later: len(w.coaches()) > 0}
	s.Mute, s.Foreign = w.voiceless()
	v := NewSettingsView(s, SettingsHands{Changed: func(c Choices, at string) {
		d.at = at
		w.chose(c)
	}, Try: w.trySound, Back: w.closeTool})
	return v.View, v.First
}

// openSettings shows the settings over whatever page the person is on.
func (w *Window) openSettings() { w.openTool(&settingsDesk{window: w}) }

// choices are how the person wants to be told what to do.
func (w *Window) choices() Choices { return RememberedChoices(w.app.Preferences()) }

// chose keeps a new choice. One that changes how everything looks builds the
// window anew.
func (w *Window) chose(c Choices) {
	old := w.choices()
	c.remember(w.app.Preferences())
	if !c.Speech && w.hands.Hush != nil {
		w.hands.Hush()
	}
	switch {
	case c.Language != old.Language:
		w.speak(c.Language)
	case c.Calm != old.Calm || c.Text != old.Text:
		w.retheme()
	}
}

// trySound lets the person hear what a cue is like, so that silence is noticed
// before hands are on the phone.
func (w *Window) trySound() {
	w.tone(tonePress)
	w.speakUp(w.say("settings.sample", nil))
}
