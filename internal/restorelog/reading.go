package restorelog

import (
	"slices"
	"sync"
)

// reading is what is known of a log while it is read.
type reading struct {
	tokens []token
	find   *finder
	attempt
	// earlier is true once an attempt before this one was seen.
	earlier bool
	// restores counts the attempts that were seen to begin after the first.
	restores int
	product  product
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
	tokens, find := tokenFinder()
	return &reading{tokens: tokens, find: find, seen: make([]bool, len(tokens))}
}

var tokenFinder = sync.OnceValues(func() ([]token, *finder) {
	all := allTokens()
	texts := make([]string, len(all))
	for i, t := range all {
		texts[i] = t.text
	}
	return all, newFinder(texts)
})

// line draws the conclusions from one line.
func (rd *reading) line(piece []byte, number int) {
	if len(piece) == 0 {
		return
	}
	piece = unescape(piece)
	var c content
	stripped, told, anchored := false, false, false
	rd.find.scan(piece, func(i, end int) {
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
		case t.place == anywhere:
			h.body, h.end = piece, end
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
	if told || !mayBeError(piece) {
		return
	}
	if !stripped {
		c = strip(piece)
	}
	if c.failed && rd.tool() != UnknownTool {
		rd.trouble(&hit{number: number, raw: piece, body: c.body})
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
	rd.earlier = true
	rd.restores++
}

// clone is a copy that goes its own way.
func (rd *reading) clone() *reading {
	c := *rd
	c.attempt = rd.attempt.clone()
	c.seen = slices.Clone(rd.seen)
	c.product.mentioned = slices.Clone(rd.product.mentioned)
	if rd.fragment != nil {
		c.fragment = rd.fragment.clone()
	}
	return &c
}

// tool names the program: the host's program before the phone's own log, the
// more particular before the one it is built on.
func (rd *reading) tool() Tool {
	w := rd.weight
	switch {
	case w[pymobile] >= enough || w[pymobile] > 0 && w[idevice] > 0:
		return PyMobileDevice
	case w[future] >= enough || w[future] > 0 && w[idevice] >= enough:
		return FutureRestore
	case (w[configurator] > 0 || rd.agent && !rd.updater) && w[configurator]+w[apple] >= enough:
		return Configurator
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
	}
	if a.outcome == Incomplete {
		res.Codes = []int{}
	}
	return res
}
