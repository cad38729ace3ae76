package here

import (
	"os"
	"strings"
	"sync"
)

// Languages are those the person reads, the one liked best first: from the
// usual variables where one is set, else as the system's settings have them.
// They come as POSIX locales or as language tags; nil is unknown.
func Languages() []string {
	if named := fromVariables(os.Getenv); named != nil {
		return named
	}
	return ofSystem()
}

// ofSystem asks the system once: on a Mac that starts a program.
var ofSystem = sync.OnceValue(systemLanguages)

// fromVariables reads the variables in the order of gettext: LANGUAGE is a
// list, and counts only beside a locale that is not the programs' own (GNU
// gettext manual, "The LANGUAGE variable").
func fromVariables(getenv func(string) string) []string {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale = getenv(name); locale != "" {
			break
		}
	}
	if locale == "" {
		return nil
	}
	base, _, _ := strings.Cut(locale, ".")
	if base == "C" || base == "POSIX" {
		return []string{locale}
	}
	var out []string
	for name := range strings.SplitSeq(getenv("LANGUAGE"), ":") {
		if name != "" {
			out = append(out, name)
		}
	}
	return append(out, locale)
}
