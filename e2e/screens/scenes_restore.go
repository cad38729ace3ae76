package main

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/restorer"
	"relink/internal/words"
	tool "relink/ui/tool/restore"
)

// endings are how the restores of the scenes ended.
var endings = map[string]tool.Ended{
	"restore-failure": {Log: restorelog.Result{Outcome: restorelog.Failure, Codes: []int{4013}, Stage: restore.StageBaseband}, Link: finding.EndRecoveryAfter},
	"restore-unknown": {Log: restorelog.Result{Outcome: restorelog.Failure, Stage: restore.StageFilesystem}, Link: finding.EndRestored, Disagree: true, Asks: true},
}

// restoreScenes are a restore that Relink follows, at its moments.
func restoreScenes() []scene {
	forty := 40
	flashing := restorelog.Progress{Stage: restore.StageFilesystem, Operation: &restorelog.Operation{Number: 13, Name: "restore_image"}, Percent: &forty}
	var out []scene
	for _, c := range []struct {
		name      string
		stage     tool.Stage
		behaviour restore.Behaviour
		now       restorer.Progress
		denied    bool
	}{
		{"restore-looking", tool.Looking, restore.Update, restorer.Progress{}, false},
		{"restore-none", tool.Nobody, restore.Update, restorer.Progress{}, false},
		{"restore-checking", tool.Runs, restore.Update, restorer.Progress{Phase: restorer.Checking, MayStop: true, Alive: true, Mode: device.ModeRecovery}, true},
		{"restore-restoring", tool.Runs, restore.Update, restorer.Progress{Phase: restorer.Restoring, Progress: flashing, Alive: true, Mode: device.ModeRestore}, false},
		{"restore-erasing", tool.Runs, restore.Erase, restorer.Progress{Phase: restorer.Restoring, Progress: flashing, Alive: true, Trouble: restorer.TroubleFull}, false},
		{"restore-stuck", tool.Runs, restore.Update, restorer.Progress{
			Phase: restorer.Waiting, Alive: true, MayEnd: true, Stalled: true, Quiet: 12 * time.Minute,
			Progress: restorelog.Progress{Stage: restore.StageRamdiskBoot},
		}, false},
		{"restore-starting", tool.Runs, restore.Update, restorer.Progress{Phase: restorer.StartingUp, Mode: device.ModeNormal}, false},
		{"restore-waiting", tool.Runs, restore.Update, restorer.Progress{Phase: restorer.Waiting, Alive: true, Progress: restorelog.Progress{Stage: restore.StageRamdiskBoot}, Stalled: true, Quiet: 4 * time.Minute}, false},
		{"restore-success", tool.Over, restore.Update, restorer.Progress{Phase: restorer.Ended, Outcome: restorer.Success}, false},
		{"restore-failure", tool.Over, restore.Update, restorer.Progress{Phase: restorer.Ended, Outcome: restorer.Failure, Trouble: restorer.TroubleTooOld}, false},
		{"restore-stopped", tool.Over, restore.Update, restorer.Progress{Phase: restorer.Ended, Outcome: restorer.Stopped}, false},
		{"restore-unknown", tool.Over, restore.Update, restorer.Progress{Phase: restorer.Ended, Outcome: restorer.UnknownOutcome}, false},
		{"restore-unread", tool.Broken, restore.Update, restorer.Progress{}, false},
	} {
		out = append(out, scene{c.name, func(cat *words.Catalogue) fyne.CanvasObject {
			return framed(cat, tool.NewView(tool.State{
				Cat: cat, Stage: c.stage, Progress: c.now, Denied: c.denied, Now: noon, InRecovery: true, Ended: endings[c.name],
				Record: restorer.Record{Behaviour: c.behaviour, At: noon.Add(-7 * time.Minute)},
			}, tool.Taps{Explain: func(int) {}}).View)
		}})
	}
	return out
}
