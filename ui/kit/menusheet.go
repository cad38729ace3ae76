package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// MenuSheet is a menu as rows on a card. Rows that a row opens take its place,
// under one that leads back, so that a menu never needs room beside itself.
// The arrow keys go through it, Return takes a row and Escape goes back.
type MenuSheet struct {
	widget.BaseWidget
	menu *fyne.Menu
	from []*fyne.Menu // those that opened it, the first one first
	Rows []*menuRow
	At   int // the row the keyboard stands on, -1 for none

	// Shut closes the menu; Turned is called when it shows other rows.
	Shut, Turned func()

	card   *Card
	scroll *container.Scroll
}

var (
	_ fyne.Focusable = (*MenuSheet)(nil)
	_ fyne.Tabbable  = (*MenuSheet)(nil)
)

func NewMenuSheet(menu *fyne.Menu) *MenuSheet {
	m := &MenuSheet{Shut: func() {}, Turned: func() {}}
	m.card = NewCardInset(menuInset, menuInset, Column(0))
	m.ExtendBaseWidget(m)
	m.show(menu)
	return m
}

const (
	menuInset float32 = 7   // around the rows
	menuLeast float32 = 232 // width of the narrowest
)

// show shows the rows of a menu.
func (m *MenuSheet) show(menu *fyne.Menu) {
	m.menu, m.Rows, m.At = menu, nil, -1
	var all []fyne.CanvasObject
	put := func(r *menuRow) {
		n := len(m.Rows)
		r.tapped, r.entered = func() { m.take(n) }, func() { m.stand(-1) }
		m.Rows, all = append(m.Rows, r), append(all, r)
	}
	line := func() { all = append(all, Inset(menuRowSide, 5, NewRule())) }
	if len(m.from) > 0 {
		put(newMenuRow(menu.Label, menuBack, false))
		line()
	}
	ticks := false
	for _, it := range menu.Items {
		ticks = ticks || it.Checked
	}
	for _, it := range menu.Items {
		switch {
		case it.IsSeparator:
			line()
		case it.ChildMenu != nil:
			put(newMenuRow(it.Label, menuOn, ticks))
		case it.Checked:
			put(newMenuRow(it.Label, menuTicked, ticks))
		default:
			put(newMenuRow(it.Label, menuPlain, ticks))
		}
	}
	view := Scroll(Column(1, all...))
	m.scroll = view.Layout.(ScrollLayout).Scroll
	m.card.SetContent(view)
	m.Turned()
}

// item is what a row stands for; nil for the one that leads back.
func (m *MenuSheet) item(n int) *fyne.MenuItem {
	if len(m.from) > 0 {
		n--
	}
	for _, it := range m.menu.Items {
		if it.IsSeparator {
			continue
		}
		if n == 0 {
			return it
		}
		n--
	}
	return nil
}

// take does what a row stands for. The menu closes before anything else opens.
func (m *MenuSheet) take(n int) {
	keyboard := m.At >= 0
	switch it := m.item(n); {
	case it == nil:
		m.back()
	case it.ChildMenu != nil:
		m.from = append(m.from, m.menu)
		m.show(fyne.NewMenu(it.Label, it.ChildMenu.Items...))
		if keyboard {
			m.stand(1) // the first one below the way back
		}
	default:
		m.Shut()
		if it.Action != nil {
			it.Action()
		}
	}
}

// back goes to the rows before, and closes the menu from the first ones.
func (m *MenuSheet) back() {
	if len(m.from) == 0 {
		m.Shut()
		return
	}
	was, label := m.At >= 0, m.menu.Label
	before := m.from[len(m.from)-1]
	m.from = m.from[:len(m.from)-1]
	m.show(before)
	for n, r := range m.Rows {
		if was && r.Label.Text() == label {
			m.stand(n)
		}
	}
}

// stand puts the keyboard on a row and brings it into view; -1 for none.
func (m *MenuSheet) stand(n int) {
	m.At = n
	for i, r := range m.Rows {
		r.stand(i == n)
	}
	if n < 0 {
		return
	}
	r, room := m.Rows[n], m.scroll.Size().Height
	to := m.scroll.Offset
	switch top, end := r.Position().Y, r.Position().Y+r.Size().Height+2*ScrollGutter; {
	case top < to.Y:
		to.Y = top
	case end > to.Y+room:
		to.Y = end - room
	}
	if to != m.scroll.Offset {
		m.scroll.ScrollToOffset(to)
	}
}

// TypedKey goes through the rows.
func (m *MenuSheet) TypedKey(e *fyne.KeyEvent) {
	last := len(m.Rows) - 1
	switch e.Name {
	case fyne.KeyDown, fyne.KeyTab:
		m.stand((m.At + 1) % (last + 1))
	case fyne.KeyUp:
		m.stand((max(0, m.At) + last) % (last + 1))
	case fyne.KeyHome:
		m.stand(0)
	case fyne.KeyEnd:
		m.stand(last)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if m.At >= 0 {
			m.take(m.At)
		}
	case fyne.KeyRight:
		if m.At >= 0 && m.Rows[m.At].sign == menuOn {
			m.take(m.At)
		}
	case fyne.KeyLeft:
		if len(m.from) > 0 {
			m.back()
		}
	case fyne.KeyEscape:
		m.back()
	case fyne.KeyF10:
		m.Shut()
	}
}

// TypedRune implements fyne.Focusable.
func (m *MenuSheet) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (m *MenuSheet) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (m *MenuSheet) FocusLost() {}

// AcceptsTab keeps Tab within the menu while it is open.
func (m *MenuSheet) AcceptsTab() bool { return true }

// HeightAt is the height that shows all rows at a width, in pixels.
func (m *MenuSheet) HeightAt(width float32) float32 { return m.card.HeightAt(width) }

func (m *MenuSheet) Natural() float32 { return max(menuLeast, m.card.Natural()) }

// CreateRenderer implements fyne.Widget.
func (m *MenuSheet) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	under := canvas.NewRectangle(Paint(ColorCard))
	under.CornerRadius = RadiusCard
	// It lies over cards of its own colour, so its shadow has to part them.
	under.Shadow = canvas.Shadow{Color: Paint(ColorLift), BlurRadius: 28, Offset: fyne.NewPos(0, 8)}
	return widget.NewSimpleRenderer(container.NewStack(under, m.card))
}

// NewMenuView is a menu as it shows above its button.
func NewMenuView(menu *fyne.Menu) fyne.CanvasObject { return NewMenuSheet(menu) }
