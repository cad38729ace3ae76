package checklist

import (
	"testing"
	"time"

	"relink/guide/dfu"
	"relink/guide/verdict"
	"relink/internal/device"
)

// step is one thing that happens on the way: an answer, a number, or what the
// bus shows.
type step struct {
	choose []Choice
	number int
	see    []device.Sighting
	ended  dfu.Outcome
	back   bool
	toward verdict.Advice
	want   Page
}

func yes(v bool) *bool { return &v }

func phone(mode device.Mode, hubs ...string) []device.Sighting {
	x := device.Sighting{
		Device:    device.Device{Port: "1-4", Hubs: append([]string{"usb1"}, hubs...)},
		Mode:      mode,
		Family:    device.FamilyIPhone,
		IOSDevice: yes(true),
		Phone:     "phone-1",
	}
	if mode == device.ModeDFU {
		x.Identity = device.ParseSerial("CPID:8101 BDID:0C SRTG:[iBoot-5281.0.0.100.8]")
	}
	return []device.Sighting{x}
}

// atPort is the phone in recovery at another port of the computer.
func atPort(port string) []device.Sighting {
	x := phone(device.ModeRecovery)
	x[0].Port = port
	return x
}

// unplaced is the phone in recovery where the system does not tell its port, as
// Windows may not.
func unplaced() []device.Sighting {
	x := phone(device.ModeRecovery)
	x[0].Port, x[0].Hubs = "", nil
	return x
}

var noon = time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)

// take walks the steps and tells where one went elsewhere than wanted.
func take(t *testing.T, c Checklist, steps []step) Checklist {
	t.Helper()
	for i, s := range steps {
		switch {
		case s.see != nil:
			c = c.See(noon.Add(time.Duration(i)*10*time.Second), s.see)
		case s.ended != "":
			c = c.Ended(s.ended)
		case s.back:
			c = c.Back()
		case s.toward != "":
			c = c.Toward(s.toward)
		default:
			a := Answer{Choices: s.choose}
			if s.number != 0 {
				a.Number = &s.number
			}
			next, ok := c.Answer(a)
			if !ok {
				t.Fatalf("step %d: page %s does not take %v %d", i, c.Page(), s.choose, s.number)
			}
			c = next
		}
		if s.want != "" && c.Page() != s.want {
			t.Fatalf("step %d: got page %s, want %s", i, c.Page(), s.want)
		}
	}
	return c
}

func one(c Choice, want Page) step          { return step{choose: []Choice{c}, want: want} }
func many(want Page, cs ...Choice) step     { return step{choose: cs, want: want} }
func sees(s []device.Sighting, w Page) step { return step{see: s, want: w} }
