package verdict

import (
	"slices"

	"relink/internal/restore"
)

// suspectRow is one rule about a possible cause: when it applies, how much it
// says, in which words, and who says so.
type suspectRow struct {
	rule       string
	suspect    restore.Cause
	likelihood Likelihood
	// clears: the row outweighs every row that speaks for the suspect. No row
	// clears hardware but a success.
	clears  bool
	when    func(tally) bool
	because string
	sources []string
}

// hardwareSuspects are the parts of the phone behind its socket.
var hardwareSuspects = []restore.Cause{
	restore.CauseNAND, restore.CauseAudioIC, restore.CauseBaseband, restore.CauseSensorFlex, restore.CausePower, restore.CauseBoard,
}

func anyOf(kind is) func(tally) bool { return func(t tally) bool { return t.any(kind) } }

// spoken: some try says something.
func (t tally) spoken() bool { return !t.silent() }

func onSwapped(kind is, of func(restore.Attempt) string) func(tally) bool {
	return func(t tally) bool { return swapped(t.of(kind), of) }
}

func everywhere(kind is) func(tally) bool {
	return func(t tally) bool { return swappedAll(t.of(kind)) }
}

// suspectRows speak for and against the causes while nothing has succeeded.
// No row names a chip because of a number alone.
var suspectRows = []suspectRow{
	// The link, from the cable to the computer's port.
	{
		rule: "cable-further", suspect: restore.CauseCable, likelihood: Possible,
		when:    further(cableOf),
		because: "cause.cable.further", sources: []string{srcCable, srcTries},
	},
	{
		rule: "cable", suspect: restore.CauseCable, likelihood: Possible, when: tally.spoken,
		because: "cause.cable.first", sources: []string{srcApple, srcShop, srcGuides},
	},
	{
		rule: "cable-shaky", suspect: restore.CauseCable, likelihood: Likely, when: anyOf(both(both(shaky, hard), alone)),
		because: "cause.cable.shaky", sources: []string{srcShop, srcCable},
	},
	{
		rule: "cable-swapped", suspect: restore.CauseCable, likelihood: Unlikely, clears: true,
		when: failedAlike(cableOf), because: "cause.cable.swapped", sources: []string{srcTries},
	},
	{
		rule: "socket", suspect: restore.CauseDevicePort, likelihood: Possible, when: tally.spoken,
		because: "cause.device-port.first", sources: []string{srcShop, srcGuides},
	},
	{
		rule: "socket-shaky", suspect: restore.CauseDevicePort, likelihood: Likely,
		when: onSwapped(both(both(shaky, hard), alone), cableOf), because: "cause.device-port.shaky", sources: []string{srcShop, srcTries},
	},
	{
		rule: "hub", suspect: restore.CauseComputerPort, likelihood: Possible, when: tally.hubSuspect,
		because: "cause.computer-port.via-hub", sources: []string{srcApple, srcShop},
	},
	{
		rule: "port-further", suspect: restore.CauseComputerPort, likelihood: Possible, when: further(portOf),
		because: "cause.computer-port.further", sources: []string{srcTries},
	},
	{
		rule: "port", suspect: restore.CauseComputerPort, likelihood: Possible, when: tally.spoken,
		because: "cause.computer-port.first", sources: []string{srcApple, srcShop, srcGuides},
	},
	{
		rule: "neighbours", suspect: restore.CauseComputerPort, likelihood: Likely,
		when:    anyOf(shared),
		because: "cause.computer-port.neighbours", sources: []string{srcUSB},
	},
	{
		rule: "hub-shaky", suspect: restore.CauseComputerPort, likelihood: Likely, when: anyOf(both(viaHub, both(shaky, hard))),
		because: "cause.computer-port.hub", sources: []string{srcApple, srcShop},
	},
	{
		rule: "port-swapped", suspect: restore.CauseComputerPort, likelihood: Unlikely, clears: true,
		when: func(t tally) bool {
			return failedAlike(portOf)(t) && !t.hubSuspect() && !t.any(shared)
		},
		because: "cause.computer-port.swapped", sources: []string{srcTries},
	},

	// The computer, the network, the file.
	{
		rule: "computer-further", suspect: restore.CauseSoftware, likelihood: Possible, when: further(computerOf),
		because: "cause.computer-software.further", sources: []string{srcTries},
	},
	{
		rule: "computer", suspect: restore.CauseSoftware, likelihood: Possible, when: tally.spoken,
		because: "cause.computer-software.first", sources: []string{srcApple, srcShop, srcOtherMac},
	},
	{
		rule: "driver", suspect: restore.CauseSoftware, likelihood: Possible,
		when: anyOf(func(a restore.Attempt) bool {
			return heldLink(a) && (a.Stage == restore.StageDFUUpload || a.Stage == restore.StageRecoveryUpload)
		}),
		because: "cause.computer-software.driver", sources: []string{srcDriver},
	},
	{
		rule: "host", suspect: restore.CauseSoftware, likelihood: Likely,
		when:    func(t tally) bool { return len(t.host) > 0 },
		because: "cause.computer-software.host", sources: []string{srcApple, srcLists},
	},
	{
		rule: "computer-swapped", suspect: restore.CauseSoftware, likelihood: Unlikely, clears: true,
		when: failedAlike(computerOf), because: "cause.computer-software.swapped", sources: []string{srcTries},
	},
	{
		rule: "network", suspect: restore.CauseNetwork, likelihood: Likely,
		when:    func(t tally) bool { return len(t.network) > 0 },
		because: "cause.network.code", sources: []string{srcApple, srcSigning},
	},
	{
		rule: "part-data", suspect: restore.CauseNetwork, likelihood: Possible, when: anyOf(atStage(restore.StageCalibrationData)),
		because: "cause.network.part-data", sources: []string{srcFDR},
	},
	{
		rule: "part-data-fetched", suspect: restore.CauseNetwork, likelihood: Likely, when: tally.networkSuspect,
		because: "cause.network.part-data-first", sources: []string{srcFDR, srcOtherNetwork},
	},
	{
		rule: "unsigned-file", suspect: restore.CauseFirmwareFile, likelihood: Possible,
		when:    func(t tally) bool { return slices.ContainsFunc(t.network, withCode([]int{3194, 94})) },
		because: "cause.firmware.unsigned", sources: []string{srcSigning},
	},
	{
		rule: "file", suspect: restore.CauseFirmwareFile, likelihood: Possible,
		when: anyOf(func(a restore.Attempt) bool {
			return withCode([]int{2, 14, 27})(a) || a.Stage == restore.StageFilesystem || a.Stage == restore.StageSealing
		}),
		because: "cause.firmware.file", sources: []string{srcRestored, srcApple},
	},

	// Power.
	{
		rule: "silence", suspect: restore.CausePower, likelihood: Possible, when: anyOf(neverReturned),
		because: "cause.power.silence", sources: []string{srcGuides, srcTechs, srcShop},
	},
	{
		rule: "restarts", suspect: restore.CausePower, likelihood: Possible, when: anyOf(resets),
		because: "cause.power.restarts", sources: []string{srcGuides, srcTechs, srcBattery, srcShop},
	},
	{
		rule: "loops", suspect: restore.CausePower, likelihood: Possible, when: tally.unsteady,
		because: "cause.power.loops", sources: []string{srcLoops, srcBattery, srcShop},
	},
	{
		rule: "silence-everywhere", suspect: restore.CausePower, likelihood: Likely, when: everywhere(neverReturned),
		because: "cause.power.everywhere", sources: []string{srcTechs, srcTries, srcShop},
	},
	{
		rule: "new-battery", suspect: restore.CausePower, likelihood: Likely,
		when: func(t tally) bool {
			return t.had(HistoryBatteryReplaced) && t.any(both(hard, either(resets, neverReturned)))
		},
		because: "cause.power.battery", sources: []string{srcGuides, srcBattery, srcShop},
	},

	// Sensor lines: iPhone X and later.
	{
		rule: "sensors-told", suspect: restore.CauseSensorFlex, likelihood: Possible,
		when: func(t tally) bool {
			return t.faceID() && t.sensorHistory() && t.any(either(resets, both(faultless, withCode([]int{4013, 4014}))))
		},
		because: "cause.sensor.history", sources: []string{srcRossmann, srcIFixit, srcShop},
	},
	{
		rule: "sensors-everywhere", suspect: restore.CauseSensorFlex, likelihood: Possible,
		when:    func(t tally) bool { return t.faceID() && everywhere(resets)(t) },
		because: "cause.sensor.everywhere", sources: []string{srcRossmann, srcIFixit, srcDisplay},
	},
	{
		// It kept restarting, and the number of a phone that restarts came with
		// everything swapped: no restart need be seen for that.
		rule: "sensors-loops", suspect: restore.CauseSensorFlex, likelihood: Possible,
		when: func(t tally) bool {
			return t.faceID() && t.shows(SymptomBootLoop) && everywhere(both(faultless, withCode([]int{4013, 4014})))(t)
		},
		because: "cause.sensor.loops", sources: []string{srcRossmann, srcIFixit, srcDisplay},
	},
	{
		rule: "part-data-sensors", suspect: restore.CauseSensorFlex, likelihood: Possible,
		when:    anyOf(both(atStage(restore.StageCalibrationData), faultless)),
		because: "cause.sensor.part-data", sources: []string{srcRestored, srcFDR},
	},
	{
		rule: "sensors-own", suspect: restore.CauseSensorFlex, likelihood: Likely,
		when:    func(t tally) bool { return len(t.ownSensors()) > 0 },
		because: "cause.sensor.own", sources: []string{srcRossmann, srcIFixit, srcShop},
	},

	// Storage.
	{
		rule: "resets-everywhere", suspect: restore.CauseNAND, likelihood: Possible, when: everywhere(resets),
		because: "cause.nand.restarts", sources: []string{srcRossmann, srcTechs, srcShop},
	},
	{
		rule: "writes", suspect: restore.CauseNAND, likelihood: Possible,
		when: anyOf(both(faultless, func(a restore.Attempt) bool {
			switch a.Stage {
			case restore.StageStorage, restore.StageFilesystem, restore.StageFirmware, restore.StageSEP:
				return true
			}
			return false
		})),
		because: "cause.nand.writes", sources: []string{srcRestored, srcNANDThread, srcTechs, srcShop},
	},
	{
		rule: "storage-falls", suspect: restore.CauseNAND, likelihood: Possible, when: tally.hurt,
		because: "cause.nand.dropped", sources: []string{srcStorageWeb},
	},
	{
		rule: "storage-loops", suspect: restore.CauseNAND, likelihood: Possible, when: tally.unsteady,
		because: "cause.nand.unsteady", sources: []string{srcStorageWeb, srcLoops},
	},
	{
		rule: "storage-own", suspect: restore.CauseNAND, likelihood: Likely,
		when:    func(t tally) bool { return len(t.ownStorage()) > 0 },
		because: "cause.nand.own", sources: []string{srcRestored, srcTechs, srcNANDThread, srcShop},
	},

	// Radio and sound.
	{
		rule: "radio", suspect: restore.CauseBaseband, likelihood: Possible,
		when:    anyOf(both(atStage(restore.StageBaseband), faultless)),
		because: "cause.baseband.stage", sources: []string{srcRadioLog, srcRestored},
	},
	{
		rule: "radio-number", suspect: restore.CauseBaseband, likelihood: Possible,
		when: func(t tally) bool {
			number := func(a restore.Attempt) bool { return !knownStage(a) && faultless(a) && withCode(basebandCodes)(a) }
			return t.shows(SymptomNoService) && t.any(number)
		},
		because: "cause.baseband.number", sources: []string{srcLists},
	},
	{
		rule: "radio-a10", suspect: restore.CauseBaseband, likelihood: Possible,
		when: func(t tally) bool {
			return t.a10() && t.shows(SymptomNoService) && t.any(either(resets, withCode(linkCodes)))
		},
		because: "cause.baseband.a10", sources: []string{srcPhoneSvc, srcTechs},
	},
	{
		rule: "radio-own", suspect: restore.CauseBaseband, likelihood: Likely,
		when:    func(t tally) bool { return len(t.ownBaseband()) > 0 },
		because: "cause.baseband.own", sources: []string{srcRadioLog, srcRestored, srcLists},
	},
	{
		rule: "sound", suspect: restore.CauseAudioIC, likelihood: Possible,
		when: func(t tally) bool {
			return t.iPhone7() && (t.shows(SymptomVoiceMemos) || t.shows(SymptomSpeakerphone)) &&
				t.any(either(resets, withCode(linkCodes)))
		},
		because: "cause.audio-ic.symptoms", sources: []string{srcShop, srcPhoneSvc, srcVocus, srcTechs},
	},

	// The board.
	{
		rule: "board-restarts", suspect: restore.CauseBoard, likelihood: Possible, when: anyOf(either(resets, neverReturned)),
		because: "cause.board.restarts", sources: []string{srcEngine, srcTechs},
	},
	{
		rule: "board-falls", suspect: restore.CauseBoard, likelihood: Possible, when: tally.hurt,
		because: "cause.board.dropped", sources: []string{srcFalls, srcTechs},
	},
	{
		rule: "board-loops", suspect: restore.CauseBoard, likelihood: Possible, when: tally.unsteady,
		because: "cause.board.unsteady", sources: []string{srcFalls, srcLoops},
	},
	{
		rule: "board-a10", suspect: restore.CauseBoard, likelihood: Possible,
		when:    func(t tally) bool { return t.a10() && t.any(resets) },
		because: "cause.board.a10", sources: []string{srcIguys, srcVocus, srcTechs},
	},
	{
		rule: "board-everywhere", suspect: restore.CauseBoard, likelihood: Likely, when: everywhere(resets),
		because: "cause.board.everywhere", sources: []string{srcEngine, srcTechs, srcTries},
	},
	{
		rule: "board-dfu", suspect: restore.CauseBoard, likelihood: Likely,
		when:    onSwapped(both(fromDFU, both(faultless, either(withCode([]int{4014}), toDFU))), computerOf),
		because: "cause.board.dfu", sources: []string{srcPadRehab, srcEngine},
	},
	{
		rule: "board-exhausted", suspect: restore.CauseBoard, likelihood: Likely, when: tally.exhausted,
		because: "cause.board.exhausted", sources: []string{srcTries, srcTechs, srcShop},
	},
}

