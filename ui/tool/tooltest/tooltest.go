// Package tooltest is a window for the tests of one tool: it holds a story and
// the tool that is open, and lets the tool's clock go by hand.
package tooltest

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/tool"
	"relink/ui/uitest"
)

// Bench is the window with what lies over it.
type Bench struct {
	Story story.Story
	// Top is the tool that is open; nil for none. Work is the tool at work.
	Top  tool.Tool
	Work tool.AtWork
	done chan func()
}

// New is a bench before anything was seen.
func New(t *testing.T) *Bench {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{Look: kit.LookLight})
	return &Bench{Story: story.New(session.New("5f3a91c2", storytest.Evening), checklist.NewChecklist()), done: make(chan func(), 4)}
}

// Window is what a tool is handed of the bench.
func (b *Bench) Window() tool.Window {
	return tool.Window{
		Cat:    words.English,
		Story:  func() *story.Story { return &b.Story },
		Redraw: func(tool.Tool) {},
		Seen:   func(t tool.Tool) bool { return b.Top == t },
		Close:  b.Close,
		Wake:   func(time.Time) {},
		Do:     func(work func() func()) { go func() { b.done <- work() }() },
		Show: func(ctx context.Context, show func()) {
			select {
			case b.done <- show:
			case <-ctx.Done():
			}
		},
		Act: func(_ string, send func(context.Context, device.Device) error, phone device.Device, told func(error)) {
			go func() {
				err := send(context.Background(), phone)
				b.done <- func() { told(err) }
			}()
		},
		Work: func(t tool.AtWork) { b.Work = t },
		Rest: func(tool.AtWork) { b.Work = nil },
		Log:  func(string, error) {},
		Note: func(string, string) {},
	}
}

// Close takes the open tool away.
func (b *Bench) Close() {
	if c, ok := b.Top.(tool.Closer); ok {
		c.Close()
	}
	b.Top = nil
}

// Step is a look at the bus, or at the clock alone where nothing was seen.
func (b *Bench) Step(now time.Time, s *device.Snapshot) {
	doing := func(at time.Time) tool.Doing {
		if b.Work == nil {
			return tool.Doing{}
		}
		return b.Work.Doing(at)
	}
	b.Story.ExpectRestart(doing(now).Restarts)
	if s != nil {
		b.Story.Expect(false, doing(s.At).Shakes)
		b.Story.Look(*s)
	}
	b.Story.GiveUp(now)
	if b.Work != nil {
		b.Work.Step(now)
	}
}

// See is a look at the bus now.
func (b *Bench) See(devices ...device.Device) {
	b.Step(time.Now(), &device.Snapshot{At: time.Now(), Devices: devices})
}

// Acted delivers what a job elsewhere came to.
func (b *Bench) Acted(t *testing.T) {
	t.Helper()
	select {
	case show := <-b.done:
		show()
	case <-time.After(5 * time.Second):
		t.Fatal("nothing came back")
	}
}

// Page is what the open tool says.
func (b *Bench) Page() string {
	view, _ := b.Top.View()
	return uitest.Sentences(view)
}

// Opens opens a tool, which must say this.
func (b *Bench) Opens(t *testing.T, top tool.Tool, want string) {
	t.Helper()
	b.Top = top
	if got := b.Page(); !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}

// Press presses the button of the open tool that says s.
func (b *Bench) Press(t *testing.T, s string) {
	t.Helper()
	view, _ := b.Top.View()
	uitest.Press(t, view, s)
}
