package setupapi

import (
	"slices"
	"testing"
)

func TestSupport(t *testing.T) {
	iTunes, store := []string{"USBAAPL64"}, []string{"AppleKmdfFilter", "AppleLowerFilter"}
	const devices, oldWindows = "AppleInc.AppleDevices_nzyj5cx40ttqa", "older than packages"
	tests := []struct {
		name             string
		service          ServiceState
		helper           bool
		app              string
		drivers          []string
		stopped, missing bool
	}{
		{"iTunes", ServiceRunning, false, "", iTunes, false, false},
		{"iTunes, its service stopped", ServiceStopped, false, "", iTunes, true, false},
		{"the same beside Apple Devices, open", ServiceStopped, true, devices, iTunes, false, false},
		{"the same beside Apple Devices, closed", ServiceStopped, false, devices, iTunes, false, false},
		{"Apple Devices, open", ServiceMissing, true, devices, store, false, false},
		{"Apple Devices, closed", ServiceMissing, false, devices, store, false, false},
		{"Apple Devices, never opened, no phone ever plugged in", ServiceMissing, false, devices, nil, false, false},
		{"iTunes of the Store, closed", ServiceMissing, false, "AppleInc.iTunes_nzyj5cx40ttqa", nil, false, false},
		{"nothing", ServiceMissing, false, "", nil, false, true},
		{"nothing but the driver that Windows Update brings for a phone", ServiceMissing, false, "", store, false, true},
		{"nothing, on a Windows that does not tell of apps", ServiceMissing, false, oldWindows, nil, false, true},
		{"a driver, on a Windows that does not tell of apps", ServiceMissing, false, oldWindows, store, false, false},
		{"Windows does not say", ServiceUnknown, false, "", nil, false, false},
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
				running: func(string) bool { return tt.helper },
				app: func(family string) (installed, known bool) {
					return family == tt.app, tt.app != oldWindows
				},
				installed: func(d string) bool { return slices.Contains(tt.drivers, d) },
			})
			if s.Stopped() != tt.stopped || s.Missing() != tt.missing || !slices.Equal(s.Drivers, tt.drivers) {
				t.Errorf("got %+v, stopped %v, missing %v, want %v, %v", s, s.Stopped(), s.Missing(), tt.stopped, tt.missing)
			}
		})
	}
}

// A service that is on its way up, as just after the start of the computer, is not
// called stopped.
func TestServiceStates(t *testing.T) {
	want := []ServiceState{
		ServiceUnknown, ServiceStopped, ServiceRunning, ServiceStopped, ServiceRunning, ServiceRunning,
		ServiceStopped, ServiceStopped, ServiceUnknown,
	}
	for current, want := range want {
		if got := stateOf(uint32(current)); got != want {
			t.Errorf("SERVICE_STATUS of %d: got %q, want %q", current, got, want)
		}
	}
}
