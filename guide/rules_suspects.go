package guide

import (
	"slices"

	"relink/internal/restore"
)

// suspectRow is one rule about a possible cause: when it applies, how much it
// says, in which words, and who says so.
type suspectRow struct {
	rule       string
	suspect    SuspectID
	likelihood Likelihood
	// clears: the row outweighs every row that speaks for the suspect. No row
	// clears hardware but a success.
	clears  bool
	when    func(tally) bool
	because string
	sources []string
}

// suspectOrder is the order within one likelihood, cheapest test first.
var suspectOrder = []SuspectID{
	SuspectCable, SuspectDevicePort, SuspectComputerPort, SuspectComputerSoftware, SuspectNetwork,
	SuspectFirmwareFile, SuspectPower, SuspectSensorFlex, SuspectNAND, SuspectBaseband, SuspectAudioIC, SuspectBoard,
}

// hardwareSuspects are the parts of the phone behind its socket.
var hardwareSuspects = []SuspectID{
	SuspectNAND, SuspectAudioIC, SuspectBaseband, SuspectSensorFlex, SuspectPower, SuspectBoard,
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
		rule: "cable-further", suspect: SuspectCable, likelihood: Possible,
		when:    func(t tally) bool { return swapped(t.trials, cableOf) && !failedAlike(cableOf)(t) },
		because: "cause.cable.further", sources: []string{srcCable, srcTries},
	},
	{
		rule: "cable", suspect: SuspectCable, likelihood: Possible, when: tally.spoken,
		because: "cause.cable.first", sources: []string{srcApple, srcShop, srcGuides},
	},
	{
		rule: "cable-shaky", suspect: SuspectCable, likelihood: Likely, when: anyOf(both(shaky, hard)),
		because: "cause.cable.shaky", sources: []string{srcShop, srcCable},
	},
	{
		rule: "cable-swapped", suspect: SuspectCable, likelihood: Unlikely, clears: true,
		when: failedAlike(cableOf), because: "cause.cable.swapped", sources: []string{srcTries},
	},
	{
		rule: "socket", suspect: SuspectDevicePort, likelihood: Possible, when: tally.spoken,
		because: "cause.device-port.first", sources: []string{srcShop, srcGuides},
	},
	{
		rule: "socket-shaky", suspect: SuspectDevicePort, likelihood: Likely,
		when: onSwapped(both(shaky, hard), cableOf), because: "cause.device-port.shaky", sources: []string{srcShop, srcTries},
	},
	{
		rule: "hub", suspect: SuspectComputerPort, likelihood: Possible, when: tally.hubSuspect,
		because: "cause.computer-port.via-hub", sources: []string{srcApple, srcShop},
	},
	{
		rule: "port", suspect: SuspectComputerPort, likelihood: Possible, when: tally.spoken,
		because: "cause.computer-port.first", sources: []string{srcApple, srcShop, srcGuides},
	},
	{
		rule: "neighbours", suspect: SuspectComputerPort, likelihood: Likely,
		when:    anyOf(both(found(restore.FindingNeighboursDropped), hard)),
		because: "cause.computer-port.neighbours", sources: []string{srcUSB},
	},
	{
		rule: "hub-shaky", suspect: SuspectComputerPort, likelihood: Likely, when: anyOf(both(viaHub, both(shaky, hard))),
		because: "cause.computer-port.hub", sources: []string{srcApple, srcShop},
	},
	{
		rule: "port-swapped", suspect: SuspectComputerPort, likelihood: Unlikely, clears: true,
		when: func(t tally) bool {
			return failedAlike(portOf)(t) && !t.hubSuspect() && !t.any(found(restore.FindingNeighboursDropped))
		},
		because: "cause.computer-port.swapped", sources: []string{srcTries},
	},

	// The computer, the network, the file.
	{
		rule: "computer", suspect: SuspectComputerSoftware, likelihood: Possible, when: tally.spoken,
		because: "cause.computer-software.first", sources: []string{srcApple, srcShop, srcOtherMac},
	},
	{
		rule: "driver", suspect: SuspectComputerSoftware, likelihood: Possible,
		when: anyOf(func(a restore.Attempt) bool {
			return heldLink(a) && (a.Stage == restore.StageDFUUpload || a.Stage == restore.StageRecoveryUpload)
		}),
		because: "cause.computer-software.driver", sources: []string{srcDriver},
	},
	{
		rule: "host", suspect: SuspectComputerSoftware, likelihood: Likely,
		when:    func(t tally) bool { return len(t.host) > 0 },
		because: "cause.computer-software.host", sources: []string{srcApple, srcLists},
	},
	{
		rule: "computer-swapped", suspect: SuspectComputerSoftware, likelihood: Unlikely, clears: true,
		when: failedAlike(computerOf), because: "cause.computer-software.swapped", sources: []string{srcTries},
	},
	{
		rule: "network", suspect: SuspectNetwork, likelihood: Likely,
		when:    func(t tally) bool { return len(t.network) > 0 },
		because: "cause.network.code", sources: []string{srcApple, srcSigning},
	},
	{
		rule: "part-data", suspect: SuspectNetwork, likelihood: Possible, when: anyOf(atStage(restore.StageCalibrationData)),
		because: "cause.network.part-data", sources: []string{srcFDR},
	},
	{
		rule: "unsigned-file", suspect: SuspectFirmwareFile, likelihood: Possible,
		when:    func(t tally) bool { return slices.ContainsFunc(t.network, withCode([]int{3194, 94})) },
		because: "cause.firmware.unsigned", sources: []string{srcSigning},
	},
	{
		rule: "file", suspect: SuspectFirmwareFile, likelihood: Possible,
		when: anyOf(func(a restore.Attempt) bool {
			return withCode([]int{2, 14, 27})(a) || a.Stage == restore.StageFilesystem || a.Stage == restore.StageSealing
		}),
		because: "cause.firmware.file", sources: []string{srcRestored, srcApple},
	},

	// Power.
	{
		rule: "silence", suspect: SuspectPower, likelihood: Possible, when: anyOf(neverReturned),
		because: "cause.power.silence", sources: []string{srcGuides, srcTechs},
	},
	{
		rule: "restarts", suspect: SuspectPower, likelihood: Possible, when: anyOf(resets),
		because: "cause.power.restarts", sources: []string{srcGuides, srcTechs, srcBattery, srcShop},
	},
	{
		rule: "silence-everywhere", suspect: SuspectPower, likelihood: Likely, when: everywhere(neverReturned),
		because: "cause.power.everywhere", sources: []string{srcTechs, srcTries},
	},
	{
		rule: "new-battery", suspect: SuspectPower, likelihood: Likely,
		when: func(t tally) bool {
			return t.had(HistoryBatteryReplaced) && t.any(both(hard, either(resets, neverReturned)))
		},
		because: "cause.power.battery", sources: []string{srcGuides, srcBattery, srcShop},
	},

	// Sensor lines: iPhone X and later.
	{
		rule: "sensors-told", suspect: SuspectSensorFlex, likelihood: Possible,
		when: func(t tally) bool {
			return t.faceID() && t.sensorHistory() && t.any(either(resets, both(heldLink, withCode([]int{4013, 4014}))))
		},
		because: "cause.sensor.history", sources: []string{srcRossmann, srcIFixit, srcShop},
	},
	{
		rule: "sensors-everywhere", suspect: SuspectSensorFlex, likelihood: Possible,
		when:    func(t tally) bool { return t.faceID() && everywhere(resets)(t) },
		because: "cause.sensor.everywhere", sources: []string{srcRossmann, srcIFixit, srcDisplay},
	},
	{
		rule: "part-data-sensors", suspect: SuspectSensorFlex, likelihood: Possible,
		when:    anyOf(both(atStage(restore.StageCalibrationData), heldLink)),
		because: "cause.sensor.part-data", sources: []string{srcRestored, srcFDR},
	},
	{
		rule: "sensors-own", suspect: SuspectSensorFlex, likelihood: Likely,
		when:    func(t tally) bool { return len(t.ownSensors()) > 0 },
		because: "cause.sensor.own", sources: []string{srcRossmann, srcIFixit, srcShop},
	},

	// Storage.
	{
		rule: "resets-everywhere", suspect: SuspectNAND, likelihood: Possible, when: everywhere(resets),
		because: "cause.nand.restarts", sources: []string{srcRossmann, srcTechs, srcShop},
	},
	{
		rule: "writes", suspect: SuspectNAND, likelihood: Possible,
		when: anyOf(both(heldLink, func(a restore.Attempt) bool {
			switch a.Stage {
			case restore.StageStorage, restore.StageFilesystem, restore.StageFirmware, restore.StageSEP:
				return true
			}
			return false
		})),
		because: "cause.nand.writes", sources: []string{srcRestored, srcNANDThread, srcTechs},
	},
	{
		rule: "storage-own", suspect: SuspectNAND, likelihood: Likely,
		when:    func(t tally) bool { return len(t.ownStorage()) > 0 },
		because: "cause.nand.own", sources: []string{srcRestored, srcTechs, srcNANDThread},
	},

	// Radio and sound.
	{
		rule: "radio", suspect: SuspectBaseband, likelihood: Possible,
		when:    anyOf(both(atStage(restore.StageBaseband), heldLink)),
		because: "cause.baseband.stage", sources: []string{srcRadioLog, srcRestored},
	},
	{
		rule: "radio-a10", suspect: SuspectBaseband, likelihood: Possible,
		when: func(t tally) bool {
			return t.a10() && t.shows(SymptomNoService) && t.any(either(resets, withCode(linkCodes)))
		},
		because: "cause.baseband.a10", sources: []string{srcPhoneSvc, srcTechs},
	},
	{
		rule: "radio-own", suspect: SuspectBaseband, likelihood: Likely,
		when:    func(t tally) bool { return len(t.ownBaseband()) > 0 },
		because: "cause.baseband.own", sources: []string{srcRadioLog, srcRestored, srcLists},
	},
	{
		rule: "sound", suspect: SuspectAudioIC, likelihood: Possible,
		when: func(t tally) bool {
			return t.iPhone7() && (t.shows(SymptomVoiceMemos) || t.shows(SymptomSpeakerphone)) &&
				t.any(either(resets, withCode(linkCodes)))
		},
		because: "cause.audio-ic.symptoms", sources: []string{srcShop, srcPhoneSvc, srcVocus, srcTechs},
	},

	// The board.
	{
		rule: "board-restarts", suspect: SuspectBoard, likelihood: Possible, when: anyOf(either(resets, neverReturned)),
		because: "cause.board.restarts", sources: []string{srcEngine, srcTechs},
	},
	{
		rule: "board-a10", suspect: SuspectBoard, likelihood: Possible,
		when:    func(t tally) bool { return t.a10() && t.any(resets) },
		because: "cause.board.a10", sources: []string{srcIguys, srcVocus, srcTechs},
	},
	{
		rule: "board-everywhere", suspect: SuspectBoard, likelihood: Likely, when: everywhere(resets),
		because: "cause.board.everywhere", sources: []string{srcEngine, srcTechs, srcTries},
	},
	{
		rule: "board-dfu", suspect: SuspectBoard, likelihood: Likely,
		when:    onSwapped(both(fromDFU, both(heldLink, either(withCode([]int{4014}), toDFU))), computerOf),
		because: "cause.board.dfu", sources: []string{srcPadRehab, srcEngine},
	},
	{
		rule: "board-exhausted", suspect: SuspectBoard, likelihood: Likely, when: tally.exhausted,
		because: "cause.board.exhausted", sources: []string{srcTries, srcTechs, srcShop},
	},
}

// failedAlike: it failed with two different ones, and not at stages known to
// differ: where one came further than the other, the swap did something.
func failedAlike(of func(restore.Attempt) string) func(tally) bool {
	return func(t tally) bool {
		for _, stage := range append([]restore.Stage{""}, stages...) {
			alike := func(a restore.Attempt) bool { return !knownStage(a) || a.Stage == stage }
			if swapped(t.of(alike), of) {
				return true
			}
		}
		return false
	}
}

func toDFU(a restore.Attempt) bool { return a.LostLink == restore.LinkResetToDFU }

// sensorHistory: what the sources name before a sensor flex fails.
func (t tally) sensorHistory() bool {
	return t.had(HistoryWet) || t.had(HistoryScreenReplaced) || t.had(HistoryOpened) || t.had(HistoryDropped) ||
		t.shows(SymptomFaceID)
}
