package way

import (
	"strings"

	"fyne.io/fyne/v2"

	"relink/guide/verdict"
	"relink/internal/words"
	"relink/ui/kit"
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
		kit.NewText(kit.RoleStrong, say("page.found.causes")),
		kit.NewText(kit.RoleSmall, say("report.confidence."+string(v.Confidence))),
	}
	var why []fyne.CanvasObject
	for _, c := range likelyCauses(v) {
		name := say("report.cause." + string(c.ID))
		text := kit.NewText(kit.RoleBody, "**"+name+"**"+say("list.comma")+say("report.likelihood."+string(c.Likelihood))).Wide(kit.Readable)
		lines = append(lines, kit.RowTop(10, text, kit.NewText(kit.RoleBody, "•").In(kit.ColorFaint), text))
		why = append(why, kit.Column(1,
			kit.NewText(kit.RoleBody, "**"+name+"**"+say("list.stop")+cat.Text(c.Because.ID, c.Because.Args)).Wide(kit.Readable),
			kit.NewText(kit.RoleSmall, strings.Join(c.Sources, "; ")).Wide(kit.Readable),
		))
	}
	if len(v.Sources) > 0 {
		why = append(why, kit.Column(1,
			kit.NewText(kit.RoleBody, say("watchview.found.sources")).Strong(),
			kit.NewText(kit.RoleSmall, strings.Join(v.Sources, "; ")).Wide(kit.Readable),
		))
	}
	lines = append(lines, kit.NewFold(say("watchview.found.why"), say("watchview.found.hide"), kit.Column(10, why...), changed))
	return kit.NewCard(kit.Column(8, lines...))
}
