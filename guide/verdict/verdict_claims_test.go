package verdict

import (
	"os"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"relink/guide"
	"relink/internal/restore"
)

// reading is the facts as a sceptical reader of a sentence takes them: plain
// loops over what was told, without the rules' own tally. It says nothing of a
// try of which nothing is known.
type reading struct{ Facts }

// failed are the tries that failed for the link, the phone or the computer, as
// the contract sorts them: neither a success, nor the network, nor the
// computer's own disk.
func (r reading) failed() []restore.Attempt {
	var out []restore.Attempt
	for _, a := range r.Attempts {
		n := -999
		if a.Code != nil {
			n = *a.Code
		}
		network := n >= 3000 && n <= 3999 || n == 9006 || n == 94 || a.Stage == restore.StageSigning && !slices.Contains(linkCodes, n)
		if n != 0 && !network && !slices.Contains([]int{34, 35, 1394, 1644, 1646}, n) && saysSomething(a) {
			out = append(out, a)
		}
	}
	return out
}

// saysSomething tells whether anything is known of a try.
func saysSomething(a restore.Attempt) bool {
	known := a.Stage != "" && a.Stage != restore.StageUnknown || a.LostLink != "" && a.LostLink != restore.LinkUnknown
	findings := len(a.LinkFindings) > 0 && !slices.Contains(a.LinkFindings, restore.FindingProvoked)
	told := a.Code != nil || a.Behaviour != "" || a.Mode != "" || a.Cable != "" || a.Port != "" || a.Computer != "" || a.ThroughHub != nil
	return known || findings || told
}

func (r reading) some(of func(restore.Attempt) bool) bool { return slices.ContainsFunc(r.failed(), of) }

func (r reading) every(of func(restore.Attempt) bool) bool {
	return !r.some(func(a restore.Attempt) bool { return !of(a) })
}

func (r reading) success() bool {
	return slices.ContainsFunc(r.Attempts, func(a restore.Attempt) bool { return a.Code != nil && *a.Code == 0 })
}

func names(tries []restore.Attempt, of func(restore.Attempt) string) map[string]bool {
	out := map[string]bool{}
	for _, a := range tries {
		if of(a) != "" {
			out[of(a)] = true
		}
	}
	return out
}

// over tells whether some tries of one kind had two of everything.
func (r reading) over(of func(restore.Attempt) bool) bool {
	var tries []restore.Attempt
	for _, a := range r.failed() {
		if of(a) {
			tries = append(tries, a)
		}
	}
	return len(names(tries, cableOf)) > 1 && len(names(tries, portOf)) > 1 && len(names(tries, computerOf)) > 1
}

func all(restore.Attempt) bool { return true }

func noFault(a restore.Attempt) bool {
	spoilt := len(a.LinkFindings) > 0 && !slices.Contains(a.LinkFindings, restore.FindingProvoked)
	return !spoilt && a.LostLink != restore.LinkDropped && a.LostLink != restore.LinkNeverReturned
}

func restarted(a restore.Attempt) bool {
	return noFault(a) && (a.LostLink == restore.LinkResetToRecovery || a.LostLink == restore.LinkResetToDFU)
}

func has(f restore.LinkFinding) func(restore.Attempt) bool {
	return func(a restore.Attempt) bool {
		return slices.Contains(a.LinkFindings, f) && !slices.Contains(a.LinkFindings, restore.FindingProvoked)
	}
}

func numbered(n ...int) func(restore.Attempt) bool {
	return func(a restore.Attempt) bool { return a.Code != nil && slices.Contains(n, *a.Code) }
}

func stopped(s ...restore.Stage) func(restore.Attempt) bool {
	return func(a restore.Attempt) bool { return slices.Contains(s, a.Stage) }
}

func hub(a restore.Attempt) bool { return a.ThroughHub != nil && *a.ThroughHub }

func noHub(a restore.Attempt) bool { return a.ThroughHub != nil && !*a.ThroughHub }

func (r reading) happened(h ...History) bool {
	return slices.ContainsFunc(r.History, func(x History) bool { return slices.Contains(h, x) })
}

func (r reading) noticed(s ...Symptom) bool {
	return slices.ContainsFunc(r.Symptoms, func(x Symptom) bool { return slices.Contains(s, x) })
}

