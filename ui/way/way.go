// Package way is the pages of the way: its questions, its advice, the list of
// where the person stands, and what was found. Answers go to who made the page.
package way

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
)

// WayState is what a page of the way shows.
type WayState struct {
	Way checklist.Checklist
	Cat *words.Catalogue
	// System is the operating system's name: linux, windows or darwin.
	System string
	// Watch is what is seen of the restore while one is watched.
	Watch WatchState
	// Steps are the steps to read in peace before a try; empty while the
	// model is not known.
	Steps []string
	// Nowhere is true when the buttons that work lead nowhere from where the
	// phone is: then no try can begin.
	Nowhere bool
	// Finding is what is wrong with the link; empty for nothing.
	Finding string
	// Software is what is wrong with Apple's software here; empty for nothing.
	Software string
	// Programs are those on this computer that restore; nil where nobody looked.
	Programs *[]Program
	// Note is a word about a practice; empty in earnest.
	Note string
	// Assist offers that Relink restarts the phone while the person holds its
	// buttons; Assisted says that the person agreed.
	Assist, Assisted bool
	// Backups are those on this computer; nil on pages that do not speak of
	// them.
	Backups *BackupsState
	// Begun is what was ticked and typed on this page before it was built anew.
	Begun begun
	// Siren says that the warning of Emergency SOS belongs on the page.
	Siren bool
}

// WayHands are what a page of the way does.
type WayHands struct {
	Answer func(checklist.Answer)
	Back   func()
	Start  func(dfu.Start) // of a try
	// Assist is told that Relink may restart the phone during a try.
	Assist func(bool)
	// Leave has Relink take the phone out of recovery; nil when it cannot.
	Leave func()
	// Enter has Relink send a running phone into recovery; nil when it cannot.
	Enter func()
	// Explain opens the error book at a number.
	Explain func(number int)
	// Open brings a restore program to the front, and Export saves the session in
	// a file to be taken along; nil where it cannot.
	Open   func(Program)
	Export func()
	// Book opens the error book at its first page, and Practice begins a practice;
	// nil where there is none to begin.
	Book, Practice func()
	// ReadLog opens the page that reads a restore log.
	ReadLog func()
}

// WayView is a page of the way with what the keyboard reaches first.
type WayView struct {
	View  fyne.CanvasObject
	First fyne.Focusable
	// watch is the part that Retell changes; nil on most pages.
	watch *watchPart
	// backups is the card of backups on this computer; nil on most pages.
	backups *backupsCard
	// Assist is the offer to restart the phone; nil on most pages.
	Assist *kit.Tick
	// Ticks are the lines to tick, and entry the field; nil on most pages.
	Ticks map[checklist.Choice]*kit.Tick
	Entry *widget.Entry
}

// Retell changes what is said of a restore while one is watched.
func (v WayView) Retell(s WatchState) {
	if v.watch != nil && v.watch.set(s) {
		v.View.Refresh() // the heights may have changed
	}
}

// TellBackups changes what is said of the backups on this computer.
func (v WayView) TellBackups(s BackupsState) {
	if v.backups != nil {
		v.backups.set(s)
		v.View.Refresh() // the height changed
	}
}

// wayBuilder makes one page.
type wayBuilder struct {
	WayState
	hands WayHands
	page  checklist.Page
	view  WayView
	// turned lays the page out anew where a part of it changed its height.
	turned *kit.Turning
}

