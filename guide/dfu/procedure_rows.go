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
			cue: same("cue.tap.volume-up"), ahead: same("cue.ahead.volume-up"), step: same("step.taps"),
		},
		{kind: Release, lasts: tapGap - tapLength, cue: same(tapEnds)},
		{
			kind: Press, buttons: []device.Button{device.VolumeDown}, lasts: tapLength,
			cue: same("cue.tap.volume-down"), ahead: same("cue.ahead.volume-down"),
		},
		{kind: Release, lasts: tapGap - tapLength, cue: same(tapEnds)},
	}
	holdPower = stage{
		kind: Hold, buttons: []device.Button{power}, untilQuiet: true,
		cue:   byPower{"cue.hold.side", "cue.hold.top"},
		ahead: byPower{"cue.ahead.hold-side", "cue.ahead.hold-top"},
		step:  byPower{"step.hold-side", "step.hold-top"},
	}
	holdPlug = stage{
		kind: Hold, buttons: []device.Button{power},
		cue:   byPower{"cue.plug.side", "cue.plug.top"},
		ahead: byPower{"cue.ahead.hold-side", "cue.ahead.hold-top"},
		step:  byPower{"step.plug-side", "step.plug-top"},
	}
	addDown = stage{
		kind: Hold, buttons: []device.Button{power, device.VolumeDown}, lasts: bothAfterQuiet,
		cue:   byPower{"cue.add.side", "cue.add.top"},
		ahead: byPower{"cue.ahead.add-down", "cue.ahead.add-down"},
		step:  byPower{"step.side-volume-down", "step.top-volume-down"},
	}
	liftBoth = stage{
		kind: Release, lasts: pressAgainAfter,
		cue: same("cue.lift"), ahead: same("cue.ahead.lift"), step: same("step.lift"),
	}
	pressBoth = stage{
		kind: Hold, buttons: []device.Button{power, device.VolumeDown}, lasts: bothAfterQuiet,
		cue:   byPower{"cue.both.side-volume-down", "cue.both.top-volume-down"},
		ahead: byPower{"cue.ahead.both-side-volume-down", "cue.ahead.both-top-volume-down"},
		step:  byPower{"step.side-volume-down", "step.top-volume-down"},
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
		cue:   byPower{"cue.only.volume-down-side", "cue.only.volume-down-top"},
		ahead: byPower{"cue.ahead.let-go-side", "cue.ahead.let-go-top"},
		step:  same("step.volume-down"),
	}
}

// homeOnly is home alone, the last hold of the oldest class.
func homeOnly(lasts, lastsWTF time.Duration) stage {
	return stage{
		kind: Hold, buttons: []device.Button{device.Home}, lasts: lasts, lastsWTF: lastsWTF,
		cue:   byPower{"cue.only.home-side", "cue.only.home-top"},
		ahead: byPower{"cue.ahead.let-go-side", "cue.ahead.let-go-top"},
		step:  same("step.home"),
	}
}

// homeTogether is the long press of the oldest class.
func homeTogether(lasts time.Duration) stage {
	return stage{
		kind: Hold, buttons: []device.Button{device.Home, power}, lasts: lasts, untilQuiet: true,
		cue:   byPower{"cue.both.home-side", "cue.both.home-top"},
		ahead: byPower{"cue.ahead.both-home-side", "cue.ahead.both-home-top"},
		step:  byPower{"step.home-side", "step.home-top"},
	}
}

// downTogether is the long press of the volume-down class, and of the newest
// in the assisted way, where the phone is in recovery and knows no alarm.
func downTogether(lasts time.Duration) stage {
	return stage{
		kind: Hold, buttons: []device.Button{power, device.VolumeDown}, lasts: lasts, untilQuiet: true,
		cue:   byPower{"cue.both.side-volume-down", "cue.both.top-volume-down"},
		ahead: byPower{"cue.ahead.both-side-volume-down", "cue.ahead.both-top-volume-down"},
		step:  byPower{"step.side-volume-down", "step.top-volume-down"},
	}
}
