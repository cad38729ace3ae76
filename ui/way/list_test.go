package way

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/uitest"
)

// atPage is the way at a page, far down the checklist.
func atPage(t *testing.T, choices ...[]checklist.Choice) checklist.Checklist {
	t.Helper()
	way := checklist.NewChecklist()
	for _, c := range choices {
		next, ok := way.Answer(checklist.Answer{Choices: c})
		if !ok {
			t.Fatalf("page %s does not take %v", way.Page(), c)
		}
		way = next
	}
	return way
}

// In the smallest window the line on which the person stands is in sight,
// however far down it is, and what the person scrolled to stays.
func TestTheCurrentLineIsInSight(t *testing.T) {
	app := test.NewTempApp(t)
	toUpdate := [][]checklist.Choice{{"step-by-step"}, {"cable-picture"}, {"none"}, {"no"}, {"nothing"}, {"none"}, {"good-cable"}, {"clean"}, {"none-between"}, {"charged"}, {"up-to-date"}}
	for _, tt := range []struct {
		name string
		way  checklist.Checklist
		size fyne.Size
		held bool
	}{
		{"the number", atPage(t, []checklist.Choice{"step-by-step"}, []checklist.Choice{"logo"}), fyne.NewSize(page.WindowLeast, page.WindowShort), true},
		{"the computer", atPage(t, toUpdate[:10]...), fyne.NewSize(page.WindowLeast, page.WindowShort), true},
		{"the watch", atPage(t, append(toUpdate, []checklist.Choice{"pressed-update"})...), fyne.NewSize(page.WindowLeast, page.WindowShort), true},
		{"the watch with large text", atPage(t, append(toUpdate, []checklist.Choice{"pressed-update"})...), fyne.NewSize(1000, 640), true},
		{"the update in a high window", atPage(t, toUpdate...), fyne.NewSize(1280, 1200), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			look := kit.Theme{}
			if strings.Contains(tt.name, "large text") {
				look.TextScale = 1.2
			}
			app.Settings().SetTheme(look)
			v := NewWayView(WayState{Way: tt.way, Cat: words.English(), System: "windows", Watch: ShowWatch(words.English(), tt.way.Watch())}, WayHands{})
			win := app.NewWindow("")
			defer win.Close()
			win.SetContent(page.Frame(canvas.NewRectangle(color.Black), v.View))
			win.Resize(tt.size)
			var list *wayList
			uitest.Walk(v.View, fyne.Position{}, uitest.Rect{X0: 0, Y0: 0, X1: 1e6, Y1: 1e6}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
				if c, ok := o.(*wayList); ok {
					list = c
				}
			})
			if list == nil {
				t.Fatal("the page has no checklist")
			}
			if held := list.limit > 0; held != tt.held {
				t.Fatalf("scrolls by itself: %v, want %v", held, tt.held)
			}
			if !tt.held {
				return
			}
			line := list.lines[list.current]
			top := app.Driver().AbsolutePositionForObject(line).Y
			if first := app.Driver().AbsolutePositionForObject(list).Y; top < first || top+line.Size().Height > tt.size.Height {
				t.Errorf("the line is from %v to %v; the list begins at %v, the window ends at %v", top, top+line.Size().Height, first, tt.size.Height)
			}
			scroll := list.scroll.Layout.(kit.ScrollLayout).Scroll
			scroll.ScrollToBottom()
			left := scroll.Offset
			v.View.Refresh()
			if scroll.Offset != left || left.Y == 0 {
				t.Errorf("the list went to %v, want %v where the person left it", scroll.Offset, left)
			}
		})
	}
}

// In a wide window a page is no wider than it can be read.
func TestAPageIsNoWiderThanItCanBeRead(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for _, tt := range []struct{ window, want float32 }{{page.WindowLeast, page.WindowLeast - page.LeftNarrow - 3*kit.SpaceEdge}, {2560, kit.PageWidest}} {
		v := NewWayView(WayState{Way: atPage(t), Cat: words.English(), System: "windows"}, WayHands{})
		frame := page.Frame(canvas.NewRectangle(color.Black), v.View)
		frame.Resize(fyne.NewSize(tt.window, 1440))
		widest := float32(0) // of the cards: the page is one, and the list is on it
		uitest.Walk(v.View, fyne.Position{}, uitest.Rect{X0: 0, Y0: 0, X1: 1e6, Y1: 1e6}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
			if c, ok := o.(*kit.Card); ok {
				widest = max(widest, c.Size().Width)
			}
		})
		if got := widest; got != tt.want {
			t.Errorf("in a window of %v the page is %v wide, want %v", tt.window, got, tt.want)
		}
	}
}
