package readlog

import (
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"relink/internal/device"
	"relink/internal/restorelog"
	"relink/internal/story"
	"relink/internal/words"
	"relink/ui/drawing"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/tool"
)

// Stage says how far the reading of a log has come.
type Stage string

// The stages of reading a log.
const (
	Wanted  Stage = "wanted"  // no log was named yet
	Reading Stage = "reading" // it is being read
	Trouble Stage = "trouble" // it is no log, or cannot be read
	Read    Stage = "read"
)

// State is what the page of a restore log shows.
type State struct {
	Cat   *words.Catalogue
	Stage Stage
	// Newest is the log that was found in the usual places; nil for none.
	Newest *restorelog.Found
	Path   string // of the log that is read
	Log    story.Log
	// Trouble is why there is nothing to show.
	Trouble string
	// Fate is what became of what the log says.
	Fate story.LogFate
	// Asks is true while the page of the way asks how the restore ended: then
	// the log may answer it.
	Asks bool
}

// Taps are what the page of a restore log does.
type Taps struct {
	Read    func(path string)
	Choose  func() // asks for a file
	Answer  func() // takes the log as the answer to how the restore ended
	Apart   func() // the log is about another try
	Explain func(number int)
	Found   func() // shows what was found; nil where that is not shown now
	Back    func()
}

// builder makes the page of a log.
type builder struct {
	State
	taps Taps
}

// NewView is the page of a restore log.
func NewView(s State, h Taps) tool.View {
	b := builder{s, h}
	var p page.Page
	switch s.Stage {
	case Reading:
		p = page.Page{Title: b.say("reading", nil), Why: b.say("reading.why", b.file())}
	case Trouble:
		p = page.Page{Title: b.say("trouble", nil), Why: s.Trouble, Actions: []*kit.Button{b.choose(kit.Primary)}}
	case Read:
		p = b.read()
	default:
		p = b.wanted()
	}
	if s.Stage != Read || s.Fate == story.LogPending {
		p.Actions = append(p.Actions, kit.NewButton(kit.Quiet, b.say("back", nil), h.Back))
	}
	return tool.View{View: p.View(), First: p.Actions[0]}
}

func (b builder) say(id string, args map[string]any) string { return b.Cat.Text("logdrop."+id, args) }

// file is the name of the log, without its folder and without anything that
// may not be shown.
func (b builder) file() map[string]any {
	return map[string]any{"File": device.Clean(filepath.Base(b.Path))}
}

func (b builder) choose(kind kit.ButtonKind) *kit.Button {
	return kit.NewButton(kind, b.say("choose", nil), b.taps.Choose)
}

// dropHigh is the height of the picture of a file that is dropped, in pixels.
const dropHigh float32 = 56

// wanted asks for a log and offers the newest one.
func (b builder) wanted() page.Page {
	p := page.Page{Title: b.say("title", nil), Why: b.say("why", nil)}
	drop := kit.Tiles(0, 200, 1, kit.NewPick(drawing.NewDrop(), dropHigh, b.say("drop", nil), b.taps.Choose))
	where := page.ListCard(b.say("where", nil), []string{b.say("where.mac", nil), b.say("where.windows", nil), b.say("where.linux", nil)})
	p.Body, p.Rest = []fyne.CanvasObject{drop}, []fyne.CanvasObject{where}
	if b.Newest == nil {
		p.Actions = []*kit.Button{b.choose(kit.Primary)}
		return p
	}
	p.Body = []fyne.CanvasObject{drop, kit.NewText(kit.RoleBody, b.say("newest", map[string]any{
		"File": device.Clean(filepath.Base(b.Newest.Path)), "Folder": device.Clean(filepath.Dir(b.Newest.Path)),
		"Date": b.Newest.Modified.Format("2006-01-02 15:04"),
	})).Wide(kit.Readable)}
	path := b.Newest.Path
	p.Actions = []*kit.Button{kit.NewButton(kit.Primary, b.say("read-newest", nil), func() { b.taps.Read(path) }), b.choose(kit.Secondary)}
	return p
}

