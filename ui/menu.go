package ui

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story"
	"relink/ui/choices"
	"relink/ui/coach"
	"relink/ui/kit"
	"relink/ui/page"
)

// prefLook is the name under which light or dark is remembered.
const prefLook = "look"

// lookNames are the looks as they are remembered and as --theme names them.
var lookNames = map[string]kit.Look{"system": kit.LookSystem, "light": kit.LookLight, "dark": kit.LookDark}

// RememberedTheme is the theme the person chose, or the one named by forced
// (light, dark or system) when that is not empty.
func RememberedTheme(app fyne.App, forced string) kit.Theme {
	name := app.Preferences().StringWithFallback(prefLook, "system")
	if forced != "" {
		name = forced
	}
	how := choices.Remembered(app.Preferences())
	return kit.Theme{Look: lookNames[name], TextScale: float32(how.Text), Calm: how.Calm, Bright: new(bool)}
}

// keys are what the keyboard does wherever the focus is.
func (w *Window) keys() {
	c := w.win.Canvas()
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch {
		case c.Overlays().Top() != nil: // a dialog lies over everything
		case slices.ContainsFunc(w.coaches(), func(c *coach.Coach) bool { return w.uncovered(c) && c.Key(e.Name) }):
		case e.Name == fyne.KeyF10:
			w.openMenu()
		case e.Name == fyne.KeyEscape && w.opened.top() != nil:
			w.closeTool()
		case e.Name == fyne.KeyEscape && w.report != nil:
			w.closeReport()
		}
	})
	on := func(key fyne.KeyName, mod fyne.KeyModifier, do func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: mod}, func(fyne.Shortcut) { do() })
	}
	on(fyne.KeyS, fyne.KeyModifierShortcutDefault, w.saveNow)
	on(fyne.KeyQ, fyne.KeyModifierShortcutDefault, w.close)
	on(fyne.KeyLeft, fyne.KeyModifierAlt, func() {
		switch {
		case w.opened.top() != nil:
			w.closeTool()
		case w.report != nil:
			w.closeReport()
		case !w.coaching():
			w.back()
		}
	})
}

// openMenu shows the menu above its button.
func (w *Window) openMenu() { w.popUp(w.menu()) }

// menu is all that is not on a page, as it is now.
func (w *Window) menu() *fyne.Menu {
	item := func(id string, do func()) *fyne.MenuItem { return fyne.NewMenuItem(w.say("menu."+id, nil), do) }
	play := item("practice", w.practise)
	if w.play.Kind != Real {
		play = item("real", w.leavePlay)
	}
	look := item("look", nil)
	look.ChildMenu = fyne.NewMenu("", w.lookItem("system"), w.lookItem("light"), w.lookItem("dark"))
	text := item("text", nil)
	text.ChildMenu = fyne.NewMenu("", w.textItem("100", 1), w.textItem("150", 1.5), w.textItem("200", 2))
	language := item("language", nil)
	language.ChildMenu = fyne.NewMenu("", w.languageItems()...)
	shown := fyne.NewMenuItem(w.say("merge.menu.shown", nil), nil)
	shown.ChildMenu = fyne.NewMenu("", append([]*fyne.MenuItem{look, text, language}, w.toolItems(true)...)...)
	kept := fyne.NewMenuItem(w.say("merge.menu.session", nil), nil)
	kept.ChildMenu = fyne.NewMenu(
		"", fyne.NewMenuItem(w.say("merge.menu.export", nil), w.exportSession), fyne.NewMenuItem(w.say("merge.menu.merge", nil), w.pickSession),
		fyne.NewMenuItemSeparator(), item("new", w.newPhone), item("delete", w.deleteAll),
	)
	return fyne.NewMenu("", append(
		w.toolItems(false), item("only-dfu", w.onlyDFU), fyne.NewMenuItemSeparator(), play, item("replay", w.pickTrace), fyne.NewMenuItemSeparator(),
		shown, kept, fyne.NewMenuItemSeparator(), item("logs", w.openLogs), item("about", w.about), item("quit", w.close),
	)...)
}

// menuGap is the room between the menu and its button, and above the menu.
const menuGap float32 = 8

