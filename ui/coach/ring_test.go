package coach

import (
	"testing"
	"time"

	"relink/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestRingState(t *testing.T) {
	for _, tt := range []struct {
		left, total time.Duration
		number      string
		part        float32
	}{
		{5 * time.Second, 5 * time.Second, "5", 1},
		{4001 * time.Millisecond, 5 * time.Second, "5", 0.8002},
		{4 * time.Second, 5 * time.Second, "4", 0.8},
		{time.Millisecond, 5 * time.Second, "1", 0.0002},
		{0, 5 * time.Second, "0", 0},
		{9 * time.Second, 5 * time.Second, "9", 1},
		{time.Second, 0, "1", 0},
	} {
		s := RingState{Counted: true, Left: tt.left, Total: tt.total}
		if got := s.number(); got != tt.number {
			t.Errorf("%v of %v: number %s, want %s", tt.left, tt.total, got, tt.number)
		}
		if got := s.part(); got != tt.part {
			t.Errorf("%v of %v: part %v, want %v", tt.left, tt.total, got, tt.part)
		}
	}
}

// What a ring shows comes from the clock it asks, never from its frames.
func TestRingAsksTheClock(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	r := NewRing(RingState{})
	r.Resize(fyne.NewSquareSize(240))
	left := 3 * time.Second
	r.Ask = func() RingState { return RingState{Counted: true, Left: left, Total: 4 * time.Second} }
	d := test.WidgetRenderer(r).(*ringRenderer)
	r.Run(true)
	d.frame(0.1)
	if got, want := d.number.Text, "3"; got != want {
		t.Errorf("number %s, want %s", got, want)
	}
	if got, want := d.arc.EndAngle, float32(270); got != want {
		t.Errorf("arc to %v°, want %v°", got, want)
	}
	left = time.Second
	d.frame(0.1)
	if got, want := d.number.Text, "1"; got != want {
		t.Errorf("the same frame, a later clock: number %s, want %s", got, want)
	}
}

func TestRingStandsStillWhenItIsNotSeen(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	r := NewRing(RingState{Until: "until it goes quiet"})
	d := test.WidgetRenderer(r).(*ringRenderer)
	r.Run(true)
	if !d.moving {
		t.Fatal("a running ring does not move")
	}
	r.Hide()
	if d.moving || r.Running() {
		t.Error("a hidden ring moves")
	}
	r.Show()
	r.Run(true)
	d.Destroy()
	if d.moving || r.Running() {
		t.Error("a destroyed ring moves")
	}
	asked := 0
	r.Ask = func() RingState { asked++; return RingState{} }
	d.frame(0.5)
	if asked != 0 {
		t.Error("a frame that comes late still asks")
	}
}

func TestCalmRingMovesOnlyWithTheSeconds(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{Calm: true})
	r := NewRing(RingState{Until: "until it goes quiet"})
	r.Resize(fyne.NewSquareSize(240))
	d := test.WidgetRenderer(r).(*ringRenderer)
	r.Run(true)
	if d.moving {
		t.Error("the waiting ring turns although no motion is wanted")
	}
	left := 4 * time.Second
	r.Ask = func() RingState { return RingState{Counted: true, Left: left, Total: 4 * time.Second} }
	r.Set(r.Ask())
	if !d.moving {
		t.Fatal("the count does not follow the clock")
	}
	d.frame(0)
	before := d.arc.EndAngle
	left -= 400 * time.Millisecond
	d.frame(0)
	if d.arc.EndAngle != before {
		t.Errorf("the arc moved from %v to %v within a second", before, d.arc.EndAngle)
	}
}

func BenchmarkRingFrame(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(kit.Theme{})
	r := NewRing(RingState{})
	r.Resize(fyne.NewSquareSize(240))
	left := 8 * time.Second
	r.Ask = func() RingState {
		left -= time.Millisecond
		return RingState{Counted: true, Left: left, Total: 8 * time.Second}
	}
	d := test.WidgetRenderer(r).(*ringRenderer)
	r.Run(true)
	for b.Loop() {
		d.frame(0.5)
	}
}
