package ui

import (
	"time"

	"relink/ui/tool"
	"relink/ui/tool/restore"
)

// restoreRow is the row of a restore that runs on, where Relink runs any.
func restoreRow(w *Window, h tool.Window) []toolRow {
	if w.hands.Earlier == nil || w.play.Kind != Real { // what another bus shows says nothing of the phone
		return nil
	}
	return []toolRow{{word: "running.menu", open: func() {
		w.openTool(w.working.or(restore.Job, func() tool.Tool { return restore.New(h, restoreNeeds(w)) }))
	}}}
}

// restoreNeeds are what following a restore alone is handed.
func restoreNeeds(w *Window) restore.Needs {
	return restore.Needs{
		Earlier: w.hands.Earlier, Read: w.readLog, Explain: w.explain, Leave: w.offered("act.leave.menu"),
		Kept: func() { w.keepNow(time.Now()) },
	}
}

// findRestore looks for a restore that an earlier Relink started and opens the
// page that follows it: it must not be that a restore runs and nothing tells.
func (w *Window) findRestore() {
	if w.hands.Earlier == nil || w.play.Kind != Real || w.working.of(restore.Job) != nil {
		return
	}
	w.jobs.do(func() func() {
		run := w.hands.Earlier()
		return func() {
			if run != nil && w.play.Kind == Real && w.working.of(restore.Job) == nil {
				w.openTool(restore.Following(w.handed(), restoreNeeds(w), run))
			}
		}
	})
}
