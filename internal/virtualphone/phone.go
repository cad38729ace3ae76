// Package virtualphone is an iPhone made of software: its buttons, what it
// does when they are held, what it shows on USB in every mode, and what it
// answers there. As a Bus it is the phone of "Practice without a phone"; over
// USB/IP it is the phone of the tests that boot a kernel.
//
// It knows how a phone behaves and what its descriptors say. It does not know
// the procedures that lead into DFU: those are the guide's, and the phone is
// what they are tried on.
package virtualphone

import (
	"maps"
	"slices"
	"time"

	"relink/internal/device"
)

// State is what a phone is doing. Only some states show on USB.
type State string

// The states.
const (
	// Off: nothing runs; plugging it in or holding power starts it.
	Off State = "off"
	// Black: just reset, the screen dark, nothing on USB, the buttons decide.
	Black State = "black"
	// Booting: the logo, nothing on USB yet.
	Booting  State = "booting"
	Normal   State = "normal"
	Recovery State = "recovery"
	DFU      State = "dfu"
	PortDFU  State = "port-dfu"
	// Restore: the restore ramdisk runs.
	Restore State = "restore"
)

// OnUSB tells whether a phone in this state enumerates.
func (s State) OnUSB() bool {
	switch s {
	case Normal, Recovery, DFU, PortDFU, Restore:
		return true
	}
	return false
}

// Spec is what stays the same about one phone.
type Spec struct {
	Model device.Model
	// ECID is the unique chip id; zero gives a made-up one.
	ECID uint64
	// Serial is the product serial number that recovery mode shows.
	Serial string
	// Port is where it is plugged in, such as "1-2"; Hubs the hubs before it,
	// root hub first. No port means 1-2, straight at the root hub.
	Port string
	Hubs []string
	// SpeedMbps is its link; zero means 480.
	SpeedMbps float64
	// PortDFU makes the power and volume buttons lead to Port DFU, as some
	// USB-C phones do.
	PortDFU bool
	// Inside is what answers in the running phone. Its values begin with the
	// product type, the version and the class where they are not given.
	Inside Lockdown
	// Course is how a restore goes that a program on the computer drives.
	Course Course
	// Timing is how long things take; the zero value means Usual.
	Timing Timing
}

// Phone is one virtual phone at one moment. It is a value: what happens to it
// gives a new one. Times must not run backwards.
type Phone struct {
	spec     Spec
	state    State
	since    time.Time // when the state began
	plugged  bool
	address  int       // counts enumerations
	charging time.Time // when the cable came to a phone that was off; zero if it did not
	replug   time.Time // when a dropped cable makes contact again; zero if not dropped
	hands    hands
	alarm    bool
	vars     map[string]string // iBoot's variables as they are in memory
	saved    map[string]string // and as they come back after a reset
	plan     []move            // what a restore program does to it
	answer   string            // to the last getenv
	answered bool              // that variable exists
	dfu      byte              // state of the DFU protocol; 0 is the start
	runs     string            // what a program had it run in place of its own iBoot
	file     []byte            // what was sent since the last command
	sent     map[string][]byte // what was sent before, by what was done with it
}

// New is a phone in that state, plugged in, with nothing pressed.
func New(spec Spec, state State, now time.Time) Phone {
	if spec.Timing == (Timing{}) {
		spec.Timing = Usual
	}
	if spec.SpeedMbps == 0 {
		spec.SpeedMbps = 480
	}
	if spec.ECID == 0 {
		spec.ECID = 0x0011223344556677
	}
	if spec.Port == "" {
		spec.Port, spec.Hubs = "1-2", []string{"usb1"}
	}
	if spec.Serial == "" {
		spec.Serial = "F17VIRTUAL01"
	}
	spec.Inside.Values = told(spec)
	p := Phone{spec: spec, state: Black, since: now, plugged: true, vars: map[string]string{
		"auto-boot":     "true",
		"build-version": "iBoot-8422.0.0", // made up
		"build-style":   "RELEASE",
		"boot-stage":    "2",
	}}
	p.saved = p.vars
	return p.enter(state, now)
}

// told is what lockdownd tells anybody.
func told(s Spec) map[string]string {
	values := map[string]string{
		"ProductType": s.Model.ProductType, "ProductVersion": "17.5.1", "DeviceClass": string(s.Model.Family),
	}
	maps.Copy(values, s.Inside.Values)
	return values
}

