package dfu

import (
	"fmt"
	"testing"
	"time"

	"relink/guide/guidetest"
	"relink/internal/device"
)

// BenchmarkAdvance is one look at a bus of 30 devices, three of them phones.
func BenchmarkAdvance(b *testing.B) {
	m := guidetest.Model(b, "iPhone13,2")
	s := device.Snapshot{At: guidetest.At(0)}
	for i := range 27 {
		s.Devices = append(s.Devices, guidetest.Device(b, m, fmt.Sprintf("2-%d", i), i, "keyboard", ""))
	}
	for i, phone := range []string{"A", "B", "C"} {
		s.Devices = append(s.Devices, guidetest.Device(b, m, fmt.Sprintf("1-%d", i), 40+i, "normal", phone))
	}
	r, _ := Begin(m, FromNormal, guidetest.At(0), s)
	b.ReportAllocs()
	for b.Loop() {
		r.Advance(guidetest.At(0).Add(time.Millisecond), s)
	}
}
