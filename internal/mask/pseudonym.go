package mask

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"strings"
)

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

// isNewUDID is true for the 24 digits of a running device's serial, with or
// without their hyphen.
func isNewUDID(s string) bool {
	if len(s) < 24 || !strings.HasPrefix(s, "0000") || !allHex(s[:8]) {
		return false
	}
	ecid := strings.TrimPrefix(s[8:], "-")
	return len(ecid) == 16 && allHex(ecid)
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
		if !isAlnum(c) && c < 0x80 || k == 0 && (c == '0' || (c == 'x' || c == 'X') && i == 1) {
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
	case isDigit(c) && first:
		return '1' + r%9
	case isDigit(c):
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

func allHex(s string) bool {
	for i := range len(s) {
		if !isHex(s[i]) {
			return false
		}
	}
	return len(s) > 0
}

func isHex(c byte) bool {
	return isDigit(c) || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
