package ui

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/guide/finding"
	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/session"
)

// story is all the window knows, without a widget: where the person stands,
// what is on the bus, and the session in which nothing is lost.
type story struct {
	way       checklist.Checklist
	kept      session.Session
	tracker   device.Tracker
	last      device.Snapshot // the bus at this moment
	sightings []device.Sighting
	// coaching keeps what a try does from looking like a restore.
	coaching bool
	// restarts is true while a phone is told to restart, until it is back or a
	// minute has passed: then it is expected to go.
	restarts bool
	// shaken is true while a hand may provoke what the bus shows.
	shaken bool
	// replug is true where the page asked for the plug to be moved.
	replug bool
	// rehearsed is true while a practice or a replay plays: then nothing of
	// it is kept.
	rehearsed bool
	// blind is why the bus cannot be read; nil when it can.
	blind error

	links finding.LinkWatch
	// asking says when usbmuxd may be asked about the phones.
	asking dfu.Asking
	gone   time.Time // when the phone left; zero while it is there
	beside []string  // the phones that no try is about
	runs   int

	events []happening
	folded int
	left   []departure // phones that may come back
}

func newStory(kept session.Session, way checklist.Checklist) story {
	return story{kept: kept, way: way}
}

// rehearsal is a fresh story beside this one; nothing of it is kept.
func (s *story) rehearsal(now time.Time) story {
	out := newStory(session.New(s.kept.ID+"-rehearsal", now), checklist.NewChecklist())
	out.rehearsed = true
	return out
}

// otherBus begins to look at another bus: nothing that was on the one before is
// there now.
func (s *story) otherBus(now time.Time) {
	s.tracker, s.sightings, s.way = device.Tracker{}, nil, s.way.Renamed()
	s.asking = s.asking.See(now, nil)
}

// unreadable notes why the bus cannot be read; nil when it can.
func (s *story) unreadable(why error) {
	s.blind = why
	s.way = s.way.Blind(why != nil)
}

// expectRestart notes whether a phone is told to restart.
func (s *story) expectRestart(restarts bool) { s.restarts = restarts }

// expect notes what goes on while the bus is looked at: a try of the coach, and
// a hand that may provoke what is seen.
func (s *story) expect(coaching, shaken bool) { s.coaching, s.shaken = coaching, shaken }

// follow goes on with another phone.
func (s *story) follow(now time.Time, phone string) { s.way = s.way.Follow(phone).See(now, s.sightings) }

// giveUp takes the phone that is there in place of one that stays away, when it
// is time, and says when it will be.
func (s *story) giveUp(now time.Time) (time.Time, bool) {
	at, ok := s.way.GivesUp()
	if !ok || now.Before(at) {
		return at, ok
	}
	s.way = s.way.See(now, s.sightings)
	return time.Time{}, false
}

// ours is the bus without the phones that stand beside the one the way is
// about: what they do is nobody's try. Who they are is settled before a try:
// choosing another phone in the middle of one does not take its phone away.
func (s *story) ours(trying bool) device.Snapshot {
	if !trying {
		s.beside = s.way.Beside()
	}
	out := s.last
	out.Devices = nil
	for i, d := range s.last.Devices {
		if i >= len(s.sightings) || !slices.Contains(s.beside, s.sightings[i].Phone) {
			out.Devices = append(out.Devices, d)
		}
	}
	return out
}

// leaves notes that the phone was told to leave recovery: it restarts, which
// is no restore.
func (s *story) leaves(at time.Time) {
	s.tracker = s.tracker.SuppressRestore()
	s.tell(happening{at: at, id: "act.event.leave"})
}

// enters notes that the phone was asked to restart into recovery.
func (s *story) enters(at time.Time) { s.tell(happening{at: at, id: "enter.event"}) }

// closed notes that the person said that no other program is at work.
func (s *story) closed(now time.Time) { s.asking = s.asking.Closed(now) }

// kernel takes what the kernel complains of at a port, unless the page asks for
// the plug to be moved: then a hand provoked it. It says whether it was taken.
func (s *story) kernel(at time.Time, port, sign string) bool {
	if s.replugging() {
		return false
	}
	s.links = s.links.Kernel(at, port, sign)
	return true
}

