package way

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/ui/kit"
)

// buttons are the choices of a page. On a page that asks a plain question no
// answer is louder than another.
func (b *wayBuilder) buttons(options []checklist.Option) []*kit.Button {
	asks := b.page.Kind() == checklist.Number || !slices.ContainsFunc(options, func(o checklist.Option) bool { return o.Mark != checklist.Done }) && len(options) > 1
	out := make([]*kit.Button, 0, len(options))
	for i, o := range options {
		kind := kit.Secondary
		switch {
		case o.Mark == checklist.Skipped:
			kind = kit.Quiet
		case i == 0 && !asks && b.view.First == nil && !b.waits():
			kind = kit.Primary
		}
		button := kit.NewButton(kind, b.text(string(o.Choice)), b.choose(o.Choice))
		if b.Nowhere && b.page.StartsTries() && i == 0 {
			button.Disable()
		}
		out = append(out, button)
		if b.view.First == nil && !button.Disabled() {
			b.view.First = button
		}
	}
	return out
}

// undrawn are the choices of a page that are buttons: those that are not drawn.
func (b *wayBuilder) undrawn() []checklist.Option {
	return slices.DeleteFunc(b.Way.Offers(), func(o checklist.Option) bool {
		_, drawn := screens[o.Choice]
		return drawn && b.page == checklist.PageShows || b.page == checklist.PageStart
	})
}

// waits reports whether the thing to do is to wait: then no button is loud.
func (b *wayBuilder) waits() bool { return b.page.Watches() && b.Watch.Title == "" }

func (b *wayBuilder) choose(c checklist.Choice) func() {
	return func() { b.hands.Answer(checklist.Answer{Choices: []checklist.Choice{c}}) }
}

func (b *wayBuilder) back() []*kit.Button {
	if !b.Way.CanBack() {
		return nil
	}
	return []*kit.Button{kit.NewButton(kit.Quiet, b.Cat.Text("page.back", nil), b.hands.Back)}
}

// oneColumn is how many lines stand below each other; more stand in two columns.
const oneColumn = 4

// ticked is a page of lines to tick. The first choice of a page of many is
// "nothing", which is a button of its own: one click says it, and it never
// stands beside a tick.
func (b *wayBuilder) ticked() ([]fyne.CanvasObject, []*kit.Button) {
	old, _ := b.Way.Answered(b.page)
	options := b.Way.Offers()
	goOn := kit.NewButton(kit.Primary, b.Cat.Text("page.go", nil), func() { b.hands.Answer(checklist.Answer{Choices: b.picked()}) })
	lines := make([]fyne.CanvasObject, 0, len(options))
	many := b.page.Kind() == checklist.Many
	b.view.Ticks = map[checklist.Choice]*kit.Tick{}
	for i, o := range options {
		if many && i == 0 {
			continue // "nothing" is a button: one click says it
		}
		// What was agreed to for an erase is agreed to each time anew.
		on := old.Has(o.Choice) && many
		if b.Begun.ticked != nil {
			on = b.Begun.ticked[o.Choice]
		}
		t := kit.NewTick(b.text(string(o.Choice)), on, func(bool) { b.allow(goOn) })
		b.view.Ticks[o.Choice] = t
		lines = append(lines, t)
	}
	b.allow(goOn)
	b.view.First = lines[0].(*kit.Tick)
	for _, o := range b.page.Also() {
		t := kit.NewTick(b.text(string(o.Choice)), b.Begun.ticked[o.Choice], nil)
		b.view.Ticks[o.Choice] = t
		lines = append(lines, t)
	}
	if at := b.view.Ticks[b.Begun.at]; at != nil {
		b.view.First = at
	}
	actions := []*kit.Button{goOn}
	if many {
		actions = append(actions, kit.NewButton(kit.Secondary, b.text(string(options[0].Choice)), b.choose(options[0].Choice)))
	}
	for _, o := range b.page.Out() {
		actions = append(actions, kit.NewButton(kit.Quiet, b.text(string(o.Choice)), b.choose(o.Choice)))
	}
	if len(lines) > oneColumn {
		return []fyne.CanvasObject{kit.TwoColumns(lines)}, actions
	}
	return []fyne.CanvasObject{kit.Column(2, lines...)}, actions
}

func (b *wayBuilder) picked() []checklist.Choice {
	var out []checklist.Choice
	for _, o := range append(b.page.Options(), b.page.Also()...) {
		if t := b.view.Ticks[o.Choice]; t != nil && t.On() {
			out = append(out, o.Choice)
		}
	}
	return out
}

// allow lets the page be left once enough is ticked.
func (b *wayBuilder) allow(goOn *kit.Button) {
	enough := len(b.picked()) > 0
	if b.page.Kind() == checklist.All {
		enough = !slices.ContainsFunc(b.page.Options(), func(o checklist.Option) bool { return !b.view.Ticks[o.Choice].On() })
	}
	if enough {
		goOn.Enable()
	} else {
		goOn.Disable()
	}
}

// number is a page that asks for an error number.
func (b *wayBuilder) number() ([]fyne.CanvasObject, []*kit.Button) {
	wrong := kit.NewText(kit.RoleBody, "").In(kit.ColorBad)
	field := kit.NewField(b.entry(b.text("other")), b.text("take"), func(s string) {
		n, err := strconv.Atoi(s)
		if err != nil || n <= 0 || n > 999999 {
			wrong.SetText(b.text("wrong"))
			return
		}
		b.hands.Answer(checklist.Answer{Number: &n})
	})
	options, proposed := b.outcomes()
	var loud []*kit.Button
	if proposed != "" {
		loud = b.buttons([]checklist.Option{{Choice: proposed, Mark: checklist.Done}})
		loud[0].SetKind(kit.Primary)
	}
	usual := kit.Flow(kit.SpaceItems)
	var skips []*kit.Button
	for _, x := range b.buttons(options) {
		if x.Kind == kit.Quiet {
			skips = append(skips, x)
			continue
		}
		usual.Add(x)
	}
	return []fyne.CanvasObject{usual, field, wrong}, append(loud, skips...)
}

// outcomes are the answers of a page that asks for a number, without the one that
// is proposed.
func (b *wayBuilder) outcomes() (rest []checklist.Option, proposed checklist.Choice) {
	rest = b.Way.Offers()
	proposed, ok := b.Way.Proposed()
	if !ok {
		return rest, ""
	}
	return slices.DeleteFunc(rest, func(o checklist.Option) bool { return o.Choice == proposed }), proposed
}
