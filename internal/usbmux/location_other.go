//go:build !linux

package usbmux

// locationIsLinux is false where the location is the system's own.
const locationIsLinux = false
