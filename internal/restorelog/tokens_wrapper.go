package restorelog

import (
	"bytes"

	"relink/internal/restore"
)

// wrapperTokens are 3uTools' own words, around Apple's engine and around
// idevicerestore (its logs in idevicerestore #351, #560 and futurerestore #241,
// #390). Its operations it names without their numbers.
var wrapperTokens = []token{
	{"start flash", atStart, wrapper, hint, ifAlone(starts)},
	{"libversion:", atStart, wrapper, hint, nil},
	{"checking pc diskspace", atStart, wrapper, hint, nil},
	{"run the flash program", atStart, wrapper, hint, nil},
	{"flash mode:", atStart, wrapper, hint, flashMode},
	{"requesting shsh", atStart, wrapper, hint, ifAlone(begins(restore.StageSigning))},
	{"enter recovery mode", atStart, wrapper, hint, ifAlone(begins(restore.StageEnterRecovery))},
	{"switching to recovery mode", atStart, wrapper, hint, ifAlone(begins(restore.StageEnterRecovery))},
	{"sending restore logo", atStart, wrapper, hint, sends},
	{"sending restore trust cache", atStart, wrapper, hint, sends},
	{"sending restore ram disk", atStart, wrapper, hint, sends},
	{"sending restore device tree", atStart, wrapper, hint, sends},
	{"sending restore kernel cache", atStart, wrapper, hint, sends},
	{"sending ramdisk", atStart, wrapper, hint, sends},
	{"sending devicetree", atStart, anyone, noHint, sends},
	{"sending kernelcache", atStart, anyone, noHint, sends},
	{"sending kernel cache", atStart, wrapper, hint, sends},
	{"sending device tree", atStart, wrapper, hint, sends},
	{"starting micro-ios operating system", atStart, wrapper, hint, begins(restore.StageRamdiskBoot)},
	{"succeed to connect the micro-ios", atStart, wrapper, hint, answers},
	{"restoring", atStart, anyone, noHint, ifAlone(restoring)},
	{"sending rootticket", atStart, anyone, noHint, ifAlone(answers)},
	{"sending fdrtrustdata", atStart, wrapper, hint, begins(restore.StageCalibrationData)},
	{"flash failed", atStart, wrapper, hint, fails},
	{"flashing failed", atStart, wrapper, hint, fails},
}

// flashMode reads "Don't Retain User's Data While Flashing".
func flashMode(r *reading, h *hit) {
	rest := bytes.ToLower(h.rest())
	switch {
	case bytes.Contains(rest, []byte("don't retain")), bytes.Contains(rest, []byte("not retain")):
		r.behaviour = restore.Erase
	case bytes.Contains(rest, []byte("retain user")):
		r.behaviour = restore.Update
	}
}

// restoring is 3uTools' word for starting RestoreOS.
func restoring(r *reading, h *hit) {
	if r.weight[wrapper] > 0 {
		reaches(restore.StageRamdiskBoot)(r, h)
	}
}
