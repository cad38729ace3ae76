package restorelog

import (
	"slices"
	"strings"
	"testing"

	"relink/internal/restore"
)

// What a fixture's log shows of the storage.
const (
	unknown = iota
	yes
	no
)

type fixture struct {
	name, text string
	tool       Tool
	outcome    Outcome
	codes      []int
	stage      restore.Stage
	behaviour  restore.Behaviour
	operation  int // 0 is none
	written    int
	product    string
}

func TestFixtures(t *testing.T) {
	for _, f := range slices.Concat(appleFixtures, toolFixtures, deviceFixtures) {
		t.Run(f.name, func(t *testing.T) {
			got, err := Read(strings.NewReader(f.text))
			if err != nil {
				t.Fatal(err)
			}
			compare(t, got, f)
		})
	}
}

func TestStrangersAreNoRestore(t *testing.T) {
	for _, f := range strangers {
		f.tool, f.outcome = UnknownTool, NotARestore
		t.Run(f.name, func(t *testing.T) {
			got, err := Read(strings.NewReader(f.text))
			if err != nil {
				t.Fatal(err)
			}
			compare(t, got, f)
		})
	}
}

func compare(t *testing.T, got Result, f fixture) {
	t.Helper()
	if got.Tool != f.tool || got.Outcome != f.outcome {
		t.Errorf("got %s, %s, want %s, %s", got.Tool, got.Outcome, f.tool, f.outcome)
	}
	if !slices.Equal(got.Codes, f.codes) {
		t.Errorf("codes: got %v, want %v", got.Codes, f.codes)
	}
	if got.Stage != f.stage {
		t.Errorf("stage: got %q, want %q", got.Stage, f.stage)
	}
	if got.Behaviour != f.behaviour {
		t.Errorf("behaviour: got %q, want %q", got.Behaviour, f.behaviour)
	}
	number := 0
	if got.Operation != nil {
		number = got.Operation.Number
	}
	if number != f.operation && f.outcome != Success {
		t.Errorf("operation: got %d, want %d", number, f.operation)
	}
	written := unknown
	if got.StorageWritten != nil {
		written = no
		if *got.StorageWritten {
			written = yes
		}
	}
	if written != f.written {
		t.Errorf("storage written: got %d, want %d", written, f.written)
	}
	if got.ProductType != f.product {
		t.Errorf("product type: got %q, want %q", got.ProductType, f.product)
	}
	if got.Codes == nil || got.Evidence == nil {
		t.Errorf("got a nil list, want an empty one")
	}
	if got.Outcome == Failure && len(got.Evidence) == 0 {
		t.Errorf("got a failure without evidence")
	}
	checkEvidence(t, got, f.text)
}

// checkEvidence wants the numbers of real lines, in order, without control
// characters.
func checkEvidence(t *testing.T, got Result, text string) {
	t.Helper()
	lines := strings.Count(text, "\n") + 1
	last := 0
	for _, e := range got.Evidence {
		if e.Number <= last || e.Number > lines {
			t.Errorf("evidence: got line %d after %d of %d", e.Number, last, lines)
		}
		last = e.Number
		if e.Text == "" || strings.ContainsAny(e.Text, "\x00\x1b\r\n\t") {
			t.Errorf("evidence: got text %q", e.Text)
		}
	}
}
