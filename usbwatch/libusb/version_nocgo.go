//go:build !cgo

package libusb

// Version says that libusb is not built in.
func Version() string { return "not built in" }
