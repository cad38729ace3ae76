package report

import (
	"fmt"
	"time"

	"relink/guide/verdict"
	"relink/internal/restore"
	"relink/internal/session"
)

// matrix is every try with what was the same and what was swapped.
func (r Report) matrix() Section {
	sec := Section{Title: r.say("report.tried")}
	if len(r.session.Tries) == 0 {
		sec.Blocks = []Block{{List: []string{r.say("report.nothing_tried")}}}
		return sec
	}
	t := &Table{Weights: []float64{1, 0.9, 1, 0.6, 1.4, 0.9, 1.6, 2.4}}
	for _, h := range []string{"cable", "port", "computer", "hub", "how", "result", "link", "evidence"} {
		t.Header = append(t.Header, r.say("report.col."+h))
	}
	for _, try := range r.session.Tries {
		t.Rows = append(t.Rows, []string{
			r.label(try.CableLabel, try.Cable), r.label(try.PortLabel, try.Port), r.label(try.ComputerLabel, try.Computer),
			r.yesNo(try.ThroughHub), r.modeAndBehaviour(try), r.result(try), r.link(try), r.evidence(try),
		})
	}
	sec.Blocks = []Block{{Table: t}}
	return sec
}

func (r Report) label(people, opaque string) string {
	switch {
	case people != "":
		return people
	case opaque != "":
		return opaque
	}
	return r.say("report.unknown")
}

func (r Report) yesNo(b *bool) string {
	switch {
	case b == nil:
		return r.say("report.unknown")
	case *b:
		return r.say("report.answer.yes")
	}
	return r.say("report.answer.no")
}

func (r Report) modeAndBehaviour(t session.Try) string {
	if t.Mode == "" {
		return r.behaviour(t.Behaviour)
	}
	return r.behaviour(t.Behaviour) + r.say("list.comma") + r.say("report.mode."+t.Mode)
}

func (r Report) result(t session.Try) string {
	switch {
	case t.Code == nil:
		return r.say("report.no_number")
	case *t.Code == 0:
		return r.say("report.worked")
	}
	return r.sayWith("report.error", map[string]any{"Code": *t.Code})
}

func (r Report) link(t session.Try) string {
	link := t.LostLink
	if link == "" {
		link = restore.LinkUnknown
	}
	out := r.say("report.link." + string(link))
	for _, f := range t.LinkFindings {
		out += r.say("list.comma") + r.say("report.finding."+string(f))
	}
	return out
}

func (r Report) next() Section {
	sec := Section{Title: r.say("report.next")}
	if list := r.sayAll(r.verdict.Next); len(list) > 0 {
		sec.Blocks = []Block{{List: list}}
	}
	if would := r.sayAll(r.verdict.WouldChange); len(would) > 0 {
		sec.Blocks = append(sec.Blocks, Block{Facts: []Fact{{Label: r.say("report.would"), Value: ""}}}, Block{List: would})
	}
	return sec
}

func (r Report) notTested() Section {
	sec := Section{Title: r.say("report.not_tested")}
	if list := r.sayAll(r.verdict.NotTested); len(list) > 0 {
		sec.Blocks = []Block{{List: list}}
	}
	return sec
}

// bench is the order in which a technician looks, as far as the sources for
// this model go. It is only there when the advice is to have the phone looked
// at.
func (r Report) bench() Section {
	sec := Section{Title: r.say("report.bench"), Intro: r.say("report.bench_intro")}
	if a := r.verdict.Advice; a != verdict.AdviceHardwareInspection && a != verdict.AdviceSaveDataFirst && a != verdict.AdviceStopNow {
		return Section{}
	}
	t := &Table{Header: []string{r.say("report.col.step"), r.say("report.col.sources")}, Weights: []float64{1.4, 2}}
	for i, step := range benchOrder(r.productType()) {
		t.Rows = append(t.Rows, []string{fmt.Sprintf("%d. %s", i+1, r.say("report.bench."+step.id)), step.source})
	}
	sec.Blocks = []Block{{Table: t}}
	return sec
}

func (r Report) productType() string {
	if t := r.session.Phone.ProductType; t != "" {
		return t
	}
	return r.session.Said(session.AskModel)
}

func (r Report) timelines() Section {
	sec := Section{Title: r.say("report.timelines"), Intro: r.say("report.timelines_intro")}
	for i, t := range r.session.Tries {
		if len(t.Strip) == 0 {
			continue
		}
		line := &Timeline{
			Title: r.sayWith("report.try", map[string]any{"Number": i + 1, "Date": date(t.At), "Result": r.result(t)}),
			From:  t.Strip[0].From,
			To:    t.Strip[len(t.Strip)-1].To,
		}
		for _, s := range t.Strip {
			line.Segments = append(line.Segments, r.span(s))
		}
		sec.Blocks = append(sec.Blocks, Block{Timeline: line})
	}
	return sec
}

