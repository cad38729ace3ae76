package errorbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool"
)

// State is what the error book shows.
type State struct {
	Cat *words.Catalogue
	// Asked is a number, or words of a meaning; empty at first.
	Asked string
}

// Taps are what the error book does.
type Taps struct {
	// Asked is told what was typed, so that it is still there when the page is
	// built anew.
	Asked func(string)
	Back  func()
}

// oftenAsked are the numbers Relink is about, and those beside them.
var oftenAsked = []int{4013, 4014, 4005, 9, 14, 3194}

// shownEntries bounds how many entries a search shows at once.
const shownEntries = 12

// builder makes the error book.
type builder struct {
	State
	taps  Taps
	turn  kit.Turning
	entry *widget.Entry
	found *fyne.Container
}

// NewView is the error book, opened where s says.
func NewView(s State, h Taps) tool.View {
	b := &builder{State: s, taps: h, entry: widget.NewEntry(), found: kit.Column(kit.SpaceCards)}
	b.entry.SetPlaceHolder(b.say("type", nil))
	b.entry.SetText(s.Asked)
	b.entry.OnChanged = func(text string) {
		if h.Asked != nil {
			h.Asked(text)
		}
		b.look(text)
	}
	b.look(s.Asked)
	p := page.Page{
		Title:   b.say("title", nil),
		Why:     b.say("why", nil),
		Body:    []fyne.CanvasObject{kit.Row(kit.SpaceItems, kit.Sized(kit.FieldWide, b.entry))},
		Rest:    []fyne.CanvasObject{b.found},
		Actions: []*kit.Button{kit.NewButton(kit.Quiet, b.say("back", nil), h.Back)},
	}
	b.turn.View = p.View()
	return tool.View{View: b.turn.View, First: b.entry}
}

func (b *builder) say(id string, args map[string]any) string { return b.Cat.Text("book."+id, args) }

// look shows what the book holds about what was typed.
func (b *builder) look(text string) {
	b.found.Objects = nil
	code, isCode := restore.ParseCode(text)
	e, known := restore.Lookup(code)
	switch {
	case strings.TrimSpace(text) == "":
		b.found.Add(kit.NewCard(kit.Column(10, kit.NewText(kit.RoleStrong, b.say("often", nil)), b.numbers(oftenAsked))))
	case isCode && known:
		b.show(code, e)
		b.more(b.say("also", nil), restore.Search(strconv.Itoa(code))[1:])
	case isCode:
		b.unknown(code)
	default:
		b.byWords(text)
	}
	b.turn.LaidOut()
}

// numbers are buttons that look numbers up.
func (b *builder) numbers(codes []int) fyne.CanvasObject {
	row := make([]fyne.CanvasObject, 0, len(codes))
	for _, c := range codes {
		row = append(row, kit.NewButton(kit.Secondary, strconv.Itoa(c), b.goTo(c)))
	}
	return kit.Flow(kit.SpaceItems, row...)
}

func (b *builder) goTo(code int) func() {
	return func() { b.entry.SetText(strconv.Itoa(code)) }
}

// unknown says that a number is not in the book, and which are near it.
func (b *builder) unknown(code int) {
	near := restore.Neighbours(code)
	names := make([]string, 0, len(near))
	for _, e := range near {
		names = append(names, e.Name())
	}
	b.found.Add(kit.NewCard(kit.Column(8,
		kit.NewText(kit.RoleHeading, b.say("number", map[string]any{"Name": code})),
		kit.NewText(kit.RoleLead, b.say("unknown", map[string]any{"Code": code})).Wide(kit.Readable),
		kit.NewText(kit.RoleBody, b.Cat.Text("ctl.explain.neighbours", map[string]any{"Names": strings.Join(names, ", ")})).Wide(kit.Readable),
	)))
	b.more(b.say("near", nil), near)
	b.more(b.say("also", nil), restore.Search(strconv.Itoa(code)))
}

// byWords shows the entries whose words hold everything that was typed.
func (b *builder) byWords(text string) {
	var hits []restore.Entry
	for _, e := range restore.Book() {
		if holds(b.wordsOf(e), text) {
			hits = append(hits, e)
		}
	}
	if len(hits) == 0 {
		said := b.say("nothing", map[string]any{"Text": device.Clean(text)})
		b.found.Add(kit.NewCard(kit.NewText(kit.RoleBody, said).Wide(kit.Readable)))
		return
	}
	b.more(b.say("hits", nil), hits)
}

