package report

import (
	"regexp"
	"strings"
	"testing"

	"relink/internal/words"
)

// The report speaks the language of the window, says which that is, and has
// every sentence in it, in every format.
func TestTheReportSpeaksItsLanguage(t *testing.T) {
	missing := regexp.MustCompile(`<[a-z_]+\.[^> ]*>|<no value>`)
	for _, tag := range words.Tags() {
		c := words.For(tag)
		r := New(tried(), c, Options{Created: night, Version: "test", LastFour: true})
		for _, f := range Formats {
			content := write(t, f, r)
			got := squeeze(plain(t, f, content))
			if f.Name != "html" && missing.MatchString(got) {
				t.Errorf("%s, %s: no sentence for %v", tag, f.Name, missing.FindAllString(got, -1))
			}
			want := r.say("report.model")
			if f.Name == "json" {
				want = squeeze(r.sayWords(r.verdict.Why))
			}
			// A PDF breaks lines where the words of a language allow it.
			if f.Name != "pdf" && !strings.Contains(got, want) {
				t.Errorf("%s, %s does not say %q", tag, f.Name, want)
			}
			if f.Name == "html" && !strings.Contains(content, `<html lang="`+tag+`">`) {
				t.Errorf("%s: the page does not name its language", tag)
			}
			if f.Name == "pdf" && !strings.Contains(content, "/Lang") {
				t.Errorf("%s: the PDF does not name its language", tag)
			}
		}
	}
}
