// Package words holds every sentence Relink says to a person, by id, in every
// language: one file a language in assets/translations.
//
// It knows sentences and languages. It does not know when to say them.
package words

import (
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"relink/assets"
)

// Catalogue says sentences in one language, falling back to English.
type Catalogue struct {
	loc *i18n.Localizer
	tag string
	// turn changes every sentence; nil leaves them as they are.
	turn func(string) string
}

// English is the catalogue every other is translated from.
func English() *Catalogue { return For("en") }

// For returns the catalogue that fits best the languages a person reads, the
// one liked best first: tags such as "de" or "pt-BR", or POSIX forms such as
// "de_DE.UTF-8". A language that Relink does not speak gives English.
func For(tags ...string) *Catalogue {
	tag := choose(tags)
	return &Catalogue{loc: i18n.NewLocalizer(bundles[tag](), tag), tag: tag}
}

// Turned is a catalogue that says every sentence as turn makes it: a language
// nobody speaks, for tests of how much room sentences have.
func (c *Catalogue) Turned(turn func(string) string) *Catalogue {
	return &Catalogue{loc: c.loc, tag: c.tag, turn: turn}
}

// Tag is the language that is spoken, one of Tags; it may differ from what was
// asked for.
func (c *Catalogue) Tag() string { return c.tag }

// Text is the sentence with that id, its {{.Name}} placeholders filled from
// args; a float64 is written with one decimal, as the language does. An unknown
// id comes back in angle brackets, so that it is seen at once; a test keeps
// that from happening.
func (c *Catalogue) Text(id string, args map[string]any) string {
	cfg := &i18n.LocalizeConfig{MessageID: id, TemplateData: c.written(args)}
	if n, ok := args["Count"]; ok {
		cfg.PluralCount = n
	}
	s, err := c.loc.Localize(cfg)
	if err != nil && s == "" {
		return "<" + id + ">"
	}
	if c.turn != nil {
		return c.turn(s)
	}
	return s
}

// bundles are the sentences of each language with the English ones behind
// them. One is read when it is first asked for: most people need one.
var bundles = func() map[string]func() *i18n.Bundle {
	m := make(map[string]func() *i18n.Bundle, len(languages))
	for _, l := range languages {
		m[l.tag] = sync.OnceValue(func() *i18n.Bundle { return mustLoad(l.tag) })
	}
	return m
}()

// mustLoad reads catalogues; they are embedded, so a failure is a fault of the
// build and shows in the first test.
func mustLoad(tag string) *i18n.Bundle {
	b := i18n.NewBundle(language.English)
	b.RegisterUnmarshalFunc("json", json.Unmarshal)
	for _, tag := range slices.Compact([]string{fallback, tag}) {
		name := tag + ".json"
		data, err := assets.Translations.ReadFile("translations/" + name)
		if err != nil {
			panic(fmt.Sprintf("read %s: %v", name, err))
		}
		if _, err := b.ParseMessageFileBytes(data, name); err != nil {
			panic(fmt.Sprintf("parse %s: %v", name, err))
		}
	}
	return b
}
