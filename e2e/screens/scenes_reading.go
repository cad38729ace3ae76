package main

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/words"
	"relink/ui"
)

// readingScenes are the pages that explain: numbers, logs, a watched restore.
func readingScenes() []scene {
	return []scene{
		{"book-empty", func() fyne.CanvasObject { return book("") }},
		{"book-4013", func() fyne.CanvasObject { return book("4013") }},
		{"book-unknown", func() fyne.CanvasObject { return book("4011") }},
		{"log-wanted", func() fyne.CanvasObject { return logPage(ui.LogWanted, "") }},
		{"log-trouble", func() fyne.CanvasObject { return logPage(ui.LogTrouble, "") }},
		{"log-read", func() fyne.CanvasObject { return logPage(ui.LogRead, ui.LogJoined) }},
		{"book-words", func() fyne.CanvasObject { return book("signing") }},
	}
}

func book(asked string) fyne.CanvasObject {
	return framed(ui.NewBookView(ui.BookState{Cat: words.English(), Asked: asked}, ui.BookHands{}).View)
}

// logPage is the page of a log in a stage; a log of a failed update where it
// was read.
func logPage(stage ui.LogStage, fate ui.LogFate) fyne.CanvasObject {
	yes := true
	return framed(ui.NewLogView(ui.LogState{
		Cat: words.English(), Stage: stage, Path: "/home/ana/iPhone-Updater.log", Fate: fate,
		Newest:  &restorelog.Found{Path: "/home/ana/restore_0011223344556677_1777000000.log", Modified: noon.Add(-time.Hour)},
		Trouble: words.English().Text("logdrop.not-a-restore", map[string]any{"File": "shopping.txt"}),
		Log: ui.Log{Result: restorelog.Result{
			Tool: restorelog.MobileDevice, Outcome: restorelog.Failure, Behaviour: restore.Update, Codes: []int{4013, 14},
			Stage: restore.StageBaseband, Operation: &restorelog.Operation{Number: 19, Name: "update_baseband"}, StorageWritten: &yes,
			ProductType: "iPhone13,2",
			Evidence: []restorelog.Line{
				{Number: 812, Text: "<Restore Device 0x600>: Operation 19 failed: failed to update baseband: Error Domain=AMRestoreErrorDomain Code=14"},
				{Number: 955, Text: "<Restore Device 0x600>: Finished RestoreOS Restore Phase: Failed"},
				{Number: 961, Text: "Restore completed, status:4013"},
			},
		}},
	}, ui.LogHands{}).View)
}