func (r reading) faceID() bool {
	return slices.Contains([]string{"iPhone10,3", "iPhone14,5", "iPhone18,1"}, r.ProductType) // of those anyFacts draws
}

func (r reading) secondFailed(of func(restore.Attempt) string) bool {
	return len(names(r.failed(), of)) > 1
}

func (r reading) saved() bool {
	return r.NeedsData != nil && !*r.NeedsData || r.HasBackup != nil && *r.HasBackup
}

func (r reading) same(of func(restore.Attempt) string) bool {
	var first string
	for _, a := range r.Attempts {
		failure := a.Code == nil || *a.Code != 0
		if failure && !isBlank(a) {
			if v := of(a); v == "" || first != "" && v != first {
				return false
			}
			first = of(a)
		}
	}
	won := false
	for _, a := range r.Attempts {
		if a.Code != nil && *a.Code == 0 {
			if of(a) == first {
				return false
			}
			won = won || of(a) != ""
		}
	}
	return first != "" && won
}

var storageStages = stopped(restore.StageStorage, restore.StageFilesystem, restore.StageFirmware, restore.StageSEP)

// claims say, for each sentence that says something of the facts, when it is
// true of them.
var claims = map[string]func(reading) bool{
	"cause.cable.first":               func(r reading) bool { return len(r.failed()) > 0 && !r.secondFailed(cableOf) },
	"cause.cable.further":             func(r reading) bool { return r.secondFailed(cableOf) && r.stages() > 1 },
	"cause.cable.shaky":               reading.shook,
	"cause.cable.swapped":             func(r reading) bool { return r.secondFailed(cableOf) },
	"cause.device-port.first":         func(r reading) bool { return len(r.failed()) > 0 },
	"cause.device-port.shaky":         func(r reading) bool { return r.shook() && r.secondFailed(cableOf) },
	"cause.computer-port.via-hub":     func(r reading) bool { return r.some(hub) && !r.some(noHub) },
	"cause.computer-port.first":       func(r reading) bool { return len(r.failed()) > 0 && !r.secondFailed(portOf) },
	"cause.computer-port.further":     func(r reading) bool { return r.secondFailed(portOf) && r.stages() > 1 },
	"cause.computer-port.neighbours":  func(r reading) bool { return r.some(has(restore.FindingNeighboursDropped)) },
	"cause.computer-port.hub":         func(r reading) bool { return r.shook() && r.some(hub) },
	"cause.computer-port.swapped":     func(r reading) bool { return r.secondFailed(portOf) },
	"cause.computer-software.first":   func(r reading) bool { return len(r.failed()) > 0 && !r.secondFailed(computerOf) },
	"cause.computer-software.further": func(r reading) bool { return r.secondFailed(computerOf) && r.stages() > 1 },
	"cause.computer-software.swapped": func(r reading) bool { return r.secondFailed(computerOf) },
	"cause.computer-software.driver": func(r reading) bool {
		return r.some(both(both(noFault, knownLink), stopped(restore.StageDFUUpload, restore.StageRecoveryUpload)))
	},
	"cause.computer-software.host": func(r reading) bool {
		return slices.ContainsFunc(r.Attempts, numbered(34, 35, 1394, 1644, 1646))
	},
	"cause.network.code":            reading.network,
	"cause.network.part-data":       func(r reading) bool { return r.some(stopped(restore.StageCalibrationData)) },
	"cause.network.part-data-first": reading.partData,
	"cause.firmware.unsigned":       func(r reading) bool { return slices.ContainsFunc(r.Attempts, numbered(3194, 94)) },
	"cause.firmware.file": func(r reading) bool {
		return r.some(numbered(2, 14, 27)) || r.some(stopped(restore.StageFilesystem, restore.StageSealing))
	},
	"cause.power.silence":  func(r reading) bool { return r.some(neverReturned) },
	"cause.power.restarts": func(r reading) bool { return r.some(restarted) },
	"cause.power.loops":    reading.unsteady,
	"cause.power.everywhere": func(r reading) bool {
		return r.over(func(a restore.Attempt) bool { return a.LostLink == restore.LinkNeverReturned })
	},
	"cause.power.battery": func(r reading) bool {
		return r.happened(HistoryBatteryReplaced) && r.some(either(restarted, neverReturned))
	},
	"cause.sensor.history": func(r reading) bool {
		told := r.happened(HistoryWet, HistoryScreenReplaced, HistoryOpened, HistoryDropped) || r.noticed(SymptomFaceID)
		return r.faceID() && told && len(r.failed()) > 0
	},
	"cause.sensor.everywhere": func(r reading) bool { return r.faceID() && r.over(restarted) },
	"cause.sensor.loops": func(r reading) bool {
		return r.faceID() && r.noticed(SymptomBootLoop) && r.over(numbered(4013, 4014))
	},
	"cause.sensor.part-data": func(r reading) bool { return r.some(stopped(restore.StageCalibrationData)) },
	"cause.sensor.own": func(r reading) bool {
		told := r.happened(HistoryScreenReplaced) || r.noticed(SymptomFaceID)
		return r.faceID() && told && r.some(either(restarted, stopped(restore.StageCalibrationData)))
	},
	"cause.nand.restarts": func(r reading) bool { return r.over(restarted) },
	"cause.nand.writes":   func(r reading) bool { return r.some(storageStages) },
	"cause.nand.dropped":  func(r reading) bool { return r.happened(HistoryDropped, HistoryOpened) },
	"cause.nand.unsteady": reading.unsteady,
	"cause.nand.own": func(r reading) bool {
		return r.some(both(noFault, stopped(restore.StageStorage, restore.StageFilesystem)))
	},
	"cause.baseband.stage": func(r reading) bool { return r.some(stopped(restore.StageBaseband)) },
	"cause.baseband.number": func(r reading) bool {
		return r.noticed(SymptomNoService) && r.some(numbered(-1, 1, 3, 23, 1011, 1012, 1014, 1015))
	},
	"cause.baseband.a10": func(r reading) bool {
		return r.noticed(SymptomNoService) && (r.ProductType == "iPhone9,1" || r.ProductType == "iPad7,11") && len(r.failed()) > 0
	},
	"cause.baseband.own": func(r reading) bool { return r.some(both(noFault, stopped(restore.StageBaseband))) },
	"cause.audio-ic.symptoms": func(r reading) bool {
		return r.ProductType == "iPhone9,1" && r.noticed(SymptomVoiceMemos, SymptomSpeakerphone) && len(r.failed()) > 0
	},
	"cause.board.restarts":   func(r reading) bool { return r.some(either(restarted, neverReturned)) },
	"cause.board.dropped":    func(r reading) bool { return r.happened(HistoryDropped, HistoryOpened) },
	"cause.board.unsteady":   reading.unsteady,
	"cause.board.a10":        func(r reading) bool { return r.some(restarted) },
	"cause.board.everywhere": func(r reading) bool { return r.over(restarted) },
	"cause.board.dfu": func(r reading) bool {
		from := both(fromDFU, either(numbered(4014), func(a restore.Attempt) bool { return a.LostLink == restore.LinkResetToDFU }))
		var tries []restore.Attempt
		for _, a := range r.failed() {
			if from(a) {
				tries = append(tries, a)
			}
		}
		return len(names(tries, computerOf)) > 1
	},
	"cause.board.exhausted": func(r reading) bool { return r.over(all) && r.some(fromDFU) },
	"cause.cleared.success": reading.success,
	"cause.cable.differs":   func(r reading) bool { return r.same(cableOf) },
	"cause.computer-port.differs": func(r reading) bool {
		return r.same(portOf)
	},
	"cause.computer-port.hub-differs": func(r reading) bool { return r.same(hubOf) },
	"cause.computer-software.differs": func(r reading) bool { return r.same(computerOf) },

	"verdict.why.danger":  func(r reading) bool { return r.happened(HistoryWet, HistorySwollen, HistoryHot) },
	"verdict.why.success": reading.success,
	"verdict.why.network": func(r reading) bool { return r.network() && len(r.failed()) == 0 },
	"verdict.why.data-after-update": func(r reading) bool {
		return r.NeedsData != nil && *r.NeedsData && !r.saved() && r.over(updating)
	},
	"verdict.why.data": func(r reading) bool { return r.NeedsData != nil && *r.NeedsData && !r.saved() },
	"verdict.why.own-making": func(r reading) bool {
		own := stopped(restore.StageBaseband, restore.StageStorage, restore.StageFilesystem, restore.StageCalibrationData)
		return r.some(both(noFault, either(own, restarted)))
	},
	"verdict.why.exhausted": func(r reading) bool { return r.over(all) && r.some(fromDFU) && !r.every(hub) },
	"verdict.why.part-data": reading.partData,
	"verdict.why.hub":       func(r reading) bool { return r.some(hub) && !r.some(noHub) },
	"verdict.why.host": func(r reading) bool {
		return slices.ContainsFunc(r.Attempts, numbered(34, 35, 1394, 1644, 1646)) && len(r.failed()) == 0
	},
	"verdict.why.nothing":          func(r reading) bool { return len(r.failed()) == 0 && !r.network() },
	"verdict.why.neighbours":       func(r reading) bool { return r.some(has(restore.FindingNeighboursDropped)) },
	"verdict.why.neighbours-old":   func(r reading) bool { return r.some(has(restore.FindingNeighboursDropped)) && r.old() },
	"verdict.why.neighbours-again": func(r reading) bool { return r.some(has(restore.FindingNeighboursDropped)) },
	"verdict.why.one-cable":        func(r reading) bool { return len(r.failed()) > 0 && !r.secondFailed(cableOf) },
	"verdict.why.one-port":         func(r reading) bool { return r.secondFailed(cableOf) && !r.secondFailed(portOf) },
	"verdict.why.old-computer":     func(r reading) bool { return r.secondFailed(cableOf) && r.secondFailed(portOf) && r.old() },
	"verdict.why.one-computer":     func(r reading) bool { return r.secondFailed(portOf) && !r.secondFailed(computerOf) },
	"verdict.why.no-dfu":           func(r reading) bool { return r.over(all) && r.saved() },
	"verdict.why.no-dfu-liquid":    func(r reading) bool { return r.over(all) && r.saved() && r.faceID() },
	"verdict.why.not-asked":        func(r reading) bool { return r.NeedsData == nil && !r.saved() },
	"verdict.why.not-asked-after-update": func(r reading) bool {
		return r.NeedsData == nil && !r.saved() && r.over(updating)
	},

	"next.stop.wet":     func(r reading) bool { return r.happened(HistoryWet) },
	"next.stop.swollen": func(r reading) bool { return r.happened(HistorySwollen) },
	"next.stop.hot":     func(r reading) bool { return r.happened(HistoryHot) },
	"next.solved.cable": func(r reading) bool { return r.same(cableOf) },
	"next.save.hub":     func(r reading) bool { return r.some(hub) && !r.some(noHub) },
	"next.full.save":    func(r reading) bool { return r.happened(HistoryStorageFull) && !r.saved() },
	"next.leave.recovery": func(r reading) bool {
		return r.some(both(numbered(9), noFault))
	},

	"verdict.would.room":          func(r reading) bool { return r.happened(HistoryStorageFull) },
	"verdict.would.other-network": reading.partData,
	"verdict.untested.cable":      func(r reading) bool { return !r.secondFailed(cableOf) },
	"verdict.untested.port":       func(r reading) bool { return !r.secondFailed(portOf) },
	"verdict.untested.computer":   func(r reading) bool { return !r.secondFailed(computerOf) },
	"verdict.untested.direct":     func(r reading) bool { return !slices.ContainsFunc(r.Attempts, noHub) },
	"verdict.untested.updated":    func(r reading) bool { return r.ComputerUpdated == nil },
	"verdict.untested.update":     func(r reading) bool { return !r.some(updating) },
	"verdict.untested.dfu":        func(r reading) bool { return !r.some(fromDFU) },
	"verdict.untested.watched":    func(r reading) bool { return !r.known(restore.Seen) },
	"verdict.untested.log":        func(r reading) bool { return !r.known(restore.Log) },
	"verdict.untested.data":       func(r reading) bool { return r.NeedsData == nil },
	"verdict.untested.history":    func(r reading) bool { return r.History == nil },
	"verdict.untested.model":      func(r reading) bool { return r.ProductType == "" },
}