// toward goes to the page that does what is advised.
func (s *story) toward(a verdict.Advice) { s.way = s.way.Toward(a) }

// back goes to the page before.
func (s *story) back() { s.way = s.way.Back() }

// look takes a snapshot.
func (s *story) look(snap device.Snapshot) {
	if s.coaching {
		s.tracker = s.tracker.SuppressRestore()
	}
	before := s.sightings
	s.replug = s.replugging() // before the way moves on by it
	s.tracker, s.sightings = s.tracker.Advance(snap)
	s.last = snap
	was := s.way.Seen()
	s.way = s.way.See(snap.At, s.sightings)
	now := s.way.Seen()
	switch {
	case was.Present && !now.Present:
		s.gone = snap.At
	case now.Present:
		s.gone = time.Time{}
	}
	s.asking = s.asking.See(snap.At, s.sightings)
	s.note(snap.At, before)
	s.happened(snap.At, before)
	s.identify(snap.At)
	if s.shaken || s.replug && !slices.EqualFunc(before, s.sightings, sameArrival) {
		s.links = finding.LinkWatch{} // it knows nothing of what a hand did
	}
	s.links = s.links.Advance(snap.At, s.sightings)
}

// note writes arrivals and departures of the phone into the session; those of
// phones that stand beside it are no part of its story.
func (s *story) note(at time.Time, before []device.Sighting) {
	beside := s.way.Beside()
	own := func(x device.Sighting) bool { return x.IsPhone() && !slices.Contains(beside, x.Phone) }
	for _, x := range before {
		if own(x) && !slices.ContainsFunc(s.sightings, func(y device.Sighting) bool { return sameArrival(x, y) }) {
			s.kept = s.kept.WithEntry(s.entry(at, "detached", x))
		}
	}
	for _, y := range s.sightings {
		if own(y) && !slices.ContainsFunc(before, func(x device.Sighting) bool { return sameArrival(x, y) }) {
			s.kept = s.kept.WithEntry(s.entry(at, "attached", y))
		}
	}
}

// sameArrival tells whether two sightings are of one enumeration in one mode.
func sameArrival(a, b device.Sighting) bool {
	return a.Port == b.Port && a.Address == b.Address && a.Mode == b.Mode
}

func (s *story) entry(at time.Time, kind string, x device.Sighting) session.Entry {
	return session.Entry{At: at, Kind: kind, Mode: string(x.Mode), Port: x.Port, Provoked: s.shaken, Evidence: restore.Seen}
}

// identify keeps what the phone tells of itself.
func (s *story) identify(at time.Time) {
	seen := s.way.Seen()
	i := slices.IndexFunc(s.sightings, func(x device.Sighting) bool { return seen.Present && x.Phone == seen.Phone })
	if i < 0 {
		return
	}
	x := s.sightings[i]
	p := s.kept.Phone
	ecid, known := x.Identity.PhoneECID()
	own := fmt.Sprintf("%016X", ecid)
	if known && p.ECID != "" && p.ECID != own {
		p = session.Phone{} // another one: nothing of the phone before is its own
	}
	if m := x.Model; m != nil {
		p.ProductType = m.ProductType
		if x.BDID != nil { // what usbmuxd tells leaves the board open
			p.Board = m.Board
		}
	}
	if x.Version != "" {
		p.IOS = device.Clean(x.Version)
	}
	if known {
		p.ECID = own
	}
	if x.Identity.SRNM != nil {
		p.Serial = *x.Identity.SRNM
	}
	if x.Mode == device.ModeNormal && x.Serial != "" {
		p.UDID = device.Clean(x.Serial)
	}
	if p != s.kept.Phone {
		p.At = at
		s.kept.Phone = p
	}
}

// replugging tells whether the page asks for the plug to be moved: what goes and
// comes then is the person's doing.
func (s *story) replugging() bool {
	switch s.way.Page() {
	case checklist.PageCable, checklist.PageSocket, checklist.PageDirect, checklist.PagePort, checklist.PageQuiet:
		return true
	}
	return false
}

