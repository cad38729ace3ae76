// Package verdict is what the facts of a case come to: an advice, how sure it
// is, and what may be behind the failures. Its rules are tables with their
// sources; "not enough facts" is a verdict. It reads no file.
package verdict

import (
	"relink/guide"
	"relink/internal/restore"
)

// Advice is what a verdict comes down to, in the words of relinkctl's JSON.
type Advice string

// The advices, from "it works" to "have it looked at".
const (
	AdviceSolved             Advice = "solved"
	AdviceStopNow            Advice = "stop-now"
	AdviceConnectDirectly    Advice = "connect-directly"
	AdviceTryCable           Advice = "try-cable"
	AdviceTryPort            Advice = "try-port"
	AdviceTryComputer        Advice = "try-computer"
	AdviceUpdateComputer     Advice = "update-computer"
	AdviceFixNetwork         Advice = "fix-network"
	AdviceUpdateKeepData     Advice = "update-keep-data"
	AdviceSaveDataFirst      Advice = "save-data-first"
	AdviceDFURestore         Advice = "dfu-restore"
	AdviceHardwareInspection Advice = "hardware-inspection"
	AdviceNotEnoughFacts     Advice = "not-enough-facts"
)

// Confidence says how sure a verdict is.
type Confidence string

// The confidences. High needs two agreeing kinds of evidence.
const (
	ConfidenceLow    Confidence = "low"
	ConfidenceMedium Confidence = "medium"
	ConfidenceHigh   Confidence = "high"
)

// Likelihood orders possible causes. It is no percentage: none of the sources
// has counted.
type Likelihood string

// The likelihoods.
const (
	Unlikely Likelihood = "unlikely"
	Possible Likelihood = "possible"
	Likely   Likelihood = "likely"
)

// Suspect is one possible cause out of restore.Causes, why it is on the list, and who says so.
type Suspect struct {
	ID         restore.Cause
	Likelihood Likelihood
	Because    guide.Words
	Sources    []string
}

// Verdict is what the facts come down to.
type Verdict struct {
	Advice     Advice
	Confidence Confidence
	// Title is the advice as one instruction; Why says what it rests on.
	Title, Why  guide.Words
	Causes      []Suspect
	Next        []guide.Words // what to do, in order
	WouldChange []guide.Words // what would change this verdict
	NotTested   []guide.Words
	Sources     []string // who says that this advice follows
}
