package identify

import (
	"regexp"
	"strconv"
	"strings"
)

// jsonToken is a piece of JSON, and plistToken one of a plist.
var (
	jsonToken  = regexp.MustCompile(`[{}]|"((?:[^"\\]|\\.)*)"(\s*:)?|\b\d{1,20}\b`)
	plistToken = regexp.MustCompile(`<(/?dict)/?>|<key>([^<]*)</key>|<(?:integer|string|real)>([^<]*)<`)
)

// jsonLine reads a line of JSON that tells devices by the keys of recordKeys.
func (b *book) jsonLine(s string) bool {
	trimmed := strings.TrimLeft(s, " \t")
	if trimmed == "" || strings.IndexByte(`{}["]`, trimmed[0]) < 0 {
		return false
	}
	if trimmed[0] == '[' && !strings.HasPrefix(strings.TrimLeft(trimmed, "[ "), "{") {
		return false // the kernel's time of a message
	}
	found := false
	for _, m := range jsonToken.FindAllStringSubmatch(s, -1) {
		switch {
		case m[0] == "{":
			b.push()
		case m[0] == "}":
			b.pop()
		case m[2] != "":
			b.key = m[1]
		default:
			value := m[0]
			if value[0] == '"' {
				value = quoted(m[1])
			}
			found = b.assign(value, value != m[0]) || found
		}
	}
	return found
}

// quoted is a string of JSON without its escapes.
func quoted(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	if plain, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `\/`, "/") + `"`); err == nil {
		return hidden.Replace(plain)
	}
	return s
}

// assign gives the value of the latest key to the record. A key that comes again
// where nothing marks the records begins another one.
func (b *book) assign(value string, isText bool) bool {
	set := recordKeys[b.key]
	key := b.key
	b.key = ""
	if set == nil {
		return false
	}
	if isText && len(value) == 4 && isHex(value) {
		switch key {
		case "idVendor", "idProduct", "vendor_id", "product_id":
			value = "0x" + value
		}
	}
	r := b.top()
	if len(b.records) == 1 && r.has(key) {
		b.pop()
		r = b.top()
	}
	set(r, value)
	return true
}

// has says whether a record was given the id or the serial of that key before.
func (r *record) has(key string) bool {
	switch key {
	case "idVendor", "USBDeviceKeyVendorID", "vendor_id":
		return r.hasVendor
	case "idProduct", "USBDeviceKeyProductID", "product_id":
		return r.hasProduct
	}
	return false
}

// plistLine reads a line of a plist, as ioreg -a and system_profiler -xml write
// it.
func (b *book) plistLine(s string) bool {
	if !strings.Contains(s, "<key>") && !strings.Contains(s, "dict>") && !strings.Contains(s, "<string>") && !strings.Contains(s, "<integer>") {
		return false
	}
	found := false
	for _, m := range plistToken.FindAllStringSubmatch(s, -1) {
		switch {
		case m[1] == "dict" && !strings.HasSuffix(m[0], "/>"):
			b.push()
		case m[1] == "/dict":
			b.pop()
		case m[2] != "":
			b.key = m[2]
		case m[1] == "":
			found = b.assign(strings.TrimSpace(m[3]), false) || found
		}
	}
	return found
}
