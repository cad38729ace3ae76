package report

import "strings"

// Summary is a few plain lines to paste to Apple Support, a forum or a shop.
func Summary(r Report) string {
	var b strings.Builder
	line := func(parts ...string) {
		b.WriteString(strings.Join(parts, ""))
		b.WriteByte('\n')
	}
	line(r.Document.Lead.Title)
	for _, t := range r.Document.Lead.Text {
		line(t)
	}
	line()
	line(r.say("report.model"), ": ", r.model())
	for i, t := range r.session.Tries {
		line(r.sayWith("report.summary.try", map[string]any{
			"Number": i + 1, "How": r.modeAndBehaviour(t), "Result": r.result(t), "Link": r.link(t), "Evidence": r.evidence(t),
		}))
	}
	if len(r.session.Tries) == 0 {
		line(r.say("report.nothing_tried"))
	}
	if test := r.cableSummary(); test != "" {
		line(test)
	}
	if list := r.sayAll(r.verdict.NotTested); len(list) > 0 {
		line(r.say("report.not_tested"), ": ", strings.Join(list, " "))
	}
	line(r.say("report.summary.made"))
	return b.String()
}
