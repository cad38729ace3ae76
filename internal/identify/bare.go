package identify

import (
	"strings"

	"relink/internal/device"
)

// nearLines is how many lines after a device its serial string may follow.
const nearLines = 8

// appleID is how Apple's ids begin where they stand alone.
const appleID = "05ac:"

// bareIDs reads ids such as "05ac:1905" that stand alone in a line.
func (b *book) bareIDs(s string) bool {
	found := false
	for at := 0; ; {
		i := indexFold(s[at:], appleID)
		if i < 0 {
			return found
		}
		start := at + i
		end := start + len(appleID) + 4
		at = start + len(appleID)
		if !standsAlone(s, start, end) {
			continue
		}
		found = true
		e := &entry{}
		b.setIDs(e, device.AppleVendorID, hex16(s[end-4:end]))
		b.open(e, kindNone)
		// The serial string may follow in the same line.
		for _, serial := range device.FindSerials(s[end:]) {
			b.bootString(serial, false)
		}
	}
}

// standsAlone says whether s[start:end] is a pair of ids and not a part of an
// address, nor what somebody told lsusb to look for.
func standsAlone(s string, start, end int) bool {
	if end > len(s) || !isHex(s[end-4:end]) {
		return false
	}
	if end < len(s) && partOfID(s[end]) || start > 0 && partOfID(s[start-1]) {
		return false
	}
	return !strings.HasSuffix(strings.TrimRight(s[:start], " "), "-d")
}

func partOfID(c byte) bool {
	return c == ':' || c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

func isHex(s string) bool {
	return strings.Trim(s, "0123456789abcdefABCDEF") == ""
}

// indexFold is strings.Index for a lower-case needle in any case.
func indexFold(s, needle string) int {
	for i := 0; i+len(needle) <= len(s); i++ {
		if s[i]|0x20 == needle[0]|0x20 && strings.EqualFold(s[i:i+len(needle)], needle) {
			return i
		}
	}
	return -1
}

// bareSerial reads serial strings of boot code that stand in a line without a
// device, and what a scan or a terminal broke off from one.
func (b *book) bareSerial(s string) bool {
	if strings.IndexByte(s, ':') < 0 {
		return false
	}
	found := false
	for _, serial := range device.FindSerials(s) {
		if b.continued(s, serial) {
			found = true
			continue
		}
		found = b.bootString(serial, strings.TrimSpace(s) == serial) || found
	}
	return found
}

// continued appends the rest of a serial string that a line end broke: a line
// that begins with its tags, right after it, without a chip of its own.
func (b *book) continued(line, rest string) bool {
	if b.broken == nil || b.number != b.brokenLine+1 || !strings.HasPrefix(strings.TrimSpace(line), rest) {
		return false
	}
	e := b.broken.self()
	if !device.IsBootSerial(e.Serial) || device.ParseSerial(rest).CPID != nil || len(e.Serial) > maxSerial/2 {
		return false
	}
	e.Serial += " " + bounded(rest)
	b.brokenLine = b.number
	return true
}

// bootString gives a serial string to the device it follows, or makes it a
// device of its own. Alone in its line, a chip is enough of one.
func (b *book) bootString(serial string, alone bool) bool {
	if !device.IsBootSerial(serial) && (!alone || device.ParseSerial(serial).CPID == nil) {
		return false
	}
	e := &entry{isBoot: true}
	switch {
	case b.current != nil && b.kind == kindLsusb && fits(b.current.self(), serial):
		e = b.current.self()
	case b.last != nil && b.number-b.lastLine <= nearLines && fits(b.last.self(), serial):
		e = b.last.self()
	}
	e = b.setSerial(e, serial)
	b.broken, b.brokenLine = e, b.number
	return true
}

// fits says whether a serial string can be that of a device named before it:
// one in a boot mode, without a serial, that the string does not contradict.
func fits(e *entry, serial string) bool {
	if e.Serial != "" || e.isForeign || !e.hasProduct {
		return false
	}
	id := device.ParseSerial(serial)
	switch device.Classify(e.Device).Mode {
	case device.ModeDFU, device.ModeWTF:
		return id.SRNM == nil && !id.IsPort()
	case device.ModeRecovery:
		return id.SRTG == nil && !id.IsPort()
	case device.ModePortDFU:
		return id.IsPort()
	}
	return false
}
