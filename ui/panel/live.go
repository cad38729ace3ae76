// Package panel is the left side: what USB shows of phones, and what happened on
// the cable. It is told what to show and decides nothing.
package panel

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"relink/internal/device"
	"relink/internal/story"
	"relink/internal/words"
	"relink/ui/drawing"
	"relink/ui/kit"
)

// LiveState is everything the left side shows.
type LiveState struct {
	// Blind is why the bus cannot be read here, in words; empty when it can.
	// It never looks like "no iPhone".
	Blind string
	// Phones are those on the bus, and one that is expected back.
	Phones []LivePhone
	Chosen string // the Key of the one that is followed
	// Events are oldest first; only the last that a story keeps are shown.
	Events []LiveEvent
	// Folded is how many events were folded into others, in the watch's queue
	// or by the bound here.
	Folded int
	// MayHandle is true once something physical may be advised; Unsafe that the
	// phone is wet, swollen or hot, so that it never may.
	MayHandle, Unsafe bool
}

// advice is what may be said while no phone is there: nothing physical before
// the danger was asked, and nothing at all that would plug a phone in danger in.
func (s LiveState) advice() []string {
	switch {
	case s.Unsafe:
		return []string{"unsafe"}
	case s.MayHandle:
		return []string{"port", "cable", "unlock", "charge"}
	}
	return []string{"unlock"}
}

// LivePhone is one phone on its card.
type LivePhone struct {
	Key     string // names it between states, such as its pseudonym
	Port    string // tells two of one name apart
	Name    string // "iPhone 12"
	Drawing device.Drawing
	Screen  drawing.Screen
	Tone    kit.Tone
	Word    string // "Recovery mode"
	Details []LiveDetail
}

// LiveDetail is a line of a phone's card, such as "Plugged", "directly".
type LiveDetail struct{ Name, Value string }

// LiveEvent is one line of what happened on the cable.
type LiveEvent struct {
	At   time.Time
	Tone kit.Tone
	Text string // two asterisks around words make them strong
}

// ModeLooks is the tone and the word of a mode.
var ModeLooks = map[device.Mode]struct {
	Tone kit.Tone
	word string // under ui.panel.mode.
}{
	device.ModeNormal:   {kit.ToneGood, "normal"},
	device.ModeRestore:  {kit.ToneRestore, "restore"},
	device.ModeRecovery: {kit.ToneMind, "recovery"},
	device.ModeDFU:      {kit.ToneDFU, "dfu"},
	device.ModeWTF:      {kit.ToneDFU, "wtf"},
	device.ModePortDFU:  {kit.ToneDFU, "port-dfu"},
	device.ModeDebugUSB: {kit.ToneQuiet, "debug-usb"},
	"":                  {kit.ToneQuiet, "unknown"},
}

// ModeLook is how a mode is shown: its tone and its word.
func ModeLook(cat *words.Catalogue, m device.Mode) (kit.Tone, string) {
	look, ok := ModeLooks[m]
	if !ok {
		look = ModeLooks[""]
	}
	return look.Tone, cat.Text("ui.panel.mode."+look.word, nil)
}

// QuietLook is how a phone is shown that left the bus when it should.
func QuietLook(cat *words.Catalogue) (kit.Tone, string) {
	return kit.ToneMind, cat.Text("ui.panel.mode.quiet", nil)
}

// ShowPhone is the card of a sighting. Text that came from the device is
// cleaned.
func ShowPhone(cat *words.Catalogue, s device.Sighting) LivePhone {
	tone, word := ModeLook(cat, s.Mode)
	p := LivePhone{Key: s.Phone, Port: device.Clean(s.Port), Drawing: device.DrawUnknown, Screen: drawing.ScreenOf(s.Mode), Tone: tone, Word: word}
	switch {
	case s.Model != nil:
		p.Name, p.Drawing = s.Model.Name, s.Model.Drawing
	case s.Product != "":
		p.Name = device.Clean(s.Product)
	default:
		p.Name = cat.Text("ui.panel.some-phone", nil)
	}
	if p.Key == "" {
		p.Key = s.Port
	}
	if s.Hubs == nil { // the system does not tell the way
		return p
	}
	plugged := "ui.panel.plugged.direct"
	if len(s.Hubs) > 1 { // the first is the computer's own root hub
		plugged = "ui.panel.plugged.hub"
	}
	p.Details = append(p.Details, LiveDetail{cat.Text("ui.panel.plugged", nil), cat.Text(plugged, nil)})
	return p
}

// LivePanel is the left side of the window, always there: the phone on its
// card over the strip of what happened on the cable.
type LivePanel struct {
	widget.BaseWidget
	words  *words.Catalogue
	choose func(key string)
	state  LiveState

	mark  *kit.Text
	live  *kit.Text
	Phone *kit.Card
	list  phoneList // on it, when there are several
	head  *kit.Text
	strip *eventStrip
	lower *kit.Card
}

