package virtualphone

import (
	"encoding/binary"
	"net"
	"slices"
	"time"

	"relink/internal/virtualphone/restoreos"
)

// Setup is the eight bytes that begin a control transfer.
type Setup struct {
	RequestType byte
	Request     byte
	Value       uint16
	Index       uint16
	Length      uint16
}

// parseSetup reads a setup packet.
func parseSetup(b [8]byte) Setup {
	return Setup{
		b[0], b[1],
		binary.LittleEndian.Uint16(b[2:]), binary.LittleEndian.Uint16(b[4:]), binary.LittleEndian.Uint16(b[6:]),
	}
}

// Gadget is a device as the USB stack sees it: descriptors and what it does
// with the requests that are its own.
type Gadget struct {
	Descriptors
	// Own answers class and vendor requests; nil stalls them.
	Own func(s Setup, data []byte) (answer []byte, err error)
	// Take takes what is sent on a bulk endpoint; nil takes it and forgets it.
	Take func(endpoint uint32, data []byte)
	// Mux answers on the multiplexer's two endpoints; nil leaves them silent.
	Mux *Mux

	configured byte
}

// Standard requests of USB 2.0, table 9-4.
const (
	getStatus        = 0
	clearFeature     = 1
	setFeature       = 3
	getDescriptor    = 6
	getConfiguration = 8
	setConfiguration = 9
	getInterface     = 10
	setInterface     = 11
)

// Control answers a control transfer; ErrStall refuses it. The answer is never
// longer than was asked for.
func (g *Gadget) Control(s Setup, data []byte) ([]byte, error) {
	answer, err := g.control(s, data)
	if err == nil && len(answer) > int(s.Length) {
		answer = answer[:s.Length]
	}
	return answer, err
}

func (g *Gadget) control(s Setup, data []byte) ([]byte, error) {
	if s.RequestType&0x60 != 0 { // class or vendor
		if g.Own == nil {
			return nil, ErrStall
		}
		return g.Own(s, data)
	}
	switch s.Request {
	case getDescriptor:
		return g.descriptor(byte(s.Value>>8), byte(s.Value), s.RequestType)
	case getStatus:
		return []byte{0, 0}, nil
	case getConfiguration:
		return []byte{g.configured}, nil
	case setConfiguration:
		g.configured = byte(s.Value)
		return nil, nil
	case getInterface:
		return []byte{0}, nil
	case setInterface, setFeature, clearFeature:
		return nil, nil
	}
	return nil, ErrStall
}

func (g *Gadget) descriptor(kind, index, requestType byte) ([]byte, error) {
	switch {
	case requestType != 0x80: // an interface's own, such as a report descriptor
		if g.Own != nil {
			return g.Own(Setup{RequestType: requestType, Request: getDescriptor, Value: uint16(kind)<<8 | uint16(index)}, nil)
		}
	case kind == descDevice:
		return g.Device(), nil
	case kind == descConfiguration && int(index) < len(g.Configurations):
		return g.Configurations[index], nil
	case kind == descString:
		if b, ok := g.String(index); ok {
			return b, nil
		}
	}
	return nil, ErrStall
}

// Gadget is the phone as it shows now. It answers for this appearance only:
// when the phone changes its mode, its plug is pulled and a new gadget put in.
func (b *Bus) Gadget() *Gadget {
	return &Gadget{
		Descriptors: b.Phone().Descriptors(),
		Own: func(s Setup, data []byte) (answer []byte, err error) {
			b.Do(func(p Phone, now time.Time) Phone {
				p, answer, err = p.Control(now, s, data)
				return p
			})
			return answer, err
		},
		Take: func(endpoint uint32, data []byte) {
			if endpoint == fileOut {
				b.Do(func(p Phone, now time.Time) Phone { return p.Upload(now, data) })
			}
		},
		Mux: b.mux(),
	}
}

// mux is the multiplexer of a phone that runs or restores, with what listens
// in it; nil in every other state.
func (b *Bus) mux() *Mux {
	p := b.Phone()
	if p.state != Normal && p.state != Restore {
		return nil
	}
	if p.state == Restore && p.spec.Course.Kernel == FateRuns {
		return b.restoreMux(p)
	}
	inside := p.spec.Inside
	inside.Restoring = p.state == Restore
	inside.Enter = func() {
		// Debian's usbmuxd 1.1.1 was seen to hear nobody any more when the phone
		// left while its answer was on the way. A real one takes its time.
		time.AfterFunc(p.spec.Timing.Leaves, func() { b.Do(Phone.EnterRecovery) })
	}
	return &Mux{Dial: func(port uint16) (net.Conn, bool) {
		if port != lockdownPort {
			return nil, false
		}
		ours, theirs := net.Pipe()
		go func() {
			// Its end is told by the hanging up; there is no one else to tell.
			_ = inside.Serve(theirs)
		}()
		return ours, true
	}}
}

