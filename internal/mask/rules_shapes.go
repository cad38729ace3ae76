package mask

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// placeRules find names in paths, variables and addresses of files.
var placeRules = []rule{
	{"mail address", holds("@%＠([t"), regexp.MustCompile(`(?i)([\p{L}\p{M}\p{N}._%+'’-]+(?:@|%40|＠|\(at\)|\[at\]| at )[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)*)`), false, noMail},
	// Blanks belong to the name of a folder only up to what divides a path, or
	// where a second name follows.
	{"home folder", holds(`/\%`), regexp.MustCompile(`(?i)` + homeFolders + `(?:([^/\\:*?"<>|\s',;)\]]+(?: [^/\\:*?"<>|\r\n',;)\]]+)?)[/\\]|([^/\\:*?"<>|\s',;)\]]+))`), false, everybodys},
	{"second name of a home folder", holds(`/\%`), regexp.MustCompile(homeFolders + `[^/\\:*?"<>|\s',;)\]]+((?: \p{Lu}[\p{L}\p{M}’'-]+){1,2})`), false, technicalValue},
	{"removable medium", stemsOf("media/"), regexp.MustCompile(`(?i)/media/[^/\s]+/([^/:*?"<>|\r\n',;)\]]+)/`), false, everybodys},
	{"folder in quotes", holds(`/\%`), regexp.MustCompile(`(?i)["“'][^"”'\r\n]*` + homeFolders + `([^/\\"”'\r\n]+)`), false, everybodys},
	{"temporary folder", stemsOf("/var/folders/"), regexp.MustCompile(`(?i)/var/folders/([^/\s]+/[^/\s]+)`), false, nil},
	{"shared folder of a computer", holds(`/\`), regexp.MustCompile(`(?:^|[\s"'=(])(?:\\\\|//|smb://|afp://)([\p{L}\p{N}][\p{L}\p{N}_.-]+)[\\/]`), false, technicalValue},
	{"home of a user by its sign", holds("~"), regexp.MustCompile(`(?:^|[\s"'=(:])~([\p{L}_][\p{L}\p{N}_.-]*)`), false, technicalValue},
	{"short name of a folder", holds("~"), regexp.MustCompile(`[\\/]([\p{L}\p{N}]{1,6}~\d)\b`), false, systemShort},
	{"variable with a name", holds("="), regexp.MustCompile(`\b(?:USER|LOGNAME|SUDO_USER|USERNAME|USERDOMAIN|COMPUTERNAME|HOSTNAME|LOGONSERVER|CLIENTNAME)["']?\s*=\s*["'\\]*([^\s"';,]+(?: \p{Lu}[\p{L}\p{M}]+)?)`), false, technicalValue},
}

// netRules find addresses and names in networks.
var netRules = []rule{
	{"host of a home network", holds("."), regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}])([\p{L}\p{N}][\p{L}\p{M}\p{N}_’'-]*\.(?:local|lan|home|localdomain|internal|fritz\.box|speedport\.ip|home\.arpa))(?:$|[^\p{L}\p{N}])`), false, nil},
	{"computer called after its owner", holds("-"), regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}-])([\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+){0,2}-(?:MacBook(?:-?(?:Pro|Air))?|iMac|Mac(?:-?(?:mini|Pro|Studio))?|MBP|MBA|PC|Laptop|Notebook|Desktop|iPhone|iPad)(?:-\d+)?)(?:$|[^\p{L}\p{N}-])`), false, noOwner},
	{"computer called after its owner, the owner last", holds("-"), regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}])((?:MacBook(?:-?(?:Pro|Air))?|iMac|Mac(?:-?mini)?|MBP|iPhone|iPad|PC)-(?:von|de|di|van|of|da|do)-[\p{L}\p{M}\p{N}-]+)`), false, nil},
	{"computer named by its system", holds("-"), regexp.MustCompile(`\b((?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{5,})`), false, nil},
	{"MAC address", holds(":-_"), regexp.MustCompile(`(?i)\b([0-9a-f]{1,2}(?:(?::[0-9a-f]{1,2}){5}|(?:-[0-9a-f]{2}){5}|(?:_[0-9a-f]{2}){5}))\b`), false, notTime},
	{"MAC address in threes", holds(":-."), regexp.MustCompile(`(?i)\b([0-9a-f]{4}[.:-][0-9a-f]{4}[.:-][0-9a-f]{4})\b`), false, noDigitAndLetter},
	{"bytes", holds(" :-,"), regexp.MustCompile(`(?i)\b((?:0x)?[0-9a-f]{2}(?:[ :,-]{1,2}(?:0x)?[0-9a-f]{2}){5,})\b`), false, notTime},
	{"data in angle brackets", holds("<"), regexp.MustCompile(`(?i)<([0-9a-f]{8}(?: [0-9a-f]{2,8})+|[0-9a-f]{12,})>`), false, nil},
	{"IPv6 address", holds(":"), regexp.MustCompile(`(?i)(?:^|[^0-9a-z:.])((?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|(?:[0-9a-f]{1,4}:){2,7}:|::(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{2,4}|(?:::ffff:)(?:\d{1,3}\.){3}\d{1,3})`), false, notTime},
	{"IPv4 address", holds("."), regexp.MustCompile(`((?:\d{1,3}[.]){3}\d{1,3})`), false, noIPv4},
}

