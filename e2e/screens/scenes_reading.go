package main

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/story"
	"relink/internal/words"
	"relink/ui/tool/errorbook"
	"relink/ui/tool/readlog"
	"relink/ui/way"
)

// readingScenes are the pages that explain: numbers, logs, a watched restore.
func readingScenes() []scene {
	return []scene{
		{"book-empty", func(cat *words.Catalogue) fyne.CanvasObject { return book(cat, "") }},
		{"book-4013", func(cat *words.Catalogue) fyne.CanvasObject { return book(cat, "4013") }},
		{"book-unknown", func(cat *words.Catalogue) fyne.CanvasObject { return book(cat, "4011") }},
		{"log-wanted", func(cat *words.Catalogue) fyne.CanvasObject { return logPage(cat, readlog.Wanted, "") }},
		{"log-trouble", func(cat *words.Catalogue) fyne.CanvasObject { return logPage(cat, readlog.Trouble, "") }},
		{"log-read", func(cat *words.Catalogue) fyne.CanvasObject { return logPage(cat, readlog.Read, story.LogJoined) }},
		{"watch-running", func(cat *words.Catalogue) fyne.CanvasObject { return watchPage(cat, 3, 70) }},
		{"watch-quiet", func(cat *words.Catalogue) fyne.CanvasObject { return watchPage(cat, 4, 9) }},
		{"watch-ended", func(cat *words.Catalogue) fyne.CanvasObject { return watchPage(cat, 5, 40) }},
		{"book-words", func(cat *words.Catalogue) fyne.CanvasObject { return book(cat, "signing") }},
	}
}

func book(cat *words.Catalogue, asked string) fyne.CanvasObject {
	return framed(cat, errorbook.NewView(errorbook.State{Cat: cat, Asked: asked}, errorbook.Taps{}).View)
}

// logPage is the page of a log in a stage; a log of a failed update where it
// was read.
func logPage(cat *words.Catalogue, stage readlog.Stage, fate story.LogFate) fyne.CanvasObject {
	yes := true
	return framed(cat, readlog.NewView(readlog.State{
		Cat: cat, Stage: stage, Path: "/home/ana/iPhone-Updater.log", Fate: fate,
		Newest:  &restorelog.Found{Path: "/home/ana/restore_0011223344556677_1777000000.log", Modified: noon.Add(-time.Hour)},
		Trouble: cat.Text("logdrop.not-a-restore", map[string]any{"File": "shopping.txt"}),
		Log: story.Log{Result: restorelog.Result{
			Tool: restorelog.MobileDevice, Outcome: restorelog.Failure, Behaviour: restore.Update, Codes: []int{4013, 14},
			Stage: restore.StageBaseband, Operation: &restorelog.Operation{Number: 19, Name: "update_baseband"}, StorageWritten: &yes,
			ProductType: "iPhone13,2",
			Evidence: []restorelog.Line{
				{Number: 812, Text: "<Restore Device 0x600>: Operation 19 failed: failed to update baseband: Error Domain=AMRestoreErrorDomain Code=14"},
				{Number: 955, Text: "<Restore Device 0x600>: Finished RestoreOS Restore Phase: Failed"},
				{Number: 961, Text: "Restore completed, status:4013"},
			},
		}},
	}, readlog.Taps{}).View)
}

// watchPage is the page of a watched update after some looks at the bus and
// some seconds more: recovery, a silence, restore mode, a silence, recovery.
func watchPage(cat *words.Catalogue, looks, seconds int) fyne.CanvasObject {
	path := checklist.NewChecklist().See(noon, sighting(false))
	for _, a := range join(toTry[:7], answered{"charged"}, answered{"up-to-date"}, answered{"pressed-update"}) {
		path, _ = path.Answer(checklist.Answer{Choices: a})
	}
	modes := []device.Mode{device.ModeRecovery, "", device.ModeRestore, "", device.ModeRecovery}
	lasted := []int{40, 15, 150, 18, 0}
	at := noon
	for i := range looks {
		var seen []device.Sighting
		if modes[i] != "" {
			seen = sighting(false)
			seen[0].Mode, seen[0].Address = modes[i], i
		}
		last := lasted[i]
		if i == looks-1 {
			last = seconds
		}
		path = path.See(at, seen)
		at = at.Add(time.Duration(last) * time.Second)
		path = path.See(at, seen)
	}
	return followed(cat, path, way.NewWayView(way.WayState{Way: path, Cat: cat, System: "linux", Watch: way.ShowWatch(cat, path.Watch())}, way.WayHands{}).View)
}
