package main

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/words"
	"relink/ui/way"
)

// endingScenes are how a restore ended: proposed from what was seen, the number
// of one that failed, the same again with one thing swapped, and the ending.
func endingScenes() []scene {
	code := func(n int) *int { return &n }
	first := restore.Attempt{Code: code(4013), Behaviour: restore.Update, Cable: "cable 1", Port: "1-4", Computer: "this computer", Evidence: restore.Told}
	again := first
	again.Cable, again.Code = "cable 2", code(0)
	erased := again
	erased.Behaviour = restore.Erase
	ending := func(name string, s way.FoundState) scene {
		return scene{name, func(cat *words.Catalogue) fyne.CanvasObject {
			s := s
			s.Cat, s.CanBack, s.Rows = cat, true, checklist.NewChecklist().Rows()
			s.Verdict = verdict.Decide(verdict.Facts{Attempts: s.Attempts})
			return framed(cat, way.NewFoundView(s, way.FoundHands{BackUp: func() {}, Report: func() {}}).View)
		}}
	}
	failed := restore.Attempt{Code: code(4013), Behaviour: restore.Update, Cable: "cable 2", Port: "1-4", Computer: "this computer", Evidence: restore.Told}
	yes := true
	return []scene{
		{"way-result-started", func(cat *words.Catalogue) fyne.CanvasObject {
			return wayShown(cat, startedUp(), checklist.PageUpdateResult)
		}},
		{"way-result-failed", func(cat *words.Catalogue) fyne.CanvasObject {
			return wayPage(cat, checklist.PageUpdateResult, join(toTry, answered{"failed-before"}))
		}},
		{"way-found-again", func(cat *words.Catalogue) fyne.CanvasObject {
			s := way.FoundState{
				Cat: cat, CanBack: true, Number: code(4013), Rows: checklist.NewChecklist().Rows(), Attempts: []restore.Attempt{first, failed},
				Verdict: verdict.Decide(verdict.Facts{NeedsData: &yes, Attempts: []restore.Attempt{first, failed}}),
				Leads:   func(verdict.Advice) checklist.Page { return checklist.PagePort },
			}
			return framed(cat, way.NewFoundView(s, way.FoundHands{}).View)
		}},
		ending("way-back-again", way.FoundState{Attempts: []restore.Attempt{first, again}, Started: noon.Add(141 * time.Minute)}),
		ending("way-back-erased", way.FoundState{Attempts: []restore.Attempt{first, erased}}),
		ending("way-back-saved", way.FoundState{Attempts: []restore.Attempt{again}, BackedUp: true}),
	}
}

// startedUp is a way on which a watched update ended with the phone running.
func startedUp() checklist.Checklist {
	seen := func(mode device.Mode) []device.Sighting {
		s := sighting(false)
		s[0].Mode = mode
		return s
	}
	at := noon
	way := answer(checklist.NewChecklist().See(at, seen(device.ModeRecovery)), join(toTry[:8], answered{"charged"}, answered{"up-to-date"}, answered{"pressed-update"}))
	for _, bus := range [][]device.Sighting{nil, seen(device.ModeRestore), nil, seen(device.ModeNormal), seen(device.ModeNormal)} {
		at = at.Add(time.Minute)
		way = way.See(at, bus)
	}
	return answer(way, []answered{{"ended"}})
}
