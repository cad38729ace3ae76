package report

import (
	"crypto/rand"
	"fmt"
	"slices"
	"strings"

	"relink/internal/device"
	"relink/internal/mask"
	"relink/internal/session"
)

// masking removes what identifies a person or a phone from text that leaves
// the machine. A number of a phone becomes a made-up one of equal length, the
// same one throughout a report, so that two mentions can still be seen to be
// one; all else is taken out.
type masking struct{ masker *mask.Masker }

// newMask knows the session's own identifiers and the names of this computer
// and its user besides.
func newMask(s session.Session, private ...string) masking {
	finder := mask.NewFinder(private...).WithNumbers(s.Phone.Serial, s.Phone.ECID, s.Phone.UDID, s.Phone.IMEI)
	return masking{mask.NewMaskerOf(seedOf(s), finder)}
}

// seedOf makes the pseudonyms of one session the same in each of its reports.
// The session's name is random and does not leave the machine whole. One too
// short to be random gives no protection, so chance takes its place.
func seedOf(s session.Session) []byte {
	const random = 16 // bytes, in hexadecimal
	if len(s.ID) >= 2*random {
		return []byte("report " + s.ID)
	}
	seed := make([]byte, random)
	rand.Read(seed) // never fails, says its documentation
	return seed
}

// text is s without identifiers, control characters and the like.
func (m masking) text(s string) string { return m.masker.Hide(device.Clean(s)) }

// lastFour is a serial number reduced to its last four characters; shorter
// ones are hidden whole.
func lastFour(serial string) string {
	serial = device.Clean(serial)
	if len(serial) < 8 {
		return mask.Hidden
	}
	return strings.Repeat("•", len(serial)-4) + serial[len(serial)-4:]
}

// session is s as it may leave the machine. Names that Relink made are random
// digits and look like identifiers, so tries, runs and cable tests are numbered
// instead.
func (m masking) session(s session.Session) session.Session {
	s.Phone.Board, s.Phone.Firmware = m.text(s.Phone.Board), m.text(s.Phone.Firmware)
	s.Phone.ProductType, s.Phone.IOS = m.text(s.Phone.ProductType), m.text(s.Phone.IOS)
	for _, v := range []*string{&s.Phone.Serial, &s.Phone.ECID, &s.Phone.UDID, &s.Phone.IMEI} {
		*v = m.masker.Pseudonym(device.Clean(*v))
	}
	answers := make(map[string]session.Answer, len(s.Answers))
	for q, a := range s.Answers {
		answers[m.text(q)] = session.Answer{Values: m.texts(a.Values), At: a.At}
	}
	s.Answers = answers
	s.Tries = slices.Clone(s.Tries)
	for i := range s.Tries {
		s.Tries[i] = m.try(s.Tries[i])
		s.Tries[i].ID = fmt.Sprintf("try-%d", i+1)
	}
	s.Seen = slices.Clone(s.Seen)
	for i, e := range s.Seen {
		e.Text, e.Port, e.Mode, e.Kind = m.text(e.Text), m.text(e.Port), m.text(e.Mode), m.text(e.Kind)
		s.Seen[i] = e
	}
	s.Runs = slices.Clone(s.Runs)
	for i, run := range s.Runs {
		run.Start, run.Outcome, run.ID = m.text(run.Start), m.text(run.Outcome), fmt.Sprintf("run-%d", i+1)
		s.Runs[i] = run
	}
	s.CableTests = slices.Clone(s.CableTests)
	for i, t := range s.CableTests {
		t.ID, t.Port, t.Mode, t.Result = fmt.Sprintf("cable-test-%d", i+1), m.text(t.Port), m.text(t.Mode), m.text(t.Result)
		s.CableTests[i] = t
	}
	s.Deleted = nil
	s.ID = Number(s)
	return s
}

func (m masking) try(t session.Try) session.Try {
	for _, v := range []*string{
		&t.ComputerLabel, &t.CableLabel, &t.PortLabel, &t.Tool,
		&t.Cable, &t.Port, &t.Computer, &t.Mode,
	} {
		*v = m.text(*v)
	}
	t.LogLines = slices.Clone(t.LogLines)
	for i, l := range t.LogLines {
		t.LogLines[i] = session.LogLine{Line: l.Line, Text: m.text(l.Text)}
	}
	if t.Operation != nil {
		t.Operation = &session.Operation{Number: t.Operation.Number, Name: m.text(t.Operation.Name)}
	}
	t.Strip = slices.Clone(t.Strip)
	for i := range t.Strip {
		t.Strip[i].Mode = m.text(t.Strip[i].Mode)
	}
	return t
}

func (m masking) texts(list []string) []string {
	out := make([]string, 0, len(list))
	for _, s := range list {
		out = append(out, m.text(s))
	}
	return out
}
