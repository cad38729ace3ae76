package words

import (
	"slices"
	"strings"
	"testing"
)

func TestForChoosesTheLanguageThePersonReads(t *testing.T) {
	for _, tt := range []struct {
		name string
		tags []string
		want string
	}{
		{"nothing", nil, "en"},
		{"empty", []string{""}, "en"},
		{"a locale", []string{"de_DE.UTF-8"}, "de"},
		{"with a modifier", []string{"de_AT@euro"}, "de"},
		{"the programs' language", []string{"C"}, "en"},
		{"with an encoding", []string{"C.UTF-8"}, "en"},
		{"POSIX", []string{"POSIX"}, "en"},
		{"not spoken", []string{"nb_NO", "xx"}, "en"},
		{"no language at all", []string{"ﬀ", "-", "und", "\x00\xff"}, "en"},
		{"the second of two", []string{"ru_RU", "fr_CA"}, "fr"},
		{"the first of two", []string{"es_MX", "fr_FR"}, "es"},
		{"English before others", []string{"en_GB", "de"}, "en"},
		{"Portugal", []string{"pt_PT.UTF-8"}, "pt-BR"},
		{"Portuguese of no country", []string{"pt"}, "pt-BR"},
		{"Brazil", []string{"pt-BR"}, "pt-BR"},
		{"China", []string{"zh_CN.UTF-8"}, "zh-Hans"},
		{"Singapore", []string{"zh_SG"}, "zh-Hans"},
		{"a Mac's way of saying it", []string{"zh-Hans-CN"}, "zh-Hans"},
		{"Chinese of no country", []string{"zh"}, "zh-Hans"},
		{"Taiwan, nothing else", []string{"zh_TW"}, "zh-Hans"},
		{"Hong Kong, then English", []string{"zh-Hant-HK", "en"}, "en"},
		{"Taiwan, then Chinese", []string{"zh_TW", "zh"}, "zh-Hans"},
		{"Swiss German", []string{"gsw"}, "de"},
		{"Galician", []string{"gl_ES"}, "es"},
	} {
		c := For(tt.tags...)
		if got := c.Tag(); got != tt.want {
			t.Errorf("%s: For(%q): got %q, want %q", tt.name, tt.tags, got, tt.want)
		}
		if got := c.Text("app.name", nil); got != "Relink" {
			t.Errorf("%s: got name %q, want Relink", tt.name, got)
		}
	}
}

// Every file is a language with a name, and every language has its file.
func TestEveryLanguageHasItsFile(t *testing.T) {
	files := catalogues(t)
	for _, tag := range Tags() {
		if files[tag] == nil {
			t.Errorf("%s has no file", tag)
		}
		if NameOf(tag) == "" {
			t.Errorf("%s has no name", tag)
		}
	}
	if got, want := len(Tags()), len(files); got != want {
		t.Errorf("%d languages are spoken, %d files are there", got, want)
	}
	if got := NameOf("xx"); got != "" {
		t.Errorf("a language that is not spoken is called %q", got)
	}
}

// Whoever says a sentence gives a number; the catalogue writes it.
func TestNumbersAreWrittenAsTheLanguageDoes(t *testing.T) {
	for tag, want := range map[string]string{"en": "0.5", "de": "0,5", "es": "0,5", "fr": "0,5", "pt-BR": "0,5", "zh-Hans": "0.5"} {
		args := map[string]any{"Median": 0.48, "Slowest": 71.0}
		got := For(tag).Text("report.cabletest_ms", args)
		if !strings.Contains(got, want) || !strings.Contains(got, "71"+want[1:2]+"0") {
			t.Errorf("%s: got %q, want %s in it, and 71 with one decimal", tag, got, want)
		}
		if args["Median"] != 0.48 {
			t.Errorf("%s: the caller's number became %v", tag, args["Median"])
		}
	}
}

func FuzzFor(f *testing.F) {
	for _, s := range []string{"de_DE.UTF-8", "zh-Hans-CN", "C", "", "x-private", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if tag := For(s).Tag(); !slices.Contains(Tags(), tag) {
			t.Errorf("For(%q) speaks %q", s, tag)
		}
	})
}
