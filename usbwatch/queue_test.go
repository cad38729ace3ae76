package usbwatch

import (
	"testing"

	"pgregory.net/rapid"

	"relink/internal/device"
)

// TestQueueConservesChanges pushes any story of devices that come and go, and
// reads as little as it likes: changes seen plus twice the pairs folded are
// always all the changes there were.
func TestQueueConservesChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := queue{}
		present := map[int]bool{}
		pushed, read := device.Snapshot{}, device.Snapshot{}
		total, seen, folded := 0, 0, 0
		for range rapid.IntRange(1, 2000).Draw(t, "snapshots") {
			address := rapid.IntRange(1, 12).Draw(t, "address")
			present[address] = !present[address]
			s := device.Snapshot{}
			for a := range 12 {
				if present[a+1] {
					s.Devices = append(s.Devices, phone(a+1))
				}
			}
			total += changesBetween(pushed, s)
			pushed = s
			folded += q.push(s)
			if len(q.items) > maxWaiting {
				t.Fatalf("got %d waiting, want at most %d", len(q.items), maxWaiting)
			}
			if rapid.IntRange(0, 20).Draw(t, "read") == 0 && !q.empty() {
				seen += changesBetween(read, q.head())
				read = q.head()
				q.pop()
			}
		}
		for !q.empty() {
			seen += changesBetween(read, q.head())
			read = q.head()
			q.pop()
		}
		if seen+2*folded != total {
			t.Errorf("got %d changes seen and %d pairs folded, want %d changes in all", seen, folded, total)
		}
	})
}