// popUp shows a menu above its button, no higher than the window.
func (w *Window) popUp(menu *fyne.Menu) {
	sheet := kit.NewMenuSheet(menu)
	pop := widget.NewPopUp(sheet, w.win.Canvas())
	at := w.app.Driver().AbsolutePositionForObject(w.left.menu)
	place := func() {
		size := fyne.NewSize(min(sheet.Natural(), w.win.Canvas().Size().Width-2*kit.SpaceEdge), 0)
		size.Height = min(sheet.HeightAt(size.Width), at.Y-2*menuGap)
		pop.Resize(size)
		pop.Move(fyne.NewPos(at.X, at.Y-menuGap-size.Height))
	}
	sheet.Shut, sheet.Turned = pop.Hide, place
	place()
	pop.Show()
	w.win.Canvas().Focus(sheet)
}

func (w *Window) lookItem(name string) *fyne.MenuItem {
	it := fyne.NewMenuItem(w.say("menu.look."+name, nil), func() {
		w.app.Preferences().SetString(prefLook, name)
		w.wear(lookNames[name])
	})
	it.Checked = w.app.Preferences().StringWithFallback(prefLook, "system") == name
	return it
}

func (w *Window) textItem(name string, scale float64) *fyne.MenuItem {
	it := fyne.NewMenuItem(w.say("menu.text."+name, nil), func() {
		w.app.Preferences().SetFloat(choices.Text, scale)
		w.retheme()
	})
	it.Checked = w.app.Preferences().FloatWithFallback(choices.Text, 1) == scale
	return it
}

// retheme puts on what was chosen of the text and the language; light or dark
// stays, which a flag may have chosen for this run.
func (w *Window) retheme() {
	look := RememberedTheme(w.app, "").Look
	if worn, ok := w.app.Settings().Theme().(kit.Theme); ok {
		look = worn.Look
	}
	w.wear(look)
}

// wear puts a look on. A try that goes on keeps its place, and the desktop's
// wish for less motion stays.
func (w *Window) wear(look kit.Look) {
	t := RememberedTheme(w.app, "")
	t.Look = look
	if worn, ok := w.app.Settings().Theme().(kit.Theme); ok {
		t.Still, t.Bright = worn.Still, worn.Bright
	}
	w.app.Settings().SetTheme(t.In(w.cat))
	w.compose()
}

// onlyDFU leads onto the short way to DFU mode, from wherever the person stands.
func (w *Window) onlyDFU() {
	if w.busy() {
		return
	}
	w.opened.clear()
	w.report = nil
	w.move(w.story.OnlyDFU)
}

// practise begins a practice, at the coach.
func (w *Window) practise() { w.begin(Play{Kind: Practice}) }

// practiceHand is what the first page does to begin one; nil while one plays.
func (w *Window) practiceHand() func() {
	if w.play.Kind != Real {
		return nil
	}
	return w.practise
}

// pickTrace asks for a trace to replay.
func (w *Window) pickTrace() {
	w.askFile([]string{".jsonl", ".json", ".trace", ".txt"}, func(path string) { w.begin(Play{Kind: Replayed, Path: path}) })
}

// newPhone begins anew with another phone.
func (w *Window) newPhone() { w.sure("new", func() { w.fresh("") }) }

// deleteAll deletes everything stored.
func (w *Window) deleteAll() { w.sure("delete", func() { w.fresh(w.say("menu.deleted", nil)) }) }

// fresh deletes what is stored and begins anew.
func (w *Window) fresh(notice string) {
	kept, err := w.hands.Delete()
	if err != nil {
		w.hands.Log("delete what is stored", err)
		w.notice = w.say("menu.failed", map[string]any{"Reason": device.Clean(page.Reason(w.cat, err))})
		w.show()
		return
	}
	w.set = nil
	w.story = story.New(kept, checklist.NewChecklist())
	w.begin(Play{Kind: Real})
	w.notice = notice
	w.compose()
}

// openLogs opens the folder with the log.
func (w *Window) openLogs() {
	if err := openPath(w.app, w.hands.Logs); err != nil {
		w.hands.Log("open the log folder", err)
		w.notice = w.say("menu.failed", map[string]any{"Reason": w.hands.Logs})
		w.live(time.Now())
	}
}