// instructions say nothing of the facts: they tell what to do, or what a
// future try would show.
var instructions = []string{
	"next.stop.unplug", "next.stop.shop", "next.stop.data", "next.solved.backup", "next.network.clock", "next.network.hosts",
	"next.network.current", "next.network.other", "next.facts.code", "next.facts.watch", "next.facts.log", "next.data.ask",
	"next.hub.direct", "next.cable.other", "next.cable.socket", "next.port.other", "next.computer.other", "next.computer.alone",
	"next.computer.disk", "next.computer.update", "next.update.keeps", "next.update.again", "next.safe.stop", "next.update.button",
	"next.update.stop", "next.save.stop", "next.save.shop", "next.hardware.passcode", "next.report", "next.dfu.erases",
	"next.dfu.account", "next.dfu.coach", "next.hardware.stop", "next.hardware.warranty", "next.hardware.data",
	"verdict.would.danger", "verdict.would.fails-again", "verdict.would.other-code", "verdict.would.any-try", "verdict.would.success",
	"verdict.would.same-again", "verdict.would.log", "verdict.would.backup", "verdict.would.update-everywhere",
	"verdict.would.dfu-fails", "verdict.would.steady-link", "verdict.would.bench", "verdict.untested.opened",
}

func (r reading) stages() int {
	seen := map[restore.Stage]bool{}
	for _, a := range r.failed() {
		if knownStage(a) {
			seen[a.Stage] = true
		}
	}
	return len(seen)
}

