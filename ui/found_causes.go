package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"relink/guide/verdict"
	"relink/internal/words"
)

// likelyCauses are the causes worth a look, the likely ones first.
func likelyCauses(v verdict.Verdict) []verdict.Suspect {
	var out []verdict.Suspect
	for _, want := range []verdict.Likelihood{verdict.Likely, verdict.Possible} {
		for _, c := range v.Causes {
			if c.Likelihood == want {
				out = append(out, c)
			}
		}
	}
	return out
}

// causesCard names what may be behind it; why, and who says so, is shown when
// asked for.
func causesCard(v verdict.Verdict, cat *words.Catalogue, changed func()) fyne.CanvasObject {
	say := func(id string) string { return cat.Text(id, nil) }
	lines := []fyne.CanvasObject{
		NewText(RoleStrong, say("page.found.causes")),
		NewText(RoleSmall, say("report.confidence."+string(v.Confidence))),
	}
	var why []fyne.CanvasObject
	for _, c := range likelyCauses(v) {
		name := say("report.cause." + string(c.ID))
		text := NewText(RoleBody, "**"+name+"**"+say("list.comma")+say("report.likelihood."+string(c.Likelihood))).Wide(readable)
		lines = append(lines, RowTop(10, text, NewText(RoleBody, "•").In(ColorFaint), text))
		why = append(why, Column(1,
			NewText(RoleBody, "**"+name+"**"+say("list.stop")+cat.Text(c.Because.ID, c.Because.Args)).Wide(readable),
			NewText(RoleSmall, strings.Join(c.Sources, "; ")).Wide(readable),
		))
	}
	if len(v.Sources) > 0 {
		why = append(why, Column(1,
			NewText(RoleBody, say("watchview.found.sources")).Strong(),
			NewText(RoleSmall, strings.Join(v.Sources, "; ")).Wide(readable),
		))
	}
	lines = append(lines, newFold(say("watchview.found.why"), say("watchview.found.hide"), Column(10, why...), changed))
	return NewCard(Column(8, lines...))
}
