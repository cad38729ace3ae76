package identify

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"relink/internal/device"
)

// irecoveryField is a line of irecovery -q, which takes the serial string of
// boot code apart.
var irecoveryField = regexp.MustCompile(`^(CPID|CPRV|CPFM|SCEP|BDID|ECID|IBFL|SRTG|SRNM|IMEI|PWND|MODE|PRODUCT): (?:0x([0-9a-fA-F]{1,16})|\[?([^\]]{1,64})\]?)\s*$`)

// irecoveryNumbers are the fields that are numbers.
var irecoveryNumbers = map[string]bool{
	"CPID": true, "CPRV": true, "CPFM": true, "SCEP": true, "BDID": true, "ECID": true, "IBFL": true,
}

// irecoveryModes are its words for the modes, which it takes from the product
// id (libirecovery 04d04f7, irecovery.c mode_to_str).
var irecoveryModes = map[string]device.Mode{
	"Recovery": device.ModeRecovery,
	"DFU":      device.ModeDFU,
	"Port DFU": device.ModePortDFU,
	"WTF":      device.ModeWTF,
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
	switch {
	case m[1] == "MODE":
		e.told = irecoveryModes[m[3]]
		return true
	case m[1] == "PRODUCT":
		e.product = m[3]
		return true
	case irecoveryNumbers[m[1]]:
		n, err := strconv.ParseUint(m[2], 16, 64)
		if err != nil {
			return true // "N/A"
		}
		e.Serial += " " + m[1] + ":" + hexOf(m[1], n)
	case m[3] == "" || strings.HasPrefix(m[3], "N/A"):
		return true
	default:
		e.Serial += fmt.Sprintf(" %s:[%s]", m[1], m[3])
	}
	e.Serial = bounded(strings.TrimSpace(e.Serial))
	b.list(e)
	return true
}
