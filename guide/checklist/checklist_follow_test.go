package checklist

import (
	"fmt"
	"testing"
	"time"

	"relink/internal/device"
)

// called is a phone of a name, in a mode at a port.
func called(name string, mode device.Mode, port string) device.Sighting {
	x := phone(mode)[0]
	x.Phone, x.Port = name, port
	return x
}

// The way stays with the phone it is about while that restarts beside others,
// and takes another one only when nobody can be meant but that.
func TestTheWayFollowsOnePhone(t *testing.T) {
	const recovery, dfu, normal = device.ModeRecovery, device.ModeDFU, device.ModeNormal
	a := func(m device.Mode) device.Sighting { return called("a", m, "1-1") }
	b := func(m device.Mode) device.Sighting { return called("b", m, "1-2") }
	type look struct {
		after time.Duration
		on    []device.Sighting
		want  string // the phone, and whether it is there
	}
	both := []device.Sighting{a(recovery), b(recovery)}
	tests := []struct {
		name   string
		choose string
		looks  []look
	}{
		{"the one chosen restarts into DFU", "b", []look{
			{1 * time.Second, []device.Sighting{a(recovery)}, "b away"},
			{9 * time.Second, []device.Sighting{a(recovery), b(dfu)}, "b in dfu at 1-2"},
		}},
		{"the first one restarts", "", []look{
			{1 * time.Second, []device.Sighting{b(recovery)}, "a away"},
			{30 * time.Second, []device.Sighting{a(normal), b(recovery)}, "a in normal at 1-1"},
		}},
		{"both swap ports", "b", []look{
			{1 * time.Second, []device.Sighting{a(recovery)}, "b away"},
			{2 * time.Second, nil, "b away"},
			{5 * time.Second, []device.Sighting{called("a", recovery, "1-2")}, "b away"},
			{9 * time.Second, []device.Sighting{called("a", recovery, "1-2"), called("b", recovery, "1-1")}, "b in recovery at 1-1"},
		}},
		{"the one beside it restarts", "b", []look{
			{1 * time.Second, []device.Sighting{b(recovery)}, "b in recovery at 1-2"},
			{9 * time.Second, []device.Sighting{a(dfu), b(recovery)}, "b in recovery at 1-2"},
		}},
		{"it is taken away, the other one is meant", "", []look{
			{1 * time.Second, []device.Sighting{b(recovery)}, "a away"},
			{60 * time.Second, []device.Sighting{b(recovery)}, "a away"},
			{61 * time.Second, []device.Sighting{b(recovery)}, "b in recovery at 1-2"},
			{70 * time.Second, both, "b in recovery at 1-2"},
		}},
		{"a phone never seen takes its place", "", []look{
			{1 * time.Second, []device.Sighting{b(recovery)}, "a away"},
			{5 * time.Second, []device.Sighting{b(recovery), called("c", normal, "1-1")}, "c in normal at 1-1"},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := NewChecklist().See(noon, both)
			if tt.choose != "" {
				c = c.Follow(tt.choose).See(noon, both)
			}
			for _, l := range tt.looks {
				c = c.See(noon.Add(l.after), l.on)
				s := c.Seen()
				got := s.Phone + " away"
				if s.Present {
					got = fmt.Sprintf("%s in %s at %s", s.Phone, s.Mode, s.Port)
				}
				if got != l.want {
					t.Errorf("after %v: got %s, want %s", l.after, got, l.want)
				}
			}
		})
	}
}

// While a try or a restore goes on, a phone that is away is not given up for
// the one beside it.
func TestTheWayWaitsWhileARestoreRuns(t *testing.T) {
	both := []device.Sighting{called("a", device.ModeRecovery, "1-1"), called("b", device.ModeRecovery, "1-2")}
	c := NewChecklist().See(noon, both)
	c = take(t, c, []step{
		{choose: []Choice{"step-by-step"}},
		{choose: []Choice{"cable-picture"}},
		{number: 4013},
		{choose: []Choice{"no"}},
		{choose: []Choice{"nothing"}},
		{choose: []Choice{"none"}},
		{choose: []Choice{"good-cable"}},
		{choose: []Choice{"clean"}},
		{choose: []Choice{"charged"}},
		{choose: []Choice{"up-to-date"}},
		{choose: []Choice{"pressed-update"}, want: PageUpdateWatch},
	})
	c = c.See(noon.Add(time.Hour), both[1:])
	c = c.See(noon.Add(2*time.Hour), both[1:])
	if s := c.Seen(); s.Phone != "a" || s.Present {
		t.Errorf("in a restore: got %+v, want a, away", s)
	}
}

// When the way gives a phone up is known beforehand: nothing on the bus may
// say it.
func TestWhenAPhoneIsGivenUp(t *testing.T) {
	both := []device.Sighting{called("a", device.ModeRecovery, "1-1"), called("b", device.ModeRecovery, "1-2")}
	c := NewChecklist().See(noon, both)
	if at, ok := c.GivesUp(); ok {
		t.Errorf("it is there: got %v, want never", at)
	}
	c = c.See(noon.Add(time.Second), both[1:])
	if at, ok := c.GivesUp(); !ok || !at.Equal(noon.Add(61*time.Second)) {
		t.Errorf("it is away: got %v, %v, want 60 s after it left", at, ok)
	}
	if at, ok := c.See(noon.Add(2*time.Second), nil).GivesUp(); ok {
		t.Errorf("nobody else is there: got %v, want never", at)
	}
}

// After a look at another bus the names are given anew: the phone that is there
// is taken at once, whatever another one was called before, and its model is
// still known.
func TestNamesThatAreGivenAnew(t *testing.T) {
	twelve, _ := device.ByProductType("iPhone13,2")
	a, b := called("a", device.ModeRecovery, "1-1"), called("b", device.ModeRecovery, "1-2")
	b.Model = &twelve
	c := NewChecklist().See(noon, []device.Sighting{a, b}).Follow("b").See(noon, []device.Sighting{a, b})
	now := called("a", device.ModeNormal, "1-2") // the one that was b
	if s := c.See(noon.Add(time.Second), []device.Sighting{now}).Seen(); s.Present {
		t.Fatalf("without a word: got %+v, want b, away", s)
	}
	s := c.Renamed().See(noon.Add(time.Second), []device.Sighting{now}).Seen()
	if !s.Present || s.Phone != "a" || s.Model == nil || s.Model.ProductType != "iPhone13,2" {
		t.Errorf("named anew: got %+v, want the one that is there, with its model", s)
	}
}
