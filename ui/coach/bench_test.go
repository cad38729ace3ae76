package coach

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/kit"
)

// BenchmarkCoachCue is a cue from the bus to the widgets: the phone leaves, and
// what is held, drawn and said changes.
func BenchmarkCoachCue(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(kit.Theme{})
	m, _ := device.ByProductType("iPhone13,2")
	began := time.Date(2026, 3, 1, 14, 0, 0, 0, time.UTC)
	there := testBus(began, m, device.ModeRecovery)
	gone := testBus(began.Add(12*time.Second), m, "")
	for b.Loop() {
		b.StopTimer()
		c := New(Plan{Words: words.English(), Model: m, Start: dfu.FromRecovery, NoCount: true}, Hooks{Now: func() time.Time { return began }})
		c.View().Resize(fyne.NewSize(830, 720))
		c.Step(began, &there)
		c.Step(began.Add(11*time.Second), nil)
		b.StartTimer()
		c.Step(gone.At, &gone)
		b.StopTimer()
		c.Close()
		b.StartTimer()
	}
}
