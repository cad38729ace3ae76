package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"relink/internal/report"
	"relink/ui/kit"
)

const (
	timelineGap   float32 = 6
	timelineInset float32 = 6 // beside the words inside a stretch
	swatchSize    float32 = 10
)

// timelineHigh is the height of the strip in pixels; it grows with its words.
func timelineHigh() float32 { return lineOf(kit.RoleSmall) + 8 }

// lineOf is the height of a line of a role, in pixels.
func lineOf(r kit.Role) float32 { return kit.TextSize(r) * kit.Roles[r].Lead }

// Timeline is a restore over time, to scale: a stretch for every mode, and the
// silences between them. What has no room for its words in a stretch is named
// below, beside its colour.
type Timeline struct {
	widget.BaseWidget
	line  report.Timeline
	title *kit.Text
	// QuietTold says that the silences are told elsewhere, so that a short one
	// is not named again.
	QuietTold bool
}

// NewTimeline draws a timeline.
func NewTimeline(t report.Timeline) *Timeline {
	s := &Timeline{line: t, title: kit.NewText(kit.RoleSmall, t.Title).In(kit.ColorInk)}
	s.ExtendBaseWidget(s)
	return s
}

// HeightAt is the height in pixels.
func (s *Timeline) HeightAt(width float32) float32 {
	h := s.title.HeightAt(width) + timelineGap + timelineHigh() + timelineGap + lineOf(kit.RoleSmall)
	if below := s.legend(width); len(below.Objects) > 0 && !s.between(below, width) {
		h += timelineGap + kit.HeightAt(below, width)
	}
	return h
}

// between tells whether the legend has room between the two times: there it
// comes and goes without moving what is below.
func (s *Timeline) between(legend *fyne.Container, width float32) bool {
	return kit.NaturalWidth(legend) <= width-2*(kit.NewText(kit.RoleSmall, s.line.From.Format("15:04:05")).Natural()+kit.SpaceCards)
}

// inside is what stands inside a stretch of a width; nil where it has no room.
func inside(span report.Span, width float32) *kit.Text {
	t := kit.NewText(kit.RoleSmall, span.Label).In(timelineColor(span.Kind)[1]).Centred()
	if t.Natural()+2*timelineInset > width {
		return nil
	}
	return t
}

// legend names each stretch that has no room for its words, once.
func (s *Timeline) legend(width float32) *fyne.Container {
	type entry struct{ kind, label string }
	told := map[entry]bool{}
	var out []fyne.CanvasObject
	for _, span := range s.line.Segments {
		if s.QuietTold && span.Kind == "quiet" || inside(span, s.across(span, width)) != nil {
			continue
		}
		e := entry{span.Kind, span.Label}
		if told[e] {
			continue
		}
		told[e] = true
		swatch := canvas.NewRectangle(kit.Paint(timelineColor(span.Kind)[0]))
		swatch.CornerRadius = 3
		text := kit.NewText(kit.RoleSmall, span.Label)
		out = append(out, kit.RowGrow(timelineGap, text, kit.Fixed(fyne.NewSquareSize(swatchSize), swatch), text))
	}
	return kit.Flow(kit.SpaceCards, out...)
}

// across is the width of a stretch, in pixels.
func (s *Timeline) across(span report.Span, width float32) float32 {
	return float32(s.line.Share(span.To)-s.line.Share(span.From)) * width
}

// timelineColors are the face and the words of a stretch, by kind.
var timelineColors = map[string][2]fyne.ThemeColorName{
	"normal":   {kit.ColorGood, kit.ColorCard},
	"restore":  {kit.ColorRestore, kit.ColorCard},
	"recovery": {kit.ColorMind, kit.ColorCard},
	"dfu":      {kit.ColorDFU, kit.ColorCard},
	"port-dfu": {kit.ColorDFU, kit.ColorCard},
	"quiet":    {kit.ColorTrack, kit.ColorInk},
}

// timelineColor is the face and the words of a kind, known or not.
func timelineColor(kind string) [2]fyne.ThemeColorName {
	if c, ok := timelineColors[kind]; ok {
		return c
	}
	return timelineColors["quiet"]
}

// CreateRenderer implements fyne.Widget.
func (s *Timeline) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &timelineRenderer{strip: s}
}

type timelineRenderer struct {
	strip   *Timeline
	objects []fyne.CanvasObject
}

func (r *timelineRenderer) Layout(size fyne.Size) {
	t := r.strip.line
	r.objects = r.objects[:0]
	top := r.strip.title.HeightAt(size.Width)
	r.put(r.strip.title, 0, 0, size.Width, top)
	top += timelineGap
	high := timelineHigh()
	for _, span := range t.Segments {
		from, wide := float32(t.Share(span.From))*size.Width, r.strip.across(span, size.Width)
		r.put(canvas.NewRectangle(kit.Paint(timelineColor(span.Kind)[0])), from, top, max(1, wide), high)
		if w := inside(span, wide); w != nil {
			r.put(w, from, top+4, wide, high-4)
		}
	}
	end := top + high + timelineGap
	first, last := kit.NewText(kit.RoleSmall, t.From.Format("15:04:05")), kit.NewText(kit.RoleSmall, t.To.Format("15:04:05")).Trailing()
	wide := min(size.Width/2, max(first.Natural(), last.Natural())+1)
	r.put(first, 0, end, wide, lineOf(kit.RoleSmall))
	r.put(last, size.Width-wide, end, wide, lineOf(kit.RoleSmall))
	switch below := r.strip.legend(size.Width); {
	case len(below.Objects) == 0:
	case r.strip.between(below, size.Width):
		room := kit.NaturalWidth(below)
		r.put(below, (size.Width-room)/2, end, room, kit.HeightAt(below, room))
	default:
		r.put(below, 0, end+lineOf(kit.RoleSmall)+timelineGap, size.Width, kit.HeightAt(below, size.Width))
	}
}

func (r *timelineRenderer) put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	r.objects = append(r.objects, o)
}

func (r *timelineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(80, r.strip.HeightAt(max(80, r.strip.Size().Width)))
}
func (r *timelineRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *timelineRenderer) Destroy()                     {}

func (r *timelineRenderer) Refresh() {
	r.Layout(r.strip.Size())
	canvas.Refresh(r.strip)
}

// Set draws another timeline.
func (s *Timeline) Set(t report.Timeline) {
	s.line = t
	s.title.SetText(t.Title)
	s.Refresh()
}
