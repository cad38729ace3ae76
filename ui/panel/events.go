package panel

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"relink/internal/words"
	"relink/ui/kit"
)

// eventStrip is the lines of what happened on the cable, oldest first. It
// stays at the newest one.
type eventStrip struct {
	widget.BaseWidget
	words  *words.Catalogue
	lines  []eventLine
	above  *kit.Text // stands above the lines: how many are not shown, or that there are none
	column *fyne.Container
	inner  *fyne.Container
	scroll *container.Scroll
}

func newEventStrip(cat *words.Catalogue) *eventStrip {
	s := &eventStrip{words: cat, column: kit.Column(eventGap), above: kit.NewText(kit.RoleSmall, "").In(kit.ColorFaint)}
	s.inner = container.New(&kit.HeldLayout{}, s.column)
	s.scroll = container.NewVScroll(s.inner)
	s.ExtendBaseWidget(s)
	s.set(nil, 0)
	return s
}

// set shows other events. Lines that were shown already stay as they are: a
// storm of events moves them up, and Fyne keeps what was drawn for minutes.
func (s *eventStrip) set(events []LiveEvent, folded int) {
	s.lines = stayed(s.lines, events)
	for _, e := range events[len(s.lines):] {
		s.lines = append(s.lines, newEventLine(e))
	}
	var shown []fyne.CanvasObject
	switch {
	case folded > 0:
		s.above.SetText(s.words.Text("ui.panel.folded", map[string]any{"Events": folded}))
		shown = append(shown, s.above)
	case len(events) == 0:
		s.above.SetText(s.words.Text("ui.panel.no-events", nil))
		shown = append(shown, s.above)
	}
	for _, l := range s.lines {
		shown = append(shown, l.object)
	}
	s.column.Objects = shown
	s.Refresh()
	s.scroll.ScrollToBottom()
}

// stayed are the lines, without the first so many, that events begin with.
func stayed(lines []eventLine, events []LiveEvent) []eventLine {
	for from := range lines {
		rest := lines[from:]
		if len(rest) <= len(events) && slices.EqualFunc(rest, events[:len(rest)], func(l eventLine, e LiveEvent) bool { return l.event == e }) {
			return slices.Clone(rest)
		}
	}
	return nil
}

// eventGap is the room between two lines in pixels.
const eventGap float32 = 8

// whole is the height of so many of the newest lines as show whole in a size:
// the upper half of a word under the heading would look broken. A line that is
// higher than the room is cut.
func (s *eventStrip) whole(size fyne.Size) float32 {
	used := float32(0)
	for _, o := range slices.Backward(s.column.Objects) {
		more := kit.HeightAt(o, size.Width)
		if used > 0 {
			more += eventGap
		}
		if used+more > size.Height {
			break
		}
		used += more
	}
	if used == 0 || used+0.5 >= kit.HeightAt(s.column, size.Width) {
		return size.Height
	}
	return used
}

// HeightAt is what the strip needs at least: its owner lets it grow.
func (s *eventStrip) HeightAt(width float32) float32 {
	return min(eventsLeast, kit.HeightAt(s.column, width))
}

// CreateRenderer implements fyne.Widget.
func (s *eventStrip) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &eventsRenderer{s}
}

type eventsRenderer struct{ strip *eventStrip }

// Layout lets lines reach a little beyond the sides, as Scroll does.
func (r *eventsRenderer) Layout(size fyne.Size) {
	s := r.strip
	held := s.inner.Layout.(*kit.HeldLayout)
	held.Width = size.Width + 2*kit.ScrollGutter
	s.scroll.Move(fyne.NewPos(-kit.ScrollGutter, -kit.ScrollGutter))
	size.Height = s.whole(size)
	full := size.AddWidthHeight(2*kit.ScrollGutter, 2*kit.ScrollGutter)
	if s.scroll.Size() == full {
		s.scroll.Refresh()
	}
	s.scroll.Resize(full)
	s.scroll.ScrollToBottom()
}

func (r *eventsRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, 60) }
func (r *eventsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.strip.scroll} }
func (r *eventsRenderer) Destroy()                     {}

func (r *eventsRenderer) Refresh() {
	for _, l := range r.strip.lines {
		l.dot.FillColor = kit.Paint(l.event.Tone.Dot())
	}
	r.Layout(r.strip.Size())
	canvas.Refresh(r.strip)
}

// eventsLeast is the height of the strip when it holds more than that.
const eventsLeast float32 = 60

// eventLine is an event as it is shown: a time, a dot in the tone, and words
// beside them.
type eventLine struct {
	event  LiveEvent
	dot    *canvas.Circle
	object fyne.CanvasObject
}

func newEventLine(e LiveEvent) eventLine {
	dot := canvas.NewCircle(kit.Paint(e.Tone.Dot()))
	return eventLine{e, dot, container.New(eventLayout{},
		kit.NewText(kit.RoleSmall, e.At.Format("15:04:05")).In(kit.ColorFaint), dot, kit.NewText(kit.RoleSmall, e.Text).In(kit.ColorInk))}
}

// eventLayout keeps the words of all lines at one left edge: figures are of
// equal width. Where large words leave less room beside the time than the time
// itself takes, they stand below it.
type eventLayout struct{}

const (
	dotWide float32 = 8
	dotGap  float32 = 6
)

func (eventLayout) columns(objs []fyne.CanvasObject, width float32) (at, words float32) {
	at = kit.NaturalWidth(objs[0])
	if words = width - at - dotWide - 2*dotGap; words < at {
		return at, width
	}
	return at, words
}

func (l eventLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	at, words := l.columns(objs, size.Width)
	line := objs[0].(*kit.Text).LineHeight()
	objs[0].Resize(fyne.NewSize(at, line))
	objs[1].Move(fyne.NewPos(at+dotGap, (line-dotWide)/2))
	objs[1].Resize(fyne.NewSquareSize(dotWide))
	pos := fyne.NewPos(at+dotWide+2*dotGap, 0)
	if words == size.Width {
		pos = fyne.NewPos(0, line)
	}
	objs[2].Move(pos)
	objs[2].Resize(fyne.NewSize(words, kit.HeightAt(objs[2], words)))
}

func (l eventLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	_, words := l.columns(objs, width)
	if words == width {
		return objs[0].(*kit.Text).LineHeight() + kit.HeightAt(objs[2], words)
	}
	return max(kit.HeightAt(objs[0], width), kit.HeightAt(objs[2], words))
}

func (l eventLayout) Natural(objs []fyne.CanvasObject) float32 {
	return kit.RowLayout{Gap: dotGap}.Natural(objs)
}

func (l eventLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return kit.RowLayout{Gap: dotGap}.MinSize(objs)
}
