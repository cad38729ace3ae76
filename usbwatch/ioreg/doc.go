// Package ioreg is the USB bus as the registry of macOS describes it, read
// from the property list of the system's own ioreg. It needs no rights and
// opens no device.
//
// Running ioreg takes a good part of a second, so another bus, libusb, may
// tell when there is something to read; without one it runs once a second at
// most. No Mac has run this: the shape of the list is the documented one.
package ioreg
