package restorelog

import (
	"bytes"
	"strconv"

	"relink/internal/restore"
)

// Progress is how far a restore has come, as its log tells it.
type Progress struct {
	// Stage is the last stage begun; "" before the first, unknown where the
	// log shows that RestoreOS runs but not what it does.
	Stage     restore.Stage
	Operation *Operation
	// Percent is 0 to 100 of the operation; nil where the log does not tell.
	Percent *int
	// Ended is how the restore ended, once a final word was said: success or
	// failure. A failure may still follow a success, and a new restore both.
	Ended Outcome
	// Restores counts the restores the log holds; a step up is a new one.
	Restores int
}

// Equal says whether two are the same to a reader.
func (p Progress) Equal(q Progress) bool {
	return p.Stage == q.Stage && p.Ended == q.Ended && p.Restores == q.Restores &&
		equalAt(p.Operation, q.Operation) && equalAt(p.Percent, q.Percent)
}

func equalAt[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }

// progress is how far the last attempt has come.
func (rd *reading) progress() Progress {
	p := Progress{Ended: rd.outcome, Restores: rd.restores}
	if rd.tool() == UnknownTool {
		return p
	}
	p.Restores++
	if rd.host != "" || rd.inside != "" || rd.failed != "" {
		p.Stage = rd.stage()
	}
	if rd.operation != nil {
		op := *rd.operation
		p.Operation = &op
	}
	if n := rd.percent; n.told {
		p.Percent = &n.number
	}
	return p
}

// percentage is a percent of an operation, or that none was told.
type percentage struct {
	number int
	told   bool
}

// percentOf reads a number of percent; what is no percentage is none told.
func percentOf(n float64) percentage {
	if n < 0 || n > 100 {
		return percentage{}
	}
	return percentage{int(n), true}
}

// barPercent reads a progress bar that is drawn to its end: "[===   ]  50.0%".
func barPercent(piece []byte) (int, bool) {
	piece = bytes.TrimRight(piece, " \t")
	if len(piece) == 0 || piece[len(piece)-1] != '%' {
		return 0, false
	}
	end := bytes.LastIndexByte(piece, ']')
	open := bytes.LastIndexByte(piece[:max(end, 0)], '[')
	if open < 0 || len(bytes.Trim(piece[open+1:end], barSigns)) > 0 {
		return 0, false
	}
	digits, isPercent := bytes.CutSuffix(piece[end+1:], []byte("%"))
	n, err := strconv.ParseFloat(string(bytes.TrimSpace(digits)), 64)
	p := percentOf(n)
	return p.number, isPercent && err == nil && p.told
}

// barSigns are what progress bars are drawn with.
const barSigns = "=>#*-. "
