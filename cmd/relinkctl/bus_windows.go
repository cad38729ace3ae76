package main

import "relink/usbwatch/setupapi"

// noteOnSoftware is the id of what to say about this computer's own software
// for phones; empty when there is nothing to say.
func noteOnSoftware() string {
	if setupapi.AppleSupport().Missing() {
		return "bus.software.missing"
	}
	return ""
}
