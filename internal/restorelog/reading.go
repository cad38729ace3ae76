package restorelog

import (
	"slices"

	"relink/internal/restore"
)

// reading is what is known of a log while it is read.
type reading struct {
	*vocabulary
	attempt
	// earlier is true once an attempt before this one was seen.
	earlier bool
	// restores counts the attempts that were seen to begin after the first.
	restores int
	product  product
	// kernel is what the computer's kernel said of USB, in a log of its.
	kernel kernelTally
	// utilitySteps counts the steps that cfgutil named.
	utilitySteps int
	// loose are the numbers that lines without a time end with.
	loose []int
	// updater and dialog say that these were seen, agent that AMPDevicesAgent
	// wrote the log.
	updater, dialog, agent bool

	// fragment is what the phone's own log says after the computer's program
	// said that the restore succeeded; nil when it says nothing there.
	fragment *reading

	hit    hit
	weight [families]int
	seen   []bool // tokens, by index
}

func newReading() *reading {
	v := everyWord()
	return &reading{vocabulary: v, seen: make([]bool, len(v.tokens))}
}

// line draws the conclusions from one line.
func (rd *reading) line(piece []byte, number int) {
	if len(piece) == 0 {
		return
	}
	piece = unescape(piece)
	if hasWide(piece) {
		piece = plainDigits(piece)
	}
	var c content
	stripped, told, anchored := false, false, false
	rd.scan(piece, func(i, end int) {
		if !stripped {
			c, stripped = strip(piece), true
		}
		t := &rd.tokens[i]
		h := &rd.hit // one for all tokens: actions keep nothing of it
		*h = hit{number: number, raw: piece, body: c.body, end: end - len(piece) + len(c.body), failed: c.failed, logged: c.logged}
		first := h.end == len(t.text)
		switch {
		case first:
			anchored = true
		case t.place == anywhere && h.end < len(t.text): // before the message
			h.body, h.end = piece, end
		case t.place == anywhere:
		case t.place == atStart || h.end < len(t.text) || !c.logged && !anchored:
			return
		}
		if !rd.seen[i] {
			rd.seen[i] = true
			rd.weight[t.family] += t.weight
		}
		if t.do != nil {
			told = true
			t.do(rd.of(t), h)
		}
	})
	if n, ok := barPercent(piece); ok {
		rd.progressed(percentOf(float64(n)))
	}
	if told {
		return
	}
	if !mayBeError(piece) && !(mayBeStep(piece) && rd.stepsMatter()) {
		return
	}
	if !stripped {
		c = strip(piece)
	}
	rd.untold(c, &hit{number: number, raw: piece, body: c.body})
}

// stepsMatter says whether a step that is in no table would change anything:
// only before RestoreOS was seen to run.
func (rd *reading) stepsMatter() bool { return rd.host != "" && rd.outcome == "" && !rd.ran() }

// untold draws the conclusions from a line that is in no table.
func (rd *reading) untold(c content, h *hit) {
	if rd.tool() == UnknownTool {
		return
	}
	switch {
	case c.failed && !harmless(c.body):
		rd.trouble(h)
	case !c.failed && looksLikeStep(c.body):
		rd.estrange()
	}
}

// of is the reading that a token belongs to. After a success the phone's own
// log is of the restore before or of another one: only its end can tell.
func (rd *reading) of(t *token) *reading {
	switch {
	case rd.outcome != Success, t.family != ramdisk && (rd.fragment == nil || t.family != anyone):
		return rd
	case rd.fragment == nil:
		rd.fragment = &reading{earlier: true}
	}
	return rd.fragment
}

// last is the attempt that counts. The phone's own log after a success counts
// when it ends in a failure: a restore that succeeded does not end so. One that
// ends otherwise says nothing against the success.
func (rd *reading) last() *attempt {
	if f := rd.fragment; rd.outcome == Success && f != nil && (f.outcome == Failure || f.pending) {
		return &f.attempt
	}
	return &rd.attempt
}

// weigh lets a family weigh at least so much.
func (rd *reading) weigh(f family, weight int) { rd.weight[f] = max(rd.weight[f], weight) }

// restart begins the next attempt in the same log.
func (rd *reading) restart() {
	rd.attempt, rd.fragment = attempt{}, nil
	rd.product = product{}
	rd.earlier = true
	rd.restores++
}

// clone is a copy that goes its own way.
func (rd *reading) clone() *reading {
	c := *rd
	c.attempt = rd.attempt.clone()
	c.seen = slices.Clone(rd.seen)
	c.product.mentioned = slices.Clone(rd.product.mentioned)
	c.loose = slices.Clone(rd.loose)
	c.kernel = rd.kernel.clone()
	if rd.fragment != nil {
		c.fragment = rd.fragment.clone()
	}
	return &c
}

// said notes a number that a line ends a restore with. Lines without a time
// that name several are an article about errors, not the end of one restore.
func (rd *reading) said(number int, h *hit) {
	if !h.logged && len(rd.loose) < maxCodes && !slices.Contains(rd.loose, number) {
		rd.loose = append(rd.loose, number)
	}
}

// isArticle says whether this is a text about several errors.
func (rd *reading) isArticle() bool { return len(rd.loose) > 1 && !rd.worked() }

// worked says whether any step of a restore was seen, beside words about signing
// that dialogs say too.
func (rd *reading) worked() bool {
	return rd.host != "" && rd.host != restore.StageSigning || rd.inside != "" || rd.operation != nil || rd.restores > 0
}

// tool names the program: the host's program before the phone's own log, the
// more particular before the one it is built on.
func (rd *reading) tool() Tool {
	w := rd.weight
	switch {
	case rd.isArticle():
		return UnknownTool
	case w[pymobile] >= enough || w[pymobile] > 0 && w[idevice] > 0:
		return PyMobileDevice
	case w[future] >= enough || w[future] > 0 && w[idevice] >= enough:
		return FutureRestore
	case (w[configurator] > 0 || rd.agent && !rd.updater) && w[configurator]+w[apple] >= enough:
		return Configurator
	case w[wrapper] > 0 && w[wrapper]+w[apple]+w[idevice] >= enough && w[idevice] < enough:
		return MobileDevice
	case w[apple] >= enough && w[apple] >= w[idevice]:
		return MobileDevice
	case w[idevice] >= enough:
		return IDeviceRestore
	case w[apple] >= enough:
		return MobileDevice
	case w[ramdisk] >= enough:
		return Restored
	}
	return UnknownTool
}

// result is what the log said, once it was read to its end.
func (rd *reading) result() Result {
	res := Result{Tool: rd.tool(), Outcome: NotARestore, Codes: []int{}, Evidence: []Line{}}
	if res.Tool == UnknownTool {
		rd.kernel.tell(&res)
		return res
	}
	a := rd.last()
	if a.outcome == "" {
		a.outcome = Incomplete
		if a.pending || a.failed != "" || len(a.codes) > 0 {
			a.outcome = Failure
		}
	}
	res.Outcome, res.Behaviour, res.Operation = a.outcome, a.behaviour, a.operation
	res.StorageWritten, res.ProductType, res.Evidence = a.written(), rd.product.best(), a.evidence()
	if a.outcome != Success {
		res.Codes = a.deciding()
		res.Stage = a.stage()
		res.Answered = (a.ran() || res.Tool == Restored) && !a.strange
	}
	if a.outcome == Failure {
		res.Fault = a.fault
	}
	if a.outcome == Incomplete {
		res.Codes = []int{}
	}
	return res
}
