package ui

import (
	"fmt"
	"math"
	"testing"

	"relink/ui/page"

	"fyne.io/fyne/v2"
)

func TestTheWindowIsAsLargeAsItWas(t *testing.T) {
	first := fyne.NewSize(page.WindowWide, page.WindowHigh)
	tests := []struct {
		name       string
		wide, high float64
		want       fyne.Size
	}{
		{"never stored", 0, 0, first},
		{"as it was", 1000, 640, fyne.NewSize(1000, 640)},
		{"too small to show all", 300, 2000, fyne.NewSize(page.WindowLeast, 2000)},
		{"nonsense", -5, 700, first},
		{"past any screen", 1e9, 700, first},
		{"no number", math.NaN(), 700, first},
	}
	for _, tt := range tests {
		b := newBench(t)
		if tt.wide != 0 {
			b.app.Preferences().SetString(prefSize, fmt.Sprintf("%g x %g", tt.wide, tt.high))
		}
		if got := rememberedSize(b.app.Preferences()); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestTheSizeIsKept(t *testing.T) {
	b := newBench(t)
	b.win.Resize(fyne.NewSize(1024, 700))
	b.rememberSize()
	if got := rememberedSize(b.app.Preferences()); got != fyne.NewSize(1024, 700) {
		t.Errorf("got %v, want 1024 by 700", got)
	}
}