// NewWayView is the page on which the person stands.
func NewWayView(s WayState, h WayHands) WayView {
	b := &wayBuilder{WayState: s, hands: h, page: s.Way.Page(), turned: &kit.Turning{}}
	p := page.Page{Badge: b.badge(), Title: b.text("title"), Why: b.why()}
	if n := s.Way.Number(); n != nil && p.Badge != nil {
		p.Beside = page.ExplainButton(s.Cat, *n, h.Explain)
	}
	if b.page.Watches() && s.Watch.Title != "" { // until then it may still run
		p.Title, p.Why = s.Watch.Title, s.Watch.Why
	}
	switch b.page.Kind() {
	case checklist.One:
		p.Body = b.extra()
		p.Actions = append(b.starts(), b.buttons(b.undrawn())...)
	case checklist.Many, checklist.All:
		p.Body, p.Actions = b.ticked()
	case checklist.Number:
		p.Body, p.Actions = b.number()
		if b.page != checklist.PageNumber {
			p.Actions = append(p.Actions, kit.NewButton(kit.Quiet, b.Cat.Text("logdrop.offer", nil), h.ReadLog))
		}
	case checklist.Model:
		p.Body, p.Actions = b.model()
	}
	if picture := b.scene(); picture != nil {
		p.Body = append([]fyne.CanvasObject{picture}, p.Body...)
	}
	p.Actions = append(p.Actions, b.back()...)
	if s.Finding != "" && b.page != checklist.PageStop && !b.page.Watches() {
		p.Body = append(p.Body, kit.NewBanner(kit.ToneMind, s.Finding))
	}
	p.Body = append(p.Body, b.missing()...)
	if s.Software != "" {
		p.Body = append(p.Body, kit.NewBanner(kit.ToneMind, s.Software))
	}
	if s.Note != "" {
		p.Body = append(p.Body, kit.NewBanner(kit.ToneRestore, s.Note))
	}
	p.Rest = append(p.Rest, b.notes()...)
	if s.Backups != nil {
		b.view.backups = newBackupsCard(s.Cat, *s.Backups)
		p.Rest = append(p.Rest, b.view.backups.card)
	}
	p.List = newChecklist(s.Way.Rows(), s.Cat)
	b.view.View = p.View()
	b.turned.View = b.view.View
	return b.view
}

// ownOnLinux are the texts that Linux has of its own: no program of Apple runs
// there, so there is no button of its to press.
var ownOnLinux = map[string]bool{
	"page.alive.why": true, "page.backup.why": true, "page.computer.why": true, "page.before.why": true,
	"page.update.title": true, "page.update.pressed-update": true,
}

// padsOwn are the buttons that have another name on an iPad without a home
// button.
var padsOwn = map[string]bool{string(device.VolumeUp): true, string(device.VolumeDown): true}

func (b *wayBuilder) text(part string) string {
	if part == "title" || part == "why" {
		if said := b.outcomeText(part); said != "" {
			return said
		}
	}
	if b.page == checklist.PageStart {
		return b.startText(part)
	}
	id := "page." + string(b.page) + "." + part
	if b.page == checklist.PageReady && part == "nothing-runs" && startState(b.Way) == startDFU {
		id += ".dfu" // there is nothing left to time
	}
	if b.System == "linux" && ownOnLinux[id] {
		id += ".linux"
	}
	if b.page == checklist.PageButtons && padsOwn[part] {
		if m, ok := b.Way.Model(); ok && m.NamesVolumeByPlace() {
			id += ".pad"
		}
	}
	return b.Cat.Text(id, b.args())
}

func (b *wayBuilder) args() map[string]any {
	return map[string]any{
		"Program": b.Cat.Text("page.program."+b.System, nil),
		"How":     HowByButtons(b.Way, b.Cat),
	}
}

// HowByButtons says which buttons start the phone anew.
func HowByButtons(way checklist.Checklist, cat *words.Catalogue) string {
	m, ok := way.Model()
	if !ok {
		return cat.Text("page.how.unknown", nil)
	}
	if m.NamesVolumeByPlace() {
		return cat.Text("page.how.pad", nil)
	}
	power := m.Power
	if power == "" {
		power = device.Side
	}
	return cat.Text("page.how."+string(m.Class), map[string]any{"Power": cat.Text("page.power."+string(power), nil)})
}

func (b *wayBuilder) why() string {
	switch {
	case b.page == checklist.PageShows && expected(b.Way) != "":
		return b.text("expects")
	case b.page == checklist.PageDirect && b.Way.Seen().Present && b.Way.Seen().ThroughHub:
		return b.text("hub")
	case b.page == checklist.PageWithout:
		return b.words(b.Way.Remedy().Means)
	}
	return b.text("why")
}

// outcomeText is what a page that asks how a restore ended says where more is
// known; empty where nothing is.
func (b *wayBuilder) outcomeText(part string) string {
	if b.Way.ToldFailed() {
		return b.Cat.Text("page.outcome.failed."+part, nil)
	}
	if _, ok := b.Way.Proposed(); !ok {
		return ""
	}
	id, args := "page.outcome.started.", map[string]any{}
	if at, ok := b.Way.StartedUp(); ok {
		id, args["Time"] = "page.outcome.started-at.", at.Local().Format("15:04")
	}
	return b.Cat.Text(id+part, args)
}

