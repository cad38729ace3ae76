package checklist

import (
	"testing"

	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/restore"
)

// A swap that was told counts as that swap: the verdict does not ask for it
// once more.
func TestAToldSwapIsASwap(t *testing.T) {
	before := []step{
		sees(phone(device.ModeRecovery), PageStart), one("step-by-step", PageShows), one("cable-picture", PageNumber), one("4013", PageData),
		one("no", PageHistory), one("nothing", PageSymptoms), one("none", PageCable),
	}
	c := take(t, NewChecklist(), append(before, one("other-failed", PageSocket)))
	got := c.Attempts()
	if len(got) != 2 || got[0].Cable == got[1].Cable {
		t.Fatalf("got %+v, want a try with each of two cables", got)
	}
	for _, a := range got {
		if a.Code == nil || *a.Code != 4013 || a.Evidence != restore.Told || a.Behaviour != "" {
			t.Errorf("got %+v, want 4013, told, and nothing that was not", a)
		}
	}
	if v := verdict.Decide(verdict.Facts{NeedsData: new(false), Attempts: got}); v.Advice != verdict.AdviceTryPort {
		t.Errorf("got %s, want the next swap, the port", v.Advice)
	}
	again := take(t, c, []step{{back: true, want: PageCable}, one("other-failed", PageSocket)})
	if n := len(again.Attempts()); n != 2 {
		t.Errorf("told again after a step back: got %d tries, want 2", n)
	}
	if c, ok := again.Visit("cable"); ok {
		c, _ = c.Choose("no-other-tonight")
		if n := len(c.Attempts()); n != 0 {
			t.Errorf("taken back: got %d tries, want none", n)
		}
	}
}
