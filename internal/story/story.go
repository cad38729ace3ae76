// Package story is what one window or terminal knows of a phone: where the
// person stands on the way, what is on the bus, what happened on the cable, and
// the session in which nothing is lost. It tells what happened as an id with a
// mode; colours, widgets and disks it does not know.
package story

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

// Story is all the window knows, without a widget: where the person stands,
// what is on the bus, and the session in which nothing is lost.
type Story struct {
	Way       checklist.Checklist
	Kept      session.Session
	tracker   device.Tracker
	Last      device.Snapshot // the bus at this moment
	Sightings []device.Sighting
	// coaching keeps what a try does from looking like a restore.
	coaching bool
	// restarts is true while a phone is told to restart, until it is back or a
	// minute has passed: then it is expected to go.
	restarts bool
	// shaken is true while a hand may provoke what the bus shows.
	shaken bool
	// replug is true where the page asked for the plug to be moved.
	replug bool
	// Rehearsed is true while a practice or a replay plays: then nothing of
	// it is kept.
	Rehearsed bool
	// Blind is why the bus cannot be read; nil when it can.
	Blind error

	Links finding.LinkWatch
	// Asking says when usbmuxd may be asked about the phones.
	Asking dfu.Asking
	Gone   time.Time // when the phone left; zero while it is there
	beside []string  // the phones that no try is about
	runs   int

	Events []Happening
	Folded int
	left   []departure // phones that may come back
}

func New(kept session.Session, way checklist.Checklist) Story {
	return Story{Kept: kept, Way: way}
}

// Rehearsal is a fresh story beside this one; nothing of it is kept.
func (s *Story) Rehearsal(now time.Time) Story {
	out := New(session.New(s.Kept.ID+"-rehearsal", now), checklist.NewChecklist())
	out.Rehearsed = true
	return out
}

// Practice is a rehearsal that stands at the coach, its questions answered.
func (s *Story) Practice(now time.Time) Story {
	out := s.Rehearsal(now)
	out.Way = checklist.Practice()
	for _, p := range out.Way.Trail() {
		if a, ok := out.Way.Answered(p); ok {
			out.record(now, p, a)
		}
	}
	return out
}

// ToFound goes to what was found; false where that is not allowed now.
func (s *Story) ToFound() bool {
	next, ok := s.Way.ToFound()
	s.Way = next
	return ok
}

// ToBackup leads from an ending to the backup that is made after it.
func (s *Story) ToBackup() { s.Way = s.Way.ToBackup() }

// OnlyDFU leads onto the short way to DFU mode.
func (s *Story) OnlyDFU() { s.Way = s.Way.OnlyDFU() }

// OtherBus begins to look at another bus: nothing that was on the one before is
// there now.
func (s *Story) OtherBus(now time.Time) {
	s.tracker, s.Sightings, s.Way = device.Tracker{}, nil, s.Way.Renamed()
	s.Asking = s.Asking.See(now, nil)
}

// Unreadable notes why the bus cannot be read; nil when it can.
func (s *Story) Unreadable(why error) {
	s.Blind = why
	s.Way = s.Way.Blind(why != nil)
}

// ExpectRestart notes whether a phone is told to restart.
func (s *Story) ExpectRestart(restarts bool) { s.restarts = restarts }

// Expect notes what goes on while the bus is looked at: a try of the coach, and
// a hand that may provoke what is seen.
func (s *Story) Expect(coaching, shaken bool) { s.coaching, s.shaken = coaching, shaken }

// Follow goes on with another phone.
func (s *Story) Follow(now time.Time, phone string) {
	s.Way = s.Way.Follow(phone).See(now, s.Sightings)
}

// GiveUp takes the phone that is there in place of one that stays away, when it
// is time, and says when it will be.
func (s *Story) GiveUp(now time.Time) (time.Time, bool) {
	at, ok := s.Way.GivesUp()
	if !ok || now.Before(at) {
		return at, ok
	}
	s.Way = s.Way.See(now, s.Sightings)
	return time.Time{}, false
}

