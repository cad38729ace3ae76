package usbmux

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"howett.net/plist"

	"relink/internal/virtualphone"
)

const testUDID = "00008030-001122334455667E"

// ask gives a client for a usbmuxd with that phone in it, of which it keeps a
// pair record, or none.
func ask(t *testing.T, inside interface{ Serve(net.Conn) error }, record []byte) Client {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mux")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go virtualphone.Daemon{UDID: testUDID, Location: 2<<16 | 7, Record: record, Inside: inside, Neighbour: true}.Serve(l)
	return Client{"unix", path}
}

// answers are what a phone says, whatever it may be, by request and key. They
// go out in the binary form, which lockdownd may choose as well.
type answers map[string]map[string]any

// Serve answers one connection until it ends.
func (a answers) Serve(conn net.Conn) error {
	for {
		var q struct{ Request, Key string }
		var length [4]byte
		if _, err := io.ReadFull(conn, length[:]); err != nil {
			return err
		}
		if err := readPlist(conn, int64(binary.BigEndian.Uint32(length[:])), &q); err != nil {
			return err
		}
		body, err := plist.Marshal(a[strings.TrimSpace(q.Request+" "+q.Key)], plist.BinaryFormat)
		if err != nil {
			return err
		}
		if _, err := conn.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), body...)); err != nil {
			return err
		}
	}
}

func TestPhonesOverUSBOnly(t *testing.T) {
	phones, err := ask(t, nil, nil).Phones(context.Background())
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
		c := ask(t, answers{"QueryType": {"Type": answer}}, nil)
		got, err := c.Kind(context.Background(), 3)
		if err != nil || got != want {
			t.Errorf("answer %q: got %q (%v), want %q", answer, got, err, want)
		}
	}
}

func TestValue(t *testing.T) {
	c := ask(t, answers{
		"GetValue ProductType":    {"Value": "iPhone12,1"},
		"GetValue ProductVersion": {"Error": "SessionInactive"},
		"GetValue Broken":         {"Value": []any{1}},
	}, nil)
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

// Who does not wait for an answer learns nothing of usbmuxd.
func TestNobodyWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ask(t, nil, nil).Phones(ctx); !errors.Is(err, context.Canceled) || errors.Is(err, ErrNotRunning) {
		t.Errorf("got %v, want that it was cancelled, and no word of usbmuxd", err)
	}
}

func TestRefusedConnection(t *testing.T) {
	if _, err := ask(t, answers{}, nil).Kind(context.Background(), 9); err == nil || !strings.Contains(err.Error(), "answered 2") {
		t.Errorf("a phone that is not there: got %v, want usbmuxd's own number", err)
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
