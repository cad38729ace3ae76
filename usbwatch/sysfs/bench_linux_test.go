package sysfs

import (
	"context"
	"fmt"
	"testing"

	"relink/usbwatch"
)

// busOf is a tree with n devices: root hubs, each with seven hubs of seven
// devices at most.
func busOf(tb testing.TB, n int) tree {
	tr := newTree(tb)
	made := 0
	add := func(name, ids string) bool {
		if made == n {
			return false
		}
		made++
		tr.add(name, made%127+1, ids, "480", "serial", "000081010006691C22F9001E", "product", "iPhone", "manufacturer", "Apple Inc.")
		return true
	}
	for bus := 1; made < n; bus++ {
		add(fmt.Sprintf("usb%d", bus), "1d6b:0002")
		for hub := 1; hub <= 7 && add(fmt.Sprintf("%d-%d", bus, hub), "05e3:0610"); hub++ {
			for port := 1; port <= 7 && add(fmt.Sprintf("%d-%d.%d", bus, hub, port), "05ac:12a8"); port++ {
			}
		}
	}
	return tr
}

// BenchmarkScan reads the whole bus ("all", what the first scan costs), or
// finds that nothing changed ("same", what every later one costs on a real
// sysfs).
func BenchmarkScan(b *testing.B) {
	for _, n := range []int{1, 16, 64, 120} {
		for _, remember := range []bool{false, true} {
			name := fmt.Sprintf("devices=%d/all", n)
			if remember {
				name = fmt.Sprintf("devices=%d/same", n)
			}
			b.Run(name, func(b *testing.B) {
				bus := busOf(b, n).open()
				bus.remember = remember
				b.ReportAllocs()
				for b.Loop() {
					s, err := bus.Scan(context.Background())
					if err != nil || len(s.Devices) != n {
						b.Fatalf("got %d devices and %v, want %d", len(s.Devices), err, n)
					}
				}
				// The same for every n when the cost grows in a straight line.
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/device")
			})
		}
	}
}

var _ usbwatch.Bus = (*Bus)(nil)
