package setupapi

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// heard is when the bell was heard during some time, counted from now.
func heard(b *Bus, during time.Duration) []time.Duration {
	var at []time.Duration
	begin, end := time.Now(), time.After(during)
	for {
		select {
		case <-b.Changed():
			at = append(at, time.Since(begin))
		case <-end:
			return at
		}
	}
}

// A phone without a driver is enumerated, which Windows tells; that there is no
// driver stands in its list a moment later, and nobody rings for it.
func TestTheBellSoundsAgainForWhatWindowsDoesNotTell(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ring func()
		c := saying(nil)
		c.notify = func(r func()) (func() error, error) {
			ring = r
			return func() error { return nil }, nil
		}
		b := open(c)
		if got := heard(b, time.Minute); len(got) != 0 {
			t.Errorf("before Windows rang: got %v, want silence", got)
		}
		ring()
		if got, want := heard(b, time.Minute), append([]time.Duration{0}, echoes...); !slices.Equal(got, want) {
			t.Errorf("got rings at %v, want %v", got, want)
		}
		for range 100 { // an uproar
			ring()
			time.Sleep(10 * time.Millisecond)
		}
		if got := heard(b, time.Minute); len(got) != 1+len(echoes) {
			t.Errorf("after an uproar: got rings at %v, want one that waited and %d echoes", got, len(echoes))
		}
		ring()
		if err := b.Close(); err != nil {
			t.Error(err)
		}
		if got := heard(b, time.Minute); len(got) > 1 {
			t.Errorf("after the end: got rings at %v, want no more than the one that waited", got)
		}
	})
}
