package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
)

// The names under which the choices of this page are remembered.
const (
	prefSounds = "sounds"
	prefSpeech = "speech"
	prefFlash  = "flash"
	prefCount  = "count"
	prefCalm   = "calm"
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

// RememberedChoices are the choices the person made, else the usual ones.
func RememberedChoices(p fyne.Preferences) Choices {
	return Choices{
		Sounds: p.BoolWithFallback(prefSounds, true),
		Speech: p.BoolWithFallback(prefSpeech, true),
		Flash:  p.BoolWithFallback(prefFlash, false),
		Count:  p.BoolWithFallback(prefCount, true),
		Calm:   p.BoolWithFallback(prefCalm, false),
		Text:   p.FloatWithFallback(prefText, 1),

		Language: p.String(prefLanguage),
	}
}

// remember keeps the choices.
func (c Choices) remember(p fyne.Preferences) {
	p.SetBool(prefSounds, c.Sounds)
	p.SetBool(prefSpeech, c.Speech)
	p.SetBool(prefFlash, c.Flash)
	p.SetBool(prefCount, c.Count)
	p.SetBool(prefCalm, c.Calm)
	p.SetFloat(prefText, c.Text)
	p.SetString(prefLanguage, c.Language)
}

// SettingsState is what the page of the settings shows.
type SettingsState struct {
	Cat *words.Catalogue
	Choices
	// Mute says that this computer has no voice that Relink could use, Foreign
	// that it has none for the language spoken.
	Mute, Foreign bool
	// Later says that another language has to wait until the coach is left.
	Later bool
	// At is what was changed last: the focus stays there when the page is
	// built anew.
	At string
}

// SettingsHands are what the page does. Changed is told each new choice, and
// which it was.
type SettingsHands struct {
	Changed func(c Choices, at string)
	Try     func()
	Back    func()
}

// SettingsView is the page with what the keyboard reaches first.
type SettingsView struct {
	View  fyne.CanvasObject
	First fyne.Focusable
}

// The steps of the size of text; text grows to twice its size at most.
const textStep, textLeast, textMost = 0.25, 1, 2

// NewSettingsView shows the choices as s has them.
func NewSettingsView(s SettingsState, h SettingsHands) SettingsView {
	say := func(id string, args map[string]any) string { return s.Cat.Text("settings."+id, args) }
	v := SettingsView{}
	change := func(at string, f func(*Choices)) {
		f(&s.Choices)
		if h.Changed != nil {
			h.Changed(s.Choices, at)
		}
	}
	tick := func(id string, on bool, set func(*Choices, bool)) *kit.Tick {
		t := kit.NewTick(say(id, nil), on, func(on bool) { change(id, func(c *Choices) { set(c, on) }) })
		if v.First == nil || s.At == id {
			v.First = t
		}
		return t
	}
	cues := []fyne.CanvasObject{
		kit.NewText(kit.RoleStrong, say("cues", nil)),
		tick("sounds", s.Sounds, func(c *Choices, on bool) { c.Sounds = on }),
		tick("speech", s.Speech, func(c *Choices, on bool) { c.Speech = on }),
	}
	switch {
	case s.Mute:
		cues = append(cues, kit.NewText(kit.RoleSmall, say("mute", nil)).Wide(kit.Readable))
	case s.Foreign:
		cues = append(cues, kit.NewText(kit.RoleSmall, say("no-voice", nil)).Wide(kit.Readable))
	}
	cues = append(cues,
		tick("flash", s.Flash, func(c *Choices, on bool) { c.Flash = on }),
		tick("count", s.Count, func(c *Choices, on bool) { c.Count = on }),
		kit.Inset(0, 4, kit.Flow(kit.SpaceItems, kit.NewButton(kit.Secondary, say("try", nil), h.Try))))
	smaller := kit.NewButton(kit.Secondary, say("smaller", nil), func() {
		change("smaller", func(c *Choices) { c.Text = max(textLeast, c.Text-textStep) })
	})
	larger := kit.NewButton(kit.Secondary, say("larger", nil), func() {
		change("larger", func(c *Choices) { c.Text = min(textMost, c.Text+textStep) })
	})
	switch {
	case s.At == "larger" && s.Text < textMost, s.At == "smaller" && s.Text <= textLeast:
		v.First = larger
	case s.At == "larger", s.At == "smaller":
		v.First = smaller
	}
	if s.Text <= textLeast {
		smaller.Disable()
	}
	if s.Text >= textMost {
		larger.Disable()
	}
	percent := fmt.Sprintf("%.0f", 100*s.Text)
	eyes := []fyne.CanvasObject{
		kit.NewText(kit.RoleStrong, say("eyes", nil)),
		tick("calm", s.Calm, func(c *Choices, on bool) { c.Calm = on }),
		kit.NewText(kit.RoleBody, say("text", map[string]any{"Percent": percent})),
		kit.Inset(0, 4, kit.Flow(kit.SpaceItems, smaller, larger)),
	}
	p := page.Page{
		Title: say("title", nil), Why: say("why", nil),
		Actions: []*kit.Button{kit.NewButton(kit.Secondary, say("back", nil), h.Back)},
		Rest:    []fyne.CanvasObject{kit.NewCard(kit.Column(6, cues...)), kit.NewCard(kit.Column(6, eyes...)), kit.NewCard(kit.Column(6, tongues(s, &v, change)...))},
	}
	v.View = p.View()
	return v
}

// tongues is a line for each language in its own words, the system's first.
func tongues(s SettingsState, v *SettingsView, change func(string, func(*Choices))) []fyne.CanvasObject {
	out := []fyne.CanvasObject{kit.NewText(kit.RoleStrong, s.Cat.Text("settings.language", nil))}
	if s.Later {
		out = append(out, kit.NewText(kit.RoleSmall, s.Cat.Text("settings.language.later", nil)).Wide(kit.Readable))
	}
	for _, tag := range append([]string{""}, words.Tags()...) {
		name := words.NameOf(tag)
		if tag == "" {
			name = s.Cat.Text("menu.language.system", nil)
		}
		at := "language " + tag
		t := kit.NewTick(name, s.Language == tag, func(bool) { change(at, func(c *Choices) { c.Language = tag }) })
		if s.At == at {
			v.First = t
		}
		out = append(out, t)
	}
	return out
}
