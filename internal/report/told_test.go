package report

import (
	"strings"
	"testing"

	"relink/internal/session"
	"relink/internal/words"
)

// What a phone told through usbmuxd stands in the report as that.
func TestToldThroughUsbmuxd(t *testing.T) {
	s := session.New("5f3a91c2", night)
	s.Phone = session.Phone{ProductType: "iPhone13,2", IOS: "17.5.1", At: night}
	var b strings.Builder
	if err := Text(&b, New(s, words.English(), Options{Created: night})); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"17.5.1", "seen by Relink, through usbmuxd"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	s.Phone.IOS, s.Phone.Board = "", "d53gap"
	b.Reset()
	if err := Text(&b, New(s, words.English(), Options{Created: night})); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "usbmuxd") {
		t.Errorf("the serial string told the board, and yet usbmuxd is named:\n%s", b.String())
	}
}

// Nothing that a terminal or a page obeys comes out of any format, whether the
// owner wants to be named in it or not.
func TestNoControlCharactersWhateverIsAsked(t *testing.T) {
	const evil = "\x1b[31m\x1b]0;pwn\x07\u202e\u2066\u200b\u009bx"
	s := session.MapTexts(withCanaries(), func(text string) string { return text + evil })
	s.Schema = session.Schema
	for _, identifiers := range []bool{true, false} {
		r := New(s, words.English(), Options{Created: night, Version: "test", Identifiers: identifiers})
		for _, f := range Formats {
			content := write(t, f, r)
			if f.Name != "pdf" {
				for _, sign := range []string{"\x1b", "\x07", "\u202e", "\u2066", "\u200b", "\u009b", `\u001b`, `\u202e`} {
					if strings.Contains(content, sign) {
						t.Errorf("%s with identifiers %v: %q came through", f.Name, identifiers, sign)
					}
				}
			}
			if shown := plain(t, f, content); strings.ContainsAny(shown, "\x1b\x07\u202e\u2066") {
				t.Errorf("%s with identifiers %v shows what it should not", f.Name, identifiers)
			}
		}
	}
}

// Whoever is called Tor hides no monitor, and nobody's name takes a word out of
// our own sentences.
func TestOwnSentencesAreNeverMasked(t *testing.T) {
	plainReport := New(tried(), words.English(), Options{Created: night, Version: "test"})
	for _, name := range []string{"tor", "the", "iPhone", "cable", "restore", "recovery", "computer"} {
		r := New(tried(), words.English(), Options{Created: night, Version: "test", Private: []string{name}})
		if got, want := r.Document.Lead.Title+r.Document.Lead.Text[0], plainReport.Document.Lead.Title+plainReport.Document.Lead.Text[0]; got != want {
			t.Errorf("for a user %s: got %q, want %q", name, got, want)
		}
	}
}
