package way

import (
	"slices"
	"strings"
	"testing"

	"relink/guide/checklist"
	"relink/guide/verdict"
	"relink/internal/report"
	"relink/internal/words"
)

// Every page of the way, every choice on it and every line of the checklist
// has its sentence.
func TestEveryPageHasItsWords(t *testing.T) {
	cat := words.English()
	check := func(id string) {
		if s := cat.Text(id, nil); strings.HasPrefix(s, "<") {
			t.Errorf("no sentence for %s", id)
		}
	}
	for _, p := range checklist.Pages() {
		switch p {
		case checklist.PageFound: // its words are the verdict's
		case checklist.PageReached: // its words are the coach's
			continue
		case checklist.PageStart: // its words are those of what USB shows
		default:
			check("page." + string(p) + ".title")
			check("page." + string(p) + ".why")
		}
		if p == checklist.PageStart {
			for _, state := range []string{startRecovery, startDFU, startNormal, startRestore, startAway, startNone, startBlind} {
				check("page.start.title." + state)
				check("page.start.why." + state)
			}
			continue
		}
		for _, o := range slices.Concat(p.Options(), p.Also(), p.Out()) {
			check("page." + string(p) + "." + string(o.Choice))
		}
		if p.Kind() == checklist.Number {
			for _, part := range []string{"other", "take", "wrong"} {
				check("page." + string(p) + "." + part)
			}
		}
	}
	for id := range ownOnLinux {
		check(id)
		check(id + ".linux")
	}
	for _, r := range checklist.NewChecklist().Rows() {
		check("check.row." + r.ID)
	}
	for _, f := range report.Formats {
		check("page.report.format." + f.Name)
	}
}

// Whatever is answered, its line in the checklist has words.
func TestEveryAnswerHasItsWordsInTheChecklist(t *testing.T) {
	cat := words.English()
	for _, p := range checklist.Pages() {
		for _, o := range append(p.Options(), p.Out()...) {
			c := checklist.Resume(checklist.SavedChecklist{Answers: map[checklist.Page]checklist.Answer{p: {Choices: []checklist.Choice{o.Choice}}}})
			for _, r := range c.Rows() {
				for _, w := range r.Told {
					if s := cat.Text(w.ID, w.Args); strings.HasPrefix(s, "<") {
						t.Errorf("%s, answered %s: no sentence for %s", p, o.Choice, w.ID)
					}
				}
			}
		}
	}
}

// Everything a verdict may advise has a button that leads there.
func TestEveryAdviceHasItsButton(t *testing.T) {
	cat := words.English()
	for _, a := range []verdict.Advice{
		verdict.AdviceConnectDirectly, verdict.AdviceTryCable, verdict.AdviceTryPort, verdict.AdviceTryComputer,
		verdict.AdviceUpdateComputer, verdict.AdviceFixNetwork, verdict.AdviceUpdateKeepData, verdict.AdviceSaveDataFirst, verdict.AdviceDFURestore,
	} {
		id := "page.found.to-" + string(checklist.PageFor(a))
		if s := cat.Text(id, nil); strings.HasPrefix(s, "<") {
			t.Errorf("%s: no sentence for %s", a, id)
		}
	}
}

// On Linux no page names a button that no program there has.
func TestLinuxNamesItsOwnPrograms(t *testing.T) {
	for _, tt := range []struct{ system, want, not string }{
		{"linux", "idevicerestore", "the restore program"},
		{"darwin", "Finder", "idevicerestore"},
		{"windows", "Apple Devices or iTunes", "idevicerestore"},
	} {
		way := checklist.NewChecklist()
		for _, c := range [][]checklist.Choice{{"step-by-step"}, {"logo"}, {"none"}, {"no"}, {"nothing"}, {"none"}, {"good-cable"}, {"clean"}, {"none-between"}, {"charged"}} {
			way, _ = way.Answer(checklist.Answer{Choices: c})
		}
		b := &wayBuilder{WayState: WayState{Way: way, Cat: words.English(), System: tt.system}, page: way.Page()}
		if got := b.text("why"); way.Page() != checklist.PageComputer || !strings.Contains(got, tt.want) || strings.Contains(got, tt.not) {
			t.Errorf("%s on %s: %q, want %q and not %q", tt.system, way.Page(), got, tt.want, tt.not)
		}
	}
}
