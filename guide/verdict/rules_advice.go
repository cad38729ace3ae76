package verdict

// adviceRow is one rule of the verdict. The rules stand in order; the first
// that applies decides.
type adviceRow struct {
	id     string
	when   func(tally) bool
	advice Advice
	// most bounds the confidence: an advice that is itself a test can not be
	// more than medium sure.
	most    Confidence
	signs   func(tally) []sign
	why     string
	sources []string
}

// adviceRows is the verdict. What is dangerous comes first, then what already
// works, then data, then what the phone itself shows, then the tests from the
// cheapest on.
var adviceRows = []adviceRow{
	{
		// Even a phone that restored well must not be charged when it is wet,
		// swollen or hot.
		id: "danger", when: tally.dangerous,
		advice: AdviceStopNow, most: ConfidenceMedium, signs: tally.dangerSigns,
		why: "verdict.why.danger", sources: []string{srcSafety, srcRossmann},
	},
	{
		id: "success", when: func(t tally) bool { return len(t.wins) > 0 },
		advice: AdviceSolved, most: ConfidenceHigh, signs: tally.winSigns,
		why: "verdict.why.success", sources: []string{srcTries},
	},
	{
		// No button keeps or loses data before the restore can be signed.
		id: "network", when: func(t tally) bool { return len(t.network) > 0 && t.silent() },
		advice: AdviceFixNetwork, most: ConfidenceHigh,
		signs: func(t tally) []sign { return signsOf(t.network) },
		why:   "verdict.why.network", sources: []string{srcApple, srcSigning},
	},
	{
		id: "data-after-update", when: func(t tally) bool { return t.dataUnsafe() && t.updateFailedEverywhere() },
		advice: AdviceSaveDataFirst, most: ConfidenceHigh, signs: tally.updateSigns,
		why: "verdict.why.data-after-update", sources: []string{srcSafety, srcRossmann},
	},
	{
		id: "data", when: tally.dataUnsafe,
		advice: AdviceUpdateKeepData, most: ConfidenceMedium, signs: tally.trialSigns,
		why: "verdict.why.data", sources: []string{srcSafety, srcApple},
	},
	{
		id: "own-making", when: func(t tally) bool { return len(t.ownMaking()) > 0 },
		advice: AdviceHardwareInspection, most: ConfidenceHigh, signs: tally.hardwareSigns,
		why: "verdict.why.own-making", sources: []string{srcTechs, srcRossmann, srcRestored},
	},
	{
		id: "exhausted", when: tally.exhausted,
		advice: AdviceHardwareInspection, most: ConfidenceHigh, signs: tally.trialSigns,
		why: "verdict.why.exhausted", sources: []string{srcTries, srcTechs, srcShop, srcApple},
	},
	{
		id: "part-data", when: tally.networkSuspect,
		advice: AdviceFixNetwork, most: ConfidenceMedium,
		signs: func(t tally) []sign { return signsOf(t.of(fetchesPartData)) },
		why:   "verdict.why.part-data", sources: []string{srcFDR, srcOtherNetwork},
	},
	{
		id: "hub", when: tally.hubSuspect,
		advice: AdviceConnectDirectly, most: ConfidenceMedium,
		signs: func(t tally) []sign { return signsOf(t.of(viaHub)) },
		why:   "verdict.why.hub", sources: []string{srcApple, srcShop},
	},
	{
		id:     "host",
		when:   func(t tally) bool { return len(t.host) > 0 && t.silent() },
		advice: AdviceUpdateComputer, most: ConfidenceMedium,
		signs: func(t tally) []sign { return signsOf(t.host) },
		why:   "verdict.why.host", sources: []string{srcApple, srcLists},
	},
	{
		id: "nothing", when: tally.silent,
		advice: AdviceNotEnoughFacts, most: ConfidenceLow, signs: tally.trialSigns,
		why: "verdict.why.nothing", sources: []string{srcSafety},
	},
	{
		// What the neighbours share comes before the cable.
		id: "neighbours-port", when: func(t tally) bool { return t.any(shared) && !swapped(t.trials, portOf) },
		advice: AdviceTryPort, most: ConfidenceMedium,
		signs: func(t tally) []sign { return signsOf(t.of(shared)) },
		why:   "verdict.why.neighbours", sources: []string{srcUSB},
	},
	{
		id: "neighbours-old", when: func(t tally) bool { return t.any(shared) && t.outOfDate() },
		advice: AdviceUpdateComputer, most: ConfidenceMedium,
		signs: func(t tally) []sign { return signsOf(t.of(shared)) },
		why:   "verdict.why.neighbours-old", sources: []string{srcUSB, srcApple},
	},
	{
		id: "neighbours-computer", when: func(t tally) bool { return t.any(shared) && !swappedAll(t.of(alone)) },
		advice: AdviceTryComputer, most: ConfidenceMedium,
		signs: func(t tally) []sign { return signsOf(t.of(shared)) },
		why:   "verdict.why.neighbours-again", sources: []string{srcUSB},
	},
	{
		id: "one-cable", when: func(t tally) bool { return !swapped(t.trials, cableOf) },
		advice: AdviceTryCable, most: ConfidenceMedium, signs: tally.trialSigns,
		why: "verdict.why.one-cable", sources: []string{srcApple, srcShop, srcGuides, srcCable},
	},
	{
		id: "one-port", when: func(t tally) bool { return !swapped(t.trials, portOf) },
		advice: AdviceTryPort, most: ConfidenceMedium, signs: tally.trialSigns,
		why: "verdict.why.one-port", sources: []string{srcApple, srcShop, srcGuides},
	},
	{
		id:     "old-computer",
		when:   tally.outOfDate,
		advice: AdviceUpdateComputer, most: ConfidenceMedium, signs: tally.trialSigns,
		why: "verdict.why.old-computer", sources: []string{srcApple, srcShop},
	},
	{
		id: "one-computer", when: func(t tally) bool { return !swapped(t.trials, computerOf) },
		advice: AdviceTryComputer, most: ConfidenceMedium, signs: tally.trialSigns,
		why: "verdict.why.one-computer", sources: []string{srcApple, srcShop, srcOtherMac},
	},
	{
		// From here on an erase is what is left, and it needs safe data.
		// The article, and who says otherwise of the phones he speaks of.
		id: "no-dfu-liquid", when: func(t tally) bool { return t.dataSafe() && t.faceID() },
		advice: AdviceDFURestore, most: ConfidenceMedium, signs: tally.trialSigns,
		why: "verdict.why.no-dfu-liquid", sources: []string{srcShop, srcRossmann},
	},
	{
		id: "no-dfu", when: tally.dataSafe,
		advice: AdviceDFURestore, most: ConfidenceMedium, signs: tally.trialSigns,
		why: "verdict.why.no-dfu", sources: []string{srcShop},
	},
	{
		id: "not-asked-after-update", when: tally.updateFailedEverywhere,
		advice: AdviceSaveDataFirst, most: ConfidenceMedium, signs: tally.updateSigns,
		why: "verdict.why.not-asked-after-update", sources: []string{srcSafety, srcRossmann},
	},
	{
		id: "not-asked", when: func(tally) bool { return true },
		advice: AdviceUpdateKeepData, most: ConfidenceMedium, signs: tally.trialSigns,
		why: "verdict.why.not-asked", sources: []string{srcSafety, srcApple},
	},
}

// dangers are the histories that end the checklist.
var dangers = []History{HistoryWet, HistorySwollen, HistoryHot}

func (t tally) dangerous() bool { return len(t.dangerSigns()) > 0 }

// dangerSigns counts each danger twice: nobody needs to be asked again whether
// a swollen battery is one.
func (t tally) dangerSigns() []sign {
	var out []sign
	for _, h := range dangers {
		if t.had(h) {
			s := sign{string(h), "told"}
			out = append(out, s, s)
		}
	}
	return out
}

// hardwareSigns are the signs of the phone's own making, and with them those of
// everything else that failed where that alone would lead to the same advice:
// one more failure never makes it less sure.
func (t tally) hardwareSigns() []sign {
	if t.exhausted() {
		return append(t.ownMaking(), t.trialSigns()...)
	}
	return t.ownMaking()
}

// silent: no failure says a word about the link or the phone.
func (t tally) silent() bool { return len(t.trials) == 0 }

func (t tally) trialSigns() []sign { return signsOf(t.trials) }

func (t tally) updateSigns() []sign { return signsOf(t.of(updating)) }