// badge is the number that is being dealt with, once it is known. A restore that
// runs has none yet, and one that worked has none any more.
func (b *wayBuilder) badge() *kit.Pill {
	if _, worked := b.Way.Proposed(); worked || b.page.Watches() {
		return nil
	}
	if b.page == checklist.PageStop || b.page == checklist.PageSaveData {
		return kit.NewPill(kit.ToneBad, b.Cat.Text("page.badge.stop", nil))
	}
	if n := b.Way.Number(); n != nil {
		return kit.NewPill(kit.ToneBad, b.Cat.Text("page.badge.number", map[string]any{"Number": *n}))
	}
	return nil
}

// extra is what some pages say beside their sentence.
func (b *wayBuilder) extra() []fyne.CanvasObject {
	switch {
	case b.page == checklist.PageStart:
		return []fyne.CanvasObject{b.doors()}
	case b.page == checklist.PageShows:
		return []fyne.CanvasObject{b.shows()}
	case b.page.Watches():
		b.view.watch = newWatchPart(b.Watch)
		return b.view.watch.body
	case b.page == checklist.PageLeave:
		return []fyne.CanvasObject{kit.NewText(kit.RoleBody, HowByButtons(b.Way, b.Cat)).Wide(kit.Readable)}
	case b.page == checklist.PageUpdate:
		return b.update()
	case b.page == checklist.PageReady:
		return b.steps()
	case b.page == checklist.PageBefore:
		return append(b.assistLine(), b.steps()...)
	case b.page == checklist.PageWithout:
		return b.without()
	case b.page == checklist.PageCoach:
		return b.unlisted()
	}
	return nil
}

// steps are the procedure, numbered, to be read in peace.
func (b *wayBuilder) steps() []fyne.CanvasObject {
	lines := b.unlisted()
	if b.Nowhere {
		lines = append(lines, kit.NewBanner(kit.ToneMind, b.nowhere()))
	}
	for i, s := range b.Steps {
		text := kit.NewText(kit.RoleBody, s)
		lines = append(lines, kit.RowGrow(kit.SpaceItems, text, newMark(i+1, checklist.Ahead), text))
	}
	if b.Siren {
		lines = append(lines, kit.NewText(kit.RoleBody, "**"+b.Cat.Text("page.before.sos", nil)+"**").Wide(kit.Readable))
	}
	return []fyne.CanvasObject{kit.Column(8, lines...)}
}

// starts are the buttons that start a try. A phone that was never seen is only
// coached when the person says that it is off.
func (b *wayBuilder) starts() []*kit.Button {
	if b.page == checklist.PageLeave && b.hands.Leave != nil {
		leave := kit.NewButton(kit.Primary, b.Cat.Text("act.leave.offer", nil), b.hands.Leave)
		b.view.First = leave
		return []*kit.Button{leave}
	}
	if b.page == checklist.PageWithout {
		return b.enters()
	}
	if b.page == checklist.PageUpdate {
		return b.opens()
	}
	if b.page != checklist.PageCoach || b.Nowhere {
		return nil
	}
	start := dfu.FromNormal
	if b.Way.Seen().Mode == device.ModeRecovery {
		start = dfu.FromRecovery
	}
	first := kit.NewButton(kit.Primary, b.text("start"), func() { b.hands.Start(start) })
	b.view.First = first
	out := []*kit.Button{first}
	if !b.Way.Seen().Present && b.fromOff() {
		out = append(out, kit.NewButton(kit.Secondary, b.text("off"), func() { b.hands.Start(dfu.FromOff) }))
	}
	return out
}

// assistLine is the offer to be ticked.
func (b *wayBuilder) assistLine() []fyne.CanvasObject {
	if !b.Assist {
		return nil
	}
	t := kit.NewTick(b.Cat.Text("act.assist.offer", nil), b.Assisted, b.hands.Assist)
	b.view.Assist = t
	return []fyne.CanvasObject{t}
}
