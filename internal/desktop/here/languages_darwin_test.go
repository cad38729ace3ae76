package here

import (
	"slices"
	"testing"
)

func TestAppleLanguages(t *testing.T) {
	for _, tt := range []struct {
		name, list string
		want       []string
	}{
		{"one", "(\n    en\n)\n", []string{"en"}},
		{"several", "(\n    \"zh-Hans-CN\",\n    \"pt-BR\",\n    fr\n)\n", []string{"zh-Hans-CN", "pt-BR", "fr"}},
		{"none", "(\n)\n", nil},
	} {
		if got := appleLanguages(tt.list); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
