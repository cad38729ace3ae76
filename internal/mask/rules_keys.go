package mask

import (
	"regexp"
	"strings"
)

// keyRules find numbers by the word before them.
var keyRules = []rule{
	{"number by its tag in boot code", holds(":["), regexp.MustCompile(`(?i)(?:SRNM|IMEI|SNON|NONC|MEID|PWND_BY):\[([^\]\r\n]+)`), true, nil},
	{"number in groups", stemsOf(groupStems), regexp.MustCompile(`(?i)(?:^|[^\p{L}]|[a-z])` + groupWords + between + `([0-9]{14,32}|[0-9]{1,8}(?:[ .-][0-9]{1,8}){2,9}|[0-9A-F]{2,8}(?:[ -][0-9A-F]{2,8}){2,9})`), true, noGroups},
	{"ECID byte by byte", stemsOf(numberStems), regexp.MustCompile(`(?i)(?:ECID|ChipID|serial|nonce|digest|hash|address)[a-z ]*` + between + `\b((?:0x)?[0-9a-f]{2}(?:[ :,-]{1,2}(?:0x)?[0-9a-f]{2}){3,})\b`), true, nil},
	{"telephone number by its word", stemsOf(phoneStems), regexp.MustCompile(`(?i)` + phoneWords + between + `(\+?\(?[0-9][0-9 ()/.-]{4,20}[0-9])`), true, fewDigits(6)},
	// Data of a property list says nothing to people.
	{"data of a property list", stemsOf("<data>"), regexp.MustCompile(`(?i)<data>\s*([A-Za-z0-9+/=\s]{4,})`), false, nil},
	{"number by its word", stemsOf(numberStems), regexp.MustCompile(`(?i)(?:^|[^\p{L}]|_)` + numberWords + between + `((?:0x)?[0-9A-Za-z][0-9A-Za-z+/-]{3,}={0,2})`), true, noValue},
	// The same words inside a longer one, in either case.
	{"number by its word in a longer one", stemsOf(numberStems), regexp.MustCompile(`(?i)(?:ecid|udid|uniquechipid|serialnumber|serial_number|imei|meid|iccid|imsi|snum|hostid|buid|personid|dsid|nonce)` + between + `((?:0x)?[0-9A-Za-z][0-9A-Za-z+/-]{5,}={0,2})`), true, noValue},
}

// keyTextRules find names by the word before them. They come after the shapes
// of names, which know better where one ends.
var keyTextRules = []rule{
	{"name in quotes by its word", stemsOf(nameStems), regexp.MustCompile(`(?i)` + nameWords + `["'”»\s\])]{0,4}(?:[:=：＝>是为為]|\bis\b|\bist\b|\best\b|</key>)?(?:</?[a-z]+>|[\s:=>]){0,6}(?:&quot;|["“„«「『‘'])([^"”“»」』\r\n&]+)`), false, technicalQuote},
	{"name by its word", stemsOf(nameStems), regexp.MustCompile(`(?i)(?:^|[^\p{L}]|_)` + nameWords + mustBetween + `([^"“”„«»,;|<>()\[\]{}\r\n\t]+?)(?:\s{2,}|\s+(?:failed|error|could|cannot|was|is|are|has|had|uid|gid|pid|id|did|does|not|with|restore|returned|disconnected|lost|gone|konnte|n[’']a|no se|não)\b|["“”„«»,;|<>()\[\]{}\t]|$)`), false, technicalValue},
	{"user or computer by a sign", holds(":=：＝"), regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}])` + tokenWords + `["'\s]{0,2}[:=：＝]["'\s]{0,3}([\p{L}_][\p{L}\p{M}\p{N}_.’'-]*(?: \p{Lu}[\p{L}\p{M}’'-]+){0,2})`), false, technicalValue},
	{"user or computer by its word", stemsOf(nameStems), regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}])(?:logged in as|running as|as user|for user|by user|password for|hostname|computername|computer name|username|user name|apple ?id|icloud account|sudo:|ssid|wi-?fi network|network name) +["']?([\p{L}_][\p{L}\p{M}\p{N}_.’'@-]+)`), false, technicalValue},
	{"user in brackets", stemsOf("id= groups="), regexp.MustCompile(`(?:uid|gid|euid|egid|groups)=\d+\(([^)\s]+)\)`), false, technicalValue},
	{"owner of a file", holds("-"), regexp.MustCompile(`^\s*[-dlbcps][rwxsStT-]{9}[+@.]?\s+\d+\s+(\S+)`), false, technicalValue},
	{"group of a file", holds("-"), regexp.MustCompile(`^\s*[-dlbcps][rwxsStT-]{9}[+@.]?\s+\d+\s+\S+\s+(\S+)`), false, technicalValue},
	{"computer in a prompt", holds("$%#"), regexp.MustCompile(`^\s*([\p{L}\p{N}][\p{L}\p{N}.-]*):[~/]\S* \S+[$%#]`), false, technicalValue},
	{"user in a prompt", holds("$%#"), regexp.MustCompile(`^\s*[\p{L}\p{N}][\p{L}\p{N}.-]*:[~/]\S* (\S+)[$%#]`), false, technicalValue},
	{"computer in a system's log", holds("["), regexp.MustCompile(`^\s*[<\[]?\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?(?:Z|[+-]\d\d:?\d\d))?[>\]]? (\S+) [^\s\[]+\[\d+`), false, technicalValue},
	{"computer in an older system's log", holds(":"), regexp.MustCompile(`^\s*(?:\p{L}{3,5}\.? +)?\p{L}{3,5}\.? +\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d(?:[.,]\d+)? (?:\d{4} )?(\S+) [^\s:]+(?: \([^)]*\))?(?:\[\d+\])?(?: [<(]|:)`), false, technicalValue},
}

// noValue keeps what stands where a number may and is none: a plain word, or
// a short number that is a step, a size or a code.
func noValue(text string, start, end int) bool {
	s := text[start:end]
	digits := countDigits(s)
	switch {
	case isNewUDID(s) || isProductType(text, start, end) || versionLike(s):
		return true
	case digits == 0:
		return !base64Like(s)
	case digits == len(s) && len(s) < 6, len(s) < 6:
		return true
	case strings.HasPrefix(strings.ToLower(s), "0x") && len(s) < 2+5:
		return true
	}
	// "serial 115200" is a speed; "certificate 4013abc" is still no word.
	return false
}

// noGroups keeps groups of digits too few for a number of a SIM or a modem.
func noGroups(text string, start, end int) bool {
	return countAlnum(text[start:end]) < 12
}

func fewDigits(least int) func(text string, start, end int) bool {
	return func(text string, start, end int) bool { return countDigits(text[start:end]) < least }
}

// technicalValue keeps a value that is a word of programs.
func technicalValue(text string, start, end int) bool {
	s := strings.Trim(text[start:end], " '’`\"")
	first, _, more := strings.Cut(s, " ")
	first = strings.ToLower(strings.Trim(first, ".:'"))
	return s == "" || nobody[strings.ToLower(s)] || word(s) || modelName.MatchString(s) || followers[first] || nobody[first] || more && technicalWords[first]
}

func countDigits(s string) int {
	n := 0
	for i := range len(s) {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}

func countAlnum(s string) int {
	n := 0
	for i := range len(s) {
		if isAlnum(s[i]) {
			n++
		}
	}
	return n
}

// words is a list as a set.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[strings.ReplaceAll(w, "_", " ")] = true
	}
	return set
}
