package finding

import (
	"slices"
	"time"

	"relink/internal/device"
	"relink/internal/restore"
)

// RestoreSegment is one piece of the strip of modes over time.
type RestoreSegment struct {
	From, To time.Time
	Mode     device.Mode // empty: a silence
	// Usual is, for a silence, how long it usually lasts at most.
	Usual time.Duration
	// Planned is, for a silence that is over, whether it belongs to a restore.
	Planned bool
	Open    bool // it goes on
}

// WatchRestore watches a restore that another program does: a value. Advance
// takes what the bus shows and gives the next one. It only looks.
type WatchRestore struct {
	phone    string
	now      time.Time
	segments []RestoreSegment
	folded   int

	cur   stay // the latest enumeration
	here  bool
	again int // returns in the same mode since the phone came into it
	// ranFrom is when restore mode was first seen; zero before.
	ranFrom time.Time
	mates   []mate
	took    bool // the latest leaving took neighbours along
	tookAny bool
	bounces int
	fast    bool // it was at 480 Mbit/s or more
	fell    bool
	end     Ending
	endAt   time.Time
}

// BeginWatch starts to watch a phone by its pseudonym; an empty one is the
// the first phone that is seen.
func BeginWatch(at time.Time, phone string, seen []device.Sighting) WatchRestore {
	return WatchRestore{phone: phone}.Advance(at, seen)
}

// Advance takes the bus at a moment, with the pseudonyms and modes a
// device.Tracker gave. On the clock's word, call it with what was seen last.
func (w WatchRestore) Advance(now time.Time, seen []device.Sighting) WatchRestore {
	w.now = now
	w.segments = slices.Clone(w.segments)
	i := slices.IndexFunc(seen, func(s device.Sighting) bool {
		return isPhone(s) && (w.phone == "" || s.Phone == w.phone)
	})
	switch {
	case i >= 0:
		w.phone = seen[i].Phone
		w.present(now, seen[i])
		w.mates = matesOf(w.mates, seen[i].Device, seen, now)
	case w.here:
		w.leave(now)
	}
	if !w.here && !w.cur.to.IsZero() && now.Sub(w.cur.to) <= neighboursWithin && matesGone(w.mates, seen) {
		w.took, w.tookAny = true, true
	}
	if !w.here && !w.cur.to.IsZero() && w.end == "" && now.Sub(w.cur.to) >= longestSilence {
		w.end, w.endAt = EndNeverBack, now
	}
	if n := len(w.segments); n > 0 && w.segments[n-1].Open {
		w.segments[n-1].To = now
	}
	return w
}

// present notes the phone as it is there.
func (w *WatchRestore) present(now time.Time, s device.Sighting) {
	next := stayOf(s, now)
	if w.here && next.same(w.cur) {
		if s.Mode == device.ModeRestore && w.cur.mode != s.Mode && s.Source == device.SourceUSBMux {
			w.cur.mode = s.Mode
			w.segments[len(w.segments)-1].Mode = s.Mode
			w.noteRun(now)
			if w.end == EndLeftRecovery {
				w.end, w.endAt = "", time.Time{} // it did not: it restores
			}
		}
		return
	}
	if w.here { // it left and came back between two looks
		w.leave(now)
	}
	if !w.cur.from.IsZero() {
		w.comeBack(&next)
	}
	w.fast = w.fast || next.speed > slowSpeed
	if w.fast && next.speed > 0 && next.speed <= slowSpeed {
		w.fell = true
	}
	w.cur, w.here = next, true
	if next.mode == device.ModeRestore {
		w.noteRun(now)
	}
	w.add(RestoreSegment{From: now, To: now, Mode: next.mode, Open: true})
}

func (w *WatchRestore) noteRun(now time.Time) {
	if w.ranFrom.IsZero() {
		w.ranFrom = now
	}
}

// leave notes that the phone is gone.
func (w *WatchRestore) leave(now time.Time) {
	w.here, w.cur.to, w.took = false, now, false
	w.add(RestoreSegment{From: now, To: now, Usual: usualSilence(w.cur.mode), Open: true})
}

