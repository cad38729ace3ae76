package setupapi

// Support is what of Apple's software this Windows has. The app from the
// Microsoft Store installs no service: its helper runs only while the app or
// its agent does. So neither alone says that something is missing.
type Support struct {
	// Service is how the service that iTunes from apple.com installs is doing.
	Service ServiceState
	// Helper is true while the helper of the Store's Apple Devices runs.
	Helper bool
	// Drivers are those of Apple's drivers that are installed, by their names
	// as services.
	Drivers []string
}

// ServiceState is how a service is doing.
type ServiceState string

// The states.
const (
	ServiceMissing ServiceState = "missing"
	ServiceStopped ServiceState = "stopped"
	ServiceRunning ServiceState = "running"
	ServiceUnknown ServiceState = "unknown" // Windows did not say
)

// Apple's software by the names that Windows knows it by.
const (
	appleService = "Apple Mobile Device Service"
	appleHelper  = "AppleMobileDeviceProcess.exe"
)

// appleDrivers are the services of Apple's drivers: of iTunes until 12.8, and
// of the driver that Windows Update and the Store's app bring (AppleUsb.inf).
var appleDrivers = []string{"USBAAPL64", "USBAAPL", "AppleKmdfFilter", "AppleLowerFilter"}

// Stopped says whether iTunes' service is there and does not run, and nothing
// else of Apple's answers phones in its place.
func (s Support) Stopped() bool { return s.Service == ServiceStopped && !s.Helper }

// Missing says whether there is no trace of Apple's software. It is false
// where Windows did not say.
func (s Support) Missing() bool {
	return s.Service == ServiceMissing && !s.Helper && len(s.Drivers) == 0
}

// supportCalls is what is asked of Windows about software; tests answer from
// recordings.
type supportCalls struct {
	service   func(name string) ServiceState
	running   func(program string) bool
	installed func(driver string) bool
}

func supportFrom(c supportCalls) Support {
	s := Support{Service: c.service(appleService), Helper: c.running(appleHelper)}
	for _, d := range appleDrivers {
		if c.installed(d) {
			s.Drivers = append(s.Drivers, d)
		}
	}
	return s
}
