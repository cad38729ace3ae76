package virtualphone

import "time"

// Timing is how long a phone takes over things.
type Timing struct {
	// ForcedReset is how long the reset buttons are held until the phone goes
	// black.
	ForcedReset time.Duration
	// TapGap is the longest wait between the taps, and from the last tap to
	// the power button.
	TapGap time.Duration
	// Together is how long power and the second button must have been down at
	// once before power is let go.
	Together time.Duration
	// StaysBlack is how long power may be held after the reset; then the logo
	// comes.
	StaysBlack time.Duration
	// DFUAfter is the time from letting go of power to DFU on the bus, with
	// the second button held throughout.
	DFUAfter time.Duration
	// BootGrace is how long a black phone waits with power let go before it
	// starts.
	BootGrace time.Duration
	// ThroughLogo is how long power is held through the logo until recovery,
	// and how long recovery takes to come up by itself.
	ThroughLogo time.Duration
	// Boot is the time from the logo to the running system on the bus.
	Boot time.Duration
	// PowerOn is how long power is held to start a phone that is off, and how
	// long a charging one takes.
	PowerOn time.Duration
	// Leaves is how long a running phone that was told to enter recovery stays
	// on USB.
	Leaves time.Duration
	// HandOver is how long a phone is off USB between one thing that a restore
	// program had it run and the next, and RestoreBoot until the restore system
	// is there.
	HandOver, RestoreBoot time.Duration
	// Alarm is how long power and a volume button are held on a running phone
	// until it starts Emergency SOS.
	Alarm time.Duration
}

// Usual is an iPhone as the sources describe it; believable, not measured.
var Usual = Timing{
	ForcedReset: 8 * time.Second,         // "about 8-10 s" (Legacy-iOS-Kit 10 s, cfw.guide 8 s)
	TapGap:      2 * time.Second,         // "< 1 s each, accept <= 2 s"
	Together:    time.Second,             // DFU-Helper lets go the instant the phone leaves, after 3+1 s together
	StaysBlack:  8 * time.Second,         // "> ~8 s = the phone restarts (Apple logo)"
	DFUAfter:    2 * time.Second,         // "DFU normally shows within 1-4 s after power is released"
	BootGrace:   1500 * time.Millisecond, // cfw.guide lets go and presses both again
	ThroughLogo: 4 * time.Second,         // EnterRecovery logs show the order of size
	Boot:        20 * time.Second,        // "0x12a8 returns after 20-60 s"
	PowerOn:     2 * time.Second,
	Leaves:      4 * time.Second, // 3uTools' log of an iPhone 11 Pro
	Alarm:       2 * time.Second,
	HandOver:    1900 * time.Millisecond,  // the log of an iPhone 11 Pro
	RestoreBoot: 14300 * time.Millisecond, // the same log
}

// Rehearsed is the phone of a practice: DFU takes its time, so that nobody
// learns to give up after two seconds. One measured list has it 6.7 s (iPhone 6)
// and 10.7 s (iPad 7) after the last button was let go.
var Rehearsed = usualBut(func(t *Timing) { t.DFUAfter = 6700 * time.Millisecond })

func usualBut(change func(*Timing)) Timing {
	t := Usual
	change(&t)
	return t
}

// Scaled is the timing with every duration multiplied by f, for rehearsals
// that should not take as long as life.
func (t Timing) Scaled(f float64) Timing {
	for _, d := range []*time.Duration{
		&t.ForcedReset, &t.TapGap, &t.Together, &t.StaysBlack, &t.DFUAfter,
		&t.BootGrace, &t.ThroughLogo, &t.Boot, &t.PowerOn, &t.Leaves, &t.Alarm, &t.HandOver, &t.RestoreBoot,
	} {
		*d = time.Duration(float64(*d) * f)
	}
	return t
}
