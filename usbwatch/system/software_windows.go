package system

import "relink/usbwatch/setupapi"

// AppleSoftware looks for Apple's driver, service and app.
func AppleSoftware() Software {
	s := setupapi.AppleSupport()
	switch {
	case s.Missing():
		return SoftwareMissing
	case s.Stopped():
		return SoftwareStopped
	}
	return SoftwareUsable
}
