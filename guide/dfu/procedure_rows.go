package dfu

import (
	"slices"
	"time"

	"relink/internal/device"
)

// procedures are the ways into DFU by class, start and variant, in the order in
// which the window tries them. The seconds are named in run_thresholds.go; a
// stage whose time is 0 waits for the bus.
//
// For the two older classes it begins with KeepBoth: of 10,000 made-up
// people 96 % reach DFU at the first try with it, 58 % with Legacy-iOS-Kit's
// seconds, whose clock lets go of power before a slow phone resets
// (BenchmarkSimulation). relinkctl takes the row that the window begins with.
var procedures = []Procedure{
	{
		Class: device.VolUpVolDownSide, Start: FromNormal, Source: "article",
		stages: slices.Concat(taps, []stage{holdPower, addDown, downOnly(downAlone), letGo}),
	},
	{
		Class: device.VolUpVolDownSide, Start: FromNormal, Variant: PressAgain, Source: "cfw.guide",
		stages: slices.Concat(taps, []stage{holdPower, liftBoth, pressBoth, downOnly(downAloneAgain), letGo}),
	},
	{
		Class: device.VolUpVolDownSide, Start: FromRecovery, Source: "Legacy-iOS-Kit; until quiet instead of 10 s",
		stages: slices.Concat(taps, []stage{holdPower, addDown, downOnly(secondAlone), letGo}),
	},
	{
		Class: device.VolUpVolDownSide, Start: FromRecovery, Variant: PressAgain, Source: "cfw.guide, surrealra1n 107",
		stages: slices.Concat(taps, []stage{holdPower, liftBoth, pressBoth, downOnly(downAloneAgain), letGo}),
	},
	{
		Class: device.VolUpVolDownSide, Start: FromRecovery, Variant: Assisted, Source: "palera1n",
		stages: []stage{downTogether(rebootAfter), restart, downStay, downOnly(downAssisted), letGo},
	},
	{
		Class: device.VolUpVolDownSide, Start: FromOff, LeadsTo: FromRecovery, Source: "Legacy-iOS-Kit",
		stages: slices.Concat(taps, []stage{holdPlug}),
	},

	{
		Class: device.HomePower, Start: FromNormal, Variant: KeepBoth, Source: "palera1n",
		stages: []stage{homeTogether(0), homeStay, homeOnly(downAssisted, secondAloneWTF), letGo},
	},
	{
		Class: device.HomePower, Start: FromNormal, Source: "Legacy-iOS-Kit",
		stages: []stage{homeTogether(bothFromNormal), homeOnly(secondAlone, secondAloneWTF), letGo},
	},
	{
		Class: device.HomePower, Start: FromRecovery, Variant: KeepBoth, Source: "palera1n",
		stages: []stage{homeTogether(0), homeStay, homeOnly(downAssisted, 0), letGo},
	},
	{
		Class: device.HomePower, Start: FromRecovery, Source: "Legacy-iOS-Kit",
		stages: []stage{homeTogether(bothFromRecovery), homeOnly(secondAlone, 0), letGo},
	},
	{
		Class: device.HomePower, Start: FromRecovery, Variant: Assisted, Source: "palera1n",
		stages: []stage{homeTogether(rebootAfter), homeRestart, homeStay, homeOnly(downAssisted, 0), letGo},
	},
	{
		Class: device.HomePower, Start: FromOff, Source: "Legacy-iOS-Kit",
		stages: []stage{homeTogether(bothFromNormal), homeOnly(secondAlone, secondAloneWTF), letGo},
	},

	{
		Class: device.VolDownPower, Start: FromNormal, Variant: KeepBoth, Source: "palera1n",
		stages: []stage{downTogether(0), downStay, downOnly(downAssisted), letGo},
	},
	{
		Class: device.VolDownPower, Start: FromNormal, Source: "Legacy-iOS-Kit",
		stages: []stage{downTogether(bothFromNormal), downOnly(secondAlone), letGo},
	},
	{
		Class: device.VolDownPower, Start: FromNormal, Variant: OtherButton, Only: "iPod9,1", Source: "palera1n",
		stages: []stage{homeTogether(bothFromNormal), homeOnly(secondAlone, 0), letGo},
	},
	{
		Class: device.VolDownPower, Start: FromRecovery, Variant: KeepBoth, Source: "palera1n",
		stages: []stage{downTogether(0), downStay, downOnly(downAssisted), letGo},
	},
	{
		Class: device.VolDownPower, Start: FromRecovery, Source: "Legacy-iOS-Kit",
		stages: []stage{downTogether(bothFromRecovery), downOnly(secondAlone), letGo},
	},
	{
		Class: device.VolDownPower, Start: FromRecovery, Variant: OtherButton, Only: "iPod9,1", Source: "palera1n",
		stages: []stage{homeTogether(bothFromRecovery), homeOnly(secondAlone, 0), letGo},
	},
	{
		Class: device.VolDownPower, Start: FromRecovery, Variant: Assisted, Source: "palera1n",
		stages: []stage{downTogether(rebootAfter), restart, downStay, downOnly(downAssisted), letGo},
	},
	{
		Class: device.VolDownPower, Start: FromOff, Source: "Legacy-iOS-Kit",
		stages: []stage{downTogether(bothFromNormal), downOnly(secondAlone), letGo},
	},
	{
		Class: device.VolDownPower, Start: FromOff, Variant: OtherButton, Only: "iPod9,1", Source: "palera1n",
		stages: []stage{homeTogether(bothFromNormal), homeOnly(secondAlone, 0), letGo},
	},
}

