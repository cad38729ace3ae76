package restorelog

import "unicode/utf8"

// zeros are the first of the ten digits that other scripts write numbers with:
// Arabic, Persian, Devanagari, Bengali, Thai, wide.
var zeros = []rune{0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10}

// plainDigits writes the digits of other scripts, the Arabic decimal sign and
// the wide signs beside numbers as ASCII.
func plainDigits(b []byte) []byte {
	plain := make([]byte, 0, len(b))
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if sign, ok := plainSign(r); ok {
			plain = append(plain, sign)
		} else {
			plain = append(plain, b[:size]...)
		}
		b = b[size:]
	}
	return plain
}

func plainSign(r rune) (byte, bool) {
	for _, zero := range zeros {
		if r >= zero && r <= zero+9 {
			return '0' + byte(r-zero), true
		}
	}
	switch r {
	case 0x066b, 0xff0e:
		return '.', true
	case 0xff1a:
		return ':', true
	case 0xff08:
		return '(', true
	case 0xff09:
		return ')', true
	}
	return 0, false
}
