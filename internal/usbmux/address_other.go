//go:build !windows

package usbmux

// Where usbmuxd listens on Linux and macOS.
const (
	systemNetwork = "unix"
	systemAddress = "/var/run/usbmuxd"
)