// idRules find the names of things by a shape that nothing else has. Of a UDID
// the eight digits in front are the chip's and stay.
var idRules = []rule{
	{"UUID", holds("-"), regexp.MustCompile(`(?i)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})`), false, nil},
	{"UDID, new form", holds("-"), regexp.MustCompile(`(?i)[0-9a-f]{8}-([0-9a-f]{16})`), true, inWord},
	{"UDID, new form, run together", holds("0"), regexp.MustCompile(`(?i)0000[0-9a-f]{4}([0-9a-f]{16})`), true, inUDID},
}

// inUDID keeps what is part of a longer number.
func inUDID(text string, start, end int) bool {
	before, _ := edges(text, start-8, start-8)
	_, after := edges(text, end, end)
	return isHexRune(before) || isHexRune(after)
}

// numberRules find numbers by their shape alone.
var numberRules = []rule{
	{"hexadecimal number", holds(digits), regexp.MustCompile(`(?i)((?:0x)?[0-9a-f]{9,})`), true, noHex},
	{"number in groups of an IMEI", holds(digits), regexp.MustCompile(`\b(\d{2}[ .-]\d{6}[ .-]\d{6}(?:[ .-]\d{1,2})?|\d{6}[ .-]\d{2}[ .-]\d{6}[ .-]\d|\d{8}[ .-]\d{6}(?:[ .-]\d)?|\d{3}(?:[ .-]\d{3}){4}|\d{5}(?:[ .-]\d{5}){2,3}|\d{8}(?:[ -]\d{8}){2,3}|\d{4}(?:[ -]\d{4}){2,7}(?:[ -]\d{1,4})?)\b`), true, fewDigits(14)},
	{"telephone number", holds("+0"), regexp.MustCompile(`((?:\+|\b00)[1-9]\d{0,2}(?:[ ()/.-]{0,3}\d{1,8}){2,7})\b`), true, noPhone},
	{"telephone number with its area", holds("-. /()"), regexp.MustCompile(`(?:^|[\s:="'])(\(0?\d{2,4}\)[ -]?\d{3,4}[ -]?\d{3,5}|\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4}|0\d{2,4}[ /-]{1,3}\d{6,9}|0[1-9](?:[ .-]\d{2}){4}|\(?\d{2}\)? 9\d{4}-\d{4})\b`), true, nil},
	{"decimal number", holds(digits), regexp.MustCompile(`(\d{11,})`), true, noDecimal},
	{"token in three parts", stemsOf("eyj"), regexp.MustCompile(`\b(eyJ[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]+)*)`), false, nil},
	{"certificate", stemsOf("mi ls0"), regexp.MustCompile(`\b(MI[IGH][A-Za-z0-9+/]{8,}={0,2}|LS0tLS[A-Za-z0-9+/]{8,}={0,2})`), false, nil},
	{"base64", nil, regexp.MustCompile(`([A-Za-z0-9+/_-]{6,}={1,2}|[A-Za-z0-9+/]{20,})`), false, noBase64},
	{"serial number", holds(digits), regexp.MustCompile(`([A-Z0-9]{10,24})`), true, noSerial},
	{"serial number in small letters", holds(digits), regexp.MustCompile(`([a-z0-9]{10,12})`), true, noSmallSerial},
}

// edges are the signs beside text[start:end].
func edges(text string, start, end int) (before, after rune) {
	before, _ = utf8.DecodeLastRuneInString(text[:start])
	after, _ = utf8.DecodeRuneInString(text[end:])
	return before, after
}

// inWord keeps what is part of a longer word of letters and digits.
func inWord(text string, start, end int) bool {
	before, after := edges(text, start, end)
	return isLetterOrDigit(before) && before < 0x80 || isLetterOrDigit(after) && after < 0x80
}

// noMail keeps an address that is a place on a bus, such as
// "AppleUSB20Hub@14400000", and " at " between words.
func noMail(text string, start, end int) bool {
	s := text[start:end]
	if at := strings.LastIndex(s, " at "); at > 0 {
		return !strings.Contains(s[at:], ".") || strings.Trim(s[at+4:], "0123456789.") == ""
	}
	at := strings.LastIndexAny(s, "@")
	if at < 0 {
		return false
	}
	host := s[at+1:]
	return allHex(host) && countDigits(host) > 0 || host == "" || pictureScale.MatchString(host)
}