// NewLivePanel is a panel that has seen nothing yet. choose is called with the
// key of a phone that the person picks among several.
func NewLivePanel(cat *words.Catalogue, choose func(key string)) *LivePanel {
	p := &LivePanel{
		words: cat, choose: choose,
		mark:  kit.NewText(kit.RoleMark, cat.Text("app.name", nil)).OneLine(),
		live:  kit.NewText(kit.RoleSmall, cat.Text("ui.panel.live", nil)).In(kit.ColorFaint).Trailing(),
		strip: newEventStrip(cat),
	}
	p.Phone = kit.NewCard(p.phoneCard())
	p.head = kit.NewText(kit.RoleStrong, cat.Text("ui.panel.events", nil)).In(kit.ColorInk)
	p.lower = kit.NewCard(kit.ColumnGrow(kit.SpaceItems, p.strip, p.head, p.strip))
	p.ExtendBaseWidget(p)
	return p
}

// State is what is shown.
func (p *LivePanel) State() LiveState { return p.state }

// Set shows another state.
func (p *LivePanel) Set(s LiveState) {
	if over := len(s.Events) - story.EventsKept; over > 0 {
		s.Events = s.Events[over:]
		s.Folded += over
	}
	was := p.state
	p.state = s
	p.strip.set(s.Events, s.Folded)
	p.showPhones(was)
}

// Flat leaves out the faces of the cards, while a ring runs beside them.
func (p *LivePanel) Flat(on bool) {
	p.Phone.Flat(on)
	p.lower.Flat(on)
}

// CreateRenderer implements fyne.Widget.
func (p *LivePanel) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &panelRenderer{p}
}

type panelRenderer struct{ panel *LivePanel }

// cardLeast is how far the phone's card may shrink, and stripLeast how far the
// card below it while there is something on it, in pixels.
// stripShare is the strip's part of the height where words are cramped.
const cardLeast, stripLeast, stripShare float32 = 96, 170, 0.5

// cramped tells whether words are so large that a width in pixels holds few of
// them: space around them and drawings beside them then give way.
func cramped(width float32) bool { return width < 14*kit.TextSize(kit.RoleBody) }

// tighten takes space around the words away where they need it.
func (p *LivePanel) tighten(width float32) {
	side := kit.SpaceCard
	if cramped(width) {
		side = kit.SpaceItems
	}
	p.Phone.Side, p.Phone.End = side, side
	p.lower.Side, p.lower.End = side, side
	p.fitHead(width - 2*side)
}

// fitHead sets the heading on one line where a smaller size does that, and
// small where none does and words are cramped.
func (p *LivePanel) fitHead(width float32) {
	for _, r := range []kit.Role{kit.RoleStrong, kit.RoleBody, kit.RoleSmall} {
		p.head.Role, p.head.Bold = r, r != kit.RoleStrong
		if p.head.Natural() <= width {
			return
		}
	}
	if !cramped(width) {
		p.head.Role, p.head.Bold = kit.RoleStrong, false
	}
}

// Layout gives the phone's card what it needs, and the strip the rest; the
// strip keeps at least a few lines, and then the card scrolls.
func (r *panelRenderer) Layout(size fyne.Size) {
	p := r.panel
	p.tighten(size.Width)
	head := p.mark.LineHeight()
	live := p.live.Natural()
	// Large text leaves no room for it beside the name, and it can be spared.
	p.live.Hidden = p.live.Natural() > size.Width-p.mark.Natural()-kit.SpaceItems
	if p.live.Hidden {
		live = 0
	}
	p.mark.Resize(fyne.NewSize(size.Width-live, head))
	p.live.Move(fyne.NewPos(size.Width-live, (head-p.live.HeightAt(live))/2))
	p.live.Resize(fyne.NewSize(live, p.live.HeightAt(live)))
	y := head + kit.SpaceItems + 4
	room := size.Height - y - kit.SpaceCards
	least, needs := p.lower.HeightAt(size.Width), p.Phone.HeightAt(size.Width)
	if len(p.state.Events) > 0 {
		least = max(stripLeast, least)
		if cramped(size.Width) { // large words need more than that for a few lines
			least = max(least, room*stripShare)
		}
	}
	// An empty strip makes room for what the person can do, and any strip where
	// large text leaves it less than its own words need.
	p.lower.Hidden = len(p.state.Events) == 0 && room-least < needs || room > 0 && room-cardLeast < p.lower.HeightAt(size.Width)
	if p.lower.Hidden {
		least = -kit.SpaceCards
	}
	card := min(needs, max(room-least, cardLeast))
	p.Phone.Move(fyne.NewPos(0, y))
	p.Phone.Resize(fyne.NewSize(size.Width, card))
	p.list.reveal(p.state.Chosen)
	y += card + kit.SpaceCards
	p.lower.Move(fyne.NewPos(0, y))
	p.lower.Resize(fyne.NewSize(size.Width, max(0, size.Height-y)))
}

func (r *panelRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 300) }

func (r *panelRenderer) Objects() []fyne.CanvasObject {
	p := r.panel
	return []fyne.CanvasObject{p.mark, p.live, p.Phone, p.lower}
}

func (r *panelRenderer) Destroy() {}

func (r *panelRenderer) Refresh() {
	r.Layout(r.panel.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.panel)
}
