package cue

import (
	"regexp"
	"slices"
	"strings"
)

// voice is one that a program has: its name there, and the language it reads.
type voice struct{ name, tag string }

// spoken is how a language's voices are known: the language codes they go by,
// the regions liked best, those whose voices read another language, and the
// names of the voices a Mac has had for long. A Mac lists jesters among the
// rest, so a name is better than the first.
type spoken struct {
	codes   []string
	regions []string
	not     []string
	names   []string
}

// voicesOf are the languages of the window. Chinese voices of Hong Kong and
// Macao read Cantonese.
var voicesOf = map[string]spoken{
	"en":      {[]string{"en"}, []string{"us", "gb"}, nil, []string{"Samantha", "Daniel", "Karen", "Moira"}},
	"de":      {[]string{"de"}, []string{"de"}, nil, []string{"Anna"}},
	"es":      {[]string{"es"}, []string{"es", "mx"}, nil, []string{"Mónica", "Paulina"}},
	"fr":      {[]string{"fr"}, []string{"fr", "ca"}, nil, []string{"Thomas", "Amélie"}},
	"pt-BR":   {[]string{"pt"}, []string{"br"}, nil, []string{"Luciana", "Joana"}},
	"zh-Hans": {[]string{"zh", "cmn"}, []string{"cn", "cmn", "hans"}, []string{"hk", "mo", "yue", "hak"}, []string{"Ting-Ting", "Tingting", "Mei-Jia", "Meijia"}},
}

// jesters are voices of a Mac that sing or squeak.
var jesters = []string{
	"Albert", "Bad News", "Bahh", "Bells", "Boing", "Bubbles", "Cellos", "Deranged", "Good News", "Hysterical", "Jester",
	"Junior", "Organ", "Pipe Organ", "Ralph", "Superstar", "Trinoids", "Whisper", "Wobble", "Zarvox",
}

// choose picks the best voice for a language of the window.
func choose(voices []voice, language string) (best voice, ok bool) {
	want, known := voicesOf[language]
	if !known {
		return voice{}, false
	}
	most := 0
	for _, v := range voices {
		if n := want.score(v); n > most {
			best, most = v, n
		}
	}
	return best, most > 0
}

// score is how well a voice suits; 0 is not at all.
func (s spoken) score(v voice) int {
	parts := strings.FieldsFunc(strings.ToLower(v.tag), func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 || !slices.Contains(s.codes, parts[0]) {
		return 0
	}
	for _, p := range parts {
		if slices.Contains(s.not, p) {
			return 0
		}
	}
	n := 100
	if i := slices.Index(s.names, v.name); i >= 0 {
		n += 50 - i
	}
	for i, region := range s.regions {
		if slices.Contains(parts[1:], region) {
			n += 20 - i
		}
	}
	if slices.Contains(jesters, v.name) {
		n -= 40
	}
	return n - len(parts) // the plain one before that of a county
}

// fromSpd reads spd-say --list-synthesis-voices: name, language, variant. A
// name may hold spaces, so the columns are counted from the end.
func fromSpd(listing string) []voice {
	var out []voice
	for i, line := range strings.Split(listing, "\n") {
		if cells := strings.Fields(line); i > 0 && len(cells) >= 3 {
			out = append(out, voice{tag: cells[len(cells)-2]})
		}
	}
	return out
}

// fromEspeak reads espeak-ng --voices: priority, language, age, name, file.
func fromEspeak(listing string) []voice {
	var out []voice
	for i, line := range strings.Split(listing, "\n") {
		if cells := strings.Fields(line); i > 0 && len(cells) >= 2 {
			out = append(out, voice{tag: cells[1]})
		}
	}
	return out
}

// sayLine is a row of say -v '?': "Anna  de_DE    # Hallo, ich heiße Anna."
var sayLine = regexp.MustCompile(`^(.+?)\s+([a-z]{2,3}(?:[_-][A-Za-z0-9]+)*)\s+#`)

// fromSay reads say -v '?'.
func fromSay(listing string) []voice {
	var out []voice
	for line := range strings.SplitSeq(listing, "\n") {
		if m := sayLine.FindStringSubmatch(line); m != nil {
			out = append(out, voice{m[1], m[2]})
		}
	}
	return out
}

// fromSAPI reads one culture a line, such as de-DE.
func fromSAPI(listing string) []voice {
	var out []voice
	for tag := range strings.FieldsSeq(listing) {
		out = append(out, voice{tag: tag})
	}
	return out
}
