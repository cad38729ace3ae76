package verdict

import (
	"slices"

	"relink/internal/device"
	"relink/internal/restore"
)

// tally is what the rules look at: the facts, with the tries sorted into
// piles. Every pile is a set: the order of the tries never matters. The piles
// of failures only grow when a failure is added, which is what keeps more of
// the same failure from ever speaking for the phone.
type tally struct {
	facts Facts
	wins  []restore.Attempt // it succeeded
	// network failures came before anything reached the phone; host failures
	// name the computer's own disk. Neither says a word about link or phone.
	network []restore.Attempt
	host    []restore.Attempt
	trials  []restore.Attempt // every other failure of which something is known
}

func tallyOf(f Facts) tally {
	t := tally{facts: f}
	for _, a := range f.Attempts {
		switch {
		case isBlank(a): // it says nothing, so it changes nothing
		case a.Code != nil && *a.Code == 0:
			t.wins = append(t.wins, a)
		case isNetwork(a):
			t.network = append(t.network, a)
		case a.Code != nil && slices.Contains(hostCodes, *a.Code):
			t.host = append(t.host, a)
		default:
			t.trials = append(t.trials, a)
		}
	}
	return t
}

// hostCodes are numbers about the computer's disk and folders: 34 disk full,
// 35 folder rights, 1394 damaged files, 1644 firmware file in use, 1646
// program not ready. Source: technician lists as remembered, not verified.
var hostCodes = []int{34, 35, 1394, 1644, 1646}

// linkCodes are the numbers of tries in which the phone was lost or came back
// otherwise than expected. Source: restore-engine texts; Apple's list as
// remembered groups 9, 4005, 4013 and 4014.
var linkCodes = []int{9, 21, 4000, 4005, 4010, 4012, 4013, 4014, 4015, 4016, 4037, 4041, 4042}

// The numbers whose texts or technician lists name one part. Alone they name
// nothing here: a rule asks for a second sign.
var (
	// -1 and 1015: idevicerestore src/restore.c and #235; the others:
	// technician lists as remembered, not verified.
	basebandCodes = []int{-1, 1, 3, 23, 1011, 1012, 1014, 1015}
	// 6 and 27: idevicerestore src/restore.c; the others: technician lists as
	// remembered, not verified.
	storageCodes = []int{6, 16, 18, 27, 40}
)

// The numbers that the restore system on the iPhone sends itself, so that the
// link still carried its answer. Source: idevicerestore src/restore.c (-1,
// 1015, 6, 27, 53).
var (
	sentByRadio    = []int{-1, 1015}
	sentByStorage  = []int{6, 27}
	sentByPartData = []int{53}
)

// isNetwork tells failures of the network and of signing: 3000 to 3999 and
// 9006 (Apple's list as remembered), the server's own 94 (iTunes log, pastebin
// f2wajhHL), and the signing stage unless the number speaks of the link.
func isNetwork(a restore.Attempt) bool {
	if a.Code != nil {
		c := *a.Code
		if c >= 3000 && c <= 3999 || c == 9006 || c == 94 {
			return true
		}
		if slices.Contains(linkCodes, c) {
			return false
		}
	}
	return a.Stage == restore.StageSigning
}

// isBlank tells a try of which only is known that it was one.
func isBlank(a restore.Attempt) bool {
	return a.Code == nil && a.Behaviour == "" && a.Mode == "" && a.Cable == "" && a.Port == "" &&
		a.Computer == "" && a.ThroughHub == nil && !knownStage(a) && !knownLink(a) && len(findingsOf(a)) == 0
}

func knownStage(a restore.Attempt) bool { return a.Stage != "" && a.Stage != restore.StageUnknown }

func knownLink(a restore.Attempt) bool { return a.LostLink != "" && a.LostLink != restore.LinkUnknown }

// provoked tells a try during which a cable test shook the link.
func provoked(a restore.Attempt) bool {
	return slices.Contains(a.LinkFindings, restore.FindingProvoked)
}

// findingsOf are the link findings that count: none of a try in which some
// were provoked, for nobody can say which.
func findingsOf(a restore.Attempt) []restore.LinkFinding {
	if provoked(a) {
		return nil
	}
	return a.LinkFindings
}

// hard tells evidence that is not only the owner's word.
func hard(a restore.Attempt) bool {
	return a.Evidence == restore.Seen || a.Evidence == restore.Log
}

// Kinds of tries, as filters.
type is func(restore.Attempt) bool

func both(l, r is) is { return func(a restore.Attempt) bool { return l(a) && r(a) } }

func either(l, r is) is { return func(a restore.Attempt) bool { return l(a) || r(a) } }

func atStage(s restore.Stage) is { return func(a restore.Attempt) bool { return a.Stage == s } }

func withCode(codes []int) is {
	return func(a restore.Attempt) bool { return a.Code != nil && slices.Contains(codes, *a.Code) }
}

func found(f restore.LinkFinding) is {
	return func(a restore.Attempt) bool { return slices.Contains(findingsOf(a), f) }
}

// shaky tells a link that failed by itself: it dropped, bounced, fell to full
// speed or made the kernel complain.
func shaky(a restore.Attempt) bool {
	if provoked(a) {
		return false
	}
	return a.LostLink == restore.LinkDropped || found(restore.FindingBounced)(a) ||
		found(restore.FindingFullSpeed)(a) || found(restore.FindingKernelErrors)(a)
}

// faultless tells a try in which nothing speaks against the link: it held, or
// nobody knows. What was provoked does not speak against it: it is as if it had
// not been noted.
func faultless(a restore.Attempt) bool {
	return len(findingsOf(a)) == 0 && a.LostLink != restore.LinkDropped && a.LostLink != restore.LinkNeverReturned
}

