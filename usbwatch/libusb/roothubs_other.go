//go:build !linux

package libusb

// rootHubsListed is false where libusb may have no root hub to list: macOS has
// none, and on Windows their descriptors cannot be had (libusb issue 688).
const rootHubsListed = false
