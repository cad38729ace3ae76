package factsfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
)

// object reads an object whose first token is given.
func (p *factsParser) object(first json.Token, known fields) error {
	if first != json.Delim('{') {
		return p.here("%s where an object belongs", kindOf(first))
	}
	seen := make(map[string]bool, len(known))
	for {
		tok, err := p.token()
		if err != nil {
			return err
		}
		if tok == json.Delim('}') {
			return nil
		}
		key, _ := tok.(string) // the decoder refuses any other key
		p.key = ""
		read, ok := known[key]
		switch {
		case !ok:
			return p.here("unknown key %s", quoted(key))
		case seen[key]:
			return p.here("key %s twice", quoted(key))
		}
		seen[key] = true
		value, err := p.token()
		if err != nil {
			return err
		}
		if value == nil {
			continue
		}
		p.key = key
		if err := read(value); err != nil {
			return err
		}
	}
}

// array reads an array whose first token is given, item by item.
func (p *factsParser) array(first json.Token, item func(json.Token) error) error {
	if first != json.Delim('[') {
		return p.here("%s where a list belongs", kindOf(first))
	}
	for key := p.key; ; {
		tok, err := p.token()
		if err != nil || tok == json.Delim(']') {
			return err
		}
		p.key = key // an item may have been an object with keys of its own
		if err := item(tok); err != nil {
			return err
		}
	}
}

func (p *factsParser) truth(into **bool) func(json.Token) error {
	return func(tok json.Token) error {
		b, ok := tok.(bool)
		if !ok {
			return p.here("%s where true or false belongs", kindOf(tok))
		}
		*into = &b
		return nil
	}
}

func (p *factsParser) number(into **int) func(json.Token) error {
	return func(tok json.Token) error {
		n, ok := tok.(json.Number)
		if !ok {
			return p.here("%s where a number belongs", kindOf(tok))
		}
		v, err := strconv.ParseInt(n.String(), 10, 64)
		if err != nil || v < math.MinInt32 || v > math.MaxUint32 {
			return p.here("%s is no error number", quoted(n.String()))
		}
		code := int(v)
		*into = &code
		return nil
	}
}

func (p *factsParser) name(into *string) func(json.Token) error {
	return func(tok json.Token) error {
		s, ok := tok.(string)
		if !ok {
			return p.here("%s where a text belongs", kindOf(tok))
		}
		*into = s
		return nil
	}
}

func (p *factsParser) word(into *string, known []string) func(json.Token) error {
	return enum(p, into, known)
}

// enum reads one word out of those the contract knows.
func enum[T ~string](p *factsParser, into *T, known []T) func(json.Token) error {
	return func(tok json.Token) error {
		s, ok := tok.(string)
		if !ok {
			return p.here("%s where a text belongs", kindOf(tok))
		}
		if !slices.Contains(known, T(s)) {
			return p.here("unknown word %s", quoted(s))
		}
		*into = T(s)
		return nil
	}
}

// wordList reads a list of such words; one said twice counts once.
func wordList[T ~string](p *factsParser, into *[]T, known []T) func(json.Token) error {
	return func(first json.Token) error {
		*into = []T{} // asked, and nothing of it
		return p.array(first, func(tok json.Token) error {
			var w T
			if err := enum(p, &w, known)(tok); err != nil {
				return err
			}
			if !slices.Contains(*into, w) {
				*into = append(*into, w)
			}
			return nil
		})
	}
}

// token reads the next token; its errors carry the line.
func (p *factsParser) token() (json.Token, error) {
	tok, err := p.dec.Token()
	if err == nil {
		return tok, nil
	}
	at := int(p.dec.InputOffset())
	at += len(p.text[at:]) - len(bytes.TrimLeft(p.text[at:], " \t\r\n,:"))
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		p.ended = true
		if len(bytes.TrimSpace(p.text)) == 0 {
			return nil, p.errorf(at, "empty")
		}
		return nil, p.errorf(at, "not JSON: it ends too early")
	}
	return nil, p.errorf(at, "not JSON: %w", err)
}

// here is an error at the token just read.
func (p *factsParser) here(format string, args ...any) error {
	if p.key != "" {
		format, args = "%s: "+format, append([]any{p.key}, args...)
	}
	return p.errorf(int(p.dec.InputOffset()), format, args...)
}

func (p *factsParser) errorf(at int, format string, args ...any) error {
	line := 1 + bytes.Count(p.text[:min(at, len(p.text))], []byte("\n"))
	return fmt.Errorf("line %d: "+format, append([]any{line}, args...)...)
}

func kindOf(tok json.Token) string {
	switch t := tok.(type) {
	case nil:
		return "null"
	case bool:
		return "a truth value"
	case string:
		return "a text"
	case json.Number:
		return "a number"
	case json.Delim:
		if t == '{' {
			return "an object"
		}
		return "a list"
	}
	return "something else"
}

// quoted shows a piece of the file in an error: bounded, and with nothing in
// it that a terminal would obey.
func quoted(s string) string {
	const most = 60
	if len(s) > most {
		return strconv.QuoteToASCII(s[:most]) + "..."
	}
	return strconv.QuoteToASCII(s)
}
