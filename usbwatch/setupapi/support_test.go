package setupapi

import (
	"slices"
	"testing"
)

func TestSupport(t *testing.T) {
	tests := []struct {
		name             string
		service          ServiceState
		helper           bool
		drivers          []string
		stopped, missing bool
	}{
		{"iTunes", ServiceRunning, false, []string{"USBAAPL64"}, false, false},
		{"iTunes, its service stopped", ServiceStopped, false, []string{"USBAAPL64"}, true, false},
		{"the same beside Apple Devices, open", ServiceStopped, true, []string{"USBAAPL64"}, false, false},
		{"Apple Devices, open", ServiceMissing, true, []string{"AppleKmdfFilter", "AppleLowerFilter"}, false, false},
		{"Apple Devices, closed", ServiceMissing, false, []string{"AppleKmdfFilter", "AppleLowerFilter"}, false, false},
		{"nothing", ServiceMissing, false, nil, false, true},
		{"Windows does not say", ServiceUnknown, false, nil, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := supportFrom(supportCalls{
				service: func(name string) ServiceState {
					if name != appleService {
						t.Errorf("got asked for %q", name)
					}
					return tt.service
				},
				running:   func(string) bool { return tt.helper },
				installed: func(d string) bool { return slices.Contains(tt.drivers, d) },
			})
			if s.Stopped() != tt.stopped || s.Missing() != tt.missing || !slices.Equal(s.Drivers, tt.drivers) {
				t.Errorf("got %+v, stopped %v, missing %v, want %v, %v", s, s.Stopped(), s.Missing(), tt.stopped, tt.missing)
			}
		})
	}
}