// watched tells whether a restore is being watched.
func (s *story) watched() bool { return s.way.Page().Watches() }

// finding is the worst thing that is found about the link of the phone. It
// advises to unplug, swap or plug in, so it waits for the question of danger.
func (s *story) finding(now time.Time) (finding.Finding, bool) {
	if !s.way.MayHandle() {
		return finding.Finding{}, false
	}
	for _, f := range s.links.Findings(now) {
		if f.Severity != finding.SeverityNote && (f.Phone == "" || f.Phone == s.way.Seen().Phone) {
			return f, true
		}
	}
	return finding.Finding{}, false
}

// seeAgain takes what was last on the bus at a later time. A bus that cannot
// be read stays unreadable: nothing there is not the same as no phone.
func (s *story) seeAgain(at time.Time) {
	s.way = s.way.See(at, s.sightings).Blind(s.blind != nil)
}

// answer takes an answer to the page; false when the page does not offer it.
func (s *story) answer(at time.Time, a checklist.Answer) bool {
	page := s.way.Page()
	s.seeAgain(at) // a watch begins now, not at the last change
	if s.way.Page() != page {
		return false // the bus has answered meanwhile
	}
	next, ok := s.way.Answer(a)
	if !ok {
		return false
	}
	s.way = next
	s.record(at, page, a)
	s.moved(at)
	return true
}

// moved writes down the tries that the way has gathered.
func (s *story) moved(at time.Time) {
	tries := s.way.Attempts()
	name := func(i int) string { return fmt.Sprintf("%s-way-%d", s.kept.ID, i+1) }
	s.kept.Tries = slices.DeleteFunc(slices.Clone(s.kept.Tries), func(t session.Try) bool { // told, and taken back
		return t.ID == name(len(tries)) || t.ID == name(len(tries)+1)
	})
	for i, a := range tries {
		t := session.Try{ID: name(i), At: at, Updated: at, Attempt: a}
		if j := slices.IndexFunc(s.kept.Tries, func(x session.Try) bool { return x.ID == t.ID }); j >= 0 {
			old := s.kept.Tries[j]
			t.At, t.Strip = old.At, old.Strip
			t.LinkFindings = union(t.LinkFindings, old.LinkFindings)
			t = keepLog(t, old)
			if sameAttempt(old.Attempt, t.Attempt) {
				continue
			}
		} else if a.Evidence == restore.Seen {
			if t.Strip = strip(s.way.Watch()); len(t.Strip) > 0 {
				t.At = t.Strip[0].From
			}
			t.LinkFindings = union(t.LinkFindings, finding.LinkWords(s.links.Findings(at), s.way.Seen().Phone))
		}
		s.kept = s.kept.WithTry(t)
	}
}

// union joins two lists without saying anything twice.
func union(a, b []restore.LinkFinding) []restore.LinkFinding {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(slices.Clip(a), x)
		}
	}
	return a
}

// strip is the modes over time of a watched restore.
func strip(w finding.WatchRestore) []session.Segment {
	var out []session.Segment
	for _, x := range w.Segments() {
		out = append(out, session.Segment{From: x.From, To: x.To, Mode: string(x.Mode)})
	}
	return out
}

func sameAttempt(a, b restore.Attempt) bool {
	code := func(x restore.Attempt) string {
		if x.Code == nil {
			return "none"
		}
		return strconv.Itoa(*x.Code)
	}
	return code(a) == code(b) && a.Behaviour == b.Behaviour && a.LostLink == b.LostLink && a.Cable == b.Cable && a.Port == b.Port
}

// ended takes the end of a try of the coach.
func (s *story) ended(at time.Time, start dfu.Start, o dfu.Outcome, took time.Duration) {
	s.runs++
	s.way = s.way.Ended(o)
	s.tried(at, o)
	s.kept = s.kept.WithRun(session.Run{
		ID: fmt.Sprintf("%s-run-%d-%d", s.kept.ID, at.Unix(), s.runs), At: at.Add(-took), Updated: at,
		Start: string(start), Outcome: string(o), Seconds: took.Seconds(),
	})
}
