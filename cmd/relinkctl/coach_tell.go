package main

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
)

// cueSchema names the lines of coach.
const cueSchema = "relink.cue/1"

// cueLine is a cue in relinkctl's JSON.
type cueLine struct {
	Schema  string          `json:"schema"`
	T       int64           `json:"t_ms"`
	Cue     dfu.CueKind     `json:"cue"`
	Buttons []device.Button `json:"buttons"`
	Cause   dfu.Cause       `json:"cause"`
	Text    string          `json:"text"`
}

// outcomeLine ends the lines of coach.
type outcomeLine struct {
	Schema  string      `json:"schema"`
	Outcome dfu.Outcome `json:"outcome"`
	Hint    string      `json:"hint"`
}

// teller writes what a run says: as JSON, as sentences for a screen reader, or
// as sentences with their seconds.
type teller struct {
	out   io.Writer
	cat   *words.Catalogue
	zero  time.Time // t_ms 0
	json  *json.Encoder
	plain bool
}

func newTeller(out io.Writer, f *coachFlags, cat *words.Catalogue) *teller {
	t := &teller{out: out, cat: cat, plain: f.plain}
	if f.json {
		t.json = json.NewEncoder(out)
		t.json.SetEscapeHTML(false)
	}
	return t
}

// tell writes cues; an error means nobody can read them.
func (t *teller) tell(cues []dfu.Cue) error {
	for _, c := range cues {
		if err := t.one(c); err != nil {
			return fmt.Errorf("write a cue: %w", err)
		}
	}
	return nil
}

func (t *teller) one(c dfu.Cue) error {
	text := t.cat.Text(c.Words.ID, c.Words.Args)
	since := c.At.Sub(t.zero)
	switch {
	case t.json != nil:
		return t.json.Encode(cueLine{cueSchema, since.Round(time.Millisecond).Milliseconds(), c.Kind, c.Buttons, c.Cause, text})
	case c.EndsTap():
		return nil // "tap" says it all, and the next tap is due
	case t.plain:
		return t.line(text)
	}
	_, err := fmt.Fprintf(t.out, "%6.1f s  %s\n", since.Seconds(), text)
	return err
}

// end writes the outcome.
func (t *teller) end(r dfu.Run) error {
	hint := t.cat.Text(r.Hint().ID, r.Hint().Args)
	var err error
	switch {
	case t.json != nil:
		err = t.json.Encode(outcomeLine{cueSchema, r.Outcome(), hint})
	case t.plain:
		err = t.line(hint)
	default:
		_, err = fmt.Fprintf(t.out, "%s: %s\n", r.Outcome(), hint)
	}
	if err != nil {
		return fmt.Errorf("write the outcome: %w", err)
	}
	return nil
}

// first writes a sentence before everything else, which JSON has as an info of
// the time 0.
func (t *teller) first(id string, args map[string]any) error {
	text := t.cat.Text(id, args)
	if t.json == nil {
		return t.line(text)
	}
	if err := t.json.Encode(cueLine{cueSchema, 0, dfu.Info, []device.Button{}, dfu.CauseStart, text}); err != nil {
		return fmt.Errorf("write a cue: %w", err)
	}
	return nil
}

// say writes a sentence that is no cue; JSON has no room for one.
func (t *teller) say(id string, args map[string]any) error {
	if t.json != nil {
		return nil
	}
	return t.line(t.cat.Text(id, args))
}

func (t *teller) line(text string) error {
	_, err := fmt.Fprintln(t.out, text)
	return err
}
