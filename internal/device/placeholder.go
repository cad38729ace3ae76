package device

import "strings"

// placeholders are what programs print where a serial string could not be
// read, in lower case and without the marks around them.
var placeholders = map[string]bool{
	"error accessing string":   true, // pyusb, its print of a descriptor
	"not provided":             true, // system_profiler
	"error":                    true, // lsusb prints "(error)", pyusb "Error!"
	"none":                     true, // pyusb, the text of no value
	"null":                     true, // JSON and plists
	"no string":                true, // FreeBSD's usbconfig
	"retrieving string failed": true, // FreeBSD's usbconfig
	"not available":            true, // Windows programs
	"n/a":                      true, // irecovery
	"unknown":                  true, // udev's databases
	"unavailable":              true, // hwinfo
	"no serial":                true,
	"no serial number":         true,
	"not specified":            true, // dmidecode's words, which USB programs took over
	"to be filled by o.e.m":    true, // firmware that nobody filled in
}

// IsPlaceholder says whether a serial string is what a program prints in place
// of one, or zeros alone: it tells no two devices apart.
func IsPlaceholder(serial string) bool {
	bare := strings.ToLower(strings.Trim(serial, " \t\x00.!?*()<>[]{}\"'`"))
	return placeholders[bare] || bare != "" && strings.Trim(bare, "0") == ""
}
