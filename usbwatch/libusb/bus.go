//go:build cgo

package libusb

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/google/gousb"

	"relink/internal/device"
	"relink/usbwatch"
)

// closeWait bounds Close: gousb waits for its event goroutine, which may be
// inside a call of libusb (100 ms when all is well).
const closeWait = 2 * time.Second

// Bus is the bus as libusb lists it. One context serves for its whole life.
type Bus struct {
	mu      sync.Mutex
	usb     *gousb.Context
	warning error
}

// Open starts libusb. The error wraps usbwatch.ErrNoBus when libusb cannot
// start, or shows no root hub where it should, as on a computer without USB.
func Open() (*Bus, error) {
	usb, err := start(gousb.NewContext)
	if err != nil {
		return nil, err
	}
	b := &Bus{usb: usb}
	if !rootHubsListed {
		return b, nil
	}
	s, err := b.Scan(context.Background())
	if err == nil && len(s.Devices) == 0 {
		err = fmt.Errorf("%w: libusb lists no root hub", usbwatch.ErrNoBus)
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// start is the one place that knows that gousb panics when libusb cannot
// start.
func start(newContext func() *gousb.Context) (usb *gousb.Context, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: start libusb: %v", usbwatch.ErrNoBus, r)
		}
	}()
	return newContext(), nil
}

// Scan lists the devices. No device is opened.
func (b *Bus) Scan(ctx context.Context) (device.Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return device.Snapshot{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.usb == nil {
		return device.Snapshot{}, errors.New("scan the bus: libusb was closed")
	}
	var devices []device.Device
	_, warning, err := enumerate(b.usb, func(d *gousb.DeviceDesc) bool {
		devices = append(devices, deviceOf(d))
		return false
	})
	if err == nil && len(devices) == 0 {
		err = warning
	}
	if err != nil {
		return device.Snapshot{}, fmt.Errorf("scan the bus: %w", err)
	}
	// An error beside devices comes with every scan on some systems, where
	// root hubs keep their descriptors to themselves.
	b.warning = warning
	usbwatch.SortDevices(devices)
	return device.Snapshot{At: time.Now(), Devices: devices}, nil
}

// enumerate lists the devices, and opens those that each picks. A warning leaves
// devices out that libusb could not describe or open. An error means that the
// list is not whole: gousb may panic on descriptors that lie.
func enumerate(usb *gousb.Context, each func(*gousb.DeviceDesc) bool) (opened []*gousb.Device, warning, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("list the devices: %v", r)
		}
	}()
	opened, warning = usb.OpenDevices(each)
	return opened, warning, nil
}

// deviceOf is a device in the words of Relink.
func deviceOf(d *gousb.DeviceDesc) device.Device {
	port := usbwatch.PortOf(d.Bus, d.Path...)
	return device.Device{
		Port:      port,
		Address:   d.Address,
		VendorID:  uint16(d.Vendor),
		ProductID: uint16(d.Product),
		SpeedMbps: speeds[int(d.Speed)],
		Hubs:      usbwatch.HubsOf(port),
	}
}

// Warning is what libusb complained of in the last scan while it listed the
// devices all the same; nil when nothing.
func (b *Bus) Warning() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.warning
}

// Changed is nil: gousb has no hotplug, so the bus is polled.
func (b *Bus) Changed() <-chan struct{} { return nil }

// Close lets libusb go. When it does not answer in time it is left behind,
// which is an error.
func (b *Bus) Close() error {
	b.mu.Lock()
	usb := b.usb
	b.usb = nil
	b.mu.Unlock()
	if usb == nil {
		return nil
	}
	done := make(chan error, 1)
	go func() { done <- usb.Close() }()
	select {
	case err := <-done:
		return err
	case <-time.After(closeWait):
		return fmt.Errorf("close libusb: no answer in %v", closeWait)
	}
}
