package boot

import (
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"testing"
	"time"

	"relink/internal/device"
	"relink/internal/virtualphone"
)

// packet is a usbredir packet as QEMU writes it.
func packet(kind, id uint32, body []byte) []byte {
	b := binary.LittleEndian.AppendUint32(nil, kind)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(body)))
	return append(binary.LittleEndian.AppendUint32(b, id), body...)
}

func phoneInDFU(tb testing.TB) *virtualphone.Gadget {
	tb.Helper()
	m, ok := device.ByProductType(BehindHubModel)
	if !ok {
		tb.Fatalf("no model %s", BehindHubModel)
	}
	p := virtualphone.New(virtualphone.Spec{Model: m}, virtualphone.DFU, time.Time{})
	return &virtualphone.Gadget{Descriptors: p.Descriptors()}
}

// TestRedirSpeaksAsQEMUExpects goes through what QEMU does when a device comes
// behind its hub.
func TestRedirSpeaksAsQEMUExpects(t *testing.T) {
	qemu, ours := net.Pipe()
	ended := make(chan error, 1)
	go func() { ended <- serveRedir(ours, phoneInDFU(t)) }()
	peer := &redir{wire: qemu}
	wants := func(kind, id uint32, length int) []byte {
		t.Helper()
		k, i, body, err := peer.read()
		if err != nil || k != kind || i != id || len(body) != length {
			t.Fatalf("got packet %d, id %d, %d bytes, %v; want %d, %d, %d", k, i, len(body), err, kind, id, length)
		}
		return body
	}
	send := func(b []byte) {
		t.Helper()
		if _, err := qemu.Write(b); err != nil {
			t.Fatalf("send: %v", err)
		}
	}

	wants(redirHello, 0, 68)
	send(packet(redirHello, 0, make([]byte, 68)))
	wants(redirEndpoints, 0, 3*32+2*32)
	wants(redirInterfaces, 0, 4+4*32)
	if b := wants(redirConnect, 0, 10); b[0] != redirFullSpeed || binary.LittleEndian.Uint16(b[6:]) != 0x1227 {
		t.Errorf("connect: got % x", b)
	}

	// QEMU leaves anything in the status byte.
	send(packet(redirControl, 7, []byte{0x80, 6, 0x80, 216, 0, 1, 0, 0, 64, 0}))
	if b := wants(redirControl, 7, 10+18); b[3] != redirOK || b[8] != 18 || b[10] != 18 {
		t.Errorf("device descriptor: got % x", b)
	}
	send(packet(redirControl, 8, []byte{0x80, 6, 0x80, 0, 0, 6, 0, 0, 10, 0}))
	if b := wants(redirControl, 8, 10); b[3] != redirStall {
		t.Errorf("device qualifier: got % x, want a stall", b)
	}
	send(packet(redirSetConfiguration, 9, []byte{1}))
	wants(redirEndpoints, 9, 3*32+2*32)
	wants(redirInterfaces, 9, 4+4*32)
	if b := wants(redirConfiguration, 9, 2); b[0] != redirOK || b[1] != 1 {
		t.Errorf("set configuration: got % x", b)
	}
	qemu.Close()
	if err := <-ended; err != nil {
		t.Errorf("at the end: got %v", err)
	}
}

func FuzzRedir(f *testing.F) {
	f.Add(packet(redirHello, 0, make([]byte, 68)))
	f.Add(packet(redirControl, 1, []byte{0x80, 6, 0x80, 0, 0, 1, 0, 0, 64, 0}))
	f.Add(packet(redirBulk, 2, make([]byte, 8)))
	f.Add(packet(redirSetAlternate, 3, []byte{1}))
	g := phoneInDFU(f)
	f.Fuzz(func(_ *testing.T, wire []byte) {
		// Any end is right that comes.
		_ = serveRedir(struct {
			io.Reader
			io.Writer
		}{bytes.NewReader(wire), io.Discard}, g)
	})
}

// TestCPIO: a directory comes before what is in it, everything is padded to
// four bytes, and the trailer ends it.
func TestCPIO(t *testing.T) {
	tr := tree{}
	tr.write("/lib/deep/file", []byte("hello"))
	tr.link("/bin/sh", "/bin/busybox")
	var b bytes.Buffer
	if err := tr.writeCPIO(&b); err != nil {
		t.Fatal(err)
	}
	var names []string
	for rest := b.Bytes(); len(rest) > 0; {
		if len(rest) < 110 || string(rest[:6]) != "070701" {
			t.Fatalf("not a header: %q", rest[:min(len(rest), 110)])
		}
		field := func(i int) (n int) {
			for _, c := range rest[6+8*i : 14+8*i] {
				n = n<<4 | bytes.IndexByte([]byte("0123456789abcdef"), c)
			}
			return n
		}
		size, name := field(6), string(rest[110:110+field(11)-1])
		names = append(names, name)
		start := (110 + field(11) + 3) &^ 3
		if name == "lib/deep/file" && string(rest[start:start+size]) != "hello" {
			t.Errorf("%s: got %q", name, rest[start:start+size])
		}
		rest = rest[(start+size+3)&^3:]
	}
	want := []string{"bin", "bin/sh", "lib", "lib/deep", "lib/deep/file", "TRAILER!!!"}
	if len(names) != len(want) {
		t.Fatalf("got %q, want %q", names, want)
	}
	for i := range want {
		if names[i] != want[i] {
			t.Errorf("entry %d: got %q, want %q", i, names[i], want[i])
		}
	}
}
