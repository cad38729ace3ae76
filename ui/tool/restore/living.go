package restore

import (
	"strings"
	"time"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/restorelog/follow"
	"relink/internal/restorer"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
)

// living is the page of a restore that runs, with what changes on it.
type living struct {
	cat   *words.Catalogue
	state State
	done  *meter
	doing *kit.Text
	usual *kit.Text
	usb   *kit.Text
	since *kit.Text
	steps *steps
}

func newLiving(s State) *living {
	l := &living{
		cat: s.Cat, state: s, done: newMeter(), doing: kit.NewText(kit.RoleStrong, "").Wide(kit.Readable), usual: kit.NewText(kit.RoleBody, "").Wide(kit.Readable),
		usb: kit.NewText(kit.RoleSmall, "").Wide(kit.Readable), since: kit.NewText(kit.RoleSmall, ""), steps: newSteps(s.Cat),
	}
	l.tell(s.Now, s.Progress, s.Link)
	return l
}

// phase is how far it is; before anything is known it is checked.
func phase(p restorer.Progress) restorer.Phase {
	if p.Phase == "" {
		return restorer.Checking
	}
	return p.Phase
}

// frame is what a page is built anew for: what a person may press and what is to
// be minded, and the title.
type frame struct {
	phase                    restorer.Phase
	stalled, mayStop, mayEnd bool
	trouble                  restorer.Trouble
}

func frameOf(p restorer.Progress) frame {
	return frame{phase: phase(p), stalled: p.Stalled, mayStop: p.MayStop, mayEnd: p.MayEnd, trouble: p.Trouble}
}

// page fills the page of a restore that runs. Where the program can do no more,
// nothing asks for patience any longer.
func (l *living) page(p *page.Page, h Taps) {
	now := l.state.Progress
	say := func(id string) string { return l.cat.Text("running."+id, nil) }
	at := "phase." + string(phase(now))
	if now.MayEnd {
		at = "may-end"
	}
	p.Title, p.Why = say(at), say(at+".why")
	p.Badge = kit.NewPill(kit.ToneQuiet, say("pill."+string(l.state.Record.Behaviour)))
	p.Body = append(p.Body, l.steps.view)
	if !now.MayEnd {
		p.Body = append(p.Body, l.doing, l.done.view, l.usual)
	}
	for _, line := range l.minded() {
		p.Body = append(p.Body, kit.NewBanner(kit.ToneMind, line))
	}
	p.Body = append(p.Body, l.usb, l.since, kit.NewText(kit.RoleSmall, say("leave")).Wide(kit.Readable))
	if now.Phase == restorer.StartingUp {
		p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, say("told"), h.Told))
	}
	if now.MayStop {
		p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, say("stop"), h.Stop))
	}
	if now.MayEnd {
		p.Actions = append(p.Actions, kit.NewButton(kit.Secondary, say("end"), h.End))
	}
}

// minded are the things to know beside how far it is.
func (l *living) minded() []string {
	p := l.state.Progress
	var lines []string
	if p.Trouble != "" {
		lines = append(lines, l.cat.Text("running.trouble."+string(p.Trouble), nil))
	}
	if p.Stalled && !p.MayEnd {
		lines = append(lines, l.cat.Text("running.stalled", map[string]any{"Minutes": int(p.Quiet / time.Minute)}))
	}
	if l.state.Denied {
		lines = append(lines, l.cat.Text("running.denied", nil))
	}
	return lines
}

// tell shows a moment, and says whether the heights may have changed. A clock
// that was set back shows no time.
func (l *living) tell(now time.Time, p restorer.Progress, link finding.WatchRestore) (changed bool) {
	put := func(t *kit.Text, s string) {
		if t.Text() != s {
			t.SetText(s)
			changed = true
		}
	}
	put(l.doing, l.what(p))
	put(l.usual, l.usually(p))
	line := link.Line()
	seen := ""
	if link.Phone() != "" {
		seen = l.cat.Text("running.usb", map[string]any{"Seen": l.cat.Text(line.Words.ID, line.Words.Args)})
	}
	put(l.usb, seen)
	l.doing.Hidden, l.usual.Hidden, l.usb.Hidden = l.doing.Text() == "", l.usual.Text() == "", seen == ""
	if l.done.set(p.Percent) {
		changed = true
	}
	l.steps.set(phase(p))
	took := max(0, now.Sub(l.state.Record.At))
	l.since.SetText(l.cat.Text("running.since", map[string]any{"Minutes": int(took / time.Minute), "Seconds": int(took/time.Second) % 60}))
	return changed
}

// what is what the program says it is doing, with how much of that is done.
func (l *living) what(p restorer.Progress) string {
	var parts []string
	if p.Stage != "" {
		parts = append(parts, l.cat.Text("running.stage", map[string]any{"Stage": l.cat.Text("stage."+string(p.Stage), nil)}))
	}
	if p.Operation != nil && p.Operation.Name != "" {
		parts = append(parts, device.Clean(p.Operation.Name))
	}
	if p.Percent != nil {
		parts = append(parts, l.cat.Text("running.percent", map[string]any{"Percent": *p.Percent}))
	}
	return strings.Join(parts, " · ")
}

// usually is how long the program is usually silent in this stage, where there
// is a source for it.
func (l *living) usually(p restorer.Progress) string {
	switch usual, known := follow.Usual(p.Stage); {
	case p.Stage == "":
		return ""
	case !known:
		return l.cat.Text("running.usual.unknown", nil)
	case usual >= 2*time.Minute:
		return l.cat.Text("running.usual.minutes", map[string]any{"Minutes": int(usual / time.Minute)})
	default:
		return l.cat.Text("running.usual.seconds", map[string]any{"Seconds": int(usual / time.Second)})
	}
}
