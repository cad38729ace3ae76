package setupapi

import (
	"errors"
	"testing"

	"relink/usbwatch"
)

// TestWindowsAnswers takes the Windows it runs on as it is: what is there is
// listed twice alike, or there is no bus.
func TestWindowsAnswers(t *testing.T) {
	b, err := Open()
	if errors.Is(err, usbwatch.ErrNoBus) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	first, second := scan(t, b), scan(t, b)
	if len(first) != len(second) {
		t.Errorf("got %d devices, then %d", len(first), len(second))
	}
	for i, d := range first {
		if d.Address == 0 || i < len(second) && second[i].Address != d.Address {
			t.Errorf("got %+v, want the number of an arrival, and the same again", d)
		}
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}

func TestWindowsTellsOfAppleSoftware(t *testing.T) {
	switch s := AppleSupport(); s.Service {
	case ServiceMissing, ServiceStopped, ServiceRunning, ServiceUnknown:
	default:
		t.Errorf("got %+v, want a state of the service", s)
	}
}