// pictureScale stands behind the name of a picture, as in "logo@2x.png".
var pictureScale = regexp.MustCompile(`^[1-4]x(?:\.|$)`)

// everybodys keeps the folders that every computer has.
func everybodys(text string, start, end int) bool {
	s := strings.ToLower(strings.TrimRight(text[start:end], "/\\"))
	return everybodysFolders[s] || strings.HasPrefix(s, "com.apple") || strings.HasPrefix(s, "[hidden") || strings.Trim(s, "x•. ") == ""
}

// systemShort keeps the short names that Windows gives its own folders.
func systemShort(text string, start, end int) bool {
	s := strings.ToUpper(text[start:end])
	for _, of := range []string{"PROGRA~", "DOCUME~", "APPLIC~", "LOCALS~", "COMMON~", "MICROS~", "IPHONE~", "ITUNES~", "APPLEC~", "MOBILE~"} {
		if strings.HasPrefix(s, of) {
			return true
		}
	}
	return false
}

// thingsWithADash are the first words of names of things, not of owners.
var thingsWithADash = words(`apple usb usb-c non the my your this any each other new old host virtual generic mini all multi one two cross windows linux intel for pre post from to via`)

func noOwner(text string, start, end int) bool {
	first, _, _ := strings.Cut(text[start:end], "-")
	return thingsWithADash[strings.ToLower(first)]
}

// notTime keeps times and dates, which are digits in pairs too.
func notTime(text string, start, end int) bool {
	s := text[start:end]
	return dated.MatchString(s)
}

// dated is a date with a time in digits and the signs between.
var dated = regexp.MustCompile(`^(?:20)?[0-9]{2}[-: ][01][0-9][-: ][0-3][0-9][-: T][0-2][0-9][-: ][0-5][0-9][-: ][0-5][0-9]$`)

func noDigitAndLetter(text string, start, end int) bool {
	s := text[start:end]
	return inWord(text, start, end) || countDigits(s) == 0 || strings.Contains(s, "-") && countDigits(s) == 12
}

// versionBefore stands before a number in four parts that is a version.
var versionBefore = regexp.MustCompile(`(?i)(?:version|versión|versão|vers\.?|ver\.?|\bv|build|revision|rev\.?|release|itunes|framework|driver|dll|exe|support|services?|windows|library|firmware|baseband|bootloader|sdk|agent|kernel|darwin|xnu|iboot|update|manager|configurator|finder|relink|usbmuxd|idevicerestore|版本)["'\s:=(/_-]{0,4}v?$`)

func noIPv4(text string, start, end int) bool {
	s := text[start:end]
	before, after := edges(text, start, end)
	if isLetterOrDigit(before) || before == '.' || isDigit(byte(after)) && after < 0x80 || after == '.' && end+1 < len(text) && isDigit(text[end+1]) {
		return true
	}
	for part := range strings.SplitSeq(s, ".") {
		if n, err := strconv.Atoi(part); err != nil || n > 255 || len(part) > 1 && part[0] == '0' {
			return true
		}
	}
	if s == "0.0.0.0" || strings.HasPrefix(s, "127.") || strings.HasPrefix(s, "17.") || s == "255.255.255.255" {
		return true
	}
	return versionBefore.MatchString(text[max(0, start-40):start])
}

func noHex(text string, start, end int) bool {
	s := text[start:end]
	bare := strings.TrimPrefix(strings.ToLower(s), "0x")
	digits := countDigits(bare)
	switch {
	case inWord(text, start, end):
		return true
	case len(bare) < 10 && len(bare) < len(s): // an address in a small memory
		return true
	case digits == len(bare) && len(bare) == len(s): // left to the decimal numbers
		return true
	case len(bare) == len(s) && len(bare) < 10:
		return true
	}
	return digits == 0 && len(bare) < 16
}

// sizeBefore and sizeAfter stand beside a long number that is a size or a time.
var (
	sizeBefore = regexp.MustCompile(`(?i)(?:size|bytes|length|offset|capacity|total|free|used|space|blocks?|sectors?|time|timestamp|epoch|duration|elapsed|uptime)["'\s:=<>(\[]{0,4}$`)
	sizeAfter  = regexp.MustCompile(`(?i)^ ?(?:bytes?|octets?|B|[KMGT]i?B|blocks?|sectors?|[nuµm]s|sec(?:onds)?|ticks)\b`)
	stamp      = regexp.MustCompile(`^20[0-4]\d[01]\d[0-3]\d[0-2]\d[0-5]\d[0-5]\d$`)
)

