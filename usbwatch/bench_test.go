package usbwatch

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"relink/internal/device"
)

// fullBus is a bus of n devices, all phones behind hubs.
func fullBus(n, round int) device.Snapshot {
	s := device.Snapshot{At: time.Unix(int64(round), 0)}
	for i := range n {
		port := PortOf(1+i/49, 1+i/7%7, 1+i%7)
		s.Devices = append(s.Devices, device.Device{
			Port: port, Address: i + 1, VendorID: 0x05ac, ProductID: 0x12a8, SpeedMbps: 480, Hubs: HubsOf(port),
			Serial: fmt.Sprintf("00008101%016X", i+1),
		})
	}
	return s
}

// BenchmarkDiff compares two looks at a bus: nothing changed, or one phone did.
func BenchmarkDiff(b *testing.B) {
	for _, n := range []int{1, 16, 64, 120} {
		same, changed := fullBus(n, 1), fullBus(n, 2)
		changed.Devices[n/2].Address = 127
		b.Run(fmt.Sprintf("devices=%d/same", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if len(device.Diff(same, same)) != 0 {
					b.Fatal("got a change, want none")
				}
			}
		})
		b.Run(fmt.Sprintf("devices=%d/one", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if len(device.Diff(same, changed)) != 2 {
					b.Fatal("got something else than one out, one in")
				}
			}
		})
	}
}

// BenchmarkHourOfEvents pushes an hour's worth of events through all that
// stays: Watch, Diff and the tracker, 16 phones, one of them out or in every
// second, each time with a new address. It tells by how much memory grew.
func BenchmarkHourOfEvents(b *testing.B) {
	const events = 3600
	var grown uint64
	for b.Loop() {
		bus := withBell()
		s := fullBus(16, 0)
		bus.set(s.Devices...)
		w := Watch(b.Context(), bus)
		tracker, _ := device.Tracker{}.Advance(<-w.Snapshots())
		last := s
		step := func(i int) {
			next := fullBus(16, i)
			for j := range next.Devices {
				next.Devices[j].Address = last.Devices[min(j, len(last.Devices)-1)].Address
			}
			if i%2 == 0 {
				next.Devices = append(next.Devices[:i%16], next.Devices[i%16+1:]...)
			}
			next.Devices[i%15].Address = i
			bus.set(next.Devices...)
			bus.ring()
			now := <-w.Snapshots()
			if len(device.Diff(last, now)) == 0 {
				b.Fatalf("event %d: got no change", i)
			}
			tracker, _ = tracker.Advance(now)
			last = now
		}
		for i := range events / 4 { // until all that grows once has grown
			step(i)
		}
		before := heap()
		for i := range events {
			step(events + i)
		}
		if after := heap(); after > before {
			grown = max(grown, after-before)
		}
		runtime.KeepAlive(tracker)
	}
	b.ReportMetric(float64(grown)/1024, "KiB-grown")
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
