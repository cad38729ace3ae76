package storytest

import (
	"time"

	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/session"
	"relink/internal/story"
)

// FailedLog is a log of an update that failed at the modem; what is masked
// was masked by the reader.
func FailedLog() story.Log {
	written := true
	return story.Log{
		Result: restorelog.Result{
			Tool: restorelog.MobileDevice, Outcome: restorelog.Failure, Behaviour: restore.Update, Codes: []int{4013},
			Stage: restore.StageBaseband, Operation: &restorelog.Operation{Number: 19, Name: "update_baseband"}, StorageWritten: &written,
			ProductType: "iPhone13,2", Evidence: []restorelog.Line{{Number: 812, Text: "failed to update baseband"}},
		},
		Written: Evening.Add(10 * time.Minute),
	}
}

// Try is a try that was told: its number, when, and what else is changed of it.
func Try(id string, code int, at time.Duration, change func(*session.Try)) session.Try {
	t := session.Try{ID: id, At: Evening.Add(at), Updated: Evening.Add(at)}
	t.Code, t.Evidence = &code, restore.Told
	if change != nil {
		change(&t)
	}
	return t
}
