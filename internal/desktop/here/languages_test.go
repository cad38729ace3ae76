package here

import (
	"slices"
	"testing"
)

func TestLanguagesOfTheVariables(t *testing.T) {
	for _, tt := range []struct {
		name                      string
		all, messages, lang, list string
		want                      []string
	}{
		{"none", "", "", "", "", nil},
		{"the last", "", "", "de_DE.UTF-8", "", []string{"de_DE.UTF-8"}},
		{"the first wins", "fr_FR", "es_ES", "de_DE", "", []string{"fr_FR"}},
		{"messages before the rest", "", "es_ES", "de_DE", "", []string{"es_ES"}},
		{"a list goes before", "", "", "en_US.UTF-8", "pt_BR:es", []string{"pt_BR", "es", "en_US.UTF-8"}},
		{"a list with holes", "", "", "en_US.UTF-8", ":de:", []string{"de", "en_US.UTF-8"}},
		{"no list beside the programs' own", "C", "", "de_DE", "fr", []string{"C"}},
		{"nor beside that with an encoding", "", "", "C.UTF-8", "fr", []string{"C.UTF-8"}},
		{"nor beside nothing", "", "", "", "fr", nil},
	} {
		set := map[string]string{"LC_ALL": tt.all, "LC_MESSAGES": tt.messages, "LANG": tt.lang, "LANGUAGE": tt.list}
		if got := fromVariables(func(name string) string { return set[name] }); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLanguagesReadTheVariables(t *testing.T) {
	t.Setenv("LC_ALL", "fr_CA.UTF-8")
	t.Setenv("LANGUAGE", "")
	if got, want := Languages(), []string{"fr_CA.UTF-8"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