func noDecimal(text string, start, end int) bool {
	before, after := edges(text, start, end)
	fraction := before == '.' && start >= 2 && isDigit(text[start-2])
	hex := isHexRune(before) && before > '9' || isHexRune(after) && after > '9'
	return fraction || hex && inWord(text, start, end) || stamp.MatchString(text[start:end]) ||
		sizeBefore.MatchString(text[max(0, start-24):start]) || sizeAfter.MatchString(text[end:])
}

func isHexRune(r rune) bool { return r < 0x80 && isHex(byte(r)) }

func noPhone(text string, start, end int) bool {
	s := text[start:end]
	before, _ := edges(text, start, end)
	n := countDigits(s)
	together := n == len(s)-1
	return n < 9 || together && n < 11 || n > 17 || isLetterOrDigit(before) || before == '.'
}

func noBase64(text string, start, end int) bool {
	before, after := edges(text, start, end)
	if isLetterOrDigit(before) || before == '=' || after == '=' {
		return true
	}
	return !base64Like(text[start:end])
}

// base64Like says whether text looks as if chance had chosen its letters: it
// turns between small and great letters and digits again and again, as neither
// words nor names of functions do.
func base64Like(s string) bool {
	body := strings.TrimRight(s, "=")
	ends := len(s) - len(body)
	turns, small, great := classesOf(body)
	digits := countDigits(body)
	switch {
	case ends > 0 && len(s)%4 != 0:
		return false
	case ends == 2:
		return great > 0 && (small > 0 || digits > 0)
	case ends == 1:
		return great > 0 && small > 0 && turns >= 2 && (digits > 0 || turns*2 >= len(body))
	}
	return len(body) >= 16 && great > 1 && small > 1 && turns*5 >= len(body)*2 && (digits > 0 || turns*2 >= len(body))
}

// classesOf counts how often text turns between the classes, and its small and
// its great letters.
func classesOf(text string) (turns, small, great int) {
	before := 0
	for i := range len(text) {
		here := class(text[i])
		if here != before && here != 0 && before != 0 {
			turns++
		}
		before = here
		switch here {
		case 1:
			small++
		case 2:
			great++
		}
	}
	return turns, small, great
}

// class is that of a letter: 1 small, 2 great, 3 a digit, 0 all else.
func class(c byte) int {
	switch {
	case 'a' <= c && c <= 'z':
		return 1
	case 'A' <= c && c <= 'Z':
		return 2
	case isDigit(c):
		return 3
	}
	return 0
}

// technicalSerials are words of great letters and digits that are no serial
// number: names of chips, kinds of builds, dates.
var technicalSerials = regexp.MustCompile(`^(?:S5L\d{4}X?|\d{8}T\d{6}Z?|RELEASE\d*|[A-Z]*(?:ARM64|X86|SHA\d|AES\d|UTF\d|USB\d|BASE64)[A-Z0-9]*|\d+(?:BYTES|BYTE|GB|MB|KB|MS|MHZ|GHZ|NS|US))$`)

func noSerial(text string, start, end int) bool {
	s := text[start:end]
	digits := countDigits(s)
	if inWord(text, start, end) || digits == 0 || digits == len(s) || technicalSerials.MatchString(s) {
		return true
	}
	turns, vowels := turnsOf(s)
	// A word with a number behind it, such as CHECKPOINT14.
	return turns == 1 && vowels > 1 || len(s) > 12 && (turns < 3 || digits < 3)
}

func noSmallSerial(text string, start, end int) bool {
	s := text[start:end]
	turns, _ := turnsOf(s)
	return inWord(text, start, end) || turns < 4 || countDigits(s) < 3 || strings.HasPrefix(s, "0x") || diskName.MatchString(s)
}

// diskName is what the phone calls its storage.
var diskName = regexp.MustCompile(`^r?disk\d+(?:s\d+)+$`)

// turnsOf counts how often letters and digits take turns, and the vowels.
func turnsOf(s string) (turns, vowels int) {
	for i := range len(s) {
		if i > 0 && isDigit(s[i]) != isDigit(s[i-1]) {
			turns++
		}
		if strings.IndexByte("AEIOUaeiou", s[i]) >= 0 {
			vowels++
		}
	}
	return turns, vowels
}

var (
	productType = regexp.MustCompile(`^(?:iPhone|iPad|iPod|Watch|AppleTV|Mac|MacBook[A-Za-z]*|iMac|VirtualMac|RealityDevice)\d+$`)
	versionText = regexp.MustCompile(`^v?\d+(?:[._-]\d+){1,5}[a-z]?$`)
)

// isProductType is true for the part of "iPhone13,2" before its comma.
func isProductType(text string, start, end int) bool {
	return productType.MatchString(text[start:end]) && end < len(text) && text[end] == ','
}

func versionLike(s string) bool {
	return versionText.MatchString(s) && strings.IndexFunc(s, unicode.IsDigit) >= 0 && len(s) < 12
}
