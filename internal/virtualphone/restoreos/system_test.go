package restoreos

import (
	"io"
	"net"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"relink/internal/device"
)

// computer is a restore program as far as these tests need one.
type computer struct {
	t    *testing.T
	conn net.Conn
}

func dial(t *testing.T, s *System, port uint16) computer {
	t.Helper()
	conn, ok := s.Dial(port)
	if !ok {
		t.Fatalf("nobody listens on %d", port)
	}
	return computer{t, conn}
}

func (c computer) asks(question map[string]any) map[string]any {
	c.t.Helper()
	c.sends(question)
	return c.hears()
}

func (c computer) sends(question map[string]any) {
	c.t.Helper()
	if err := write(c.conn, question); err != nil {
		c.t.Fatal(err)
	}
}

func (c computer) hears() map[string]any {
	c.t.Helper()
	answer, err := read(c.conn)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer
}

func phone(t *testing.T) Phone {
	t.Helper()
	m, ok := device.ByProductType("iPhone12,1")
	if !ok {
		t.Fatal("no iPhone 11")
	}
	return Phone{Model: m, Serial: "F17VIRTUAL01", ECID: 0x1122}
}

func TestRestoredSaysWhatItIs(t *testing.T) {
	s := Boot(phone(t), Script{}, nil)
	defer s.Close()
	c := dial(t, s, restoredPort)
	told := c.asks(map[string]any{"Request": "QueryType"})
	if told["Type"] != "com.apple.mobile.restored" || told["HardwareModel"] != "N104AP" || told["SerialNumber"] != "F17VIRTUAL01" {
		t.Errorf("got %v", told)
	}
	hardware, _ := c.asks(map[string]any{"Request": "QueryValue", "QueryKey": "HardwareInfo"})["HardwareInfo"].(map[string]any)
	if hardware["ChipID"] != uint64(0x8030) || hardware["BoardID"] != uint64(4) || hardware["UniqueChipID"] != uint64(0x1122) {
		t.Errorf("got hardware %v", hardware)
	}
	if got := c.asks(map[string]any{"Request": "GetValue"})["Error"]; got == nil {
		t.Error("restored answers what it does not know")
	}
	c.asks(map[string]any{"Request": "Goodbye"})
	if _, err := c.conn.Read(make([]byte, 1)); err != io.EOF {
		t.Errorf("after Goodbye: got %v, want the end", err)
	}
}

// A phone that leaves the bus cuts what is connected and takes nothing new.
func TestLeaving(t *testing.T) {
	left := make(chan struct{})
	s := Boot(phone(t), Script{Steps: []Step{Tell(OpWaitForNAND, 0), Does(Leaves)}}, func() { close(left) })
	other := dial(t, s, fdrPort)
	c := dial(t, s, restoredPort)
	c.sends(map[string]any{"Request": "StartRestore"})
	if got := c.hears()["Operation"]; got != uint64(OpWaitForNAND) {
		t.Errorf("got operation %v, want %d", got, OpWaitForNAND)
	}
	<-left
	<-s.Over()
	for _, conn := range []net.Conn{c.conn, other.conn} {
		if _, err := conn.Read(make([]byte, 1)); err != io.EOF {
			t.Errorf("got %v, want the end", err)
		}
	}
	if _, ok := s.Dial(restoredPort); ok {
		t.Error("a phone that has left can be dialled")
	}
	if got := s.Heard(); !slices.Equal(got, []string{"StartRestore"}) {
		t.Errorf("the phone heard %q", got)
	}
}

// A silent phone is there and says nothing, however long one waits.
func TestHushing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := Boot(phone(t), Script{Steps: []Step{Does(Hushes)}}, nil)
		c := dial(t, s, restoredPort)
		c.sends(map[string]any{"Request": "StartRestore"})
		<-s.Over()
		said := make(chan error, 1)
		go func() {
			_, err := c.conn.Read(make([]byte, 1))
			said <- err
		}()
		select {
		case err := <-said:
			t.Errorf("the phone said something: %v", err)
		case <-time.After(time.Hour):
		}
		s.Close()
		<-said
	})
}

func TestOnlyThreePortsListen(t *testing.T) {
	s := Boot(phone(t), Script{}, nil)
	defer s.Close()
	for _, port := range []uint16{1, 80, 1083, 62077} {
		if _, ok := s.Dial(port); ok {
			t.Errorf("port %d listens", port)
		}
	}
}

func TestGoodStepsEndWithTheFinalStatus(t *testing.T) {
	good := Good()
	if last := good[len(good)-1]; last.Message["Status"] != 0 || last.Then != Leaves {
		t.Errorf("the last step is %v", last)
	}
	cut := Until(OpVerify, Does(Hushes))
	if n := len(cut); cut[n-2].Message["Operation"] != OpVerify || cut[n-1].Then != Hushes || good[n-1].Then == Hushes {
		t.Errorf("until verify: got %v", cut)
	}
}

// Whatever a computer sends to the ports, the phone lives.
func FuzzPorts(f *testing.F) {
	f.Add(uint8(0), []byte("\x00\x00\x00\x05<plis"))
	f.Add(uint8(0), []byte("\xff\xff\xff\xff"))
	f.Add(uint8(1), []byte(begins+"\x01\x00\x00\x00x"))
	f.Add(uint8(2), []byte("<plist><dict><key>Payload</key><dict><key>Size</key><integer>9</integer></dict></dict></plist>"))
	f.Fuzz(func(t *testing.T, which uint8, sent []byte) {
		s := Boot(phone(t), Script{Steps: Good()}, nil)
		port := []uint16{restoredPort, fdrPort, asrPort}[which%3]
		c := dial(t, s, port)
		go io.Copy(io.Discard, c.conn)
		_, _ = c.conn.Write(sent) // the phone may hang up in the middle
		c.conn.Close()
		s.Close()
	})
}
