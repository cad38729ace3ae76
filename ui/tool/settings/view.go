package settings

import (
	"fmt"

	"fyne.io/fyne/v2"

	"relink/internal/words"
	"relink/ui/choices"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool"
)

// State is what the page of the settings shows.
type State struct {
	Cat *words.Catalogue
	choices.Choices
	// Mute says that this computer has no voice that Relink could use, Foreign
	// that it has none for the language spoken.
	Mute, Foreign bool
	// Later says that another language has to wait until the coach is left.
	Later bool
	// At is what was changed last: the focus stays there when the page is
	// built anew.
	At string
}

// Taps are what the page does. Changed is told each new choice, and
// which it was.
type Taps struct {
	Changed func(c choices.Choices, at string)
	Try     func()
	Back    func()
}

// The steps of the size of text; text grows to twice its size at most.
const textStep, textLeast, textMost = 0.25, 1, 2

// NewView shows the choices as s has them.
func NewView(s State, h Taps) tool.View {
	say := func(id string, args map[string]any) string { return s.Cat.Text("settings."+id, args) }
	v := tool.View{}
	change := func(at string, f func(*choices.Choices)) {
		f(&s.Choices)
		if h.Changed != nil {
			h.Changed(s.Choices, at)
		}
	}
	tick := func(id string, on bool, set func(*choices.Choices, bool)) *kit.Tick {
		t := kit.NewTick(say(id, nil), on, func(on bool) { change(id, func(c *choices.Choices) { set(c, on) }) })
		if v.First == nil || s.At == id {
			v.First = t
		}
		return t
	}
	cues := []fyne.CanvasObject{
		kit.NewText(kit.RoleStrong, say("cues", nil)),
		tick("sounds", s.Sounds, func(c *choices.Choices, on bool) { c.Sounds = on }),
		tick("speech", s.Speech, func(c *choices.Choices, on bool) { c.Speech = on }),
	}
	switch {
	case s.Mute:
		cues = append(cues, kit.NewText(kit.RoleSmall, say("mute", nil)).Wide(kit.Readable))
	case s.Foreign:
		cues = append(cues, kit.NewText(kit.RoleSmall, say("no-voice", nil)).Wide(kit.Readable))
	}
	cues = append(cues,
		tick("flash", s.Flash, func(c *choices.Choices, on bool) { c.Flash = on }),
		tick("count", s.Count, func(c *choices.Choices, on bool) { c.Count = on }),
		kit.Inset(0, 4, kit.Flow(kit.SpaceItems, kit.NewButton(kit.Secondary, say("try", nil), h.Try))))
	smaller := kit.NewButton(kit.Secondary, say("smaller", nil), func() {
		change("smaller", func(c *choices.Choices) { c.Text = max(textLeast, c.Text-textStep) })
	})
	larger := kit.NewButton(kit.Secondary, say("larger", nil), func() {
		change("larger", func(c *choices.Choices) { c.Text = min(textMost, c.Text+textStep) })
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
		tick("calm", s.Calm, func(c *choices.Choices, on bool) { c.Calm = on }),
		kit.NewText(kit.RoleBody, say("text", map[string]any{"Percent": percent})),
		kit.Inset(0, 4, kit.Flow(kit.SpaceItems, smaller, larger)),
	}
	p := page.Page{
		Title: say("title", nil), Why: say("why", nil),
		Actions: []*kit.Button{kit.NewButton(kit.Quiet, say("back", nil), h.Back)},
		Rest:    []fyne.CanvasObject{kit.NewCard(kit.Column(6, cues...)), kit.NewCard(kit.Column(6, eyes...)), kit.NewCard(kit.Column(6, languages(s, &v, change)...))},
	}
	v.View = p.View()
	return v
}

// languages is a line for each language in its own words, the system's first.
func languages(s State, v *tool.View, change func(string, func(*choices.Choices))) []fyne.CanvasObject {
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
		t := kit.NewTick(name, s.Language == tag, func(bool) { change(at, func(c *choices.Choices) { c.Language = tag }) })
		if s.At == at {
			v.First = t
		}
		out = append(out, t)
	}
	return out
}
