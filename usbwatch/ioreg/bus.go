package ioreg

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"sync"
	"time"

	"relink/internal/device"
	"relink/usbwatch"
)

const (
	// runEvery is how often ioreg runs when nobody tells that it should.
	runEvery = time.Second
	// runLimit bounds one run.
	runLimit = 15 * time.Second
	// maxOutput bounds what it prints, in bytes; a Mac with a full desk prints
	// some hundred kilobytes.
	maxOutput = 64 << 20
	// maxAgain is how often ioreg is asked again when it does not agree with
	// the bus that told of the change: the registry may lag behind, or the two
	// may never agree on some device.
	maxAgain = 8
)

// Bus is the USB bus of macOS.
type Bus struct {
	tell usbwatch.Bus // nil: nobody tells
	run  func(context.Context) ([]byte, error)

	mu    sync.Mutex
	told  []device.Device // what tell said last
	last  []device.Device
	ranAt time.Time // of the last run that worked; zero before
	again int       // how often to ask once more
}

// Open is the bus of this Mac. Tell, which may be nil, is a bus that is quicker
// to look at and tells when it is time to run ioreg; Close closes it.
func Open(tell usbwatch.Bus) (*Bus, error) {
	b := &Bus{tell: tell, run: runIoreg}
	if _, err := b.Scan(context.Background()); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// Scan reads the registry when something may have changed since it was read.
func (b *Bus) Scan(ctx context.Context) (device.Snapshot, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.due(ctx) {
		text, err := b.run(ctx)
		if err != nil {
			return device.Snapshot{}, fmt.Errorf("scan the bus: %w", err)
		}
		devices, err := parse(text)
		if err != nil {
			return device.Snapshot{}, fmt.Errorf("scan the bus: %w", err)
		}
		b.last, b.ranAt = devices, time.Now()
		if b.agrees() {
			b.again = 0
		}
	}
	return device.Snapshot{At: time.Now(), Devices: b.last}, nil
}

// due says whether to read the registry now.
func (b *Bus) due(ctx context.Context) bool {
	if b.tell == nil {
		return b.ranAt.IsZero() || time.Since(b.ranAt) >= runEvery
	}
	s, err := b.tell.Scan(ctx)
	if err != nil { // it cannot tell; so look
		return true
	}
	if b.ranAt.IsZero() || !slices.EqualFunc(s.Devices, b.told, sameEnumeration) {
		b.told, b.again = s.Devices, maxAgain
		return true
	}
	if b.again > 0 {
		b.again--
		return true
	}
	return false
}

func sameEnumeration(x, y device.Device) bool {
	return x.Port == y.Port && x.Address == y.Address && x.VendorID == y.VendorID && x.ProductID == y.ProductID
}

// agrees says whether the registry shows every device that was told of, and no
// other beside root hubs, which libusb does not list.
func (b *Bus) agrees() bool {
	if b.tell == nil {
		return true
	}
	count := map[[2]uint16]int{}
	for _, d := range b.told {
		count[[2]uint16{d.VendorID, d.ProductID}]++
	}
	for _, d := range b.last {
		if len(d.Hubs) > 0 {
			count[[2]uint16{d.VendorID, d.ProductID}]--
		}
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}

// Changed is the bell of the bus that tells, if it has one.
func (b *Bus) Changed() <-chan struct{} {
	if b.tell == nil {
		return nil
	}
	return b.tell.Changed()
}

// Close closes the bus that tells.
func (b *Bus) Close() error {
	if b.tell == nil {
		return nil
	}
	return b.tell.Close()
}

// runIoreg runs the system's own program.
func runIoreg(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, runLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, "/usr/sbin/ioreg", "-p", "IOUSB", "-l", "-a")
	var out bytes.Buffer
	cmd.Stdout = &limited{&out, maxOutput}
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("run ioreg: %w", err)
	}
	return out.Bytes(), nil
}

// limited refuses more than so many bytes.
type limited struct {
	w    io.Writer
	left int
}

var errTooMuch = errors.New("it prints too much")

func (l *limited) Write(p []byte) (int, error) {
	if len(p) > l.left {
		return 0, errTooMuch
	}
	l.left -= len(p)
	return l.w.Write(p)
}
