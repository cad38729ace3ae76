package words

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

// fallback is the language of a person whose own is not spoken.
const fallback = "en"

// languages are those that are spoken, each by its file's tag, by its name in
// itself, as a person who reads no other finds it, and by the sign before the
// decimals of a number.
var languages = []struct{ tag, name, point string }{
	{fallback, "English", "."},
	{"de", "Deutsch", ","},
	{"es", "Español", ","},
	{"fr", "Français", ","},
	{"pt-BR", "Português (Brasil)", ","},
	{"zh-Hans", "简体中文", "."},
}

// Tags are the languages that are spoken, English first.
func Tags() []string {
	out := make([]string, 0, len(languages))
	for _, l := range languages {
		out = append(out, l.tag)
	}
	return out
}

// NameOf is a language's name in itself; empty for one that is not spoken.
func NameOf(tag string) string {
	for _, l := range languages {
		if l.tag == tag {
			return l.name
		}
	}
	return ""
}

// written is args with every fraction as the language writes it, to one
// decimal. The caller's map stays as it is.
func (c *Catalogue) written(args map[string]any) map[string]any {
	out := maps.Clone(args)
	for name, v := range args {
		if f, ok := v.(float64); ok {
			out[name] = strings.Replace(strconv.FormatFloat(f, 'f', 1, 64), ".", pointOf(c.tag), 1)
		}
	}
	return out
}

func pointOf(tag string) string {
	for _, l := range languages {
		if l.tag == tag {
			return l.point
		}
	}
	return "."
}

// matcher knows which language readers of another understand (Unicode CLDR,
// languageMatching).
var matcher = func() language.Matcher {
	tags := make([]language.Tag, 0, len(languages))
	for _, l := range languages {
		tags = append(tags, language.MustParse(l.tag))
	}
	return language.NewMatcher(tags)
}()

// choose picks the language for a person who reads some, the one liked best
// first.
//
// A near relation counts only after all that the person named: Traditional
// Chinese (zh_TW, zh_HK) gets the Simplified, which its readers follow more
// easily than a foreign language, but not where they also named one that is
// spoken. Portuguese of Portugal gets that of Brazil at once.
func choose(tags []string) string {
	var named []language.Tag
	for _, t := range tags {
		if tag, ok := parse(t); ok {
			named = append(named, tag)
		}
	}
	for _, least := range []language.Confidence{language.High, language.Low} {
		for _, t := range named {
			if _, i, sure := matcher.Match(t); sure >= least {
				return languages[i].tag
			}
		}
	}
	return fallback
}

// parse reads a language tag or a POSIX locale. C and POSIX are the languages
// of programs: messages in English.
func parse(s string) (language.Tag, bool) {
	s, _, _ = strings.Cut(s, ".")
	s, _, _ = strings.Cut(s, "@")
	s = strings.TrimSpace(s)
	if slices.Contains([]string{"C", "POSIX"}, s) {
		return language.English, true
	}
	tag, err := language.Parse(strings.ReplaceAll(s, "_", "-"))
	return tag, s != "" && err == nil
}
