package setupapi

import (
	"errors"
	"fmt"
	"sync"
	"unsafe"

	"golang.org/x/sys/windows"
)

// notifyFilter is CM_NOTIFY_FILTER (cfgmgr32.h); the union at its end is as
// large as its largest member, an instance id of 200 characters.
type notifyFilter struct {
	size, flags, kind, reserved uint32
	instance                    [200]uint16
}

const (
	everyInstance  = 2 // CM_NOTIFY_FILTER_FLAG_ALL_DEVICE_INSTANCES
	deviceInstance = 2 // CM_NOTIFY_FILTER_TYPE_DEVICEINSTANCE
)

// notify asks Windows (8 and later) to say when a device of any kind is
// enumerated, started or removed. Device interfaces would be less to listen
// to, but a device without a driver has none.
func notify(ring func()) (stop func() error, err error) {
	if err := errors.Join(register.Find(), unregister.Find()); err != nil {
		return nil, fmt.Errorf("ask for notifications: %w", err)
	}
	filter := notifyFilter{flags: everyInstance, kind: deviceInstance}
	filter.size = uint32(unsafe.Sizeof(filter))
	callback := windows.NewCallback(func(_, _, _, _, _ uintptr) uintptr {
		ring()
		return 0 // ERROR_SUCCESS
	})
	var handle uintptr
	if ret, _, _ := register.Call(uintptr(unsafe.Pointer(&filter)), 0, callback, uintptr(unsafe.Pointer(&handle))); ret != 0 {
		return nil, fmt.Errorf("ask for notifications: %w", windows.CONFIGRET(ret))
	}
	var once sync.Once
	return func() (err error) {
		once.Do(func() {
			if ret, _, _ := unregister.Call(handle); ret != 0 {
				err = windows.CONFIGRET(ret)
			}
		})
		return err
	}, nil
}
