package checklist

import (
	"testing"

	"relink/internal/device"
)

// shortYeses is the short way with all three yeses given.
func shortYeses(t *testing.T) Checklist {
	t.Helper()
	c := NewChecklist().See(noon, phone(device.ModeRecovery))
	for _, choice := range []Choice{"only-dfu", "no", "nothing", "account-known", "erase-read"} {
		next, ok := c.Choose(choice)
		if !ok {
			t.Fatalf("page %s does not offer %s", c.Page(), choice)
		}
		c = next
	}
	return c
}

func TestTheShortWayGivesTheYeses(t *testing.T) {
	if c := shortYeses(t); !c.MayErase() {
		t.Error("got no leave to erase after all three yeses")
	}
}

// A yes of the short way that is taken back leaves no erase allowed.
func TestAYesOfTheShortWayCanBeTakenBack(t *testing.T) {
	for _, p := range []Page{PageErasure, PageAccount} {
		c := shortYeses(t)
		for c.Page() != p {
			c = c.Back()
		}
		c, _ = c.Choose("not-tonight")
		if c.MayErase() {
			t.Errorf("%s taken back, and an erase is still allowed", p)
		}
	}
}
