//go:build cgo

package libusb

/*
#cgo pkg-config: libusb-1.0
#include <libusb.h>
*/
import "C"

import "fmt"

// Version is the version of libusb that is linked in, such as "1.0.26".
func Version() string {
	v := C.libusb_get_version()
	return fmt.Sprintf("%d.%d.%d", v.major, v.minor, v.micro)
}
