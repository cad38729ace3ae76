// Package factsfile reads the facts of a case from JSON (relink.facts/1). What
// follows from them it does not know.
package factsfile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"relink/guide/verdict"
	"relink/internal/restore"
)

// The bounds of a FACTS file. Nobody tries a thousand times, and a file is
// read whole, so that every fault can be told with its line.
const (
	maxFactsBytes = 8 << 20
	maxAttempts   = 1000
)

// Read reads a FACTS file (relink.facts/1). It is strict: an unknown or
// doubled key, a wrong type, a word the contract does not know, more than
// 1000 attempts or anything behind the object is an error that names the line
// and the reason. null and a key left out are the same: not asked.
func Read(r io.Reader) (verdict.Facts, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxFactsBytes+1))
	if err != nil {
		return verdict.Facts{}, fmt.Errorf("read facts: %w", err)
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")) // Windows editors write one
	p := &factsParser{text: text, dec: json.NewDecoder(bytes.NewReader(text))}
	p.dec.UseNumber()
	f, err := p.facts()
	switch {
	case err != nil && len(text) > maxFactsBytes && p.ended:
		return verdict.Facts{}, p.errorf(len(text), "longer than %d MiB", maxFactsBytes>>20)
	case err != nil:
		return verdict.Facts{}, err
	}
	if at, ok := firstInvalid(text); !ok {
		return verdict.Facts{}, p.errorf(at, "not UTF-8")
	}
	return f, nil
}

// firstInvalid finds the first byte that is not UTF-8; ok is true when there
// is none.
func firstInvalid(text []byte) (at int, ok bool) {
	if utf8.Valid(text) {
		return 0, true
	}
	for at < len(text) {
		r, n := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && n == 1 {
			return at, false
		}
		at += n
	}
	return at, true
}

// factsParser walks the tokens of a FACTS file. The standard decoder alone
// lets doubled keys pass, folds the case of keys and knows no lines.
type factsParser struct {
	text  []byte
	dec   *json.Decoder
	ended bool   // the text ended too early
	key   string // the key whose value is read, for the reason
}

// fields are the keys an object may have and what reads each value, given its
// first token.
type fields map[string]func(json.Token) error

func (p *factsParser) facts() (verdict.Facts, error) {
	var f verdict.Facts
	first, err := p.token()
	if err != nil {
		return f, err
	}
	err = p.object(first, fields{
		"schema":           p.word(&f.Schema, []string{verdict.FactsSchema}),
		"product_type":     p.name(&f.ProductType),
		"needs_data":       p.truth(&f.NeedsData),
		"has_backup":       p.truth(&f.HasBackup),
		"computer_updated": p.truth(&f.ComputerUpdated),
		"history":          wordList(p, &f.History, verdict.Histories()),
		"symptoms":         wordList(p, &f.Symptoms, verdict.Symptoms()),
		"attempts":         p.attempts(&f.Attempts),
	})
	if err != nil {
		return f, err
	}
	if rest := bytes.TrimLeft(p.text[p.dec.InputOffset():], " \t\r\n"); len(rest) > 0 {
		return f, p.errorf(len(p.text)-len(rest), "something follows the facts")
	}
	return f, nil
}

// attempt reads one restore try.
func (p *factsParser) attempt(first json.Token) (restore.Attempt, error) {
	var a restore.Attempt
	err := p.object(first, fields{
		"code":          p.number(&a.Code),
		"behaviour":     enum(p, &a.Behaviour, []restore.Behaviour{restore.Update, restore.Erase}),
		"mode":          p.word(&a.Mode, []string{verdict.TryRecovery, verdict.TryDFU, verdict.TryNormal}),
		"cable":         p.name(&a.Cable),
		"port":          p.name(&a.Port),
		"computer":      p.name(&a.Computer),
		"through_hub":   p.truth(&a.ThroughHub),
		"stage":         enum(p, &a.Stage, restore.Stages()),
		"lost_link":     enum(p, &a.LostLink, restore.LostLinks()),
		"link_findings": wordList(p, &a.LinkFindings, restore.LinkFindings()),
		"evidence":      enum(p, &a.Evidence, []restore.Evidence{restore.Seen, restore.Log, restore.Told}),
	})
	return a, err
}

func (p *factsParser) attempts(into *[]restore.Attempt) func(json.Token) error {
	return func(first json.Token) error {
		return p.array(first, func(tok json.Token) error {
			if len(*into) == maxAttempts {
				return p.here("more than %d attempts", maxAttempts)
			}
			a, err := p.attempt(tok)
			*into = append(*into, a)
			return err
		})
	}
}