// Spec is what the phone was made from, completed.
func (p Phone) Spec() Spec { return p.spec }

// State is what the phone is doing.
func (p Phone) State() State { return p.state }

// Since is when the state began.
func (p Phone) Since() time.Time { return p.since }

// Plugged tells whether the cable makes contact.
func (p Phone) Plugged() bool { return p.plugged }

// Alarm tells whether power and a volume button were ever held together on a
// running phone of a class that starts Emergency SOS then.
func (p Phone) Alarm() bool { return p.alarm }

// Visible tells whether the bus sees the phone.
func (p Phone) Visible() bool { return p.plugged && p.state.OnUSB() }

// Appearance counts the times the phone showed up on the bus, each with a new
// device address; 0 while it does not show.
func (p Phone) Appearance() int {
	if !p.Visible() {
		return 0
	}
	return p.address
}

// enter changes the state; showing up on USB costs a new device address.
func (p Phone) enter(s State, at time.Time) Phone {
	was := p.Visible()
	changed := p.state != s
	p.state, p.since, p.charging = s, at, time.Time{}
	p.answer, p.answered, p.dfu, p.file = "", false, 0, nil
	p.hands.armed, p.hands.touched = time.Time{}, time.Time{}
	if p.Visible() && (!was || changed) {
		p.address++
	}
	return p
}

// Plug puts the cable in. A phone that is off starts by it.
func (p Phone) Plug(now time.Time) Phone {
	p = p.Advance(now)
	if p.plugged {
		return p
	}
	p.plugged, p.replug = true, time.Time{}
	if p.state == Off {
		p.charging = now
	}
	if p.Visible() {
		p.address++
	}
	return p
}

// Unplug pulls the cable.
func (p Phone) Unplug(now time.Time) Phone {
	p = p.Advance(now)
	p.plugged, p.replug, p.charging = false, time.Time{}, time.Time{}
	return p
}

// Drop loses contact for d, as a worn cable does.
func (p Phone) Drop(now time.Time, d time.Duration) Phone {
	p = p.Unplug(now)
	p.replug = now.Add(d)
	return p
}

// SetMode puts the phone into a state at once, as if by a program on the
// computer.
func (p Phone) SetMode(now time.Time, s State) Phone {
	p = p.Advance(now)
	p.plan = nil
	return p.enter(s, now)
}

// EnterRecovery is the running system being told to: it writes down not to
// boot, and starts anew.
func (p Phone) EnterRecovery(now time.Time) Phone {
	p = p.Advance(now)
	if p.state != Normal {
		return p
	}
	return p.withSaved("auto-boot", "false").reboot(now)
}

// Advance lets everything happen that falls due up to now.
func (p Phone) Advance(now time.Time) Phone {
	for {
		at, apply, ok := p.due()
		if !ok || at.After(now) {
			return p
		}
		p = apply(p, at)
	}
}

// Next is when the phone next changes if nobody touches it; false means never.
func (p Phone) Next() (time.Time, bool) {
	at, _, ok := p.due()
	return at, ok
}

// Var is an iBoot variable.
func (p Phone) Var(name string) (string, bool) {
	v, ok := p.vars[name]
	return v, ok
}

// withVar sets an iBoot variable on a copy.
func (p Phone) withVar(name, value string) Phone {
	p.vars = maps.Clone(p.vars)
	p.vars[name] = value
	return p
}

// withSaved sets an iBoot variable so that it lasts over a reset.
func (p Phone) withSaved(name, value string) Phone {
	p = p.withVar(name, value)
	p.saved = p.vars
	return p
}

// Device is the phone as the operating system describes it; false while it
// does not enumerate.
func (p Phone) Device() (device.Device, bool) {
	if !p.Visible() {
		return device.Device{}, false
	}
	d := p.Descriptors()
	return device.Device{
		Port:         p.spec.Port,
		Address:      p.address,
		VendorID:     d.VendorID,
		ProductID:    d.ProductID,
		Serial:       d.Strings[d.SerialIndex],
		SpeedMbps:    p.spec.SpeedMbps,
		Hubs:         slices.Clone(p.spec.Hubs),
		Product:      d.Strings[d.ProductIndex],
		Manufacturer: d.Strings[d.ManufacturerIndex],
	}, true
}
