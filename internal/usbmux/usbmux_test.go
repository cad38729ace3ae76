package usbmux

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"path/filepath"
	"testing"
	"time"

	"howett.net/plist"

	"relink/internal/virtualphone"
)

const testUDID = "00008030-001122334455667E"

// fake is a usbmuxd with one phone in it, written from the protocol's own
// description; lockdown answers by request.
type fake struct {
	lockdown map[string]map[string]any
	refuse   int // the number it answers Connect with
	// phone answers instead of lockdown; record is the pair record that is kept
	// of it.
	phone  *virtualphone.Lockdown
	record []byte
}

func (f fake) start(t *testing.T) Client {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mux")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go f.serve(conn)
		}
	}()
	return Client{"unix", path}
}

func (f fake) serve(conn net.Conn) {
	defer conn.Close()
	head := make([]byte, 16)
	for {
		if _, err := io.ReadFull(conn, head); err != nil {
			return
		}
		var q map[string]any
		if readPlist(conn, int64(binary.LittleEndian.Uint32(head))-16, &q) != nil {
			return
		}
		answer := map[string]any{"MessageType": "Result", "Number": f.refuse}
		if q["MessageType"] == "ListDevices" {
			answer = map[string]any{"DeviceList": []any{
				map[string]any{"DeviceID": 3, "Properties": map[string]any{
					"ConnectionType": "USB", "SerialNumber": testUDID, "ProductID": 0x12a8, "LocationID": 2<<16 | 7,
				}},
				map[string]any{"DeviceID": 4, "Properties": map[string]any{"ConnectionType": "Network", "SerialNumber": "over the air"}},
			}}
		}
		if q["MessageType"] == "ReadPairRecord" {
			answer = map[string]any{"MessageType": "Result", "Number": 2}
			if f.record != nil && q["PairRecordID"] == testUDID {
				answer = map[string]any{"PairRecordData": f.record}
			}
		}
		body, _ := plist.Marshal(answer, plist.XMLFormat)
		binary.LittleEndian.PutUint32(head, uint32(16+len(body)))
		conn.Write(append(head, body...))
		if q["MessageType"] == "Connect" && f.refuse == 0 {
			if q["PortNumber"] != uint64(0x7ef2) {
				return
			}
			if f.phone != nil {
				f.phone.Serve(conn)
				return
			}
			f.answerLockdown(conn)
			return
		}
	}
}

func (f fake) answerLockdown(conn net.Conn) {
	var length [4]byte
	for {
		if _, err := io.ReadFull(conn, length[:]); err != nil {
			return
		}
		var q map[string]any
		if readPlist(conn, int64(binary.BigEndian.Uint32(length[:])), &q) != nil {
			return
		}
		name := q["Request"].(string)
		if key, ok := q["Key"].(string); ok {
			name += " " + key
		}
		body, _ := plist.Marshal(f.lockdown[name], plist.BinaryFormat)
		conn.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), body...))
	}
}

func TestPhonesOverUSBOnly(t *testing.T) {
	phones, err := fake{}.start(t).Phones(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(phones) != 1 || phones[0].ID != 3 || phones[0].ProductID != 0x12a8 {
		t.Fatalf("got %+v, want the one on USB", phones)
	}
	if bus, address := phones[0].Address(); bus != 2 || address != 7 {
		t.Errorf("got bus %d address %d, want 2 and 7", bus, address)
	}
}

func TestKind(t *testing.T) {
	for answer, want := range map[string]Kind{
		"com.apple.mobile.lockdown": Running,
		"com.apple.mobile.restored": Restoring,
		"something.else":            "something.else",
	} {
		c := fake{lockdown: map[string]map[string]any{"QueryType": {"Type": answer}}}.start(t)
		got, err := c.Kind(context.Background(), 3)
		if err != nil || got != want {
			t.Errorf("answer %q: got %q (%v), want %q", answer, got, err, want)
		}
	}
}

func TestValue(t *testing.T) {
	c := fake{lockdown: map[string]map[string]any{
		"GetValue ProductType":    {"Value": "iPhone12,1"},
		"GetValue ProductVersion": {"Error": "SessionInactive"},
		"GetValue Broken":         {"Value": []any{1}},
	}}.start(t)
	if got, err := c.Value(context.Background(), 3, "ProductType"); err != nil || got != "iPhone12,1" {
		t.Errorf("got %q (%v), want iPhone12,1", got, err)
	}
	if _, err := c.Value(context.Background(), 3, "ProductVersion"); !errors.Is(err, ErrNeedsTrust) {
		t.Errorf("got %v, want ErrNeedsTrust", err)
	}
	if _, err := c.Value(context.Background(), 3, "Broken"); err == nil {
		t.Error("a value that is no text gave no error")
	}
}

func TestNoUsbmuxd(t *testing.T) {
	c := Client{"unix", filepath.Join(t.TempDir(), "nobody")}
	if _, err := c.Phones(context.Background()); !errors.Is(err, ErrNotRunning) {
		t.Errorf("got %v, want ErrNotRunning", err)
	}
}

func TestRefusedConnection(t *testing.T) {
	if _, err := (fake{refuse: 3}).start(t).Kind(context.Background(), 3); err == nil {
		t.Error("a refused connection gave no error")
	}
}

// A usbmuxd that accepts and never answers must not hang the program.
func TestSilentUsbmuxd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mux")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := (Client{"unix", path}).Phones(ctx); err == nil {
		t.Error("silence gave no error")
	}
	if waited := time.Since(start); waited > 2*time.Second {
		t.Errorf("waited %v, want about 100 ms", waited)
	}
}

func FuzzReadPlist(f *testing.F) {
	for _, format := range []int{plist.XMLFormat, plist.BinaryFormat} {
		body, err := plist.Marshal(map[string]any{"Type": "com.apple.mobile.restored", "n": 3, "l": []any{"a"}}, format)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Add([]byte("bplist00\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, body []byte) {
		var into struct {
			Type  string
			Value any
		}
		// It may fail, but only with an error.
		_ = readPlist(bytes.NewReader(body), int64(len(body)), &into)
	})
}