// Ours is the bus without the phones that stand beside the one the way is
// about: what they do is nobody's try. Who they are is settled before a try:
// choosing another phone in the middle of one does not take its phone away.
func (s *Story) Ours(trying bool) device.Snapshot {
	if !trying {
		s.beside = s.Way.Beside()
	}
	out := s.Last
	out.Devices = nil
	for i, d := range s.Last.Devices {
		if i >= len(s.Sightings) || !slices.Contains(s.beside, s.Sightings[i].Phone) {
			out.Devices = append(out.Devices, d)
		}
	}
	return out
}

// Leaves notes that the phone was told to leave recovery: it restarts, which
// is no restore.
func (s *Story) Leaves(at time.Time) {
	s.tracker = s.tracker.SuppressRestore()
	s.tell(Happening{At: at, ID: "act.event.leave"})
}

// Enters notes that the phone was asked to restart into recovery.
func (s *Story) Enters(at time.Time) { s.tell(Happening{At: at, ID: "enter.event"}) }

// Closed notes that the person said that no other program is at work.
func (s *Story) Closed(now time.Time) { s.Asking = s.Asking.Closed(now) }

// Kernel takes what the Kernel complains of at a port, unless the page asks for
// the plug to be moved: then a hand provoked it. It says whether it was taken.
func (s *Story) Kernel(at time.Time, port, sign string) bool {
	if s.replugging() {
		return false
	}
	s.Links = s.Links.Kernel(at, port, sign)
	return true
}

// Toward goes to the page that does what is advised.
func (s *Story) Toward(a verdict.Advice) { s.Way = s.Way.Toward(a) }

// Back goes to the page before.
func (s *Story) Back() { s.Way = s.Way.Back() }

// Look takes a snapshot.
func (s *Story) Look(snap device.Snapshot) {
	if s.coaching {
		s.tracker = s.tracker.SuppressRestore()
	}
	before := s.Sightings
	s.replug = s.replugging() // before the way moves on by it
	s.tracker, s.Sightings = s.tracker.Advance(snap)
	s.Last = snap
	was := s.Way.Seen()
	s.Way = s.Way.See(snap.At, s.Sightings)
	now := s.Way.Seen()
	switch {
	case was.Present && !now.Present:
		s.Gone = snap.At
	case now.Present:
		s.Gone = time.Time{}
	}
	s.Asking = s.Asking.See(snap.At, s.Sightings)
	s.note(snap.At, before)
	s.happened(snap.At, before)
	s.identify(snap.At)
	if s.shaken || s.replug && !slices.EqualFunc(before, s.Sightings, sameArrival) {
		s.Links = finding.LinkWatch{} // it knows nothing of what a hand did
	}
	s.Links = s.Links.Advance(snap.At, s.Sightings)
}

// note writes arrivals and departures of the phone into the session; those of
// phones that stand beside it are no part of its story.
func (s *Story) note(at time.Time, before []device.Sighting) {
	beside := s.Way.Beside()
	own := func(x device.Sighting) bool { return x.IsPhone() && !slices.Contains(beside, x.Phone) }
	for _, x := range before {
		if own(x) && !slices.ContainsFunc(s.Sightings, func(y device.Sighting) bool { return sameArrival(x, y) }) {
			s.Kept = s.Kept.WithEntry(s.entry(at, "detached", x))
		}
	}
	for _, y := range s.Sightings {
		if own(y) && !slices.ContainsFunc(before, func(x device.Sighting) bool { return sameArrival(x, y) }) {
			s.Kept = s.Kept.WithEntry(s.entry(at, "attached", y))
		}
	}
}

// sameArrival tells whether two sightings are of one enumeration in one mode.
func sameArrival(a, b device.Sighting) bool {
	return a.Port == b.Port && a.Address == b.Address && a.Mode == b.Mode
}

func (s *Story) entry(at time.Time, kind string, x device.Sighting) session.Entry {
	return session.Entry{At: at, Kind: kind, Mode: string(x.Mode), Port: x.Port, Provoked: s.shaken, Evidence: restore.Seen}
}

// identify keeps what the phone tells of itself.
func (s *Story) identify(at time.Time) {
	seen := s.Way.Seen()
	i := slices.IndexFunc(s.Sightings, func(x device.Sighting) bool { return seen.Present && x.Phone == seen.Phone })
	if i < 0 {
		return
	}
	x := s.Sightings[i]
	p := s.Kept.Phone
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
	if p != s.Kept.Phone {
		p.At = at
		s.Kept.Phone = p
	}
}

