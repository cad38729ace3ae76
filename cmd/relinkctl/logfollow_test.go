package main

import (
	"encoding/json"
	"testing"
	"time"

	"relink/internal/restore"
	"relink/internal/restorelog"
	livelog "relink/internal/restorelog/follow"
)

// The JSON of log --follow is what docs/contract.md promises.
func TestProgressJSON(t *testing.T) {
	at := time.Date(2026, 12, 1, 3, 0, 0, 5000, time.UTC)
	half := 50
	for _, tt := range []struct {
		u    livelog.Update
		want string
	}{
		{livelog.Update{At: at}, `{"schema":"relink.progress/1","time":"2026-12-01T03:00:00.000005Z","stage":null,"operation":null,"percent":null,"quiet_s":0,"stalled":false,"note":null}`},
		{
			livelog.Update{
				At: at, Quiet: 1234567 * time.Microsecond, Stalled: true, Note: livelog.NoteCut,
				Progress: restorelog.Progress{Stage: restore.StageFilesystem, Operation: &restorelog.Operation{Number: 14, Name: "Verifying restore"}, Percent: &half},
			},
			`{"schema":"relink.progress/1","time":"2026-12-01T03:00:00.000005Z","stage":"filesystem","operation":{"number":14,"name":"Verifying restore"},"percent":50,"quiet_s":1.235,"stalled":true,"note":"cut"}`,
		},
	} {
		got, err := json.Marshal(newProgressView(tt.u))
		if err != nil || string(got) != tt.want {
			t.Errorf("got\n%s, %v\nwant\n%s", got, err, tt.want)
		}
	}
}
