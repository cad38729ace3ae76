package verdict

import (
	"slices"

	"relink/internal/restore"
)

// lineRow is one sentence below a verdict and when it belongs there.
type lineRow struct {
	of   []Advice // empty: for every advice but those in but
	but  []Advice
	when func(tally) bool // nil: always
	text string
}

func (r lineRow) applies(t tally, a Advice) bool {
	switch {
	case len(r.of) > 0 && !slices.Contains(r.of, a), slices.Contains(r.but, a):
		return false
	}
	return r.when == nil || r.when(t)
}

func only(a ...Advice) []Advice { return a }

// The advices under which tries go on.
var trying = only(AdviceTryCable, AdviceTryPort, AdviceTryComputer, AdviceUpdateComputer, AdviceConnectDirectly)

func not(f func(tally) bool) func(tally) bool { return func(t tally) bool { return !f(t) } }

func unswapped(of func(restore.Attempt) string) func(tally) bool {
	return func(t tally) bool { return !swapped(t.trials, of) }
}

func (t tally) outOfDate() bool { return t.facts.ComputerUpdated != nil && !*t.facts.ComputerUpdated }

func (t tally) dataUnknown() bool { return !t.dataSafe() && !t.dataUnsafe() }

// nextRows are the next steps, in the order in which they are to be done.
var nextRows = []lineRow{
	{of: only(AdviceStopNow), text: "next.stop.unplug"},
	{of: only(AdviceStopNow), when: func(t tally) bool { return t.had(HistoryWet) }, text: "next.stop.wet"},
	{of: only(AdviceStopNow), when: func(t tally) bool { return t.had(HistorySwollen) }, text: "next.stop.swollen"},
	{of: only(AdviceStopNow), when: func(t tally) bool { return t.had(HistoryHot) }, text: "next.stop.hot"},
	{of: only(AdviceStopNow), text: "next.stop.shop"},
	{of: only(AdviceStopNow), when: not(tally.dataSafe), text: "next.stop.data"},

	{of: only(AdviceSolved), text: "next.solved.backup"},
	{of: only(AdviceSolved), when: func(t tally) bool { return t.cause(restore.CauseCable) }, text: "next.solved.cable"},

	{of: only(AdviceFixNetwork), when: func(t tally) bool { return len(t.network) > 0 }, text: "next.network.clock"},
	{of: only(AdviceFixNetwork), text: "next.network.hosts"},
	{of: only(AdviceFixNetwork), when: func(t tally) bool { return len(t.network) > 0 }, text: "next.network.current"},
	{of: only(AdviceFixNetwork), text: "next.network.other"},
	{of: only(AdviceFixNetwork), when: tally.networkSuspect, text: "next.update.again"},

	{of: only(AdviceNotEnoughFacts), text: "next.facts.code"},
	{of: only(AdviceNotEnoughFacts), text: "next.facts.watch"},
	{of: only(AdviceNotEnoughFacts), text: "next.facts.log"},
	{of: only(AdviceNotEnoughFacts), when: tally.dataUnknown, text: "next.data.ask"},

	{of: slices.Concat(trying, only(AdviceUpdateKeepData)), when: tally.stillInRecovery, text: "next.leave.recovery"},
	{of: slices.Concat(trying, only(AdviceUpdateKeepData)), when: tally.fullAndNeeded, text: "next.full.save"},

	{of: only(AdviceConnectDirectly), text: "next.hub.direct"},
	{of: only(AdviceTryCable), text: "next.cable.other"},
	{of: only(AdviceTryCable), text: "next.cable.socket"},
	{of: only(AdviceTryPort), text: "next.port.other"},
	{of: only(AdviceTryComputer), text: "next.computer.other"},
	{of: only(AdviceTryComputer), when: func(t tally) bool { return t.any(shared) }, text: "next.computer.alone"},
	{of: only(AdviceTryComputer), when: func(t tally) bool { return t.any(shared) && unswapped(cableOf)(t) }, text: "next.cable.other"},
	{of: only(AdviceUpdateComputer), when: func(t tally) bool { return len(t.host) > 0 }, text: "next.computer.disk"},
	{of: only(AdviceUpdateComputer), text: "next.computer.update"},
	{of: trying, when: not(tally.dataSafe), text: "next.update.keeps"},
	{of: trying, when: tally.dataSafe, text: "next.update.again"},
	{of: trying, text: "next.safe.stop"},

	{of: only(AdviceUpdateKeepData), text: "next.update.button"},
	{of: only(AdviceUpdateKeepData), when: tally.networkSuspect, text: "next.network.hosts"},
	{of: only(AdviceUpdateKeepData), when: tally.networkSuspect, text: "next.network.other"},
	{of: only(AdviceUpdateKeepData), when: tally.hubSuspect, text: "next.hub.direct"},
	{of: only(AdviceUpdateKeepData), when: func(t tally) bool { return t.any(shared) && unswapped(portOf)(t) }, text: "next.port.other"},
	{of: only(AdviceUpdateKeepData), when: unswapped(cableOf), text: "next.cable.other"},
	{of: only(AdviceUpdateKeepData), when: func(t tally) bool { return !t.any(shared) && unswapped(portOf)(t) }, text: "next.port.other"},
	{of: only(AdviceUpdateKeepData), when: tally.outOfDate, text: "next.computer.update"},
	{of: only(AdviceUpdateKeepData), when: unswapped(computerOf), text: "next.computer.other"},
	{of: only(AdviceUpdateKeepData), when: tally.dataUnknown, text: "next.data.ask"},
	{of: only(AdviceUpdateKeepData), text: "next.update.stop"},

	{of: only(AdviceSaveDataFirst), text: "next.save.stop"},
	{of: only(AdviceSaveDataFirst), text: "next.save.shop"},
	{of: only(AdviceSaveDataFirst), text: "next.hardware.passcode"},
	{of: only(AdviceSaveDataFirst), when: tally.hubSuspect, text: "next.save.hub"},
	{of: only(AdviceSaveDataFirst), when: tally.dataUnknown, text: "next.data.ask"},
	{of: only(AdviceSaveDataFirst), text: "next.report"},

	{of: only(AdviceDFURestore), text: "next.dfu.erases"},
	{of: only(AdviceDFURestore), text: "next.dfu.account"},
	{of: only(AdviceDFURestore), text: "next.dfu.coach"},
	{of: only(AdviceDFURestore), text: "next.safe.stop"},

	{of: only(AdviceHardwareInspection), text: "next.hardware.stop"},
	{of: only(AdviceHardwareInspection), when: tally.dataSafe, text: "next.hardware.warranty"},
	{of: only(AdviceHardwareInspection), when: not(tally.dataSafe), text: "next.hardware.data"},
	{of: only(AdviceHardwareInspection), when: not(tally.dataSafe), text: "next.hardware.passcode"},
	{of: only(AdviceHardwareInspection), text: "next.report"},
}

