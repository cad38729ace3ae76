package ui

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"relink/internal/words"
	"relink/ui/choices"
)

// RememberedWords are the sentences in the language the person chose, else in
// the system's.
func RememberedWords(app fyne.App, system []string) *words.Catalogue {
	if tag := app.Preferences().String(choices.Language); tag != "" {
		return words.For(tag)
	}
	return words.For(system...)
}

func (w *Window) languageItems() []*fyne.MenuItem {
	now := choices.Remembered(w.app.Preferences()).Language
	pick := func(label, tag string) *fyne.MenuItem {
		it := fyne.NewMenuItem(label, func() { w.speak(tag) })
		it.Checked = now == tag
		return it
	}
	out := []*fyne.MenuItem{pick(w.say("menu.language.system", nil), "")}
	for _, tag := range words.Tags() {
		out = append(out, pick(words.NameOf(tag), tag))
	}
	return out
}

// speak keeps the choice of a language and speaks it. While the coach is at
// work that waits: its words were chosen when it began.
func (w *Window) speak(tag string) {
	w.app.Preferences().SetString(choices.Language, tag)
	if len(w.coaches()) > 0 {
		w.notice = w.say("settings.language.later", nil)
		w.live(time.Now())
		if w.opened.top() != nil {
			w.turnTool()
		}
		return
	}
	w.turnTongue()
}

// turnTongue speaks the language that was chosen.
func (w *Window) turnTongue() {
	w.cat, w.notice = RememberedWords(w.app, w.hands.Languages), ""
	teachFyne(w.cat)
	w.readyVoice()
	w.retheme()
}

// settleTongue speaks the language that was chosen while the coach was at work.
func (w *Window) settleTongue() {
	if RememberedWords(w.app, w.hands.Languages).Tag() != w.cat.Tag() {
		w.turnTongue()
	}
}

// fyneWords are the sentences of Fyne's own dialogs and menus, by Fyne's keys.
var fyneWords = map[string]string{
	"Advanced": "fyne.advanced", "Cancel": "fyne.cancel", "Copy": "fyne.copy", "Create Folder": "fyne.create-folder",
	"Cut": "fyne.cut", "Error": "fyne.error", "New Folder": "fyne.new-folder", "OK": "fyne.ok", "Open": "fyne.open",
	"Paste": "fyne.paste", "Redo": "fyne.redo", "Select all": "fyne.select-all", "Show Hidden Files": "fyne.hidden",
	"Undo": "fyne.undo", "file.name": "fyne.name", "file.parent": "fyne.parent", "(Parent)": "fyne.parent",
}

// fyneTongues are the languages Fyne itself has (lang/translations of 2.8.1).
var fyneTongues = []fyne.Locale{
	"cs", "de", "el", "en", "es", "fr", "ja", "pl", "pt", "pt-BR", "ru", "sv", "ta", "uk", "zh-Hans",
}

// teachFyne has Fyne's own dialogs speak the window's language. Fyne speaks the
// system's and takes no other, so the system's languages are given the sentences
// of this one.
func teachFyne(cat *words.Catalogue) {
	said := make(map[string]string, len(fyneWords))
	for key, id := range fyneWords {
		said[key] = cat.Text(id, nil)
	}
	data, _ := json.Marshal(said) // strings always can
	for _, l := range fyneSpeaks(lang.SystemLocale()) {
		if err := lang.AddTranslationsForLocale(data, l); err != nil {
			fyne.LogError("give Fyne its words", err)
		}
	}
}

// fyneSpeaks are the languages that Fyne may speak on a system whose first
// language is that: those alike, or any where it has none alike. Each one
// costs most of a millisecond when the window opens.
func fyneSpeaks(system fyne.Locale) []fyne.Locale {
	base := func(l fyne.Locale) string { return strings.Split(string(l), "-")[0] }
	alike := slices.DeleteFunc(slices.Clone(fyneTongues), func(l fyne.Locale) bool { return base(l) != base(system) })
	if len(alike) == 0 {
		return fyneTongues
	}
	return alike
}

// readyVoice begins to look for a voice of the language, so that the first cue
// need not wait for it. That starts a program, so not where nobody wants speech.
func (w *Window) readyVoice() {
	if w.hands.Voice != nil && choices.Remembered(w.app.Preferences()).Speech {
		w.hands.Voice(w.cat.Tag())
	}
}
