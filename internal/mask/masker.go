package mask

import (
	"strings"
	"sync"

	"relink/internal/device"
)

// Hidden stands for a name that was taken out of a report or a note.
const Hidden = "[hidden]"

// Masker replaces personal numbers by made-up ones of equal length: the same
// number becomes the same pseudonym throughout, in a serial string, inside a
// 24-digit UDID and in text. Without its seed nobody gets back. It may be used
// from several goroutines.
type Masker struct {
	seed   []byte
	finder *Finder

	mu sync.Mutex
	// known are the numbers seen in devices, upper case, so that text can be
	// rid of them wherever they stand.
	known map[string]bool
}

// maxKnown bounds the numbers remembered, against a device that changes its
// serial on every attach.
const maxKnown = 1024

// NewMasker makes a masker that hides these names too. The same seed gives the
// same pseudonyms; one that is random and thrown away makes them final.
func NewMasker(seed []byte, names ...string) *Masker {
	return NewMaskerOf(seed, NewFinder(names...))
}

// NewMaskerOf makes a masker of what a Finder finds.
func NewMaskerOf(seed []byte, f *Finder) *Masker {
	return &Masker{seed: append([]byte(nil), seed...), finder: f, known: map[string]bool{}}
}

// Device is d with a pseudonymous serial string, and with names of its product
// and manufacturer that hold no word but those of devices: whoever named a
// thing after a person is not named.
func (m *Masker) Device(d device.Device) device.Device {
	d.Product, d.Manufacturer = m.plainWords(d.Product), m.plainWords(d.Manufacturer)
	d.Problem, d.Driver = m.Text(d.Problem), m.Text(d.Driver)
	d.Serial = device.MapSerial(d.Serial, func(id string) string {
		m.remember(id)
		return m.Pseudonym(id)
	})
	return d
}

// Text is s with the personal numbers in it replaced by pseudonyms and the
// names crossed out, of equal length in bytes.
func (m *Masker) Text(s string) string {
	s = m.namesOfThings(s)
	return m.write(s, func(name string) string {
		b := []byte(name)
		crossOut(b)
		return string(b)
	})
}

// Hide is s with the personal numbers in it replaced by pseudonyms, and one
// mark for whatever else is personal, however many parts that has.
func (m *Masker) Hide(s string) string {
	return m.write(s, func(string) string { return Hidden })
}

// write replaces what was found. Names side by side are one.
func (m *Masker) write(s string, name func(string) string) string {
	parts := m.finder.Find(s)
	var b strings.Builder
	at := 0
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		b.WriteString(m.replaceKnown(s[at:p.Start]))
		for !p.Number && i+1 < len(parts) && !parts[i+1].Number && parts[i+1].Start == p.End {
			i++
			p.End = parts[i].End
		}
		if p.Number {
			b.WriteString(m.Pseudonym(s[p.Start:p.End]))
		} else {
			b.WriteString(name(s[p.Start:p.End]))
		}
		at = p.End
	}
	b.WriteString(m.replaceKnown(s[at:]))
	return b.String()
}

// replaceKnown replaces the whole words of s that are numbers of devices seen,
// written with hyphens or without.
func (m *Masker) replaceKnown(s string) string {
	m.mu.Lock()
	none := len(m.known) == 0
	m.mu.Unlock()
	if none {
		return s
	}
	return mapRuns(s, func(c byte) bool { return isAlnum(c) || c == '-' }, func(run string) string {
		if m.isKnown(run) {
			return m.Pseudonym(run)
		}
		return mapRuns(run, isAlnum, func(word string) string {
			if m.isKnown(word) {
				return m.Pseudonym(word)
			}
			return word
		})
	})
}

func (m *Masker) isKnown(id string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.known[canonical(id)]
}

// mapRuns passes the runs of bytes that in accepts through f.
func mapRuns(s string, in func(c byte) bool, f func(run string) string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		end := i
		for end < len(s) && in(s[end]) {
			end++
		}
		if end == i {
			b.WriteByte(s[i])
			i++
			continue
		}
		b.WriteString(f(s[i:end]))
		i = end
	}
	return b.String()
}

// shortestKnown is the shortest number that is looked for in text; a shorter
// one would hit words.
const shortestKnown = 6

func (m *Masker) remember(id string) {
	key := canonical(id)
	if len(key) < shortestKnown || !strings.ContainsAny(key, "0123456789") {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.known) < maxKnown {
		m.known[key] = true
	}
}
