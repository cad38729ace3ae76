package here

import (
	"os"
	"slices"
	"testing"
)

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
