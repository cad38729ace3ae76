package mask

import (
	"regexp"
	"strings"
)

// things are what people call after themselves.
const things = `(?:iPhone|iPad|iPod(?: touch)?|iMac|MacBook(?: Pro| Air)?|Mac ?(?:mini|Pro|Studio)?|MBP|Apple ?Watch|Watch|AirPods|PC|Laptop|Handy|Phone|Telefon)`

// one is a name of a person: a word, and further ones that begin great.
const one = `[\p{L}][\p{L}\p{M}\p{N}_.-]*`

// nameRules find names of phones and computers by how each language makes
// them.
var nameRules = []rule{
	{"somebody's phone", stemsOf(thingStems), regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}])((?:` + one + ` ){0,2}?` + one + `(?:['’´` + "`" + `]|&#39;|&apos;)s?) ?` + things), false, ours},
	{"phone of somebody", stemsOf(thingStems), regexp.MustCompile(things + `(?: SE| XR| XS| X| \d{1,2}| Plus| Pro| Max| mini| Air){0,3} (?:von|de|del|di|da|do|dos|van|af|av|od|fra|of|from|för|d['’]|di) ?(\p{Lu}[\p{L}\p{M}\p{N}_.’'-]*(?: \p{Lu}[\p{L}\p{M}\p{N}_.’'-]*){0,2})`), false, technicalValue},
	{"phone of somebody, in brackets or behind a dash", stemsOf(thingStems), regexp.MustCompile(things + ` ?(?:\(|[–—|/·] ?)(\p{Lu}\p{Ll}[\p{L}\p{M}’'-]*(?: \p{Lu}\p{Ll}[\p{L}\p{M}’'-]*){0,2})\)?`), false, technicalBracket},
	{"Annas iPhone", stemsOf(thingStems), regexp.MustCompile(`(?:^|[^\p{L}\p{N}])(\p{Lu}\p{Ll}[\p{Ll}\p{M}]*s) ?` + things + `\b`), false, plainGenitive},
	{"phone of somebody in Chinese", stemsOf("的 之"), regexp.MustCompile(`(\p{Han}{1,10}|[A-Za-z][A-Za-z ]{0,20}) ?(?:的|之) ?` + things), false, yours},
	{"phone of somebody in Japanese", stemsOf("の"), regexp.MustCompile(`([\p{Han}\p{Katakana}\p{Hiragana}ー・]{1,16}|[A-Za-z][A-Za-z ]{0,20}) ?の ?` + things), false, yours},
	{"phone of somebody in Korean", stemsOf("의"), regexp.MustCompile(`(\p{Hangul}{1,10}|[A-Za-z][A-Za-z ]{0,20}) ?의 ?` + things), false, yours},
	{"phone of somebody in Russian", stemsOf(thingStems), regexp.MustCompile(things + ` (\p{Cyrillic}+(?: \p{Cyrillic}+)?)`), false, russian},
}

// quoteRules find names by the quotes around them. A name of a phone may be
// anything, so what stands in the quotes of a dialog is one unless it is a word
// of programs.
var quoteRules = []rule{
	{"name in a dialog's quotes", holds("“”„"), regexp.MustCompile(`[“”„]([^“”„"\r\n]+)[“”"]`), false, technicalQuote},
	{"name in angles", holds("«»‹›"), regexp.MustCompile(`[«»‹›]\s?([^«»‹›\r\n]+?)\s?[«»‹›]`), false, technicalQuote},
	{"name in corners", holds("「『《〈｢〝"), regexp.MustCompile(`[「『《〈｢〝]([^」』》〉｣〟\r\n]+)[」』》〉｣〟]`), false, technicalQuote},
	{"name in single curls", holds("‘‚"), regexp.MustCompile(`[‘‚]((?:[^‘’‚\r\n]|’\p{L})+)[’‘]`), false, technicalQuote},
	{"name in plain quotes", holds(`"`), regexp.MustCompile(`"([^"\r\n]+)"`), false, noNameInQuotes},
	{"name in plain single quotes", holds("'"), regexp.MustCompile(`(?:^|[^\p{L}\p{N}])'((?:[^'\r\n]|'\p{L})+)'`), false, noNameInQuotes},
}

// notSomebody are words that may have an s behind an apostrophe and are
// nobody's name.
var notSomebody = words(`it that what there here let who he she apple device phone the this your computer host user today program software manufacturer carrier technician customer owner person people relink mac iphone ipad other others anyone each`)

func ours(text string, start, end int) bool {
	s := strings.ToLower(text[start:end])
	for _, sign := range []string{"&#39;", "&apos;", "’", "´", "`", "'"} {
		if at := strings.LastIndex(s, sign); at > 0 {
			s = s[:at]
			break
		}
	}
	words := strings.Fields(s)
	return len(words) == 0 || notSomebody[words[len(words)-1]]
}

// genitives end in s, stand before a thing and are nobody's name.
var genitives = words(`this das dies les los las des mes nos was does has is windows restores updates devices access process status previous various success plus unless towards
	across versus lists shows finds erases boots leaves enters sends gets puts runs keeps loses sees waits tells says uses needs means apples series its vos tous todos estos unos as os às aos ces ses tes us yes press always perhaps besides alias class
	atlas bus times news lens missing settings errors details wireless`)

func plainGenitive(text string, start, end int) bool {
	return genitives[strings.ToLower(text[start:end])]
}

// yours keeps "your iPhone" and the like.
func yours(text string, start, end int) bool {
	s := strings.TrimSpace(text[start:end])
	for _, end := range []string{"您", "你", "我", "他", "她", "它", "这", "此", "该", "用户", "户", "新", "旧", "一", "个", "他人", "我们", "自分", "お客様", "様", "あなた", "使用中", "別", "他", "この", "その", "당신", "사용자", "귀하"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

var russianWords = words(`не был была было не_удалось восстановить нельзя и в на с из к для от пользователя ошибка`)

func russian(text string, start, end int) bool {
	first, _, _ := strings.Cut(strings.ToLower(text[start:end]), " ")
	return russianWords[first]
}

// bracketWords stand in brackets behind a thing.
var bracketWords = regexp.MustCompile(`(?i)^(?:recovery|dfu|restore|normal|wtf|mode|usb|gsm|cdma|global|wi-?fi|cellular|retina|intel|early|mid|late|generation|model|apple|error|unknown|vermutlich|probably|likely|original|first|second|third|seen|told|simulator|phone|storage|port|lightning|china|verizon|at)\b`)

func technicalBracket(text string, start, end int) bool {
	return bracketWords.MatchString(text[start:end]) || technicalValue(text, start, end)
}

// technicalQuote keeps quotes around words of programs.
func technicalQuote(text string, start, end int) bool {
	s := strings.TrimSpace(text[start:end])
	if namedBefore.MatchString(beforeQuote(text, start)) {
		return word(s) || modelName.MatchString(s) || fileName.MatchString(s)
	}
	return technical(s)
}

// beforeQuote is what stands before a quote.
func beforeQuote(text string, start int) string {
	return strings.TrimRight(text[max(0, start-40):start], "\"'“”„«»‹›「『《〈｢〝‘‚ \u00a0\u202f")
}

// namedBefore stands before a name in plain quotes.
var namedBefore = regexp.MustCompile(`(?i)(?:` + things + `|device|phone|handset|computer|host|user|name|named|called|label|network|ssid|owner|Ger[äa]t|Ger[äa]ts|namens|appareil|appelé|nommé|l[’']iPhone|dispositivo|aparelho|llamado|chamado|equipo|usuario|usu[áa]rio|utilisateur|Benutzer|设备|裝置|デバイス|名称|기기|account|volume|disk)["'\s:=>]{0,4}$`)

// noNameInQuotes keeps plain quotes: programs use them for everything, so a
// name needs a word before or the shape of one.
func noNameInQuotes(text string, start, end int) bool {
	s := strings.TrimSpace(text[start:end])
	return technical(s) || !namedBefore.MatchString(beforeQuote(text, start)) || word(s)
}

var (
	modelName = regexp.MustCompile(`(?i)^(?:Apple )?(?:iPhone|iPad|iPod(?: touch)?|iMac|MacBook|Mac|Apple TV|Watch)(?:\d+,\d+)?(?:[ (,-]*(?:SE|XR|XS|X|\d{1,2}(?:e|s|c|\.\d|st|nd|rd|th)?|Plus|Pro|Max|mini|Air|touch|generation|gen|Series|GSM|CDMA|Global|Wi-?Fi|Cellular|inch|-|\)))*$`)
	fileName  = regexp.MustCompile(`(?i)^[\w.,+@~/\\ ()-]*\.(?:ipsw|dmg|img4|im4p|im4m|img3|plist|log|txt|zip|bin|bbfw|trustcache|shsh2?|dylib|framework|kext|dll|exe|c|m|h|mm|cpp|py|go|swift|tar|der|cer|signed|dat|hex|s)$`)
	codeName  = regexp.MustCompile(`^(?:[\w-]+(?:\.[\w-]+)+|\w*_\w+|[A-Za-z]+\d+,\d+|[\d.,x+%-]+|0x[0-9A-Fa-f]+|-{0,2}[a-z]+(?:-[a-z]+)*=?\w*|(?:kAMR|kIO|AMR|AMD|AMS|AMP|IO|CF|NS|iB|Apple|Restore|USB|Send|Get|Set|com\.)\w*|[-/]\w+|[A-Za-z]+\(\)|\$\w+|Customer (?:Erase|Upgrade) Install.*|(?:Erase|Update|Upgrade|Research|Factory) Install.*|(?:Erase|Update|Restore|Recovery|DFU|Normal)(?: [A-Za-z]+){0,3})$`)
)

// technical says that a text in quotes or behind a word is one of programs:
// a mode, a model, a file, an identifier, or a sentence about them.
func technical(s string) bool {
	return word(s) || modelName.MatchString(s) || fileName.MatchString(s) && !strings.ContainsAny(s, `/\`) || codeName.MatchString(s) && !lowerName(s)
}

// word says that a text is a single word of programs, or hidden already.
func word(s string) bool {
	return technicalWords[strings.ToLower(strings.Trim(s, " .:"))] || strings.Trim(s, "X•. *-_?'’") == "" || s == Hidden
}

// lowerName is a single word in small letters, which may well be a login.
func lowerName(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}
