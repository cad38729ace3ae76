package motion

import "testing"

func TestTicked(t *testing.T) {
	for printed, want := range map[string]bool{"1\n": true, "0\n": false, "": false} {
		if got := ticked(printed); got != want {
			t.Errorf("%q: got %v, want %v", printed, got, want)
		}
	}
}
