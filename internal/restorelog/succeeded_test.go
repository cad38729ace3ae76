package restorelog

import (
	"strings"
	"testing"
)

// The engine's last word also stands alone in a line, without the device.
func TestRestoreSucceededAlone(t *testing.T) {
	const begun = "[22:10:00.0001] requested restore behavior: Update\n" +
		"[22:12:00.0001] Finished Recovery Restore Phase: Successful\n" +
		"[22:14:00.0001] <Restore Device 0x7f9a>: operation 13 progress 10\n"
	for _, tt := range []struct {
		name, text string
		want       Outcome
	}{
		{"alone", begun + "[22:17:05.0001] Restore succeeded\n", Success},
		{"then it did not start up", begun + "[22:17:05.0001] Restore succeeded\n[22:27:05.0001] Restore completed, status: 4005\n", Failure},
		{"nothing", begun, Incomplete},
		{"in the middle of a sentence", begun + "[22:17:05.0001] will report when Restore succeeded\n", Incomplete},
		{"prose", "Restore succeeded yesterday, but today it does not.\n", NotARestore},
	} {
		got, err := Read(strings.NewReader(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		if got.Outcome != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got.Outcome, tt.want)
		}
	}
}
