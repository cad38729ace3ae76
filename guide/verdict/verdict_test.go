package verdict

import (
	"fmt"
	"testing"

	"relink/internal/restore"
)

// failures are tries that end in 4013, told by the owner, with so many cables,
// ports and computers.
func failures(cables, ports, computers int) []restore.Attempt {
	var out []restore.Attempt
	for i := range max(cables, ports, computers) {
		out = append(out, restore.Attempt{
			Code:     new(4013),
			Cable:    fmt.Sprint("cable ", min(i, cables-1)),
			Port:     fmt.Sprint("port ", min(i, ports-1)),
			Computer: fmt.Sprint("computer ", min(i, computers-1)),
			Evidence: restore.Told,
		})
	}
	return out
}

// The tests go from the cheapest on, and each answer opens the next.
func TestTheWayThroughTheTests(t *testing.T) {
	dfu := failures(2, 2, 2)
	dfu[1].Mode = TryDFU
	for _, tt := range []struct {
		name string
		in   Facts
		want Advice
	}{
		{"nothing known", Facts{}, AdviceNotEnoughFacts},
		{"a try of which nothing is known", Facts{Attempts: []restore.Attempt{{}, {Evidence: restore.Told}}}, AdviceNotEnoughFacts},
		{"one failure", Facts{Attempts: failures(1, 1, 1)}, AdviceTryCable},
		{"two cables", Facts{Attempts: failures(2, 1, 1)}, AdviceTryPort},
		{"two cables, two ports", Facts{Attempts: failures(2, 2, 1)}, AdviceTryComputer},
		{"the same, computer not up to date", Facts{Attempts: failures(2, 2, 1), ComputerUpdated: new(false)}, AdviceUpdateComputer},
		{"all swapped, data safe", Facts{Attempts: failures(2, 2, 2), NeedsData: new(false)}, AdviceDFURestore},
		{"all swapped, backed up", Facts{Attempts: failures(2, 2, 2), NeedsData: new(true), HasBackup: new(true)}, AdviceDFURestore},
		{"all swapped, data not asked", Facts{Attempts: failures(2, 2, 2)}, AdviceUpdateKeepData},
		{"all swapped and from DFU", Facts{Attempts: dfu}, AdviceHardwareInspection},
		{"an unknown cable is no swap", Facts{Attempts: append(failures(1, 2, 2), restore.Attempt{Code: new(4013)})}, AdviceTryCable},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Decide(tt.in).Advice; got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func BenchmarkDecide(b *testing.B) {
	f := Facts{ProductType: "iPhone12,1", Symptoms: Symptoms()}
	for range 20 {
		f.Attempts = append(f.Attempts, failures(3, 3, 2)...)
	}
	for b.Loop() {
		Decide(f)
	}
}
