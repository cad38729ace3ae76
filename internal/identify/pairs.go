package identify

import (
	"regexp"
	"strconv"
	"strings"

	"relink/internal/device"
)

var (
	// pairVendor and pairProduct are ids with their names, in one line.
	pairVendor  = regexp.MustCompile(`(?i)\b(?:vid|(?:id)?vendor(?:[ _-]?id)?)["']?\s*[:=]{0,2}\s*["']?(0x0?5ac|05ac|1452)\b`)
	pairProduct = regexp.MustCompile(`(?i)\b(?:pid|(?:id)?product(?:[ _-]?id)?)["']?\s*[:=]{0,2}\s*["']?(0x[0-9a-f]{1,4}|[0-9a-f]{4}|\d{1,5})\b`)
	// pairSerial is the serial string beside them.
	pairSerial = regexp.MustCompile(`(?i)\b(?:i?serial(?:[ _-]?(?:num(?:ber)?|no\.?|string))?)["']?\s*[:=]\s*["'<\[]?([0-9a-z:_-][^\s"'>,;]*)`)
	// pairPath is where VMware says the device is.
	pairPath = regexp.MustCompile(`\bpath:([0-9/.-]{1,40})`)
	// pairJoined are ids with a 0x, or in the kernel's short forms.
	pairJoined = regexp.MustCompile(`(?i)(?:^|[^0-9a-z])(?:0x0?5ac\s?[:/, ]\s?(?:0x)?([0-9a-f]{4})|usb:v05acp([0-9a-f]{4})d[0-9a-f]{4}\w*|5ac/([0-9a-f]{1,4})/[0-9a-f]{1,4})\b`)
	// pairSpeed is VMware's word for the speed.
	pairSpeed = regexp.MustCompile(`\bspeed:(low|full|high|super)\b`)
)

// pairLine reads vendor and product that stand in one line with their names, as
// VMware, loggers and scripts write them.
func (b *book) pairLine(s string) bool {
	product, ok := pairOf(s)
	if !ok {
		return false
	}
	key := ""
	if m := pairPath.FindStringSubmatch(s); m != nil {
		key = strconv.Itoa(int(product)) + " " + m[1]
	}
	e := b.byInstance[key]
	if e == nil || key == "" {
		e = &entry{}
		b.setIDs(e, device.AppleVendorID, product)
		if key != "" && e.listed {
			b.byInstance[key] = e
		}
	}
	e = e.self()
	if m := pairSpeed.FindStringSubmatch(s); m != nil {
		e.SpeedMbps = kernelSpeed(m[1] + "speed")
		if m[1] != "super" {
			e.SpeedMbps = kernelSpeed(m[1])
		}
	}
	if m := pairSerial.FindStringSubmatch(s); m != nil && len(device.FindSerials(s)) == 0 {
		e = b.setSerial(e, m[1])
	}
	b.open(e, kindNone)
	for _, serial := range device.FindSerials(s) {
		b.bootString(serial, false)
	}
	return true
}

// pairOf is the product id of a line that also names Apple's vendor id.
func pairOf(s string) (uint16, bool) {
	if indexFold(s, "5ac") < 0 && !strings.Contains(s, "1452") {
		return 0, false
	}
	if m := pairJoined.FindStringSubmatch(s); m != nil {
		return hex16(m[1] + m[2] + m[3]), true
	}
	v := pairVendor.FindStringSubmatch(s)
	if v == nil {
		return 0, false
	}
	p := pairProduct.FindStringSubmatch(s)
	if p == nil {
		return 0, false
	}
	digits, isHex := strings.CutPrefix(strings.ToLower(p[1]), "0x")
	base := 16
	if v[1] == "1452" && !isHex {
		base = 10
	} else if !isHex && len(digits) != 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(digits, base, 16)
	return uint16(n), err == nil
}
