package report

import (
	"errors"
	"fmt"
	"image/color"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool"
	"relink/ui/uitest"
)

// bench is a report over a story, with what it wrote.
type bench struct {
	*Report
	written map[string]string
	refuse  error // what writing a file fails with
	opened  []string
	astray  error // what opening fails with
}

func newBench(t *testing.T, s *story.Story) *bench {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	b := &bench{written: map[string]string{}}
	b.Report = New(tool.Window{
		Cat: words.English, Story: func() *story.Story { return s }, Redraw: func(tool.Tool) {},
		Log: func(string, error) {}, Note: func(string, string) {},
	}, Needs{
		Version: "1.0", Folder: "/home/ana/Documents", CanTrace: func() bool { return false },
		Open: func(path string) error { b.opened = append(b.opened, path); return b.astray },
		Write: func(path string, data []byte) error {
			if b.refuse != nil {
				return fmt.Errorf("write %s: %w", path, b.refuse)
			}
			b.written[path] = string(data)
			return nil
		},
	})
	return b
}

func TestAReportThatCannotBeSavedLosesNothing(t *testing.T) {
	s := storytest.Fresh()
	storytest.Answer(t, &s, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"}, []checklist.Choice{"good-cable"})
	answers := len(s.Kept.Answers)
	b := newBench(t, &s)
	tests := []struct {
		name   string
		refuse error
		want   string
	}{
		{"a full disk", syscall.ENOSPC, "the disk is full"},
		{"a folder that may not be written", syscall.EACCES, "not allowed"},
	}
	for _, tt := range tests {
		b.refuse = tt.refuse
		b.Save()
		if !b.state.Failed || !strings.Contains(b.state.Said, tt.want) || !strings.Contains(b.state.Said, "Nothing is lost") {
			t.Errorf("%s: got %q, want a sentence with %q", tt.name, b.state.Said, tt.want)
		}
	}
	b.refuse = nil
	b.saveIn("/media/stick")
	if b.state.Failed || len(b.written) != 1 {
		t.Errorf("after that: %q, %d files, want one saved", b.state.Said, len(b.written))
	}
	if len(s.Kept.Answers) != answers || answers == 0 {
		t.Errorf("got %d answers, want %d", len(s.Kept.Answers), answers)
	}
}

func TestIdentifiersLeaveOnlyWhenAllowed(t *testing.T) {
	s := storytest.Fresh()
	s.Look(storytest.Bus(0, storytest.IPhone12(device.ModeRecovery, 6)))
	b := newBench(t, &s)
	b.state.Formats = map[string]bool{"html": true}
	b.saveIn("/a")
	b.change(func() { b.state.Identifiers = true })
	b.saveIn("/b")
	if len(b.written) != 2 {
		t.Errorf("got %d files, want two", len(b.written))
	}
	for path, text := range b.written {
		has := strings.Contains(text, "F17MADEUP001")
		if want := strings.HasPrefix(path, "/b"); has != want {
			t.Errorf("%s holds the serial number: %v, want %v", path, has, want)
		}
	}
}

// A report is a PDF unless the person says otherwise. Once it is saved it can
// be opened, and so can its folder, until what goes into it changes.
func TestWhatWasSavedCanBeOpened(t *testing.T) {
	s := storytest.Fresh()
	b := newBench(t, &s)
	shown := func() fyne.CanvasObject {
		view, _ := b.View()
		return view
	}
	if got := uitest.Sentences(shown()); strings.Contains(got, "Show in folder") {
		t.Errorf("before it is saved:\n%s", got)
	}
	uitest.Press(t, shown(), "Save the report")
	if len(b.saved) != 1 || filepath.Ext(b.saved[0]) != ".pdf" || len(b.written) != 1 {
		t.Fatalf("got %q saved, want one PDF", b.saved)
	}
	uitest.Press(t, shown(), "Open")
	uitest.Press(t, shown(), "Show in folder")
	if want := []string{b.saved[0], filepath.Dir(b.saved[0])}; !slices.Equal(b.opened, want) {
		t.Errorf("got %q opened, want %q", b.opened, want)
	}
	b.astray = errors.New("no program for it")
	uitest.Press(t, shown(), "Open")
	if want := words.English().Text("page.report.not-opened", map[string]any{"Path": b.saved[0]}); b.state.Said != want || !b.state.Failed {
		t.Errorf("nothing opens it: got %q, want %q", b.state.Said, want)
	}
	uitest.Tick(t, shown(), "Add the last four")
	if got := uitest.Sentences(shown()); strings.Contains(got, "Show in folder") {
		t.Errorf("what goes into it changed, yet the page says\n%s", got)
	}
	b.refuse = syscall.ENOSPC
	b.Save()
	if got := uitest.Sentences(shown()); strings.Contains(got, "Show in folder") {
		t.Errorf("nothing was saved, yet the page says\n%s", got)
	}
}

// Nothing of the page is cut once there is something to open, in any language.
func TestNothingOfASavedReportIsCut(t *testing.T) {
	app := test.NewTempApp(t)
	for _, w := range uitest.Windows {
		for _, tag := range words.Tags() {
			cat := words.For(tag)
			app.Settings().SetTheme(kit.Theme{TextScale: w.Text}.In(cat))
			v := NewView(State{
				Cat: cat, Formats: map[string]bool{"pdf": true}, Saved: true, CanTrace: true,
				Said: cat.Text("page.report.saved", map[string]any{"Path": "/home/ana/Documents/Relink-5F3A-91C2.pdf"}),
			}, Taps{})
			frame := page.Frame(canvas.NewRectangle(color.Black), v.View)
			frame.Resize(w.Size)
			for _, cut := range uitest.Spill(frame, w.Size) {
				t.Errorf("%s at %v, text %v: %s", tag, w.Size, w.Text, cut)
			}
		}
	}
}
