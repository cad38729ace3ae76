package virtualphone

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"testing"
	"time"

	"relink/internal/device"
)

// submit is CMD_SUBMIT as the kernel writes it.
func submit(seq uint32, in bool, endpoint uint32, length int, setup [8]byte, data []byte) []byte {
	b := header(cmdSubmit, seq)
	if in {
		binary.BigEndian.PutUint32(b[12:], 1)
	}
	binary.BigEndian.PutUint32(b[16:], endpoint)
	binary.BigEndian.PutUint32(b[24:], uint32(length))
	packets := int32(-1)
	binary.BigEndian.PutUint32(b[32:], uint32(packets))
	copy(b[40:], setup[:])
	return append(b, data...)
}

func unlink(seq, victim uint32) []byte {
	b := header(cmdUnlink, seq)
	binary.BigEndian.PutUint32(b[20:], victim)
	return b
}

// reply is one answer off the wire.
func reply(t *testing.T, r io.Reader, in bool) (command, seq uint32, status int32, packets int32, data []byte) {
	t.Helper()
	h := make([]byte, headerSize)
	if _, err := io.ReadFull(r, h); err != nil {
		t.Fatalf("read an answer: %v", err)
	}
	word := func(i int) uint32 { return binary.BigEndian.Uint32(h[i:]) }
	if word(0) == retSubmit && in {
		data = make([]byte, word(24))
		if _, err := io.ReadFull(r, data); err != nil {
			t.Fatalf("read the data of an answer: %v", err)
		}
	}
	return word(0), word(4), int32(word(20)), int32(word(32)), data
}

// TestServe talks to a phone in recovery as the kernel does.
func TestServe(t *testing.T) {
	bus := NewBus(New(Spec{Model: iPhone12}, Recovery, time.Now()))
	defer bus.Close()
	ours, theirs := net.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- Serve(theirs, bus.Gadget()) }()
	send := func(b []byte) {
		t.Helper()
		if _, err := ours.Write(b); err != nil {
			t.Fatalf("send: %v", err)
		}
	}

	send(submit(1, true, 0, 18, [8]byte{0x80, 6, 0, 1, 0, 0, 18, 0}, nil))
	command, seq, status, packets, data := reply(t, ours, true)
	if command != retSubmit || seq != 1 || status != 0 || packets != -1 || len(data) != 18 || data[10] != 0x81 {
		t.Errorf("device descriptor: got command %d, seq %d, status %d, packets %d, % x", command, seq, status, packets, data)
	}

	send(submit(2, true, 0, 8, [8]byte{0x80, 6, 0, 2, 0, 0, 8, 0}, nil))
	if _, _, status, _, data := reply(t, ours, true); status != 0 || len(data) != 8 {
		t.Errorf("the first 8 bytes of the configuration: got status %d, % x", status, data)
	}

	send(submit(3, true, 0, 10, [8]byte{0x80, 6, 0, 6, 0, 0, 10, 0}, nil))
	if _, _, status, _, _ := reply(t, ours, true); status != statusStall {
		t.Errorf("device qualifier: got status %d, want a stall", status)
	}

	line := []byte("getenv build-style\x00")
	send(submit(4, false, 0, len(line), [8]byte{0x40, 0, 0, 0, 0, 0, byte(len(line)), 0}, line))
	reply(t, ours, false)
	send(submit(5, true, 0, 255, [8]byte{0xc0, 0, 0, 0, 0, 0, 255, 0}, nil))
	if _, _, status, _, data := reply(t, ours, true); status != 0 || string(data) != "RELEASE\x00" {
		t.Errorf("getenv build-style: got status %d, %q", status, data)
	}

	send(submit(6, true, 1, 512, [8]byte{}, nil)) // nothing ever comes there
	send(unlink(7, 6))
	if command, seq, status, _, _ := reply(t, ours, false); command != retUnlink || seq != 7 || status != statusUnlink {
		t.Errorf("unlink of a waiting transfer: got command %d, seq %d, status %d", command, seq, status)
	}
	send(unlink(8, 5))
	if command, _, status, _, _ := reply(t, ours, false); command != retUnlink || status != 0 {
		t.Errorf("unlink of a done transfer: got command %d, status %d", command, status)
	}

	ours.Close()
	if err := <-ended; err != nil {
		t.Errorf("at the end: got %v", err)
	}
}

func TestReadRequestRefuses(t *testing.T) {
	iso := submit(1, true, 1, 0, [8]byte{}, nil)
	binary.BigEndian.PutUint32(iso[32:], 8)
	tests := []struct {
		name string
		wire []byte
		want error // nil: any error
	}{
		{"nothing", nil, io.EOF},
		{"half a header", make([]byte, 20), nil},
		{"an unknown command", header(9, 1), nil},
		{"a huge transfer", submit(1, true, 0, 1<<30, [8]byte{}, nil), nil},
		{"a negative length", submit(1, true, 0, -1, [8]byte{}, nil), nil},
		{"data cut short", submit(1, false, 0, 100, [8]byte{}, []byte("short")), nil},
		{"isochronous", iso, nil},
	}
	for _, tt := range tests {
		_, err := ReadRequest(bytes.NewReader(tt.wire))
		if err == nil || tt.want != nil && !errors.Is(err, tt.want) || tt.want == nil && err == io.EOF {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.want)
		}
	}
}

// FuzzServe feeds the server any bytes as a kernel's requests: it ends, and
// says no more than it was asked.
func FuzzServe(f *testing.F) {
	f.Add(submit(1, true, 0, 18, [8]byte{0x80, 6, 0, 1, 0, 0, 18, 0}, nil))
	f.Add(append(submit(1, true, 1, 64, [8]byte{}, nil), unlink(2, 1)...))
	f.Add(submit(3, false, 0, 7, [8]byte{0x40, 0, 0, 0, 0, 0, 7, 0}, []byte("reboot\x00")))
	f.Add([]byte{0, 0, 0, 1})
	f.Fuzz(func(t *testing.T, wire []byte) {
		p := New(Spec{Model: iPhone12}, Recovery, dawn)
		g := &Gadget{Descriptors: p.Descriptors(), Own: func(s Setup, data []byte) (answer []byte, err error) {
			p, answer, err = p.Control(dawn, s, data)
			return answer, err
		}}
		var out bytes.Buffer
		// Any error is right that ends it.
		_ = Serve(struct {
			io.Reader
			io.Writer
		}{bytes.NewReader(wire), &out}, g)
		// One answer a request at most, none longer than a string descriptor
		// asks for.
		if most := len(wire) / headerSize * (headerSize + 256); out.Len() > most {
			t.Fatalf("%d bytes of requests got %d bytes of answers, want %d at most", len(wire), out.Len(), most)
		}
	})
}

func TestKeyboardIsNoPhone(t *testing.T) {
	k := Keyboard()
	s := device.Classify(device.Device{Port: "1-4", VendorID: k.VendorID, ProductID: k.ProductID})
	if s.IOSDevice != nil && *s.IOSDevice {
		t.Errorf("got an iOS device")
	}
	if b, err := k.Control(Setup{RequestType: 0x81, Request: getDescriptor, Value: 0x2200, Length: 255}, nil); err != nil || len(b) == 0 {
		t.Errorf("report descriptor: got % x, %v", b, err)
	}
}