func (r reading) shook() bool {
	return r.some(func(a restore.Attempt) bool {
		dropped := a.LostLink == restore.LinkDropped && !slices.Contains(a.LinkFindings, restore.FindingProvoked)
		return dropped || has(restore.FindingBounced)(a) || has(restore.FindingFullSpeed)(a) || has(restore.FindingKernelErrors)(a)
	})
}

func (r reading) network() bool {
	return slices.ContainsFunc(r.Attempts, func(a restore.Attempt) bool {
		n := 0
		if a.Code != nil {
			n = *a.Code
		}
		return n >= 3000 && n <= 3999 || n == 9006 || n == 94 || a.Stage == restore.StageSigning
	})
}

func (r reading) partData() bool { return r.some(both(noFault, stopped(restore.StageCalibrationData))) }

func (r reading) unsteady() bool {
	return r.noticed(SymptomBootLoop, SymptomFreezes) && len(r.failed()) > 0
}

func (r reading) old() bool { return r.ComputerUpdated != nil && !*r.ComputerUpdated }

func (r reading) known(e restore.Evidence) bool {
	return slices.ContainsFunc(r.Attempts, func(a restore.Attempt) bool { return a.Evidence == e })
}

// Every sentence of every table is either read against the facts, or says
// nothing of them.
func TestEverySentenceHasItsReader(t *testing.T) {
	ids := []string{"cause.cleared.success"}
	for _, r := range adviceRows {
		ids = append(ids, r.why)
	}
	for _, r := range slices.Concat(suspectRows, solvedRows) {
		ids = append(ids, r.because)
	}
	for _, r := range slices.Concat(nextRows, wouldRows, untestedRows) {
		ids = append(ids, r.text)
	}
	for _, id := range ids {
		if (claims[id] == nil) == !slices.Contains(instructions, id) {
			t.Errorf("%s is read against the facts nowhere, or in two ways", id)
		}
	}
	for id := range claims {
		if !slices.Contains(ids, id) {
			t.Errorf("%s is said by no rule", id)
		}
	}
	for _, id := range instructions {
		if !slices.Contains(ids, id) {
			t.Errorf("%s is said by no rule", id)
		}
	}
}

