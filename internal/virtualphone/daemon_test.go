package virtualphone

import (
	"encoding/binary"
	"io"
	"net"
	"path/filepath"
	"testing"

	"howett.net/plist"
)

// asker is a client of usbmuxd.
type asker struct {
	t    *testing.T
	conn net.Conn
}

func muxClient(t *testing.T, d Daemon) func() asker {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mux")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go d.Serve(l)
	return func() asker {
		conn, err := net.Dial("unix", path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		return asker{t, conn}
	}
}

func (a asker) asks(question map[string]any) map[string]any {
	a.t.Helper()
	body, err := plist.Marshal(question, plist.XMLFormat)
	if err != nil {
		a.t.Fatal(err)
	}
	head := make([]byte, daemonHeader)
	for i, w := range []int{daemonHeader + len(body), 1, 8, 77} {
		binary.LittleEndian.PutUint32(head[4*i:], uint32(w))
	}
	if _, err := a.conn.Write(append(head, body...)); err != nil {
		a.t.Fatal(err)
	}
	message, tag := a.hears()
	if tag != 77 {
		a.t.Errorf("got tag %d, want that of the question", tag)
	}
	return message
}

func (a asker) hears() (map[string]any, uint32) {
	a.t.Helper()
	var head [daemonHeader]byte
	if _, err := io.ReadFull(a.conn, head[:]); err != nil {
		a.t.Fatal(err)
	}
	var message map[string]any
	if err := readList(a.conn, binary.LittleEndian.Uint32(head[:])-daemonHeader, &message); err != nil {
		a.t.Fatal(err)
	}
	return message, binary.LittleEndian.Uint32(head[12:])
}

// One who listens is told of the phone, and that it went; then nobody can
// connect to it any more.
func TestAPhoneThatGoesIsGone(t *testing.T) {
	gone := make(chan struct{})
	client := muxClient(t, Daemon{UDID: "U", Gone: gone, Dial: func(port uint16) (net.Conn, bool) {
		if port != 12345 {
			return nil, false
		}
		ours, theirs := net.Pipe()
		go func() {
			io.Copy(theirs, theirs) // says what it hears
		}()
		return ours, true
	}})
	listens := client()
	if got := listens.asks(map[string]any{"MessageType": "Listen"}); got["Number"] != uint64(0) {
		t.Fatalf("Listen: got %v", got)
	}
	if got, tag := listens.hears(); got["MessageType"] != "Attached" || tag != 0 {
		t.Errorf("got %v with tag %d, want Attached with none", got, tag)
	}
	connect := func(port uint16) (asker, any) {
		c := client()
		return c, c.asks(map[string]any{"MessageType": "Connect", "DeviceID": daemonPhone, "PortNumber": port>>8 | port<<8})["Number"]
	}
	if _, got := connect(62078); got != uint64(daemonRefused) {
		t.Errorf("a port where nobody listens: got %v, want %d", got, daemonRefused)
	}
	echo, got := connect(12345)
	if got != uint64(0) {
		t.Fatalf("Connect: got %v", got)
	}
	if _, err := echo.conn.Write([]byte("word")); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(echo.conn, make([]byte, 4)); err != nil {
		t.Errorf("the phone does not answer: %v", err)
	}
	close(gone)
	if got, _ := listens.hears(); got["MessageType"] != "Detached" || got["DeviceID"] != uint64(daemonPhone) {
		t.Errorf("got %v, want Detached", got)
	}
	if _, got := connect(12345); got != uint64(daemonNoDevice) {
		t.Errorf("Connect to a phone that left: got %v, want %d", got, daemonNoDevice)
	}
	if got := client().asks(map[string]any{"MessageType": "ListDevices"}); len(got["DeviceList"].([]any)) != 0 {
		t.Errorf("got %v, want no phone", got)
	}
}
