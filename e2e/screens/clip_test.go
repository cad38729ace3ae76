package main

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/uitest"
)

// longer makes a sentence 40 % longer, every word of it, as German often is.
func longer(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		words[i] = strings.Repeat("ä", (4*len([]rune(w))+9)/10) + w
	}
	return strings.Join(words, " ")
}

// tongues are the languages of the window, and one nobody speaks.
func tongues() map[string]*words.Catalogue {
	out := map[string]*words.Catalogue{"longer": words.English().Turned(longer)}
	for _, tag := range words.Tags() {
		out[tag] = words.For(tag)
	}
	return out
}

// Nothing of any screen is cut or lies on another thing, in any language, in
// the smallest window, with normal and with the largest text.
func TestNothingIsCutInAnyLanguage(t *testing.T) {
	app := test.NewTempApp(t)
	for name, cat := range tongues() {
		nothingIsCut(t, app, name, cat, fyne.NewSize(900, 600))
	}
}

// Nor in a large one, in the language with the longest words.
func TestNothingIsCutInALargeWindow(t *testing.T) {
	nothingIsCut(t, test.NewTempApp(t), "longer", tongues()["longer"], fyne.NewSize(2560, 1440))
}

func nothingIsCut(t *testing.T, app fyne.App, name string, cat *words.Catalogue, size fyne.Size) {
	t.Helper()
	for _, text := range []float32{1, 2} {
		app.Settings().SetTheme(kit.Theme{TextScale: text}.In(cat))
		bar := map[string]fyne.Position{}
		for _, s := range every() {
			if strings.HasPrefix(s.name, "drawings-") {
				continue // every finger at once, which no instruction asks for
			}
			o := s.build(cat)
			o.Resize(size)
			for _, cut := range spill(o, size) {
				t.Errorf("%s, %s, %v, text %v: %s", s.name, name, size, text, cut)
			}
			for which, at := range barOf(o, cat) {
				if was, ok := bar[which]; ok && was != at {
					t.Errorf("%s, %s, %v, text %v: the %s stands at %v, on a page before at %v", s.name, name, size, text, which, at, was)
				}
				bar[which] = at
			}
		}
	}
}

// barOf is where the buttons stand that every page has at the same place: the
// lower left corner of the way back, and the lower right one of the next thing.
func barOf(o fyne.CanvasObject, cat *words.Catalogue) map[string]fyne.Position {
	out := map[string]fyne.Position{}
	uitest.Walk(o, fyne.Position{}, uitest.Rect{}, false, func(o fyne.CanvasObject, at fyne.Position, _ uitest.Rect, scrolls bool) {
		b, ok := o.(*kit.Button)
		switch {
		case !ok || scrolls:
		case b.Kind == kit.Primary:
			out["next thing"] = at.Add(b.Size())
		case b.Text() == cat.Text("page.back", nil):
			out["way back"] = at.AddXY(0, b.Size().Height)
		}
	})
	return out
}

// Each scene is drawn once: a second one of its name would take its file.
func TestEverySceneHasANameOfItsOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range every() {
		if seen[s.name] {
			t.Errorf("the scene %s is drawn twice", s.name)
		}
		seen[s.name] = true
	}
}

func TestLongerIsLonger(t *testing.T) {
	all, long := 0, 0
	for _, id := range []string{"settings.title", "settings.why", "menu.about.text", "app.nobus"} {
		s := words.English().Text(id, nil)
		all += len([]rune(s))
		long += len([]rune(longer(s)))
	}
	if share := float64(long) / float64(all); share < 1.35 || share > 1.45 {
		t.Errorf("the made-up language is %.2f times as long as English, want about 1.4", share)
	}
}

// Every page of the way is in the gallery, and is the page its scene shows.
func TestEveryPageOfTheWayIsDrawn(t *testing.T) {
	drawn := map[checklist.Page]bool{
		checklist.PageCoach: true, checklist.PageReached: true, // the coach's own scenes
		checklist.PageFound: true, checklist.PageReport: true, // foundPage and reportPage
	}
	for _, w := range wayAnswers {
		drawn[w.page] = true
		if got := wayTo(w.page, w.answers).Page(); got != w.page {
			t.Errorf("the scene of page %s shows %s", w.page, got)
		}
	}
	for _, j := range wayJumps {
		drawn[j.page] = true
		if got := j.way().Page(); got != j.page {
			t.Errorf("the scene of page %s shows %s", j.page, got)
		}
	}
	for _, p := range checklist.Pages() {
		if !drawn[p] {
			t.Errorf("page %s is not in the gallery", p)
		}
	}
}