func (r Report) span(s session.Segment) Span {
	if s.Mode == "" {
		return Span{s.From, s.To, r.sayWith("report.quiet", map[string]any{"Seconds": seconds(s.To.Sub(s.From))}), "quiet"}
	}
	return Span{s.From, s.To, r.say("report.mode." + s.Mode), s.Mode}
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.0f", d.Seconds()) }

// causes are the possible causes with what speaks for them and who says so.
func (r Report) causes() Section {
	sec := Section{Title: r.say("report.causes"), Intro: r.say("report.causes_intro")}
	if len(r.verdict.Causes) == 0 {
		return sec
	}
	t := &Table{Weights: []float64{1.3, 0.9, 3, 2.4}}
	for _, h := range []string{"cause", "likelihood", "because", "sources"} {
		t.Header = append(t.Header, r.say("report.col."+h))
	}
	for _, c := range r.verdict.Causes {
		t.Rows = append(t.Rows, []string{
			r.say("report.cause." + string(c.ID)), r.say("report.likelihood." + string(c.Likelihood)),
			r.sayWords(c.Because), joined(c.Sources),
		})
	}
	sec.Blocks = []Block{{Table: t}}
	return sec
}

func joined(list []string) string {
	out := ""
	for i, s := range list {
		if i > 0 {
			out += "; "
		}
		out += s
	}
	return out
}

func (r Report) logLines() Section {
	sec := Section{Title: r.say("report.log"), Intro: r.say("report.log_intro")}
	for _, t := range r.session.Tries {
		if len(t.LogLines) == 0 {
			continue
		}
		lines := make([]Line, 0, len(t.LogLines))
		for _, l := range t.LogLines {
			lines = append(lines, Line{l.Line, l.Text})
		}
		sec.Blocks = append(sec.Blocks,
			Block{Facts: []Fact{{Label: r.say("report.log_of"), Value: date(t.At) + r.say("list.comma") + r.label(t.Tool, "")}}},
			Block{Lines: lines})
	}
	return sec
}

func (r Report) runs() Section {
	sec := Section{Title: r.say("report.runs"), Intro: r.say("report.runs_intro")}
	if len(r.session.Runs) == 0 {
		return sec
	}
	t := &Table{Weights: []float64{2, 2, 3}}
	for _, h := range []string{"when", "start", "outcome"} {
		t.Header = append(t.Header, r.say("report.col."+h))
	}
	for _, run := range r.session.Runs {
		t.Rows = append(t.Rows, []string{date(run.At), r.say("report.start." + run.Start), r.say("report.outcome." + run.Outcome)})
	}
	sec.Blocks = []Block{{Table: t}}
	return sec
}

// mostSeen bounds the list of what happened on the cable; the newest stay.
const mostSeen = 200

func (r Report) seen() Section {
	sec := Section{Title: r.say("report.cable")}
	seen := r.session.Seen
	if len(seen) == 0 {
		return sec
	}
	left := r.session.Folded
	if over := len(seen) - mostSeen; over > 0 {
		seen, left = seen[over:], left+over
	}
	if left > 0 {
		sec.Intro = r.sayWith("report.folded", map[string]any{"Number": left})
	}
	t := &Table{Weights: []float64{1.2, 3, 1.2, 1.6}}
	for _, h := range []string{"when", "what", "at_port", "evidence"} {
		t.Header = append(t.Header, r.say("report.col."+h))
	}
	for _, e := range seen {
		t.Rows = append(t.Rows, []string{clock(e.At), r.entry(e), e.Port, r.say(evidenceWord(e.Evidence))})
	}
	sec.Blocks = []Block{{Table: t}}
	return sec
}

func (r Report) entry(e session.Entry) string {
	mode := ""
	if e.Mode != "" {
		mode = r.say("report.mode." + e.Mode)
	}
	text := e.Text
	switch e.Kind {
	case "attached":
		text = r.sayWith("report.attached", map[string]any{"Mode": mode})
	case "detached":
		text = r.sayWith("report.detached", map[string]any{"Mode": mode})
	}
	if e.Provoked {
		text = r.sayWith("report.provoked", map[string]any{"What": text})
	}
	return text
}

// reading says how the report is meant and what is hidden in it.
func (r Report) reading() Section {
	hidden := "report.reading.hidden"
	if r.options.Identifiers {
		hidden = "report.reading.identifiers"
	}
	return Section{Title: r.say("report.reading"), Blocks: []Block{{List: []string{
		r.say("report.reading.evidence"), r.say("report.reading.likelihood"), r.say(hidden), r.say("report.reading.offline"),
	}}}}
}
