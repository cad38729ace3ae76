package usbmux

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
)

// What goes to usbmuxd and to the phone when a phone is asked to enter
// recovery: the headers byte by byte, the property lists word by word. The
// phone is gone before it has answered, which is no error.
func TestBytesOfEnterRecovery(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mux")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	heads, bodies := make(chan string, 2), make(chan string, 2)
	go func() {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		read := func(size int, length func([]byte) int) {
			head := make([]byte, size)
			io.ReadFull(conn, head)
			body := make([]byte, length(head))
			io.ReadFull(conn, body)
			heads <- string(head)
			bodies <- string(body)
		}
		read(16, func(h []byte) int { return int(binary.LittleEndian.Uint32(h)) - 16 })
		answer := "<plist><dict><key>Number</key><integer>0</integer></dict></plist>"
		conn.Write(append([]byte{byte(16 + len(answer)), 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0}, answer...))
		read(4, func(h []byte) int { return int(binary.BigEndian.Uint32(h)) })
	}()
	if err := (Client{"unix", path}).EnterRecovery(context.Background(), Phone{ID: 3}); err != nil {
		t.Fatalf("got %v, want none", err)
	}
	// Length, version 1, type 8 (a property list), tag 1; the port in network
	// byte order: 62078 is f27e, which is 32498 read the other way round.
	if head := <-heads; !bytes.Equal([]byte(head)[4:], []byte{1, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0}) {
		t.Errorf("got the header % x", head)
	}
	wantWords(t, <-bodies, "<key>ClientVersionString</key><string>relink</string><key>DeviceID</key><integer>3</integer>"+
		"<key>MessageType</key><string>Connect</string><key>PortNumber</key><integer>32498</integer>"+
		"<key>ProgName</key><string>relink</string><key>kLibUSBMuxVersion</key><integer>3</integer>")
	<-heads // the length, by which the body was read
	wantWords(t, <-bodies, "<key>Label</key><string>relink</string><key>Request</key><string>EnterRecovery</string>")
}

// wantWords demands a property list with nothing else in its dictionary.
func wantWords(t *testing.T, list, want string) {
	t.Helper()
	_, inside, _ := strings.Cut(strings.NewReplacer("\n", "", "\t", "").Replace(list), "<dict>")
	inside, _, _ = strings.Cut(inside, "</dict>")
	if inside != want {
		t.Errorf("got\n%s\nwant\n%s", inside, want)
	}
}