// stillInRecovery: a try ended with error 9 and no sign that the link dropped.
// The phone may only be waiting in recovery, for a restore leaves it so that it
// does not start by itself.
func (t tally) stillInRecovery() bool {
	return t.any(both(withCode([]int{9}), faultless))
}

// full: its storage was full before. An update needs room.
func (t tally) full() bool { return t.had(HistoryStorageFull) }

func (t tally) fullAndNeeded() bool { return t.full() && !t.dataSafe() }

// cause tells whether a suspect is on the list.
func (t tally) cause(id restore.Cause) bool {
	return slices.ContainsFunc(t.suspects(), func(s Suspect) bool { return s.ID == id })
}

// wouldRows say what would change the verdict.
var wouldRows = []lineRow{
	{of: only(AdviceStopNow), text: "verdict.would.danger"},
	{of: only(AdviceSolved), text: "verdict.would.fails-again"},
	{of: only(AdviceFixNetwork), when: not(tally.networkSuspect), text: "verdict.would.other-code"},
	{of: only(AdviceFixNetwork), when: tally.networkSuspect, text: "verdict.would.other-network"},
	{of: slices.Concat(trying, only(AdviceUpdateKeepData, AdviceSaveDataFirst, AdviceDFURestore)), when: tally.full, text: "verdict.would.room"},
	{of: only(AdviceNotEnoughFacts), text: "verdict.would.any-try"},
	{of: trying, text: "verdict.would.success"},
	{of: trying, text: "verdict.would.same-again"},
	{of: trying, text: "verdict.would.log"},
	{of: only(AdviceUpdateKeepData, AdviceSaveDataFirst), text: "verdict.would.backup"},
	{of: only(AdviceUpdateKeepData), text: "verdict.would.update-everywhere"},
	{of: only(AdviceUpdateKeepData, AdviceSaveDataFirst, AdviceDFURestore), text: "verdict.would.success"},
	{of: only(AdviceDFURestore), text: "verdict.would.dfu-fails"},
	{of: only(AdviceHardwareInspection), text: "verdict.would.success"},
	{of: only(AdviceHardwareInspection), when: func(t tally) bool { return t.any(shaky) }, text: "verdict.would.steady-link"},
	{of: only(AdviceHardwareInspection), when: func(t tally) bool { return t.shows(SymptomNoService) || t.faceID() }, text: "verdict.would.bench"},
}

// finished are the advices after which nothing more is to be tested here.
var finished = only(AdviceSolved, AdviceStopNow)

// untestedRows say what was not tested.
var untestedRows = []lineRow{
	{but: finished, when: unswapped(cableOf), text: "verdict.untested.cable"},
	{but: finished, when: unswapped(portOf), text: "verdict.untested.port"},
	{but: finished, when: unswapped(computerOf), text: "verdict.untested.computer"},
	{
		but: finished, when: func(t tally) bool {
			return !slices.ContainsFunc(t.facts.Attempts, direct)
		},
		text: "verdict.untested.direct",
	},
	{but: finished, when: func(t tally) bool { return t.facts.ComputerUpdated == nil }, text: "verdict.untested.updated"},
	{but: finished, when: func(t tally) bool { return !t.any(updating) }, text: "verdict.untested.update"},
	{but: finished, when: func(t tally) bool { return !t.any(fromDFU) }, text: "verdict.untested.dfu"},
	{when: func(t tally) bool { return !t.evidence(restore.Seen) }, text: "verdict.untested.watched"},
	{when: func(t tally) bool { return !t.evidence(restore.Log) }, text: "verdict.untested.log"},
	{when: func(t tally) bool { return t.facts.NeedsData == nil }, text: "verdict.untested.data"},
	{when: func(t tally) bool { return t.facts.History == nil }, text: "verdict.untested.history"},
	{when: func(t tally) bool { return t.facts.ProductType == "" }, text: "verdict.untested.model"},
	{but: finished, text: "verdict.untested.opened"},
}

// evidence tells whether any try is known that way.
func (t tally) evidence(e restore.Evidence) bool {
	return slices.ContainsFunc(t.facts.Attempts, func(a restore.Attempt) bool { return a.Evidence == e })
}
