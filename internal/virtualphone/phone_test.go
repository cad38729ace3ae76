package virtualphone

import (
	"testing"
	"time"

	"relink/internal/device"
)

var (
	iPhone6  = device.Model{ProductType: "iPhone7,2", Name: "iPhone 6", CPID: 0x7000, BDID: 6, Family: device.FamilyIPhone, Class: device.HomePower, Power: device.Side}
	iPhone7  = device.Model{ProductType: "iPhone9,1", Name: "iPhone 7", CPID: 0x8010, BDID: 8, Family: device.FamilyIPhone, Class: device.VolDownPower, Power: device.Side}
	iPhone12 = device.Model{ProductType: "iPhone13,2", Name: "iPhone 12", CPID: 0x8101, BDID: 0x0c, Family: device.FamilyIPhone, Class: device.VolUpVolDownSide, Power: device.Side}
	iPad     = device.Model{ProductType: "iPad7,5", Name: "iPad (6th generation)", CPID: 0x8010, BDID: 0x18, Family: device.FamilyIPad, Class: device.HomePower, Power: device.Top}
)

var dawn = time.Date(2026, 11, 22, 6, 0, 0, 0, time.UTC)

func after(s float64) time.Time { return dawn.Add(time.Duration(s * float64(time.Second))) }

// press is one moment of a story: from then on these buttons are held.
type moment struct {
	at   float64 // seconds
	held []device.Button
}

const (
	home, side, top = device.Home, device.Side, device.Top
	up, down        = device.VolumeUp, device.VolumeDown
)

func hold(at float64, b ...device.Button) moment { return moment{at, b} }

// taps are the two taps of newer phones, ending at the long press.
func tapsThen(b device.Button) []moment {
	return []moment{hold(0, up), hold(0.2), hold(1, down), hold(1.2), hold(2, b)}
}

func TestButtons(t *testing.T) {
	shop := append(tapsThen(side), hold(10, side, down), hold(15, down))
	tests := []struct {
		name  string
		model device.Model
		start State
		held  []moment
		until float64
		want  State
	}{
		{"iPhone 12, the shop's way", iPhone12, Normal, shop, 18, DFU},
		{"iPhone 12 from recovery, taps and all", iPhone12, Recovery, shop, 18, DFU},
		{"iPhone 12, just after the reset", iPhone12, Normal, tapsThen(side), 10.1, Black},
		{"iPhone 12, side without taps does nothing", iPhone12, Normal, []moment{hold(0, side)}, 30, Normal},
		{"iPhone 12, taps too slow", iPhone12, Normal, []moment{hold(0, up), hold(0.2), hold(3, down), hold(3.2), hold(4, side)}, 30, Normal},
		{"iPhone 12, taps the wrong way round", iPhone12, Normal, []moment{hold(0, down), hold(0.2), hold(1, up), hold(1.2), hold(2, side)}, 30, Normal},
		{"iPhone 12, power kept on", iPhone12, Normal, append(tapsThen(side), hold(10, side, down)), 22.1, Recovery},
		{"iPhone 12, everything let go at once", iPhone12, Normal, append(tapsThen(side), hold(10, side, down), hold(15)), 37, Normal},
		{"iPhone 12, volume let go too early", iPhone12, Normal, append(tapsThen(side), hold(10, side, down), hold(15, down), hold(16)), 38, Normal},
		{"iPhone 12, let go and both pressed again", iPhone12, Normal, append(tapsThen(side), hold(10), hold(11, side, down), hold(16, down)), 18.1, DFU},
		{"iPhone 12, off: side starts it into recovery", iPhone12, Off, []moment{hold(0, side)}, 6.1, Recovery},
		{"iPhone 12, off: a short press boots it", iPhone12, Off, []moment{hold(0, side), hold(3)}, 22.1, Normal},
		{"iPhone 12, leaving DFU", iPhone12, DFU, append(tapsThen(side), hold(12)), 34, Normal},
		{"iPhone 6, 10 s and 8 s", iPhone6, Normal, []moment{hold(0, home, side), hold(10, home)}, 12.1, DFU},
		{"iPhone 6 from off", iPhone6, Off, []moment{hold(0, home, side), hold(10, home)}, 12.1, DFU},
		{"iPhone 6 with the wrong button", iPhone6, Normal, []moment{hold(0, down, side), hold(10, down)}, 30, Normal},
		{"iPhone 6 held through the logo", iPhone6, Normal, []moment{hold(0, home, side)}, 20.1, Recovery},
		{"iPhone 7, 10 s and 8 s", iPhone7, Normal, []moment{hold(0, side, down), hold(10, down)}, 12.1, DFU},
		{"iPhone 7 from recovery, 8 s each", iPhone7, Recovery, []moment{hold(0, side, down), hold(8.2, down)}, 10.3, DFU},
		{"iPhone 7 home button does nothing", iPhone7, Normal, []moment{hold(0, side, home), hold(10, home)}, 30, Normal},
		{"iPad with a top button", iPad, Normal, []moment{hold(0, home, top), hold(10, home)}, 12.1, DFU},
		{"nobody touches it", iPhone12, Normal, nil, 100, Normal},
		{"off stays off", iPhone12, Off, nil, 100, Off},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := New(Spec{Model: tt.model}, tt.start, dawn)
			for _, m := range tt.held {
				p = p.Press(after(m.at), m.held...)
			}
			p = p.Advance(after(tt.until))
			if p.State() != tt.want {
				t.Errorf("after %gs: got %v, want %v", tt.until, p.State(), tt.want)
			}
		})
	}
}
