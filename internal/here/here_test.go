package here

import (
	"os"
	"slices"
	"testing"
)

func TestLanguagesTakeTheFirstVariableThatIsSet(t *testing.T) {
	for _, tt := range []struct {
		name                string
		all, messages, lang string
		want                []string
	}{
		{"none", "", "", "", nil},
		{"the last", "", "", "de_DE.UTF-8", []string{"de_DE.UTF-8"}},
		{"the first wins", "fr_FR", "es_ES", "de_DE", []string{"fr_FR"}},
		{"a list", "", "pt_BR:es", "", []string{"pt_BR", "es"}},
	} {
		t.Setenv("LC_ALL", tt.all)
		t.Setenv("LC_MESSAGES", tt.messages)
		t.Setenv("LANG", tt.lang)
		if got := Languages(); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestPrivateNamesHoldTheHostAndNeverRoot(t *testing.T) {
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	names := PrivateNames()
	if !slices.Contains(names, host) {
		t.Errorf("got %q, want the host %q among them", names, host)
	}
	if slices.Contains(names, "root") {
		t.Errorf("got %q: root is nobody's name", names)
	}
}