// randomFacts is how many facts the long form of these properties draws; the
// short form takes the hundred of rapid.
func manyFacts(t *testing.T, property func(*rapid.T)) {
	t.Helper()
	rounds, err := strconv.Atoi(os.Getenv("RELINK_RANDOM"))
	if err != nil {
		rounds = 20
	}
	for range rounds {
		rapid.Check(t, property)
	}
}

// No sentence of a verdict is false for the facts given, and the counts in it
// are the counts of the tries it speaks of.
func TestNoSentenceIsFalse(t *testing.T) {
	manyFacts(t, func(t *rapid.T) {
		f := anyFacts(t)
		v := Decide(f)
		said := append([]guide.Words{v.Why}, v.Next...)
		said = append(append(said, v.WouldChange...), v.NotTested...)
		for _, c := range v.Causes {
			said = append(said, c.Because)
		}
		for _, w := range said {
			if claim := claims[w.ID]; claim != nil && !claim(reading{f}) {
				t.Fatalf("%s (%s): %s is false for %+v", v.Advice, v.Why.ID, w.ID, f)
			}
			for name, of := range map[string]func(restore.Attempt) string{"Cables": cableOf, "Ports": portOf, "Computers": computerOf} {
				if want := len(names(reading{f}.failed(), of)); w.Args != nil && w.Args[name] != want {
					t.Fatalf("%s: %s counts %v, want %d", w.ID, name, w.Args[name], want)
				}
			}
		}
	})
}

