package device

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"regexp"
	"strings"
	"sync"
)

// Masker replaces personal numbers by made-up ones of equal length: the same
// number becomes the same pseudonym throughout, in a serial string, inside a
// 24-digit UDID and in text. Without its seed nobody gets back. It may be used
// from several goroutines.
type Masker struct {
	seed []byte

	mu sync.Mutex
	// known are the numbers seen in devices, upper case, so that text can be
	// rid of them wherever they stand.
	known map[string]bool
}

// maxKnown bounds the numbers remembered, against a device that changes its
// serial on every attach.
const maxKnown = 1024

// NewMasker makes a masker. The same seed gives the same pseudonyms; one that
// is random and thrown away makes them final.
func NewMasker(seed []byte) *Masker {
	return &Masker{seed: append([]byte(nil), seed...), known: map[string]bool{}}
}

// Device is d with a pseudonymous serial string.
func (m *Masker) Device(d Device) Device {
	if isPCIAddress(d.Serial) {
		return d
	}
	d.Serial = mapIdentifying(d.Serial, func(id string) string {
		m.remember(id)
		return m.pseudonym(id)
	})
	return d
}

// personal finds numbers in text by their shape or by the word before them:
// UDIDs, ECIDs, serial numbers, IMEIs. What stands around a hit is checked in
// Text.
var personal = regexp.MustCompile(`(?i)` +
	`0000[0-9a-f]{4}-?([0-9a-f]{16})` +
	`|([0-9a-f]{40})` +
	`|(?:ECID|UniqueChipID)["'\s:=>]{1,6}(?:0x)?([0-9a-f]{6,20})` +
	`|(?:SRNM|IMEI):\[([^\]\r\n]{1,64})` +
	`|(?:serial(?:[ _-]?(?:number|no\.?))?|IMEI2?|MEID)(?: is |["'\s:=>]{1,6})([0-9a-z]{8,64})`)

// Text is s with the personal numbers in it replaced: those of the devices
// seen, and those that look like some.
func (m *Masker) Text(s string) string {
	var b strings.Builder
	at := 0
	for _, hit := range personal.FindAllStringSubmatchIndex(s, -1) {
		start, end := hitGroup(hit)
		if end < len(s) && isAlnum(s[end]) || isAlnum(s[start]) && start == hit[0] && start > 0 && isAlnum(s[start-1]) ||
			!strings.ContainsAny(s[start:end], "0123456789") {
			continue
		}
		if _, _, isUDID := ParseUDID(s[start:end]); isUDID {
			start = end - 16 // the chip's number in front is no secret, and the ECID is masked as everywhere
		}
		b.WriteString(m.replaceKnown(s[at:start]))
		b.WriteString(m.pseudonym(s[start:end]))
		at = end
	}
	b.WriteString(m.replaceKnown(s[at:]))
	return b.String()
}

// hitGroup is the place of the one group that matched.
func hitGroup(hit []int) (start, end int) {
	for g := 2; g < len(hit); g += 2 {
		if hit[g] >= 0 {
			return hit[g], hit[g+1]
		}
	}
	return hit[0], hit[1]
}

func isAlnum(c byte) bool { return c < 0x80 && isWord(c) }

// replaceKnown replaces the whole words of s that are numbers of devices seen.
func (m *Masker) replaceKnown(s string) string {
	return mapWords(s, func(word string) string {
		m.mu.Lock()
		known := m.known[canonical(word)]
		m.mu.Unlock()
		if !known {
			return word
		}
		return m.pseudonym(word)
	})
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

var withoutGaps = strings.NewReplacer("-", "", " ", "")

// canonical is a number without what writing it differently changes.
func canonical(s string) string {
	s = strings.TrimPrefix(strings.ToUpper(s), "0X")
	return strings.TrimLeft(withoutGaps.Replace(s), "0")
}

// Pseudonym is the stand-in for a personal number: as long as id, and the same
// for every way of writing it in letters of either case, with leading zeros,
// hyphens or blanks. Of a 24-digit UDID the chip's eight digits stay, and the
// sixteen behind them become those of the ECID alone.
func (m *Masker) Pseudonym(id string) string {
	if isNewUDID(id) {
		return id[:8] + m.pseudonym(id[8:])
	}
	return m.pseudonym(id)
}

// pseudonym makes up a number that looks like id: digits for digits, hex for
// hex, letters for letters in their case. Leading zeros stay, so that a number
// written without them keeps its pseudonym.
func (m *Masker) pseudonym(id string) string {
	key := canonical(id)
	alphabet := alphabetOf(key)
	small := strings.ContainsAny(id, "abcdef")
	random := m.stream(key)
	out := []byte(id)
	k := 0
	for i, c := range out {
		if !isWord(c) || k == 0 && (c == '0' || (c == 'x' || c == 'X') && i == 1) {
			continue
		}
		out[i] = alphabet(c, random(k), k == 0, small)
		k++
	}
	return string(out)
}

// letter makes up the character for c from the random byte r. The first one
// is never zero: leading zeros are not part of a number.
type letter func(c, r byte, first, small bool) byte

func alphabetOf(key string) letter {
	if allHex(key) && strings.ContainsAny(key, "ABCDEF") {
		return hexLetter
	}
	return likeLetter
}

func hexLetter(_, r byte, first, small bool) byte {
	digits := "0123456789ABCDEF"
	if small {
		digits = "0123456789abcdef"
	}
	if first {
		return digits[1+r%15]
	}
	return digits[r%16]
}

func likeLetter(c, r byte, first, _ bool) byte {
	switch {
	case '0' <= c && c <= '9' && first:
		return '1' + r%9
	case '0' <= c && c <= '9':
		return '0' + r%10
	case 'a' <= c && c <= 'z':
		return 'a' + r%26
	case 'A' <= c && c <= 'Z':
		return 'A' + r%26
	}
	return 'x'
}

// stream gives byte k of an endless keyed hash of a number.
func (m *Masker) stream(key string) func(k int) byte {
	var block []byte
	have := -1
	return func(k int) byte {
		if n := k / sha256.Size; n != have {
			mac := hmac.New(sha256.New, m.seed)
			mac.Write(binary.BigEndian.AppendUint32(nil, uint32(n)))
			mac.Write([]byte(key))
			block, have = mac.Sum(nil), n
		}
		return block[k%sha256.Size]
	}
}