// tapEnds is said when a finger leaves a tapped button.
const tapEnds = "cue.tap.release"

// The stages the rows are made of.
var (
	taps = []stage{
		{
			kind: Press, buttons: []device.Button{device.VolumeUp}, lasts: tapLength,
			cue: byPower{side: "cue.tap.volume-up", top: "cue.tap.volume-up", pad: "cue.tap.volume-nearest"}, ahead: byPower{side: "cue.ahead.volume-up", top: "cue.ahead.volume-up", pad: "cue.ahead.volume-nearest"}, step: byPower{side: "step.taps", top: "step.taps", pad: "step.taps-pad"},
		},
		{kind: Release, lasts: tapGap - tapLength, cue: same(tapEnds)},
		{
			kind: Press, buttons: []device.Button{device.VolumeDown}, lasts: tapLength,
			cue: byPower{side: "cue.tap.volume-down", top: "cue.tap.volume-down", pad: "cue.tap.volume-farthest"}, ahead: byPower{side: "cue.ahead.volume-down", top: "cue.ahead.volume-down", pad: "cue.ahead.volume-farthest"},
		},
		{kind: Release, lasts: tapGap - tapLength, cue: same(tapEnds)},
	}
	holdPower = stage{
		kind: Hold, buttons: []device.Button{power}, untilQuiet: true,
		cue:   byPower{side: "cue.hold.side", top: "cue.hold.top"},
		ahead: byPower{side: "cue.ahead.hold-side", top: "cue.ahead.hold-top"},
		step:  byPower{side: "step.hold-side", top: "step.hold-top"},
	}
	holdPlug = stage{
		kind: Hold, buttons: []device.Button{power},
		cue:   byPower{side: "cue.plug.side", top: "cue.plug.top"},
		ahead: byPower{side: "cue.ahead.hold-side", top: "cue.ahead.hold-top"},
		step:  byPower{side: "step.plug-side", top: "step.plug-top"},
	}
	addDown = stage{
		kind: Hold, buttons: []device.Button{power, device.VolumeDown}, lasts: bothAfterQuiet,
		cue:   byPower{side: "cue.add.side", top: "cue.add.top", pad: "cue.add.pad"},
		ahead: byPower{side: "cue.ahead.add-down", top: "cue.ahead.add-down", pad: "cue.ahead.add-pad"},
		step:  byPower{side: "step.side-volume-down", top: "step.top-volume-down", pad: "step.top-volume-farthest"},
	}
	liftBoth = stage{
		kind: Release, lasts: pressAgainAfter,
		cue: same("cue.lift"), ahead: same("cue.ahead.lift"), step: same("step.lift"),
	}
	pressBoth = stage{
		kind: Hold, buttons: []device.Button{power, device.VolumeDown}, lasts: bothAfterQuiet,
		cue:   byPower{side: "cue.both.side-volume-down", top: "cue.both.top-volume-down", pad: "cue.both.pad"},
		ahead: byPower{side: "cue.ahead.both-side-volume-down", top: "cue.ahead.both-top-volume-down", pad: "cue.ahead.both-pad"},
		step:  byPower{side: "step.side-volume-down", top: "step.top-volume-down", pad: "step.top-volume-farthest"},
	}
	downStay = stage{
		kind: Hold, buttons: []device.Button{power, device.VolumeDown}, lasts: keepBoth,
		cue: same("cue.stay"), ahead: same("cue.ahead.stay"), step: same("step.stay"),
	}
	homeStay = stage{
		kind: Hold, buttons: []device.Button{device.Home, power}, lasts: keepBoth,
		cue: same("cue.stay"), ahead: same("cue.ahead.stay"), step: same("step.stay"),
	}
	restart = stage{
		kind: Info, buttons: []device.Button{power, device.VolumeDown}, action: ActionReboot, untilQuiet: true,
		cue: same("cue.restart"), ahead: same("cue.ahead.restart"), step: same("step.restart"),
	}
	homeRestart = stage{
		kind: Info, buttons: []device.Button{device.Home, power}, action: ActionReboot, untilQuiet: true,
		cue: same("cue.restart"), ahead: same("cue.ahead.restart"), step: same("step.restart"),
	}
	letGo = stage{kind: Release, cue: same("cue.release.wait"), ahead: same("cue.ahead.release"), step: same("step.wait")}
)

