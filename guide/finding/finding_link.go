package finding

import (
	"slices"
	"time"

	"relink/internal/device"
)

// recently is how far back drops are told.
const recently = 5 * time.Minute

// hubStays keeps the hub on the list while a phone changes its mode.
const hubStays = time.Minute

// maxLinkEvents bounds what is remembered of one phone; past it the oldest go.
const maxLinkEvents = 128

// linkEvent is something that happened to the link of a phone.
type linkEvent struct {
	code FindingCode
	at   time.Time
}

// linkOf is what is remembered of one phone's link.
type linkOf struct {
	phone  string
	cur    stay
	here   bool
	again  int
	device device.Device
	mates  []mate
	took   bool
	events []linkEvent // oldest first
	// Since when it holds; zero: it does not.
	hubSince, slowSince, unusableSince time.Time
}

func (l *linkOf) leave(now time.Time) {
	l.here, l.cur.to, l.took = false, now, false
	l.slowSince, l.unusableSince = time.Time{}, time.Time{}
}

// present notes the phone as it is there, and judges a return.
func (l *linkOf) present(now time.Time, s device.Sighting, seen []device.Sighting) {
	next := stayOf(s, now)
	if !l.here || !next.same(l.cur) {
		if l.here {
			l.leave(now)
		}
		if !l.cur.from.IsZero() {
			l.comeBack(&next)
		}
		l.cur, l.here = next, true
	}
	l.device = s.Device
	l.mates = matesOf(l.mates, s.Device, seen, now)
	since := func(at *time.Time, holds bool) {
		switch {
		case !holds:
			*at = time.Time{}
		case at.IsZero():
			*at = now
		}
	}
	since(&l.hubSince, len(outerHubs(s.Device)) > 0) // holds through a mode change
	since(&l.slowSince, s.SpeedMbps > 0 && s.SpeedMbps <= slowSpeed)
	since(&l.unusableSince, s.Problem != "")
}

func (l *linkOf) comeBack(next *stay) {
	back := cameBack(l.cur, *next, l.again)
	if !alike(l.cur.mode, next.mode) {
		l.again = 0
	} else {
		l.again++
	}
	// A restore system that bounced shows the ids of a phone that started up.
	if l.cur.mode == device.ModeRestore && next.mode == device.ModeNormal && (back == backBounced || back == backPlanned) {
		next.mode = device.ModeRestore
	}
	switch back {
	case backBounced:
		l.note(FindDrops, next.from)
	case backReset:
		l.note(FindRestarts, next.from)
	}
}

func (l *linkOf) note(code FindingCode, at time.Time) {
	l.events = append(l.events, linkEvent{code, at})
	if over := len(l.events) - maxLinkEvents; over > 0 {
		l.events = slices.Delete(l.events, 0, over)
	}
}

// findings are those of one phone, settled or not.
func (l linkOf) findings(now time.Time) []Finding {
	var out []Finding
	say := func(code FindingCode, since time.Time, count int) {
		if !since.IsZero() {
			out = append(out, finding(code, l.phone, l.device.Port, since, count))
		}
	}
	if l.here || now.Sub(l.cur.to) <= hubStays {
		say(FindHub, l.hubSince, len(outerHubs(l.device)))
	}
	say(FindSlow, l.slowSince, 1)
	say(problemOf(l.device.Problem), l.unusableSince, 1)
	say(l.recent(FindNeighbours, now, 1))
	say(l.recent(FindRestarts, now, 2))
	if code, since, n := l.bouncing(now); n > 0 {
		say(code, since, n)
	} else {
		say(l.recent(FindDrops, now, 1))
	}
	return out
}

// recent counts the events of one kind in the last five minutes.
func (l linkOf) recent(code FindingCode, now time.Time, least int) (c FindingCode, first time.Time, n int) {
	for _, e := range l.events {
		if e.code == code && now.Sub(e.at) <= recently {
			if n == 0 {
				first = e.at
			}
			n++
		}
	}
	if n < least {
		first = time.Time{}
	}
	return code, first, n
}

// bouncing tells three drops within ten seconds, in the last five minutes.
func (l linkOf) bouncing(now time.Time) (c FindingCode, since time.Time, n int) {
	var drops []time.Time
	for _, e := range l.events {
		if e.code == FindDrops && now.Sub(e.at) <= recently {
			drops = append(drops, e.at)
		}
	}
	for i := bounceTimes - 1; i < len(drops); i++ {
		if drops[i].Sub(drops[i-bounceTimes+1]) <= bounceSpan {
			return FindBouncing, drops[i], len(drops)
		}
	}
	return FindBouncing, time.Time{}, 0
}
