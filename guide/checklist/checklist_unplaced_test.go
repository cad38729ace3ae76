package checklist

import "testing"

// What the system does not tell of the way to the phone is not kept as seen.
func TestATryOfAPhoneWithoutAPlace(t *testing.T) {
	c := take(t, NewChecklist(), []step{
		sees(unplaced(), PageStart), one("step-by-step", PageShows), one("cable-picture", PageNumber), one("4013", PageData),
		one("no", PageHistory), one("nothing", PageSymptoms), one("none", PageCable), one("good-cable", PageSocket),
		one("clean", PageDirect), one("none-between", PageCharge), one("charged", PageComputer), one("up-to-date", PageUpdate),
		one("failed-before", PageUpdateResult), one("4014", PageErase),
	})
	tries := c.Attempts()
	if len(tries) != 1 {
		t.Fatalf("got %d tries, want 1", len(tries))
	}
	if try := tries[0]; try.ThroughHub != nil || try.Port != "port 1" {
		t.Errorf("got port %q, through a hub %v, want port 1 as it is told, and nothing of a hub", try.Port, try.ThroughHub)
	}
}
