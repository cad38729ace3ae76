package checklist

import (
	"testing"

	"relink/internal/device"
)

// toModel is the short way to the question which model it is.
func toModel(t *testing.T, c Checklist) Checklist {
	t.Helper()
	for _, choice := range []Choice{"only-dfu", "no", "nothing", "account-known", "erase-read"} {
		next, ok := c.Choose(choice)
		if !ok {
			t.Fatalf("page %s does not take %s", c.Page(), choice)
		}
		c = next
	}
	return c
}

// A phone that is in no table is coached by the picture that the owner chose,
// and it is known that its model is in no table.
func TestAPhoneInNoTableIsCoachedByItsPicture(t *testing.T) {
	for word, want := range map[Choice]device.Model{
		"volup_voldown_side": {Class: device.VolUpVolDownSide, Power: device.Side},
		"voldown_power":      {Class: device.VolDownPower, Power: device.Side},
		"home_power":         {Class: device.HomePower, Power: device.Top},
		"pad":                {Class: device.VolUpVolDownSide, Power: device.Top},
	} {
		c := toModel(t, NewChecklist())
		if c.Page() != PageModel {
			t.Fatalf("at %s, want the question for the model", c.Page())
		}
		c, ok := c.Choose(word)
		m, known := c.Model()
		if !ok || !known || m.Class != want.Class || m.Power != want.Power || !c.ByLooks() || c.Page() != PageReady {
			t.Errorf("%s: taken %v, at %s, model %+v, by its looks %v", word, ok, c.Page(), m, c.ByLooks())
		}
		if again := Resume(c.Saved()); !again.ByLooks() {
			t.Errorf("%s: lost in a saved session", word)
		}
	}
	if c, _ := toModel(t, NewChecklist()).Choose("iPhone13,2"); c.ByLooks() {
		t.Error("an iPhone 12 is in the table")
	}
}

// A model that USB names and whose buttons are in no source is asked for, and
// keeps its name.
func TestAModelWithoutButtonsIsAskedFor(t *testing.T) {
	duo, ok := device.ByProductType("iPhone19,4")
	if !ok || duo.Class != "" {
		t.Fatalf("the row was to be without buttons: %+v", duo)
	}
	seen := phone(device.ModeRecovery)
	seen[0].Model = &duo
	c := toModel(t, NewChecklist().See(noon, seen))
	if c.Page() != PageModel || c.ByLooks() {
		t.Fatalf("at %s, by its looks %v; want the question for the model", c.Page(), c.ByLooks())
	}
	c, _ = c.Choose("volup_voldown_side")
	m, _ := c.Model()
	if m.Name != duo.Name || m.Class != device.VolUpVolDownSide || m.Drawing == device.DrawUnknown || !c.ByLooks() {
		t.Errorf("got %+v, by its looks %v", m, c.ByLooks())
	}
	twelve, _ := device.ByProductType("iPhone13,2")
	seen[0].Model = &twelve
	if c = c.See(noon, seen); c.ByLooks() {
		t.Error("what USB names with its buttons stands above the picture")
	}
}
