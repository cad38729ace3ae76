package device

import "time"

// matchPhones finds for each sighting the index of its phone, or -1, and which
// phones were found. Strong signs are matched for all before weak ones, so
// that a phone that moved to another's port is not taken for it.
func matchPhones(phones []phone, seen []Sighting, at time.Time) (match []int, taken []bool) {
	m := matching{phones: phones, seen: seen, match: make([]int, len(seen)), taken: make([]bool, len(phones))}
	for i := range m.match {
		m.match[i] = -1
	}
	m.stayed()
	m.by(sameNumber)
	m.by(func(p *phone, s *Sighting) bool { return samePort(p, s, at) })
	return m.match, m.taken
}

// matching is a match in the making.
type matching struct {
	phones []phone
	seen   []Sighting
	match  []int
	taken  []bool
}

// stayed matches the devices that did not leave: the usual case, so it takes
// no time that grows with the square of their number.
func (m *matching) stayed() {
	here := make(map[enumeration][]int, len(m.phones))
	for j := range m.phones {
		if p := &m.phones[j]; p.here {
			here[p.key] = append(here[p.key], j)
		}
	}
	for i := range m.seen {
		key := enumerationOf(m.seen[i].Device)
		if js := here[key]; len(js) > 0 && followed(m.seen[i]) {
			m.match[i], m.taken[js[0]] = js[0], true
			here[key] = js[1:]
		}
	}
}

// by matches what is left by one sign. The phone that was here last is the
// nearest; among those that left, the one that left last.
func (m *matching) by(fits func(p *phone, s *Sighting) bool) {
	for i := range m.seen {
		if m.match[i] >= 0 || !followed(m.seen[i]) {
			continue
		}
		best := -1
		for j := range m.phones {
			if !m.taken[j] && fits(&m.phones[j], &m.seen[i]) && (best < 0 || later(&m.phones[j], &m.phones[best])) {
				best = j
			}
		}
		if best >= 0 {
			m.match[i], m.taken[best] = best, true
		}
	}
}

func later(a, b *phone) bool {
	if a.here != b.here {
		return a.here
	}
	return a.goneAt.After(b.goneAt)
}

// sameNumber matches by what only one phone has.
func sameNumber(p *phone, s *Sighting) bool {
	if ecid, ok := s.Identity.PhoneECID(); ok {
		return p.ecid == ecid
	}
	if id := portID(s); id != 0 {
		return p.portID == id
	}
	udid := oldUDID(s)
	return udid != "" && p.udid == udid
}

// samePort matches by port, unless something speaks against it.
func samePort(p *phone, s *Sighting, at time.Time) bool {
	if p.key.port != s.Port || s.Port == "" || !p.here && at.Sub(p.goneAt) > restoreGap {
		return false
	}
	if ecid, ok := s.Identity.PhoneECID(); ok && p.ecid != 0 && p.ecid != ecid {
		return false
	}
	if id := portID(s); id != 0 && p.portID != 0 && p.portID != id {
		return false
	}
	if udid := oldUDID(s); udid != "" && p.udid != "" && p.udid != udid {
		return false
	}
	if s.CPID != nil && p.chip != 0 && p.chip != *s.CPID {
		return false
	}
	return s.Family == FamilyUnknown || p.family == FamilyUnknown || s.Family == p.family
}

// portID is the number of the port controller in Port DFU, or 0.
func portID(s *Sighting) uint64 {
	if s.Identity.IsPort() && s.Identity.ECID != nil {
		return *s.Identity.ECID
	}
	return 0
}

// oldUDID is the old-style serial of a running phone, a hash of 40 digits.
func oldUDID(s *Sighting) string {
	if s.Mode == ModeNormal && IsOldUDID(s.Serial) {
		return s.Serial
	}
	return ""
}