// replugging tells whether the page asks for the plug to be moved: what goes and
// comes then is the person's doing.
func (s *Story) replugging() bool {
	switch s.Way.Page() {
	case checklist.PageCable, checklist.PageSocket, checklist.PageDirect, checklist.PagePort, checklist.PageQuiet, checklist.PageRestart, checklist.PageElsewhere, checklist.PageUnlock:
		return true
	}
	return false
}

// Watched tells whether a restore is being Watched.
func (s *Story) Watched() bool { return s.Way.Page().Watches() }

// Finding is the worst thing that is found about the link of the phone. It
// advises to unplug, swap or plug in, so it waits for the question of danger.
func (s *Story) Finding(now time.Time) (finding.Finding, bool) {
	if !s.Way.MayHandle() {
		return finding.Finding{}, false
	}
	for _, f := range s.Links.Findings(now) {
		if f.Severity != finding.SeverityNote && (f.Phone == "" || f.Phone == s.Way.Seen().Phone) {
			return f, true
		}
	}
	return finding.Finding{}, false
}

// SeeAgain takes what was last on the bus at a later time. A bus that cannot
// be read stays unreadable: nothing there is not the same as no phone.
func (s *Story) SeeAgain(at time.Time) {
	s.Way = s.Way.See(at, s.Sightings).Blind(s.Blind != nil)
}

// Answer takes an Answer to the page; false when the page does not offer it.
func (s *Story) Answer(at time.Time, a checklist.Answer) bool {
	page := s.Way.Page()
	s.SeeAgain(at) // a watch begins now, not at the last change
	if s.Way.Page() != page {
		return false // the bus has answered meanwhile
	}
	next, ok := s.Way.Answer(a)
	if !ok {
		return false
	}
	s.Way = next
	s.record(at, page, a)
	if h, ok := next.Answered(checklist.PageHistory); ok && page == checklist.PageSocket && a.Has("wet") {
		s.record(at, checklist.PageHistory, h)
	}
	s.Moved(at)
	return true
}

// wayTry names the way's try of a number, the first of which is 1.
func (s *Story) wayTry(n int) string { return fmt.Sprintf("%s-way-%d", s.Kept.ID, n) }

// Moved writes down the tries that the way has gathered.
func (s *Story) Moved(at time.Time) {
	tries := s.Way.Attempts()
	s.Kept.Tries = slices.DeleteFunc(slices.Clone(s.Kept.Tries), func(t session.Try) bool { // told, and taken back
		return t.ID == s.wayTry(len(tries)+1) || t.ID == s.wayTry(len(tries)+2)
	})
	for i, a := range tries {
		t := session.Try{ID: s.wayTry(i + 1), At: at, Updated: at, Attempt: a}
		if j := slices.IndexFunc(s.Kept.Tries, func(x session.Try) bool { return x.ID == t.ID }); j >= 0 {
			old := s.Kept.Tries[j]
			t.At, t.Strip = old.At, old.Strip
			t.LinkFindings = union(t.LinkFindings, old.LinkFindings)
			t = keepLog(t, old)
			if sameAttempt(old.Attempt, t.Attempt) {
				continue
			}
		} else if a.Evidence == restore.Seen {
			if t.Strip = strip(s.Way.Watch()); len(t.Strip) > 0 {
				t.At = t.Strip[0].From
			}
			t.LinkFindings = union(t.LinkFindings, finding.LinkWords(s.Links.Findings(at), s.Way.Seen().Phone))
		}
		s.Kept = s.Kept.WithTry(t)
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

// Ended takes the end of a try of the coach.
func (s *Story) Ended(at time.Time, start dfu.Start, o dfu.Outcome, took time.Duration) {
	s.runs++
	s.Way = s.Way.Ended(o)
	s.tried(at, o)
	s.Kept = s.Kept.WithRun(session.Run{
		ID: fmt.Sprintf("%s-run-%d-%d", s.Kept.ID, at.Unix(), s.runs), At: at.Add(-took), Updated: at,
		Start: string(start), Outcome: string(o), Seconds: took.Seconds(),
	})
}
