package setupapi

import (
	"encoding/binary"
	"unicode/utf16"
)

// The types of registry values and device properties that are read here
// (winnt.h, devpropdef.h).
const (
	regText     = 1  // REG_SZ
	regNumber   = 4  // REG_DWORD
	regTexts    = 7  // REG_MULTI_SZ
	propertyNow = 16 // DEVPROP_TYPE_FILETIME
	propertyTxt = 18 // DEVPROP_TYPE_STRING
)

// textsOf are the texts of a value; none when it holds something else. A value
// may lack its final zero, or be cut.
func textsOf(kind uint32, value []byte) []string {
	if kind != regText && kind != regTexts && kind != propertyTxt {
		return nil
	}
	units := make([]uint16, len(value)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(value[2*i:])
	}
	var texts []string
	for start, i := 0, 0; i <= len(units); i++ {
		if i < len(units) && units[i] != 0 {
			continue
		}
		if i > start {
			texts = append(texts, string(utf16.Decode(units[start:i])))
		}
		start = i + 1
		if kind != regTexts {
			break
		}
	}
	return texts
}

// textOf is the one text of a value; empty when it holds none.
func textOf(kind uint32, value []byte) string {
	if texts := textsOf(kind, value); len(texts) > 0 {
		return texts[0]
	}
	return ""
}

// numberOf is the number of a value; 0 when it holds none.
func numberOf(kind uint32, value []byte) uint64 {
	switch {
	case kind == regNumber && len(value) >= 4:
		return uint64(binary.LittleEndian.Uint32(value))
	case kind == propertyNow && len(value) >= 8:
		return binary.LittleEndian.Uint64(value)
	}
	return 0
}
