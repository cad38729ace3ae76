package checklist

import (
	"slices"
	"testing"
	"time"

	"relink/internal/device"
)

// watched walks to the watch of an update and shows it modes, a minute each; no
// mode is nothing on USB.
func watched(t *testing.T, modes ...device.Mode) Checklist {
	t.Helper()
	at := noon
	c := NewChecklist().See(at, phone(device.ModeRecovery))
	for _, choice := range []Choice{"step-by-step", "cable-picture", "4013", "no", "nothing", "none", "good-cable", "clean", "charged", "up-to-date", "pressed-update"} {
		next, ok := c.Choose(choice)
		if !ok {
			t.Fatalf("page %s does not take %s", c.Page(), choice)
		}
		c = next
	}
	for _, mode := range modes {
		at = at.Add(time.Minute)
		if mode == "" {
			c = c.See(at, nil)
		} else {
			c = c.See(at, phone(mode))
		}
	}
	c = c.See(at.Add(time.Minute), c.bus)
	c, _ = c.Choose("ended")
	return c
}

// What ended it is proposed from what was seen, and nothing is answered by it.
func TestTheOutcomeIsProposedFromWhatWasSeen(t *testing.T) {
	for _, tt := range []struct {
		name  string
		modes []device.Mode
		want  bool
	}{
		{"restored and started up", []device.Mode{"", device.ModeRestore, "", device.ModeNormal}, true},
		{"back in recovery", []device.Mode{"", device.ModeRestore, "", device.ModeRecovery}, false},
		{"never back", []device.Mode{"", device.ModeRestore, ""}, false},
		{"nothing happened", nil, false},
	} {
		c := watched(t, tt.modes...)
		got, ok := c.Proposed()
		if c.Page() != PageUpdateResult || ok != tt.want || ok && got != "worked" {
			t.Errorf("%s: at %s, proposed %q %v, want it: %v", tt.name, c.Page(), got, ok, tt.want)
		}
		at, started := c.StartedUp()
		if started != tt.want || started && !at.Equal(noon.Add(4*time.Minute)) {
			t.Errorf("%s: started up at %v, %v", tt.name, at, started)
		}
		if len(c.Attempts()) != 0 {
			t.Errorf("%s: a try was kept unasked", tt.name)
		}
	}
}

// Whoever said that it failed is asked for the number, not whether it worked.
func TestAFailureThatWasToldIsNoSuccess(t *testing.T) {
	c := watched(t).Back()
	for c.Page() != PageUpdate {
		c = c.Back()
	}
	c, _ = c.Choose("failed-before")
	worked := func(o Option) bool { return o.Choice == "worked" }
	if !c.ToldFailed() || slices.ContainsFunc(c.Offers(), worked) {
		t.Errorf("at %s: offers %v", c.Page(), c.Offers())
	}
	if c := watched(t); c.ToldFailed() || !slices.ContainsFunc(c.Offers(), worked) {
		t.Errorf("after a watch: offers %v", c.Offers())
	}
}

// Once it works the way leads to a backup and back to the ending, never to a
// cable.
func TestTheBackupAfterItWorked(t *testing.T) {
	c := watched(t, "", device.ModeRestore, "", device.ModeNormal)
	if got := c.ToBackup(); got.Page() != c.Page() {
		t.Errorf("before it was told: got %s", got.Page())
	}
	c, _ = c.Choose("worked")
	if c.Page() != PageFound || c.BackedUp() {
		t.Fatalf("at %s", c.Page())
	}
	c = c.ToBackup()
	if c.Page() != PageBackup {
		t.Fatalf("at %s, want the backup", c.Page())
	}
	c, _ = c.Choose("backed-up")
	if c.Page() != PageFound || !c.BackedUp() {
		t.Errorf("at %s, backed up %v, want the ending", c.Page(), c.BackedUp())
	}
}

// Water that is noticed in the socket ends the way, as it does where it is asked
// for; taking it back there takes it back here.
func TestWaterInTheSocketStops(t *testing.T) {
	c := answered(t, "step-by-step", "logo", "none", "no", "nothing", "none", "good-cable", "wet")
	history, _ := c.Answered(PageHistory)
	if c.Page() != PageStop || !c.Unsafe() || history.Has("nothing") || !history.Has("wet") {
		t.Fatalf("at %s, unsafe %v, history %v", c.Page(), c.Unsafe(), history.Choices)
	}
	if c.MayHandle() {
		t.Error("something physical may still be advised")
	}
	for c.Page() != PageHistory {
		c = c.Back()
	}
	c, _ = c.Choose("nothing")
	if _, still := c.Answered(PageSocket); c.Unsafe() || still {
		t.Errorf("taken back: unsafe %v, the socket's answer stands: %v", c.Unsafe(), still)
	}
}

// What was found is shown from anywhere, but not before the danger was asked for
// nor while a restore may run.
func TestWhatWasFoundFromAnywhere(t *testing.T) {
	if _, ok := answered(t, "step-by-step", "logo", "none", "no").ToFound(); ok {
		t.Error("before the danger was asked for")
	}
	c, ok := answered(t, "step-by-step", "logo", "none", "no", "nothing").ToFound()
	if !ok || c.Page() != PageFound || c.Back().Page() != PageSymptoms {
		t.Errorf("after it: %v, at %s, back to %s", ok, c.Page(), c.Back().Page())
	}
	watching := answered(t, "step-by-step", "logo", "none", "no", "nothing", "none", "good-cable", "clean", "none-between", "charged", "up-to-date", "pressed-update")
	if _, ok := watching.ToFound(); ok {
		t.Error("while a restore may run")
	}
}
