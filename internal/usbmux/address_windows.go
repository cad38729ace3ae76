package usbmux

// Where Apple's program listens on Windows: loopback only.
const (
	systemNetwork = "tcp"
	systemAddress = "127.0.0.1:27015"
)
