package checklist

import "testing"

// Every row of the table is a choice that its page offers.
func TestTryLeads(t *testing.T) {
	for _, l := range tryLeads {
		if !hasOption(l.page.Options(), l.choice) {
			t.Errorf("%s offers no %q", l.page, l.choice)
		}
		if got := (Checklist{}).after(l.page, Answer{Choices: []Choice{l.choice}}); got != l.next {
			t.Errorf("%s, %s: got %s, want %s", l.page, l.choice, got, l.next)
		}
	}
}
