package verdict

import (
	"slices"
	"strconv"

	"relink/internal/restore"
)

// sign is one piece of evidence for a verdict: what it says, and how that is
// known. Two signs agree when they say the same thing.
type sign struct {
	says string
	kind restore.Evidence // empty: it was provoked and counts for nothing
}

// kindOfEvidence is how a try is known; what nobody vouches for was told.
func kindOfEvidence(a restore.Attempt) restore.Evidence {
	switch {
	case provoked(a):
		return ""
	case a.Evidence == "":
		return restore.Told
	}
	return a.Evidence
}

// signsOf are the signs of some tries: the number, the stage and the end of
// the link, each with how the try is known.
func signsOf(tries []restore.Attempt) []sign {
	var out []sign
	for _, a := range tries {
		kind := kindOfEvidence(a)
		out = append(out, sign{"a try failed", kind})
		if a.Code != nil {
			out = append(out, sign{"code " + strconv.Itoa(*a.Code), kind})
		}
		if knownStage(a) {
			out = append(out, sign{"stage " + string(a.Stage), kind})
		}
		if knownLink(a) && a.LostLink != restore.LinkHeld {
			out = append(out, sign{"link " + string(a.LostLink), kind})
		}
	}
	return out
}

// winSigns are the signs of success.
func (t tally) winSigns() []sign {
	var out []sign
	for _, a := range t.wins {
		out = append(out, sign{"code 0", kindOfEvidence(a)})
	}
	return out
}

// confidenceIn weighs signs. High needs two kinds of evidence that say the
// same thing, and since the owner's word makes nothing surer than it is, those
// are seen and read; what was provoked counts for nothing. Medium needs one
// sign seen or read, or two told.
func confidenceIn(signs []sign) Confidence {
	kinds := make(map[string]map[restore.Evidence]int)
	best := ConfidenceLow
	for _, s := range signs {
		if s.kind == "" {
			continue
		}
		if kinds[s.says] == nil {
			kinds[s.says] = make(map[restore.Evidence]int)
		}
		kinds[s.says][s.kind]++
	}
	for says, by := range kinds {
		seen, read := by[restore.Seen] > 0, by[restore.Log] > 0
		switch {
		// That tries failed agrees with everything, so it agrees with nothing.
		case seen && read && says != "a try failed":
			return ConfidenceHigh
		case seen, read, by[restore.Told] >= 2:
			best = ConfidenceMedium
		}
	}
	return best
}

// The phone's own making: a stage at which only the phone works, or sensor
// lines. Each list of signs is empty unless it is enough to say so.

// ownBaseband: the radio's own stage failed while the phone answered.
func (t tally) ownBaseband() []sign {
	return t.ownStage(atStage(restore.StageBaseband), basebandCodes, sentByRadio, t.shows(SymptomNoService))
}

// ownStorage: the same for the phone's storage. "Disk failure" (6) in a stage
// that writes files is the phone's own word for it.
func (t tally) ownStorage() []sign {
	stage := func(a restore.Attempt) bool {
		return a.Stage == restore.StageStorage ||
			a.Stage == restore.StageFilesystem && withCode(sentByStorage[:1])(a)
	}
	return t.ownStage(stage, storageCodes, sentByStorage, false)
}

// ownStage needs a log of that stage, or two tries at it; of tries that only
// were told one more sign besides: a number of that family, or the symptom.
func (t tally) ownStage(stage is, codes, sent []int, symptom bool) []sign {
	own := t.of(both(stage, answered(sent)))
	told := symptom || slices.ContainsFunc(own, withCode(codes))
	switch {
	case slices.ContainsFunc(own, read):
	case len(own) >= 2 && (told || slices.ContainsFunc(own, hard)):
	default:
		return nil
	}
	return signsOf(t.of(either(both(stage, faultless), both(withCode(codes), faultless))))
}

// ownSensors: on a Face ID phone, Face ID had failed before and the phone
// restarted itself more than once, or the part data could not be fetched
// on two computers where the parts had shown a fault or were changed.
func (t tally) ownSensors() []sign {
	if !t.faceID() {
		return nil
	}
	var out []sign
	restarts := t.of(both(resets, hard))
	if t.shows(SymptomFaceID) && len(restarts) >= 2 {
		for _, a := range restarts {
			out = append(out, sign{"sensor lines", kindOfEvidence(a)})
		}
	}
	changed := t.shows(SymptomFaceID) || t.had(HistoryScreenReplaced)
	if changed && !t.networkSuspect() { // the network comes first
		for _, a := range t.of(both(fetchesPartData, hard)) {
			out = append(out, sign{"part data", kindOfEvidence(a)})
		}
	}
	return out
}

// ownMaking is all evidence of the phone's own making.
func (t tally) ownMaking() []sign {
	out := t.ownBaseband()
	out = append(out, t.ownStorage()...)
	return append(out, t.ownSensors()...)
}
