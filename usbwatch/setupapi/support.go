package setupapi

// Support is what of Apple's software this Windows has. The apps from the
// Microsoft Store install no service, and their helper runs only while the app or
// its agent does; Windows itself brings a driver when a phone is plugged in. So
// none of these alone says that something is missing.
type Support struct {
	// Service is how the service that iTunes from apple.com installs is doing.
	Service ServiceState
	// Helper is true while the helper of the Store's apps runs.
	Helper bool
	// Apps are those from the Store that are installed, by the names of their
	// package families. AppsUnknown says that Windows did not tell.
	Apps        []string
	AppsUnknown bool
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
	ServiceRunning ServiceState = "running" // or on its way there
	ServiceUnknown ServiceState = "unknown" // Windows did not say
)

// Apple's software by the names that Windows knows it by.
const (
	appleService = "Apple Mobile Device Service"
	appleHelper  = "AppleMobileDeviceProcess.exe"
)

// appleApps are Apple Devices and iTunes from the Microsoft Store, by the names
// of their package families: the name and a hash of the publisher.
var appleApps = []string{"AppleInc.AppleDevices_nzyj5cx40ttqa", "AppleInc.iTunes_nzyj5cx40ttqa"}

// appleDrivers are the services of Apple's drivers: of iTunes until 12.8, and
// of the driver that Windows Update and the Store's app bring (AppleUsb.inf).
var appleDrivers = []string{"USBAAPL64", "USBAAPL", "AppleKmdfFilter", "AppleLowerFilter"}

// Stopped says whether iTunes' service is there and does not run, and nothing
// else of Apple's answers phones in its place.
func (s Support) Stopped() bool {
	return s.Service == ServiceStopped && !s.Helper && len(s.Apps) == 0
}

// Missing says whether there is none of Apple's programs. It is false where
// Windows did not say. A driver counts only where Windows does not tell of apps:
// elsewhere it may be what Windows Update brought.
func (s Support) Missing() bool {
	return s.Service == ServiceMissing && !s.Helper && len(s.Apps) == 0 && (!s.AppsUnknown || len(s.Drivers) == 0)
}

// stateOf is the state of a service, from SERVICE_STATUS (winsvc.h): 1 stopped,
// 2 about to run, 3 about to stop, 4 running, 5 about to go on, 6 about to pause,
// 7 paused.
func stateOf(current uint32) ServiceState {
	switch current {
	case 2, 4, 5:
		return ServiceRunning
	case 1, 3, 6, 7:
		return ServiceStopped
	}
	return ServiceUnknown
}

// supportCalls is what is asked of Windows about software; tests answer from
// recordings.
type supportCalls struct {
	service   func(name string) ServiceState
	running   func(program string) bool
	app       func(family string) (installed, known bool)
	installed func(driver string) bool
}

func supportFrom(c supportCalls) Support {
	s := Support{Service: c.service(appleService), Helper: c.running(appleHelper)}
	for _, family := range appleApps {
		installed, known := c.app(family)
		if installed {
			s.Apps = append(s.Apps, family)
		}
		s.AppsUnknown = s.AppsUnknown || !known
	}
	for _, d := range appleDrivers {
		if c.installed(d) {
			s.Drivers = append(s.Drivers, d)
		}
	}
	return s
}
