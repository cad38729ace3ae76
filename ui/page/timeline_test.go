package page

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/internal/report"
	"relink/ui/kit"
)

// stripOf is a timeline of stretches of so many seconds.
func stripOf(spans ...report.Span) report.Timeline {
	at := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	t := report.Timeline{Title: "Try 1", From: at}
	for _, s := range spans {
		s.From, at = at, at.Add(s.To.Sub(time.Time{}))
		s.To = at
		t.Segments = append(t.Segments, s)
	}
	t.To = at
	return t
}

func lasting(seconds int, kind, label string) report.Span {
	return report.Span{To: time.Time{}.Add(time.Duration(seconds) * time.Second), Kind: kind, Label: label}
}

// A word stands in its stretch where it has room, and below beside its colour
// where it has none; none is cut, and none is said twice below.
func TestNoWordOfATimelineIsCut(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	line := stripOf(lasting(40, "recovery", "recovery"), lasting(15, "quiet", "quiet 15 s"), lasting(4, "dfu", "DFU"),
		lasting(15, "quiet", "quiet 15 s"), lasting(200, "restore", "restore mode"))
	tests := []struct {
		name      string
		wide      float32
		told      bool
		in, below []string
	}{
		{"wide", 780, false, []string{"recovery", "restore mode"}, []string{"quiet 15 s", "DFU"}},
		{"silences told elsewhere", 780, true, []string{"recovery", "restore mode"}, []string{"DFU"}},
		{"very wide", 3000, false, []string{"recovery", "quiet 15 s", "DFU", "quiet 15 s", "restore mode"}, nil},
		{"narrow", 300, false, []string{"restore mode"}, []string{"recovery", "quiet 15 s", "DFU"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := NewTimeline(line)
			s.QuietTold = tt.told
			s.Resize(fyne.NewSize(tt.wide, s.HeightAt(tt.wide)))
			var in, below []string
			for _, o := range test.WidgetRenderer(s).Objects() {
				if w, ok := o.(*kit.Text); ok && w.Natural() > w.Size().Width+0.5 {
					t.Errorf("%q is cut: %v px, needs %v", w.Text(), w.Size().Width, w.Natural())
				} else if ok && slices.ContainsFunc(line.Segments, func(x report.Span) bool { return x.Label == w.Text() }) {
					in = append(in, w.Text())
				}
				if c, ok := o.(*fyne.Container); ok {
					for _, row := range c.Objects {
						below = append(below, row.(*fyne.Container).Objects[1].(*kit.Text).Text())
					}
				}
			}
			if !slices.Equal(in, tt.in) || !slices.Equal(below, tt.below) {
				t.Errorf("got %q inside and %q below, want %q and %q", in, below, tt.in, tt.below)
			}
		})
	}
}