// One try accuses no hardware, unless a log holds the phone's own lines.
func TestOneTryAccusesNoHardware(t *testing.T) {
	manyFacts(t, func(t *rapid.T) {
		f := anyFacts(t)
		f.Attempts = []restore.Attempt{anyAttempt(t, "the one")}
		v, a := Decide(f), f.Attempts[0]
		own := stopped(restore.StageBaseband, restore.StageStorage, restore.StageFilesystem)
		if v.Advice == AdviceHardwareInspection && !(a.Evidence == restore.Log && own(a) && noFault(a)) {
			t.Fatalf("one try gave %s: %+v", v.Advice, f)
		}
	})
}

// A try of which nothing is known changes nothing at all.
func TestABlankTryChangesNothing(t *testing.T) {
	manyFacts(t, func(t *rapid.T) {
		f := anyFacts(t)
		blank := restore.Attempt{
			Stage:    rapid.SampledFrom([]restore.Stage{"", restore.StageUnknown}).Draw(t, "stage"),
			LostLink: rapid.SampledFrom([]restore.LostLink{"", restore.LinkUnknown}).Draw(t, "link"),
			Evidence: rapid.SampledFrom([]restore.Evidence{"", restore.Told}).Draw(t, "evidence"),
		}
		if before, after := Decide(f), Decide(with(f, blank)); !reflect.DeepEqual(before, after) {
			t.Fatalf("a blank try changed\n%+v\nto\n%+v", before, after)
		}
	})
}

// Unknown is never "held" and never "no hub": with every link and every way
// unknown, or every known way through a hub, nothing but enough tries without a
// hub, or a number that the phone sent itself, leads to a look at the hardware.
func TestUnknownIsNeitherHeldNorDirect(t *testing.T) {
	manyFacts(t, func(t *rapid.T) {
		f := anyFacts(t)
		for i := range f.Attempts {
			a := &f.Attempts[i]
			a.LostLink, a.LinkFindings = rapid.SampledFrom([]restore.LostLink{"", restore.LinkUnknown}).Draw(t, "unknown"), nil
			if noHub(*a) {
				a.ThroughHub = nil
			}
		}
		r := reading{f}
		sent := r.some(both(numbered(-1, 1015, 6, 27, 53), func(a restore.Attempt) bool { return a.Evidence == restore.Log }))
		way := r.over(func(a restore.Attempt) bool { return !hub(a) })
		if v := Decide(f); v.Advice == AdviceHardwareInspection && !sent && !way {
			t.Fatalf("unknown counted as known: %+v", f)
		}
	})
}

// Where neighbours went away with the phone, the cable is not the first thing
// to swap, and no cause stands before what they share unless it is as likely.
func TestNeighboursPointAtWhatTheyShare(t *testing.T) {
	manyFacts(t, func(t *rapid.T) {
		f := anyFacts(t)
		a := anyAttempt(t, "shared")
		a.Code, a.Stage, a.LinkFindings = new(4013), "", []restore.LinkFinding{restore.FindingNeighboursDropped}
		f = with(f, a)
		if (reading{f}).success() {
			return
		}
		v := Decide(f)
		if v.Advice == AdviceTryCable {
			t.Fatalf("the cable first: %+v", f)
		}
		if weight(v, restore.CauseComputerPort) != 1+slices.Index(likelihoods, Likely) {
			t.Fatalf("what they share is not likely: %+v", v.Causes)
		}
	})
}