// read is what the log says, and what becomes of it.
func (b builder) read() page.Page {
	said := b.Log.Sentences()
	rest := make([]string, 0, len(said))
	for _, s := range said[1:] {
		rest = append(rest, b.Cat.Text(s.ID, s.Args))
	}
	p := page.Page{
		Badge: kit.NewPill(tone(b.Log.Outcome), b.say("badge", b.file())),
		Title: b.Cat.Text(said[0].ID, said[0].Args), Why: strings.Join(rest, " "),
	}
	if len(b.Log.Codes) > 0 {
		p.Beside = page.ExplainButton(b.Cat, b.Log.Codes[0], b.taps.Explain)
	}
	if b.Asks && b.Fate == story.LogPending {
		p.Body = []fyne.CanvasObject{kit.NewText(kit.RoleBody, b.say("asks", nil)).Wide(kit.Readable)}
		p.Actions = []*kit.Button{kit.NewButton(kit.Primary, b.answer(), b.taps.Answer), kit.NewButton(kit.Secondary, b.say("apart", nil), b.taps.Apart)}
	} else {
		p.Body = []fyne.CanvasObject{kit.NewText(kit.RoleBody, b.say("fate."+string(b.Fate), nil)).Strong().Wide(kit.Readable)}
		p.Actions = []*kit.Button{kit.NewButton(kit.Primary, b.Cat.Text("act.back", nil), b.taps.Back)}
		if b.taps.Found != nil {
			p.Actions = []*kit.Button{kit.NewButton(kit.Primary, b.say("found", nil), b.taps.Found)}
		}
		if b.Fate == story.LogJoined {
			p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, b.say("apart", nil), b.taps.Apart))
		}
		p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, b.say("another", nil), b.taps.Choose))
		if b.taps.Found != nil {
			p.Actions = append(p.Actions, kit.NewButton(kit.Quiet, b.say("back", nil), b.taps.Back))
		}
	}
	p.Rest = []fyne.CanvasObject{kit.NewCard(kit.Column(10, kit.NewText(kit.RoleStrong, b.say("says", nil)), b.facts()))}
	if len(b.Log.Evidence) > 0 {
		p.Rest = append(p.Rest, b.evidence())
	}
	return p
}

// answer is the button that takes the log as the answer of the page.
func (b builder) answer() string {
	switch {
	case b.Log.Outcome == restorelog.Success:
		return b.say("answer.worked", nil)
	case len(b.Log.Codes) > 0:
		return b.say("answer.number", map[string]any{"Number": b.Log.Codes[0]})
	}
	return b.say("answer.none", nil)
}

func tone(o restorelog.Outcome) kit.Tone {
	switch o {
	case restorelog.Success:
		return kit.ToneGood
	case restorelog.Failure:
		return kit.ToneBad
	}
	return kit.ToneMind
}

// facts are the rest of what the log says, a line each.
func (b builder) facts() fyne.CanvasObject {
	l := b.Log
	rows := []fyne.CanvasObject{b.fact("program", b.say("tool."+string(l.Tool), nil))}
	if l.Behaviour != "" {
		rows = append(rows, b.fact("kind", b.say("kind."+string(l.Behaviour), nil)))
	}
	if len(l.Codes) > 0 {
		all := make([]string, 0, len(l.Codes))
		for _, c := range l.Codes {
			all = append(all, strconv.Itoa(c))
		}
		rows = append(rows, b.fact("numbers", strings.Join(all, ", ")))
	}
	if l.Stage != "" {
		rows = append(rows, b.fact("stage", b.Cat.Text("stage."+string(l.Stage), nil)))
	}
	if l.Operation != nil {
		rows = append(rows, b.fact("operation", b.say("operation.value", map[string]any{
			"Number": l.Operation.Number, "Name": device.Clean(l.Operation.Name),
		})))
	}
	if l.ProductType != "" {
		name := device.Clean(l.ProductType)
		if m, ok := device.ByProductType(l.ProductType); ok {
			name = m.Name
		}
		rows = append(rows, b.fact("model", name))
	}
	return kit.Column(6, rows...)
}

func (b builder) fact(label, value string) fyne.CanvasObject {
	return kit.Cells([]float64{1, 2.6}, kit.NewText(kit.RoleBody, b.say(label, nil)).In(kit.ColorSecond), kit.NewText(kit.RoleBody, value))
}

// evidence are the lines that decided, masked by the reader.
func (b builder) evidence() fyne.CanvasObject {
	lines := []fyne.CanvasObject{kit.NewText(kit.RoleStrong, b.say("evidence", nil)), kit.NewText(kit.RoleSmall, b.say("masked", nil))}
	for _, e := range b.Log.Evidence {
		text := kit.NewText(kit.RoleSmall, device.Clean(e.Text)).In(kit.ColorInk)
		lines = append(lines, kit.RowTop(10, text, kit.Sized(56, kit.NewText(kit.RoleSmall, strconv.Itoa(e.Number)).Trailing()), text))
	}
	return kit.NewCard(kit.Column(6, lines...))
}

// trouble is a sentence for a log that could not be read.
func trouble(cat *words.Catalogue, path string, err error) string {
	return cat.Text("logdrop."+restorelog.Reason(err), map[string]any{
		"File": device.Clean(filepath.Base(path)), "Reason": device.Clean(err.Error()),
	})
}
