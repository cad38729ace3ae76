package report

import (
	"fmt"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/tool"
)

// bench is a report over a story, with what it wrote.
type bench struct {
	*Report
	written map[string]string
	refuse  error // what writing a file fails with
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
	storytest.Answer(t, &s, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"}, []checklist.Choice{"good-cable"})
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
