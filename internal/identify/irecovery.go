package identify

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// irecoveryField is a line of irecovery -q, which takes the serial string of
// boot code apart.
var irecoveryField = regexp.MustCompile(`^(CPID|CPRV|CPFM|SCEP|BDID|ECID|IBFL|SRTG|SRNM|IMEI|PWND): (?:0x([0-9a-fA-F]{1,16})|\[?([^\]]{1,64})\]?)\s*$`)

// irecoveryWidths are the hex digits of each number in the serial string.
var irecoveryWidths = map[string]int{
	"CPID": 4, "CPRV": 2, "CPFM": 2, "SCEP": 2, "BDID": 2, "ECID": 16, "IBFL": 2,
}

// irecoveryLine puts the fields of irecovery -q together again: one device
// from each CPID on.
func (b *book) irecoveryLine(s string) bool {
	m := irecoveryField.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	if m[1] == "CPID" {
		b.open(&entry{isBoot: true}, kindIRecovery)
	}
	if b.current == nil || b.kind != kindIRecovery {
		return false
	}
	e := b.current.self()
	width, isNumber := irecoveryWidths[m[1]]
	switch {
	case isNumber:
		n, err := strconv.ParseUint(m[2], 16, 64)
		if err != nil {
			return true // "N/A"
		}
		e.Serial += fmt.Sprintf(" %s:%0*X", m[1], width, n)
	case m[3] == "" || strings.HasPrefix(m[3], "N/A"):
		return true
	default:
		e.Serial += fmt.Sprintf(" %s:[%s]", m[1], m[3])
	}
	e.Serial = bounded(strings.TrimSpace(e.Serial))
	b.list(e)
	return true
}