// comeBack judges the return and what it says about the restore.
func (w *WatchRestore) comeBack(next *stay) {
	back := cameBack(w.cur, *next, w.again)
	// Who left recovery by itself runs, though after recovery its ids would
	// mean restore mode.
	left := w.cur.leftByItself(w.again) && w.ranFrom.IsZero() && back != backBounced && !next.sure
	if left && next.mode == device.ModeRestore {
		next.mode = device.ModeNormal
	}
	if !alike(w.cur.mode, next.mode) {
		w.again = 0
	} else {
		w.again++
	}
	// A running restore system that bounced has the ids of a phone that
	// started up; a phone does not start up within two seconds.
	if w.cur.mode == device.ModeRestore && next.mode == device.ModeNormal && (back == backBounced || back == backPlanned) {
		next.mode = device.ModeRestore
	}
	if back == backBounced {
		w.bounces++
	}
	planned := back == backPlanned && !w.took
	if w.end == EndNeverBack { // it did, after all
		w.end, w.endAt = "", time.Time{}
	}
	end := w.endingOf(*next, back)
	if left && next.mode != device.ModeDFU && !(back == backPlanned && next.mode == device.ModeRecovery) {
		end = EndLeftRecovery
	}
	if w.noteEnd(end, next) {
		planned = end == EndRestored
	}
	w.noteAbsence(planned)
}

// noteAbsence says of the absence that a return ends whether it was planned.
func (w *WatchRestore) noteAbsence(planned bool) {
	if n := len(w.segments); n > 0 && w.segments[n-1].Mode == "" {
		w.segments[n-1].Planned = planned
	}
}

// noteEnd keeps the ending that a return is, and says whether it is one.
func (w *WatchRestore) noteEnd(end Ending, next *stay) bool {
	stays := alike(w.cur.mode, next.mode)
	switch {
	case stays && w.end != "": // what came after the end changes nothing about it
	case end != "":
		w.end, w.endAt = end, next.from
		if end != EndRestored {
			w.ranFrom = time.Time{} // what follows is a new try
		}
		return true
	case !stays:
		w.end, w.endAt = "", time.Time{}
	}
	return false
}

// endingOf says what ending a return is, if it is one.
func (w *WatchRestore) endingOf(next stay, back comeback) Ending {
	ran, before := !w.ranFrom.IsZero(), w.cur.mode
	switch next.mode {
	case device.ModeRecovery:
		switch {
		case ran && (before != device.ModeRecovery || back == backReset):
			return EndRecoveryAfter
		case back == backReset:
			return EndRecoveryBefore
		}
	case device.ModeDFU:
		fell := before == device.ModeRecovery || before == device.ModeRestore || back == backReset
		if next.rom && fell {
			return EndDFU
		}
	case device.ModeNormal:
		switch {
		case before == device.ModeNormal, before == device.ModeRestore && back != backElse:
		case ran && w.cur.to.Sub(w.ranFrom) >= shortestRestore:
			return EndRestored
		default:
			return EndStartedUp
		}
	}
	return ""
}

// add closes the open segment and opens another, folding the oldest.
func (w *WatchRestore) add(s RestoreSegment) {
	if n := len(w.segments); n > 0 {
		w.segments[n-1].To, w.segments[n-1].Open = s.From, false
	}
	w.segments = append(w.segments, s)
	if over := len(w.segments) - maxSegments; over > 0 {
		w.segments = slices.Delete(w.segments, 0, over)
		w.folded += over
	}
}

// Phone is the pseudonym of the watched phone; empty before one was seen.
func (w WatchRestore) Phone() string { return w.phone }

// Segments is the strip of modes over time, oldest first.
func (w WatchRestore) Segments() []RestoreSegment { return slices.Clone(w.segments) }

// Folded is how many segments the strip lost at its beginning.
func (w WatchRestore) Folded() int { return w.folded }

// Ended is how the restore ended as far as the bus alone tells, once that has
// held for a moment.
func (w WatchRestore) Ended() (Ending, bool) {
	if w.end == "" || w.now.Sub(w.endAt) < w.end.settles() && w.end != EndNeverBack {
		return "", false
	}
	return w.end, true
}

// Close is how it ended when the person says that the other program has
// given up or is done: then even a link that only held is an ending.
func (w WatchRestore) Close() Ending {
	switch {
	case w.end == EndRestored:
		return w.end
	case !w.here && w.took:
		return EndNeighbours
	case w.end != "":
		return w.end
	case !w.here && !w.cur.to.IsZero():
		return EndNeverBack
	case w.tookAny:
		return EndNeighbours
	case w.fell:
		return EndFullSpeed
	case w.bounces > 0:
		return EndBounced
	}
	return EndHeld
}

// Attempt fills in what was seen of a try: how the link ended and what was
// noticed about it. Call it with the ending; what USB cannot tell is left.
func (w WatchRestore) Attempt(e Ending) restore.Attempt {
	a := restore.Attempt{Evidence: restore.Seen, LostLink: lostLinkOf(e)}
	if w.bounces > 0 {
		a.LinkFindings = append(a.LinkFindings, restore.FindingBounced)
	}
	if w.tookAny {
		a.LinkFindings = append(a.LinkFindings, restore.FindingNeighboursDropped)
	}
	if w.fell {
		a.LinkFindings = append(a.LinkFindings, restore.FindingFullSpeed)
	}
	return a
}
