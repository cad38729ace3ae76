package ui

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/session"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
)

// bench is a window on Fyne's test canvas. Nothing runs beside the test: the
// bus and the clock are steps it takes itself.
type bench struct {
	*Window
	kept    []Kept
	written map[string]string
	refuse  error // what writing a file fails with
}

func newBench(t *testing.T) *bench {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.Theme{Look: kit.LookLight})
	b := &bench{written: map[string]string{}}
	b.Window = NewWindow(app, Hands{
		System: "windows", Version: "1.0", Folder: "/home/ana/Documents",
		Kept: Kept{Session: session.New("5f3a91c2", storytest.Evening)},
		Open: func(Play) (Source, error) { return Source{}, errors.New("no bus in a test") },
		Save: func(k Kept) error {
			b.kept = append(b.kept, k)
			return b.refuse
		},
		Delete: func() (session.Session, error) { return session.New("fresh", storytest.Evening), nil },
		Write: func(path string, data []byte) error {
			if b.refuse != nil {
				return fmt.Errorf("write %s: %w", path, b.refuse)
			}
			b.written[path] = string(data)
			return nil
		},
		Log:  func(string, error) {},
		Note: func(string, string) {},
	}, words.English())
	b.panel = NewPanel(b.step, func() {})
	// Fyne's test driver runs fyne.Do where it is called, beside the test.
	b.do = func(func()) {}
	t.Cleanup(b.win.Close)
	b.win.Resize(fyne.NewSize(page.WindowLeast, page.WindowShort))
	return b
}

// openWord opens the tool of the menu whose row has that word.
func (b *bench) openWord(word string) {
	for _, tool := range b.tools() {
		if tool.word == word {
			b.openRow(tool)
			return
		}
	}
	panic("no tool of the menu is called " + word)
}

// tell answers pages, one choice or several ticks each.
func (b *bench) tell(t *testing.T, answers ...[]checklist.Choice) {
	t.Helper()
	for _, a := range answers {
		before := b.story.Way.Page()
		b.answer(checklist.Answer{Choices: a})
		if b.story.Way.Page() == before {
			t.Fatalf("page %s does not take %v", before, a)
		}
	}
}

// toUpdate are the answers from the first page to the first try.
var toUpdate = [][]checklist.Choice{
	{"step-by-step"}, {"cable-picture"}, {"4013"}, {"no"}, {"nothing"}, {"none"}, {"good-cable"}, {"clean"}, {"charged"}, {"up-to-date"},
}

func (b *bench) see(devices ...device.Device) {
	b.step(time.Now(), &device.Snapshot{At: time.Now(), Devices: devices})
}

func TestTheWindowFollowsTheWayIntoTheCoach(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.tell(t, []checklist.Choice{"failed-before"}, []checklist.Choice{"4013"}, []checklist.Choice{"data-safe", "account-known", "erase-read"}, []checklist.Choice{"nothing-runs"})
	if got := b.name(); got != "before" {
		t.Fatalf("got page %s, want the steps before DFU: the model is seen, so it is not asked", got)
	}
	b.tell(t, []checklist.Choice{"ready"})
	if got := b.name(); got != "coach at work" {
		t.Fatalf("got %s, want the coach", got)
	}
	if f := b.win.Canvas().Focused(); f != nil {
		t.Errorf("%T has the focus during a try; want none, so that Space and Esc drive the coach", f)
	}
	b.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := b.name(); got != "coach" {
		t.Errorf("Escape: got %s, want the coach's page at rest", got)
	}
}

func TestABusThatCannotBeReadIsNotNoPhone(t *testing.T) {
	b := newBench(t)
	b.lost(errors.New("no bus in a test"))
	b.tell(t, []checklist.Choice{"step-by-step"}, []checklist.Choice{"black"}, []checklist.Choice{"4013"})
	if got := b.story.Way.Page(); got != checklist.PageData {
		t.Errorf("got page %s, want the data question: nothing was seen, so nothing is missing", got)
	}
}

func TestDFUSeenInATryMovesOn(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.tell(t, []checklist.Choice{"failed-before"}, []checklist.Choice{"4013"}, []checklist.Choice{"data-safe", "account-known", "erase-read"}, []checklist.Choice{"nothing-runs"}, []checklist.Choice{"ready"})
	at := time.Now().Add(5 * time.Second)
	for _, look := range [][]device.Device{{storytest.IPhone12(device.ModeRecovery, 6)}, nil, {storytest.IPhone12(device.ModeDFU, 7)}} {
		b.step(at, &device.Snapshot{At: at, Devices: look})
		at = at.Add(6 * time.Second)
	}
	if got := b.story.Way.Page(); got != checklist.PageReached {
		t.Fatalf("got page %s, want DFU reached", got)
	}
	if n := len(b.story.Kept.Runs); n != 1 || b.story.Kept.Runs[0].Outcome != string(dfu.ReachedDFU) {
		t.Errorf("got runs %+v, want one that reached DFU", b.story.Kept.Runs)
	}
}

func TestAnswersThatCannotBeStoredAreSaid(t *testing.T) {
	b := newBench(t)
	b.refuse = syscall.ENOSPC
	b.tell(t, toUpdate[:2]...)
	if !strings.Contains(b.told(), "the disk is full") {
		t.Errorf("got notice %q, want that the disk is full", b.told())
	}
	b.refuse = nil
	b.tell(t, toUpdate[2:3]...)
	if b.told() != "" {
		t.Errorf("got notice %q after it worked again, want none", b.told())
	}
}

func TestAnErasingPageNeedsATickOnEveryLine(t *testing.T) {
	b := newBench(t)
	b.tell(t, toUpdate[:8]...)
	b.tell(t, []checklist.Choice{"none-between"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"}, []checklist.Choice{"not-offered"})
	if got := b.name(); got != "erase" {
		t.Fatalf("got page %s, want the three yeses", got)
	}
	first, ok := b.view.First.(*kit.Tick)
	if !ok || first.On() {
		t.Fatalf("first is %T, ticked %v; want a line without a tick", b.view.First, ok && first.On())
	}
	first.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	b.answer(checklist.Answer{Choices: []checklist.Choice{"data-safe"}})
	if got := b.name(); got != "erase" {
		t.Errorf("one yes led to %s", got)
	}
}

func TestAnotherLookOrLanguageKeepsThePlace(t *testing.T) {
	b := newBench(t)
	b.tell(t, toUpdate[:6]...)
	b.app.Settings().SetTheme(kit.Theme{Still: true}) // as the desktop asks
	b.wear(kit.LookDark)                              // as a flag does: nothing of it is remembered
	b.speak("de")
	if got := b.name(); got != "cable" {
		t.Errorf("got page %s, want the cable still", got)
	}
	if worn, ok := b.app.Settings().Theme().(kit.Theme); !ok || worn.Look != kit.LookDark || !worn.Still {
		t.Errorf("another language put on %+v, want it dark and without motion still", worn)
	}
}