// failedAlike: it failed with two different ones, and not at stages known to
// differ: where one came further than the other, the swap did something.
func failedAlike(of func(restore.Attempt) string) func(tally) bool {
	return func(t tally) bool {
		for _, stage := range append([]restore.Stage{""}, restore.Stages()...) {
			alike := func(a restore.Attempt) bool { return !knownStage(a) || a.Stage == stage }
			if swapped(t.of(alike), of) {
				return true
			}
		}
		return false
	}
}

// further: it failed with two different ones, at stages known to differ.
func further(of func(restore.Attempt) string) func(tally) bool {
	return func(t tally) bool { return swapped(t.trials, of) && !failedAlike(of)(t) }
}

// hurt: a try failed on a phone that was dropped or opened.
func (t tally) hurt() bool {
	return t.spoken() && (t.had(HistoryDropped) || t.had(HistoryOpened))
}

// unsteady: a try failed on a phone that had kept restarting or freezing.
func (t tally) unsteady() bool {
	return t.spoken() && (t.shows(SymptomBootLoop) || t.shows(SymptomFreezes))
}

func toDFU(a restore.Attempt) bool { return a.LostLink == restore.LinkResetToDFU }

// sensorHistory: what the sources name before a sensor flex fails.
func (t tally) sensorHistory() bool {
	return t.had(HistoryWet) || t.had(HistoryScreenReplaced) || t.had(HistoryOpened) || t.had(HistoryDropped) ||
		t.shows(SymptomFaceID)
}