// downOnly is volume down alone, the last hold of two classes.
func downOnly(lasts time.Duration) stage {
	return stage{
		kind: Hold, buttons: []device.Button{device.VolumeDown}, lasts: lasts,
		cue:   byPower{side: "cue.only.volume-down-side", top: "cue.only.volume-down-top", pad: "cue.only.pad"},
		ahead: byPower{side: "cue.ahead.let-go-side", top: "cue.ahead.let-go-top"},
		step:  byPower{side: "step.volume-down", top: "step.volume-down", pad: "step.volume-farthest"},
	}
}

// homeOnly is home alone, the last hold of the oldest class.
func homeOnly(lasts, lastsWTF time.Duration) stage {
	return stage{
		kind: Hold, buttons: []device.Button{device.Home}, lasts: lasts, lastsWTF: lastsWTF,
		cue:   byPower{side: "cue.only.home-side", top: "cue.only.home-top"},
		ahead: byPower{side: "cue.ahead.let-go-side", top: "cue.ahead.let-go-top"},
		step:  same("step.home"),
	}
}

// homeTogether is the long press of the oldest class.
func homeTogether(lasts time.Duration) stage {
	return stage{
		kind: Hold, buttons: []device.Button{device.Home, power}, lasts: lasts, untilQuiet: true,
		cue:   byPower{side: "cue.both.home-side", top: "cue.both.home-top"},
		ahead: byPower{side: "cue.ahead.both-home-side", top: "cue.ahead.both-home-top"},
		step:  byPower{side: "step.home-side", top: "step.home-top"},
	}
}

// downTogether is the long press of the volume-down class, and of the newest
// in the assisted way, where the phone is in recovery and knows no alarm.
func downTogether(lasts time.Duration) stage {
	return stage{
		kind: Hold, buttons: []device.Button{power, device.VolumeDown}, lasts: lasts, untilQuiet: true,
		cue:   byPower{side: "cue.both.side-volume-down", top: "cue.both.top-volume-down", pad: "cue.both.pad"},
		ahead: byPower{side: "cue.ahead.both-side-volume-down", top: "cue.ahead.both-top-volume-down", pad: "cue.ahead.both-pad"},
		step:  byPower{side: "step.side-volume-down", top: "step.top-volume-down", pad: "step.top-volume-farthest"},
	}
}