// restoreMux is that of a phone that a restore program took into its restore
// system.
func (b *Bus) restoreMux(p Phone) *Mux {
	about := restoreos.Phone{Model: p.spec.Model, Serial: p.spec.Serial, ECID: p.spec.ECID}
	s := restoreos.Boot(about, p.spec.Course.RestoreOS, func() { b.Do(Phone.restoreLeft) })
	b.mu.Lock()
	defer b.mu.Unlock()
	b.system = s
	return &Mux{Dial: s.Dial, Ended: s.Close}
}

// RestoreOS is the restore system that ran last; nil before one did.
func (b *Bus) RestoreOS() *restoreos.System {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.system
}

// Requests of iBoot and of DFU (iboot_serial; DFU 1.1, table 3.2).
const (
	toVendor      = 0x40
	fromVendor    = 0xc0
	toVendorIface = 0x41
	toClassIface  = 0x21
	fromClass     = 0xa1

	dfuDownload  = 1
	dfuGetStatus = 3
	dfuClear     = 4
	dfuGetState  = 5
	dfuAbort     = 6
)

// States of DFU 1.1, table A.1.
const (
	dfuIdle         = 2
	dfuDownloadIdle = 5
)

// Control is a class or vendor request to the phone.
func (p Phone) Control(now time.Time, s Setup, data []byte) (Phone, []byte, error) {
	p = p.Advance(now)
	switch {
	case p.state == Recovery && s.RequestType == toVendor:
		line, _, _ := cutNUL(data)
		var err error
		p, p.answer, err = p.Command(now, line)
		p.answered = err == nil
		if err != nil && isGetenv(line) {
			err = nil // iBoot takes the question and stalls the answer
		}
		return p, nil, err
	case p.state == Recovery && s.RequestType == fromVendor && p.answered:
		return p, append([]byte(p.answer), 0), nil
	case p.state == Recovery && s.RequestType == toVendorIface:
		p.file = nil
		return p, nil, nil // a file will follow on the bulk pipe
	case p.state == Recovery && s.RequestType == toClassIface:
		return p, nil, nil // said after a file that is to be run
	case p.state == DFU || p.state == PortDFU:
		return p.dfuControl(now, s, data)
	}
	return p, nil, ErrStall
}

// dfuControl takes downloads; one of no bytes is the end, upon which the phone
// runs them.
func (p Phone) dfuControl(now time.Time, s Setup, data []byte) (Phone, []byte, error) {
	if p.dfu == 0 {
		p.dfu = dfuIdle
	}
	switch {
	case s.RequestType == fromClass && s.Request == dfuGetState:
		return p, []byte{p.dfu}, nil
	case s.RequestType == fromClass && s.Request == dfuGetStatus:
		return p, []byte{0, 0, 0, 0, p.dfu, 0}, nil
	case s.RequestType == toClassIface && (s.Request == dfuClear || s.Request == dfuAbort):
		p.dfu = dfuIdle
		return p, nil, nil
	case s.RequestType == toClassIface && s.Request == dfuDownload && len(data) == 0 && len(p.file) > 0:
		p.dfu = dfuDownloadIdle
		return p.manifested(now), nil, nil
	case s.RequestType == toClassIface && s.Request == dfuDownload:
		p.dfu, p.file = dfuDownloadIdle, slices.Concat(p.file, data)
		return p, nil, nil
	}
	return p, nil, ErrStall
}

// Keyboard is a plain full-speed keyboard, for beside the phone.
func Keyboard() *Gadget {
	bootKeyboard := []byte{9, descInterface, 0, 0, 1, 3, 1, 1, 0} // one endpoint, after the HID descriptor
	hid := []byte{9, 0x21, 0x11, 0x01, 0, 1, 0x22, byte(len(keyboardReport)), 0}
	return &Gadget{
		Descriptors: Descriptors{
			VendorID: keyboard.VendorID, ProductID: keyboard.ProductID, Release: 0x0110,
			ManufacturerIndex: 1, ProductIndex: 2,
			Strings:        map[byte]string{1: keyboard.Manufacturer, 2: keyboard.Product},
			Configurations: [][]byte{configuration(1, 0, 1, 90, bootKeyboard, hid, interrupt(0x81, 8, 10))},
		},
		Own: func(s Setup, _ []byte) ([]byte, error) {
			if s.Request == getDescriptor && s.Value>>8 == 0x22 {
				return keyboardReport, nil
			}
			if s.RequestType == toClassIface {
				return nil, nil // SET_IDLE, SET_PROTOCOL, SET_REPORT
			}
			return nil, ErrStall
		},
	}
}

// keyboardReport is the boot keyboard of HID 1.11, appendix E.6, without the
// lights.
var keyboardReport = []byte{
	0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01,
	0x75, 0x01, 0x95, 0x08, 0x81, 0x02, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01, 0x95, 0x06, 0x75, 0x08,
	0x15, 0x00, 0x25, 0x65, 0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0,
}