// wordsOf are the words under which an entry is found.
func (b *builder) wordsOf(e restore.Entry) string {
	return b.Cat.Text(e.Meaning, nil) + " " + b.Cat.Text("stage."+string(e.Stage), nil)
}

// holds tells whether a text has every word that was typed, or its beginning.
func holds(text, typed string) bool {
	text = strings.ToLower(text)
	parts := strings.Fields(strings.ToLower(typed))
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(p string) bool { return !strings.Contains(text, p) })
}

// more is a list of entries with their meanings, to go on to.
func (b *builder) more(title string, entries []restore.Entry) {
	if len(entries) == 0 {
		return
	}
	lines := []fyne.CanvasObject{kit.NewText(kit.RoleStrong, title)}
	for i, e := range entries {
		if i == shownEntries {
			lines = append(lines, kit.NewText(kit.RoleSmall, b.say("rest", map[string]any{"Count": len(entries) - i})))
			break
		}
		meaning := kit.NewText(kit.RoleBody, b.Cat.Text(e.Meaning, nil)).Wide(kit.Readable)
		lines = append(lines, kit.RowGrow(kit.SpaceItems, meaning, kit.Sized(134, kit.NewButton(kit.Secondary, e.Name(), b.goTo(e.Code))), meaning))
	}
	b.found.Add(kit.NewCard(kit.Column(kit.SpaceCards, lines...)))
}

// show is the whole entry of a number.
func (b *builder) show(code int, e restore.Entry) {
	title := b.say("number", map[string]any{"Name": e.Name()})
	if e.Range() {
		title = b.Cat.Text("ctl.explain.in_range", map[string]any{"Code": code, "Name": e.Name()})
	}
	b.found.Add(kit.NewCard(kit.Column(8,
		kit.NewText(kit.RoleHeading, title),
		kit.NewText(kit.RoleLead, b.Cat.Text(e.Meaning, nil)).Wide(kit.Readable),
		b.pair("not", b.Cat.Text(e.Not, nil)),
		b.pair("stage", b.Cat.Text("stage."+string(e.Stage), nil)),
		b.pair("confidence", b.confidence(e.Confidence)),
		kit.NewFold(b.say("sources", nil), b.say("sources-hide", nil), sourceLines(e.Sources), b.turn.LaidOut),
	)))
	b.found.Add(b.causes(e))
	if len(e.Dissent) > 0 {
		views := make([]string, 0, len(e.Dissent))
		for _, id := range e.Dissent {
			views = append(views, b.Cat.Text(id, nil))
		}
		b.found.Add(page.ListCard(b.say("dissent", nil), views))
	}
}

// pair is a label with its sentence beneath it.
func (b *builder) pair(label, text string) fyne.CanvasObject {
	return kit.Column(1, kit.NewText(kit.RoleSmall, b.say(label, nil)), kit.NewText(kit.RoleBody, text).Wide(kit.Readable))
}

// confidence says how well an entry is founded, and by what.
func (b *builder) confidence(c restore.Confidence) string {
	return b.say("confidence."+string(c), nil)
}

// causes are what to test, the cheapest first, and who says so.
func (b *builder) causes(e restore.Entry) fyne.CanvasObject {
	lines := []fyne.CanvasObject{kit.NewText(kit.RoleStrong, b.say("causes", nil))}
	var sources []string
	for i, c := range e.Causes {
		said := kit.Column(1, kit.NewText(kit.RoleBody, b.Cat.Text(c.Text, nil)).Wide(kit.Readable), kit.NewText(kit.RoleSmall, b.confidence(c.Confidence)))
		lines = append(lines, kit.RowTop(10, said, kit.NewNumber(i+1), said))
		sources = append(sources, fmt.Sprintf("%d. %s", i+1, strings.Join(c.Sources, "; ")))
	}
	lines = append(lines, kit.NewFold(b.say("sources", nil), b.say("sources-hide", nil), sourceLines(sources), b.turn.LaidOut))
	return kit.NewCard(kit.Column(10, lines...))
}

// sourceLines are who says so, in small words.
func sourceLines(sources []string) fyne.CanvasObject {
	lines := make([]fyne.CanvasObject, 0, len(sources))
	for _, s := range sources {
		lines = append(lines, kit.NewText(kit.RoleSmall, s).Wide(kit.Readable))
	}
	return kit.Column(4, lines...)
}
