package ui

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/uitest"
)

// everyTongue is the languages of the window, and one 40 % longer than English
// that nobody speaks.
func everyTongue() []*words.Catalogue {
	out := []*words.Catalogue{words.English().Turned(func(s string) string {
		long := strings.Split(s, " ")
		for i, w := range long {
			long[i] = strings.Repeat("ä", (4*len([]rune(w))+9)/10) + w
		}
		return strings.Join(long, " ")
	})}
	for _, tag := range words.Tags() {
		out = append(out, words.For(tag))
	}
	return out
}

// desksOf are the pages that the menu opens, and the sentences that come and go
// beside them.
var desksOf = map[string]func(*bench){
	"settings": func(b *bench) { b.openWord("settings.menu") },
	"about":    func(b *bench) { b.about() },
	"new":      func(b *bench) { b.newPhone() },
	"delete":   func(b *bench) { b.deleteAll() },
	"book":     func(b *bench) { b.explain(4013) },
	"log":      func(b *bench) { b.readLog("") },
	"report":   func(b *bench) { b.openReportNow() },
	"merged": func(b *bench) {
		b.tellMerge("merged", map[string]any{"File": "Relink-session-5F3A-91C2.json", "Count": 2})
	},
	"other": func(b *bench) { b.tellMerge("other-phone", map[string]any{"File": "Relink-session-5F3A-91C2.json"}) },
	"broke off": func(b *bench) {
		b.openTool(&brokeDesk{window: b.Window, last: BrokeOff{Began: storytest.Evening, Note: "panic: index out of range", Path: "/home/ana/.local/state/relink/crash.txt"}})
	},
	"crash note": func(b *bench) {
		b.openTool(&brokeDesk{window: b.Window, noted: true, last: BrokeOff{Note: "panic: index out of range\nui/window.go:12"}})
	},
	"voiceless": func(b *bench) { b.notice = b.say("settings.no-voice", nil); b.compose() },
	"later":     func(b *bench) { b.notice = b.say("settings.language.later", nil); b.compose() },
	"kept aside": func(b *bench) {
		b.notice = b.say("app.keptaside", map[string]any{"Path": "/home/ana/.local/state/relink/session-2026-03-01.broken"})
		b.compose()
	},
}

// withTools are desksOf and, under the words of their rows, the tools that act.
func withTools(b *bench) map[string]func(*bench) {
	all := maps.Clone(desksOf)
	for _, row := range b.tools() {
		if row.acts {
			all[row.word] = func(b *bench) { b.openRow(row) }
		}
	}
	return all
}

// Nothing of any page over the way is cut, in any language, in the smallest
// window, with normal and with the largest text.
func TestNoDeskIsCutInAnyLanguage(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"})
	size := fyne.NewSize(page.WindowLeast, page.WindowShort)
	for _, text := range []float32{1, 2} {
		for i, cat := range everyTongue() {
			b.cat = cat
			b.app.Settings().SetTheme(kit.Theme{TextScale: text}.In(cat))
			for name, open := range withTools(b) {
				b.compose()
				open(b)
				b.win.Resize(size)
				for _, cut := range uitest.Spill(b.win.Content(), size) {
					t.Errorf("%s, %s (%d), text %v: %s", name, cat.Tag(), i, text, cut)
				}
				b.opened.clear()
				b.report, b.notice = nil, ""
			}
		}
	}
}

// The menu and what opens beside it stay within the smallest window.
func TestTheMenuStaysInTheWindowInEveryLanguage(t *testing.T) {
	b := newBench(t)
	b.win.Resize(fyne.NewSize(page.WindowLeast, page.WindowShort))
	for _, text := range []float32{1, 2} {
		for _, cat := range everyTongue() {
			b.cat = cat
			b.app.Settings().SetTheme(kit.Theme{TextScale: text}.In(cat))
			b.compose()
			b.openMenu()
			top := b.win.Canvas().Overlays().Top()
			room := uitest.Rect{X0: 0, Y0: 0, X1: page.WindowLeast, Y1: page.WindowShort}
			at, size := top.Position(), top.Size()
			if menu, ok := top.(interface{ MinSize() fyne.Size }); ok && size.Width > room.X1 {
				t.Errorf("%s, text %v: the menu is %v wide", cat.Tag(), text, menu.MinSize())
			}
			if at.X+size.Width > room.X1+1 || at.Y+size.Height > room.Y1+1 || at.X < 0 || at.Y < 0 {
				t.Errorf("%s, text %v: the menu lies at %v and is %v large", cat.Tag(), text, at, fmt.Sprint(size))
			}
			b.win.Canvas().Overlays().Remove(top)
		}
	}
}
