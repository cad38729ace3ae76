// Package words holds every sentence Relink says to a person, by id, in every
// language: one file a language in assets/translations.
//
// It knows sentences and languages. It does not know when to say them.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"relink/assets"
)

// Catalogue says sentences in one language, falling back to English.
type Catalogue struct {
	loc *i18n.Localizer
	tag string
}

// English is the catalogue every other is translated from.
func English() *Catalogue { return For("en") }

// For returns the catalogue that fits best the given language tags, such as
// "de" or "pt-BR" (POSIX forms such as "de_DE.UTF-8" are understood too).
// An unknown language gives English.
func For(tags ...string) *Catalogue {
	clean := make([]string, 0, len(tags)+1)
	for _, t := range tags {
		t, _, _ = strings.Cut(t, ".")
		t, _, _ = strings.Cut(t, "@")
		if t == "" || t == "C" || t == "POSIX" {
			continue
		}
		clean = append(clean, strings.ReplaceAll(t, "_", "-"))
	}
	clean = append(clean, "en")
	return &Catalogue{loc: i18n.NewLocalizer(bundle, clean...), tag: clean[0]}
}

// Tag is the language asked for.
func (c *Catalogue) Tag() string { return c.tag }

// Text is the sentence with that id, its {{.Name}} placeholders filled from
// args. An unknown id comes back in angle brackets, so that it is seen at
// once; a test keeps that from happening.
func (c *Catalogue) Text(id string, args map[string]any) string {
	cfg := &i18n.LocalizeConfig{MessageID: id, TemplateData: args}
	if n, ok := args["Count"]; ok {
		cfg.PluralCount = n
	}
	s, err := c.loc.Localize(cfg)
	if err != nil && s == "" {
		return "<" + id + ">"
	}
	return s
}

var bundle = mustLoad(assets.Translations)

// mustLoad reads every catalogue; they are embedded, so a failure is a fault
// of the build and shows in the first test.
func mustLoad(files fs.FS) *i18n.Bundle {
	b := i18n.NewBundle(language.English)
	b.RegisterUnmarshalFunc("json", json.Unmarshal)
	names, err := fs.Glob(files, "translations/*.json")
	if err != nil {
		panic(fmt.Sprintf("list translations: %v", err))
	}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			panic(fmt.Sprintf("read %s: %v", name, err))
		}
		if _, err := b.ParseMessageFileBytes(data, path.Base(name)); err != nil {
			panic(fmt.Sprintf("parse %s: %v", name, err))
		}
	}
	return b
}
