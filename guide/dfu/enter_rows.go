package dfu

import (
	"slices"
	"time"

	"relink/internal/device"
)

// IntoRecovery is the way into recovery instead of DFU: the same run, ended by
// another mode. It is in no list of Variants, which lead to DFU.
const IntoRecovery Variant = "into-recovery"

// ReachedRecovery is the success of IntoRecovery.
const ReachedRecovery Outcome = "reached-recovery"

// throughLogo is how long the buttons stay down once the phone went quiet. The
// phone shows recovery about 10 s after it left (3uTools' log of an iPhone 11
// Pro); Apple gives no seconds: until the recovery mode screen.
const throughLogo = 40 * time.Second

// intoRecovery are Apple's published steps by class. Apple's own page was not at
// hand; xda-developers ("How to put your iPhone in Recovery mode"), webphonetech
// and teksure give the same ones. Nothing here is held together with volume on a
// running phone of the newest class; on the older ones those two buttons are
// what restarts it.
var intoRecovery = []Procedure{
	{
		Class: device.VolUpVolDownSide, Start: FromNormal, Variant: IntoRecovery, Source: "Apple's steps, as xda-developers gives them",
		stages: slices.Concat(taps, []stage{holdPower, keepThrough(power), letGo}),
	},
	{
		Class: device.VolDownPower, Start: FromNormal, Variant: IntoRecovery, Source: "Apple's steps, as xda-developers gives them",
		stages: []stage{downTogether(0), keepThrough(power, device.VolumeDown), letGo},
	},
	{
		Class: device.HomePower, Start: FromNormal, Variant: IntoRecovery, Source: "Apple's steps, as xda-developers gives them",
		stages: []stage{homeTogether(0), keepThrough(device.Home, power), letGo},
	},
}

// keepThrough keeps the power button, or it and another, down through the logo.
func keepThrough(buttons ...device.Button) stage {
	s := stage{
		kind: Hold, buttons: buttons, lasts: throughLogo,
		cue: same("enter.cue.keep-both"), ahead: same("enter.ahead.keep-both"), step: same("enter.step.keep-both"),
	}
	if len(buttons) == 1 {
		s.cue = byPower{side: "enter.cue.keep-side", top: "enter.cue.keep-top"}
		s.ahead = byPower{side: "enter.ahead.keep-side", top: "enter.ahead.keep-top"}
		s.step = byPower{side: "enter.step.keep-side", top: "enter.step.keep-top"}
	}
	return s
}

// settleRecovery ends a run into recovery with what the phone shows.
func (r *Run) settleRecovery(seen device.Sighting, at time.Time, cause Cause, cues *[]Cue) {
	switch seen.Mode {
	case device.ModeRecovery:
		r.decide(ReachedRecovery, "enter.hint.reached", at, cause, cues)
	case device.ModeNormal:
		r.decide(Booted, "enter.hint.booted", at, cause, cues)
	default:
		r.decide(OtherMode, "enter.hint.other", at, cause, cues)
	}
}
