package virtualphone

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"relink/internal/device"
	"relink/internal/virtualphone/restoreos"
	"relink/usbwatch"
)

// Bus is a USB bus with virtual phones, a root hub and a keyboard: the bus of
// "Practice without a phone". It keeps real time. Its methods may be called
// from any goroutine; those that act on "the phone" mean the first one.
type Bus struct {
	mu        sync.Mutex
	phones    []Phone
	person    Person
	neighbour bool
	bell      chan struct{}
	timer     *time.Timer
	closed    bool
	system    *restoreos.System // that ran last
}

var _ usbwatch.Bus = (*Bus)(nil)

// NewBus is a bus with these phones, and a person of average reactions who
// makes no slip. Give each phone a Port of its own.
func NewBus(phones ...Phone) *Bus {
	b := &Bus{
		phones:    slices.Clone(phones),
		person:    Person{Reaction: 300 * time.Millisecond},
		neighbour: true,
		bell:      make(chan struct{}, 1),
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.settle(time.Now())
	return b
}

// Scan reads the whole bus.
func (b *Bus) Scan(ctx context.Context) (device.Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return device.Snapshot{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return device.Snapshot{}, errors.New("scan the practice bus: it is closed")
	}
	now := time.Now()
	b.settle(now)
	s := device.Snapshot{At: now, Devices: []device.Device{rootHub}}
	if b.neighbour {
		s.Devices = append(s.Devices, keyboard)
	}
	for i, p := range b.phones {
		if d, ok := p.Device(); ok {
			// Phones count their own appearances; on one bus no two devices
			// share a number.
			d.Address = keyboard.Address + 1 + i + len(b.phones)*d.Address
			s.Devices = append(s.Devices, d)
		}
	}
	return s, nil
}

// Changed delivers a value when it is time to look again.
func (b *Bus) Changed() <-chan struct{} { return b.bell }

// Close stops the bus; it scans no more.
func (b *Bus) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	if b.timer != nil {
		b.timer.Stop()
	}
	return nil
}

// Press sets the buttons held from now on, as the person's own fingers; none
// lets go of everything.
func (b *Bus) Press(held ...device.Button) {
	b.Do(func(p Phone, now time.Time) Phone { return p.Press(now, held...) })
}

// Follow lets the practice person do what a cue asks: the buttons held from
// now on, after the person's reaction time.
func (b *Bus) Follow(held []device.Button) {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	b.person = b.person.Hear(now, held)
	b.settle(now)
}

// SetPerson replaces the person who follows; what the old one was about to do
// is dropped.
func (b *Bus) SetPerson(q Person) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.person = q
	b.settle(time.Now())
}

// Attach plugs the phone in.
func (b *Bus) Attach() { b.Do(Phone.Plug) }

// Detach pulls the phone's cable.
func (b *Bus) Detach() { b.Do(Phone.Unplug) }

// Drop loses contact for d, as a worn cable does.
func (b *Bus) Drop(d time.Duration) {
	b.Do(func(p Phone, now time.Time) Phone { return p.Drop(now, d) })
}

// SetMode puts the phone into a state at once.
func (b *Bus) SetMode(s State) {
	b.Do(func(p Phone, now time.Time) Phone { return p.SetMode(now, s) })
}

// BeginRestore lets a played restore program take over a phone in recovery or
// DFU.
func (b *Bus) BeginRestore(end Ending) {
	b.Do(func(p Phone, now time.Time) Phone { return p.BeginRestore(now, end) })
}

// Command sends a recovery command to the phone and returns its answer.
func (b *Bus) Command(line string) (answer string, err error) {
	b.Do(func(p Phone, now time.Time) Phone {
		p, answer, err = p.Command(now, line)
		return p
	})
	return answer, err
}

// Neighbour plugs the keyboard beside the phone in or pulls it.
func (b *Bus) Neighbour(attached bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.neighbour = attached
	b.ring()
}

// Phone is the phone as it is now.
func (b *Bus) Phone() Phone {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.settle(time.Now())
	return b.phones[0]
}

// Do changes the phone by f.
func (b *Bus) Do(f func(Phone, time.Time) Phone) {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	b.settle(now)
	before := visible(b.phones)
	b.phones[0] = f(b.phones[0], now)
	if visible(b.phones) != before {
		b.ring()
	}
	b.settle(now)
}

// settle lets everything happen that fell due, rings when the bus shows it,
// and sets the timer to what comes next. It is called with the lock held.
func (b *Bus) settle(now time.Time) {
	if b.closed || len(b.phones) == 0 {
		return
	}
	before := visible(b.phones)
	b.person, b.phones[0] = b.person.Act(b.phones[0], now)
	next, some := b.person.Next()
	for i, p := range b.phones {
		b.phones[i] = p.Advance(now)
		if at, ok := b.phones[i].Next(); ok && (!some || at.Before(next)) {
			next, some = at, true
		}
	}
	if visible(b.phones) != before {
		b.ring()
	}
	if b.timer != nil {
		b.timer.Stop()
	}
	if some {
		b.timer = time.AfterFunc(next.Sub(now), b.tick)
	}
}

func (b *Bus) tick() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.settle(time.Now())
}

func (b *Bus) ring() {
	select {
	case b.bell <- struct{}{}:
	default:
	}
}

// visible sums up what the bus shows of the phones: every appearance has its
// own address, so equal sums of addresses and presence mean nothing changed.
func visible(phones []Phone) [2]int {
	var sum [2]int
	for _, p := range phones {
		sum[0] += p.address
		if p.Visible() {
			sum[1]++
		}
	}
	return sum
}

// The neighbours of a practice phone. A Linux root hub and a plain keyboard.
var (
	rootHub = device.Device{
		Port: "usb1", Address: 1, VendorID: 0x1d6b, ProductID: 0x0002, SpeedMbps: 480,
		Product: "practice root hub", Manufacturer: "Relink",
	}
	keyboard = device.Device{
		Port: "1-4", Address: 2, VendorID: 0x046d, ProductID: 0xc31c, SpeedMbps: 1.5,
		Hubs: []string{"usb1"}, Product: "USB Keyboard", Manufacturer: "Logitech",
	}
)