// heldLink tells a try whose link is known to have held. Unknown is never held.
func heldLink(a restore.Attempt) bool { return faultless(a) && knownLink(a) }

// answered tells a try in which the phone was heard to the end: the link is
// known to have held, or a log holds a number that the phone itself sent.
func answered(sent []int) is {
	return either(heldLink, both(faultless, both(withCode(sent), read)))
}

// read tells a try known from a log: the phone's own lines are there alone.
func read(a restore.Attempt) bool { return a.Evidence == restore.Log }

// resets tells a phone that restarted itself: back in recovery or DFU, the
// link without a fault.
func resets(a restore.Attempt) bool {
	return heldLink(a) && (a.LostLink == restore.LinkResetToRecovery || a.LostLink == restore.LinkResetToDFU)
}

// shared tells a try in which the neighbours of the phone went away with it:
// then what they share failed, and the try says little about cable and phone.
var shared = found(restore.FindingNeighboursDropped)

// alone tells every other try.
func alone(a restore.Attempt) bool { return !shared(a) }

// direct tells a try that is known to have gone through no hub. Unknown is
// never "no hub".
func direct(a restore.Attempt) bool { return a.ThroughHub != nil && !*a.ThroughHub }

func neverReturned(a restore.Attempt) bool {
	return !provoked(a) && a.LostLink == restore.LinkNeverReturned
}

func fromDFU(a restore.Attempt) bool { return a.Mode == TryDFU }

func updating(a restore.Attempt) bool { return a.Behaviour == restore.Update }

func viaHub(a restore.Attempt) bool { return a.ThroughHub != nil && *a.ThroughHub }

// of are the trials of one kind.
func (t tally) of(kind is) []restore.Attempt {
	var out []restore.Attempt
	for _, a := range t.trials {
		if kind(a) {
			out = append(out, a)
		}
	}
	return out
}

func (t tally) any(kind is) bool { return slices.ContainsFunc(t.trials, kind) }

func (t tally) had(h History) bool { return slices.Contains(t.facts.History, h) }

func (t tally) shows(s Symptom) bool { return slices.Contains(t.facts.Symptoms, s) }

// The three things that can be swapped.
func cableOf(a restore.Attempt) string { return a.Cable }

func portOf(a restore.Attempt) string { return a.Port }

func computerOf(a restore.Attempt) string { return a.Computer }

// swapped tells whether there were two or more of a thing; an unknown one
// never counts.
func swapped(tries []restore.Attempt, of func(restore.Attempt) string) bool {
	return different(tries, of) >= 2
}

func different(tries []restore.Attempt, of func(restore.Attempt) string) int {
	seen := make(map[string]bool)
	for _, a := range tries {
		if v := of(a); v != "" {
			seen[v] = true
		}
	}
	return len(seen)
}

// swappedAll tells whether cable, port and computer were all swapped.
func swappedAll(tries []restore.Attempt) bool {
	return swapped(tries, cableOf) && swapped(tries, portOf) && swapped(tries, computerOf)
}

// exhausted: it failed with two cables, two ports, two computers and from
// DFU, while nothing beside the phone failed with it, and not only behind a
// hub: one of these tries is known to have gone without, or they are enough
// without those that went through one.
func (t tally) exhausted() bool {
	own := t.of(alone)
	free := slices.DeleteFunc(slices.Clone(own), viaHub)
	enough := func(tries []restore.Attempt) bool {
		return swappedAll(tries) && slices.ContainsFunc(tries, fromDFU)
	}
	return enough(free) || enough(own) && slices.ContainsFunc(own, direct)
}

// hubSuspect: it went through a hub, and never was seen to fail without one.
func (t tally) hubSuspect() bool { return t.any(viaHub) && !t.any(direct) }

// networkSuspect: the data of the phone's parts could not be fetched while the
// phone answered, and not yet on two computers. The computer asks Apple for
// that data.
func (t tally) networkSuspect() bool {
	fetching := t.of(fetchesPartData)
	return len(fetching) > 0 && !swapped(fetching, computerOf)
}

func fetchesPartData(a restore.Attempt) bool {
	return a.Stage == restore.StageCalibrationData && answered(sentByPartData)(a)
}

// dataSafe: nothing on the phone is needed, or it is backed up.
func (t tally) dataSafe() bool {
	no := t.facts.NeedsData != nil && !*t.facts.NeedsData
	return no || t.facts.HasBackup != nil && *t.facts.HasBackup
}

// dataUnsafe: something is needed and there is no backup. Between the two lies
// not asked, which only keeps an erase from being advised.
func (t tally) dataUnsafe() bool {
	return t.facts.NeedsData != nil && *t.facts.NeedsData && !t.dataSafe()
}

// updateFailedEverywhere: Update, which keeps the data, failed with two
// cables, two ports and two computers.
func (t tally) updateFailedEverywhere() bool { return swappedAll(t.of(updating)) }

// model is the row of the table of models; one without a family where it is
// not known.
func (t tally) model() device.Model {
	m, _ := device.ByProductType(t.facts.ProductType)
	return m
}

// faceID tells iPhones with Face ID, whose earpiece flex carries sensors.
func (t tally) faceID() bool {
	m := t.model()
	return m.FaceID && m.Family == device.FamilyIPhone
}

// iPhone7 tells iPhone 7 and 7 Plus.
func (t tally) iPhone7() bool { return t.a10() && t.model().Family == device.FamilyIPhone }

// a10 tells the phones and pads whose chip's joints the sources name.
func (t tally) a10() bool { return t.model().Chip == "A10" }
