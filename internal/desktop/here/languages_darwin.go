package here

import (
	"os/exec"
	"strings"
)

// systemLanguages are those of System Settings. A program started from the
// Finder has no variables that say.
func systemLanguages() []string {
	out, err := exec.Command("/usr/bin/defaults", "read", "-g", "AppleLanguages").Output()
	if err != nil {
		return nil // a fresh account may have none; English then
	}
	return appleLanguages(string(out))
}

// appleLanguages reads a property list in the old style, one language a line:
//
//	(
//	    "de-DE",
//	    en
//	)
func appleLanguages(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("()\", \t\r\n", r) })
}
