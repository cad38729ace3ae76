package main

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"relink/internal/backups"
)

func TestWhatTheWindowShowsOfBackups(t *testing.T) {
	no, yes := false, true
	at := time.Date(2026, 10, 3, 19, 4, 0, 0, time.UTC)
	got := shownBackups([]backups.Backup{
		{Folder: "00008030-A", Name: "a", ProductType: "iPhone13,2", At: at, Finished: &no}, {Name: "b", Finished: &yes}, {Name: "c"},
	}, []string{"/x"}, nil)
	if len(got.Found) != 3 || !got.Found[0].BrokenOff || got.Found[1].BrokenOff || got.Found[2].BrokenOff || !got.Found[0].At.Equal(at) {
		t.Errorf("got %+v", got.Found)
	}
	broken := errors.New("input/output error")
	for _, tt := range []struct {
		err               error
		denied, elsewhere bool
		failed            error
	}{
		{nil, false, false, nil},
		{fmt.Errorf("%w: Backup", backups.ErrDenied), true, false, nil},
		{backups.ErrElsewhere, false, true, nil},
		{errors.Join(backups.ErrElsewhere, backups.ErrDenied), true, true, nil},
		{broken, false, false, broken},
	} {
		got := shownBackups(nil, nil, tt.err)
		if got.Denied != tt.denied || got.Elsewhere != tt.elsewhere || got.Err != tt.failed {
			t.Errorf("%v: got %+v", tt.err, got)
		}
	}
}
