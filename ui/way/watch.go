package way

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/report"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
)

// WatchState is what is shown of a restore that is watched.
type WatchState struct {
	// Line says how it stands, in one sentence; Tone how bad that is.
	Line string
	Tone kit.Tone
	// Title and Why take the place of the page's own once it has ended; empty
	// before.
	Title, Why string
	// Strip is the modes over time.
	Strip report.Timeline
	// Silences are the latest ones that are over, a line each.
	Silences []string
}

// shownSilences bounds how many silences are told below the strip.
const shownSilences = 3

// ShowWatch puts a watched restore into words.
func ShowWatch(cat *words.Catalogue, w finding.WatchRestore) WatchState {
	l := w.Line()
	s := WatchState{Line: cat.Text(l.Words.ID, l.Words.Args), Tone: watchTone(l.Severity), Strip: watchStrip(cat, w)}
	if e, ok := w.Ended(); ok {
		id := "failed"
		switch e {
		case finding.EndRestored:
			id, s.Tone = "restored", kit.ToneGood
		case finding.EndStartedUp:
			id = "started"
		case finding.EndLeftRecovery:
			id = "left"
		}
		s.Title, s.Why = cat.Text("watchview.end."+id, nil), cat.Text("watchview.end."+id+".why", nil)
	}
	for _, x := range w.Segments() {
		if x.Mode == "" && !x.Open {
			s.Silences = append(s.Silences, silence(cat, x))
		}
	}
	if over := len(s.Silences) - shownSilences; over > 0 {
		s.Silences = s.Silences[over:]
	}
	return s
}

func watchTone(s finding.Severity) kit.Tone {
	switch s {
	case finding.SeverityBad:
		return kit.ToneBad
	case finding.SeverityMind:
		return kit.ToneMind
	}
	return kit.ToneRestore
}

// silence tells one that is over beside its usual length.
func silence(cat *words.Catalogue, x finding.RestoreSegment) string {
	id := "watchview.silence.other"
	if x.Planned {
		id = "watchview.silence.planned"
	}
	return cat.Text(id, map[string]any{
		"Time": x.From.Format("15:04:05"), "Seconds": seconds(x.To.Sub(x.From)), "Usual": seconds(x.Usual),
	})
}

// seconds are whole seconds, at least one: a silence of none was none.
func seconds(d time.Duration) int { return max(1, int(d.Round(time.Second)/time.Second)) }

// watchStrip is the modes over time, to scale.
func watchStrip(cat *words.Catalogue, w finding.WatchRestore) report.Timeline {
	t := report.Timeline{Title: cat.Text("watchview.strip", nil)}
	if n := w.Folded(); n > 0 {
		t.Title = cat.Text("watchview.strip.folded", map[string]any{"Count": n})
	}
	for _, x := range w.Segments() {
		if t.From.IsZero() {
			t.From = x.From
		}
		t.To = x.To
		span := report.Span{From: x.From, To: x.To, Kind: "quiet"}
		switch x.Mode {
		case "":
			span.Label = cat.Text("watchview.quiet", map[string]any{"Seconds": seconds(x.To.Sub(x.From))})
		case device.ModeWTF:
			span.Kind, span.Label = string(device.ModeDFU), cat.Text("app.mode."+string(x.Mode), nil)
		default:
			span.Kind, span.Label = string(x.Mode), cat.Text("app.mode."+string(x.Mode), nil)
		}
		t.Segments = append(t.Segments, span)
	}
	return t
}

// watchPart is the part of a page that tells of a watched restore.
type watchPart struct {
	line  *kit.Pill
	strip *page.Timeline
	past  *kit.Text
	body  []fyne.CanvasObject
}

func newWatchPart(s WatchState) *watchPart {
	p := &watchPart{line: kit.NewBanner(s.Tone, s.Line), strip: page.NewTimeline(s.Strip), past: kit.NewText(kit.RoleSmall, "").Wide(kit.Readable)}
	p.strip.QuietTold = true
	p.body = []fyne.CanvasObject{p.line, p.strip, p.past}
	p.set(s)
	return p
}

// set shows the restore as it stands now, and tells whether the heights may
// have changed.
func (p *watchPart) set(s WatchState) (changed bool) {
	past := strings.Join(s.Silences, "\n")
	drawn := s.Strip.To.After(s.Strip.From)
	changed = p.line.Text() != s.Line || p.past.Text() != past || p.strip.Visible() != drawn
	p.line.Set(s.Tone, s.Line)
	if p.past.Text() != past {
		p.past.SetText(past)
	}
	p.past.Hidden, p.strip.Hidden = past == "", !drawn
	wide := p.strip.Size().Width
	high := p.strip.HeightAt(wide)
	p.strip.Set(s.Strip)
	return changed || p.strip.HeightAt(wide) != high
}
