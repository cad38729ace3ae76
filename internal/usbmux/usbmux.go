// Package usbmux asks usbmuxd, the program through which every other program
// talks to a running iPhone: which phones it sees, whether one runs the restore
// system, its product type and iOS version, and, when the person wants it,
// that the phone enters recovery.
//
// It knows the protocol. It does not know whether somebody restores; whoever
// calls it must.
//
// Facts: usbmuxd and libusbmuxd (protocol version 1, plist messages),
// libimobiledevice (lockdown), idevicerestore (the restored query on port
// 62078).
package usbmux

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"howett.net/plist"

	"relink/internal/proplist"
)

// DefaultSocket is where usbmuxd listens on Linux and macOS.
const DefaultSocket = "/var/run/usbmuxd"

// lockdownPort is the port of lockdownd, and of restored in the restore system.
const lockdownPort = 62078

// maxMessage bounds an answer: 1 MiB, far past any real one.
const maxMessage = 1 << 20

// patience bounds each exchange when the context has no earlier deadline.
const patience = 5 * time.Second

// ErrNotRunning means that no usbmuxd listens here: it starts with the first
// phone on Linux, and is part of macOS.
var ErrNotRunning = errors.New("usbmuxd is not running")

// ErrNeedsTrust means that the phone answers only a computer it trusts.
var ErrNeedsTrust = errors.New("the iPhone does not trust this computer")

// Phone is one phone that usbmuxd sees over USB.
type Phone struct {
	ID   int    // usbmuxd's number for it
	UDID string // personal: mask it
	// ProductID is the USB product id.
	ProductID int
	// Location is usbmuxd's own: on Linux bus number times 65536 plus device
	// number.
	Location int
}

// Address is the bus and device number on Linux.
func (p Phone) Address() (bus, address int) { return p.Location >> 16, p.Location & 0xffff }

// Kind is what answers inside the phone.
type Kind string

// The kinds.
const (
	Running   Kind = "com.apple.mobile.lockdown" // iOS runs
	Restoring Kind = "com.apple.mobile.restored" // the restore system runs
)

// Client asks one usbmuxd. It holds no connection between questions.
type Client struct {
	// Socket is a path; empty means DefaultSocket.
	Socket string
}

// Phones lists the phones that usbmuxd sees over USB. ErrNotRunning when there
// is no usbmuxd.
func (c Client) Phones(ctx context.Context) ([]Phone, error) {
	conn, err := c.dial(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	var answer struct {
		DeviceList []struct {
			DeviceID   int
			Properties struct {
				ConnectionType string
				SerialNumber   string
				ProductID      int
				LocationID     int
			}
		}
	}
	if err := exchangeMux(conn, request("ListDevices"), &answer); err != nil {
		return nil, fmt.Errorf("ask usbmuxd for its phones: %w", err)
	}
	var phones []Phone
	for _, d := range answer.DeviceList {
		if p := d.Properties; p.ConnectionType == "USB" || p.ConnectionType == "" {
			phones = append(phones, Phone{ID: d.DeviceID, UDID: p.SerialNumber, ProductID: p.ProductID, Location: p.LocationID})
		}
	}
	return phones, nil
}

// Kind asks what runs in the phone. Any other answer than the two kinds is
// returned as it is.
func (c Client) Kind(ctx context.Context, phone int) (Kind, error) {
	var answer struct{ Type string }
	if err := c.ask(ctx, phone, map[string]any{"Request": "QueryType"}, &answer); err != nil {
		return "", fmt.Errorf("ask what runs in the phone: %w", err)
	}
	if strings.HasPrefix(answer.Type, "com.apple.mobile.lockd") {
		return Running, nil
	}
	return Kind(answer.Type), nil
}

// Value asks lockdownd for one value, such as ProductType or ProductVersion.
// ErrNeedsTrust when the phone gives it only to a trusted computer.
func (c Client) Value(ctx context.Context, phone int, key string) (string, error) {
	var answer struct {
		Value any
		Error string
	}
	err := c.ask(ctx, phone, map[string]any{"Request": "GetValue", "Key": key}, &answer)
	if err == nil && answer.Error != "" {
		err = refused(answer.Error)
	}
	if err != nil {
		return "", fmt.Errorf("ask the phone for %s: %w", key, err)
	}
	s, ok := answer.Value.(string)
	if !ok {
		return "", fmt.Errorf("ask the phone for %s: it gave no text", key)
	}
	return s, nil
}

// EnterRecovery asks a running phone to restart into recovery. It erases
// nothing. ErrNeedsTrust when the phone asks for a session first.
func (c Client) EnterRecovery(ctx context.Context, phone int) error {
	var answer struct{ Result, Error string }
	err := c.ask(ctx, phone, map[string]any{"Request": "EnterRecovery"}, &answer)
	if err == nil && answer.Error != "" {
		err = refused(answer.Error)
	}
	if err != nil {
		return fmt.Errorf("ask the phone to enter recovery: %w", err)
	}
	return nil
}

// refused is what lockdownd's error words come down to.
func refused(word string) error {
	switch word {
	case "SessionInactive", "InvalidHostID", "PasswordProtected", "PairingDialogResponsePending", "UserDeniedPairing", "GetProhibited", "MissingValue":
		return ErrNeedsTrust
	}
	return fmt.Errorf("the phone refused: %q", word)
}

func request(kind string) map[string]any {
	return map[string]any{
		"MessageType": kind, "ClientVersionString": "relink", "ProgName": "relink", "kLibUSBMuxVersion": 3,
	}
}

func (c Client) dial(ctx context.Context) (net.Conn, error) {
	path := c.Socket
	if path == "" {
		path = DefaultSocket
	}
	var d net.Dialer
	conn, err := d.DialContext(ctx, "unix", path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotRunning, err)
	}
	deadline := time.Now().Add(patience)
	if d, ok := ctx.Deadline(); ok && d.Before(deadline) {
		deadline = d
	}
	if err := conn.SetDeadline(deadline); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}

// ask connects to lockdownd through usbmuxd and exchanges one message.
func (c Client) ask(ctx context.Context, phone int, question map[string]any, answer any) error {
	conn, err := c.dial(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	connect := request("Connect")
	connect["DeviceID"] = phone
	// The port stands in network byte order.
	connect["PortNumber"] = int(lockdownPort>>8 | lockdownPort&0xff<<8)
	var result struct{ Number int }
	if err := exchangeMux(conn, connect, &result); err != nil {
		return fmt.Errorf("connect through usbmuxd: %w", err)
	}
	if result.Number != 0 {
		return fmt.Errorf("connect through usbmuxd: it answered %d", result.Number)
	}
	question["Label"] = "relink"
	return exchangeLockdown(conn, question, answer)
}

// exchangeMux sends one message to usbmuxd and reads its answer: a header of
// four little-endian words (length, version 1, type 8 for a plist, tag), then
// the plist.
func exchangeMux(conn io.ReadWriter, question, answer any) error {
	body, err := plist.Marshal(question, plist.XMLFormat)
	if err != nil {
		return err
	}
	head := make([]byte, 16, 16+len(body))
	binary.LittleEndian.PutUint32(head[0:], uint32(16+len(body)))
	binary.LittleEndian.PutUint32(head[4:], 1)
	binary.LittleEndian.PutUint32(head[8:], 8)
	binary.LittleEndian.PutUint32(head[12:], 1)
	if _, err := conn.Write(append(head, body...)); err != nil {
		return err
	}
	if _, err := io.ReadFull(conn, head[:16]); err != nil {
		return err
	}
	return readPlist(conn, int64(binary.LittleEndian.Uint32(head))-16, answer)
}

// exchangeLockdown does the same with lockdownd: a big-endian length, then the
// plist.
func exchangeLockdown(conn io.ReadWriter, question, answer any) error {
	body, err := plist.Marshal(question, plist.XMLFormat)
	if err != nil {
		return err
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	if _, err := conn.Write(append(head, body...)); err != nil {
		return err
	}
	if _, err := io.ReadFull(conn, head[:4]); err != nil {
		return err
	}
	return readPlist(conn, int64(binary.BigEndian.Uint32(head)), answer)
}

// readPlist reads an answer. It comes from a device, so nothing of it is
// believed.
func readPlist(r io.Reader, length int64, into any) error {
	if length < 0 || length > maxMessage {
		return fmt.Errorf("an answer of %d bytes is not believable", length)
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(r, body); err != nil {
		return err
	}
	if err := proplist.Decode(body, into); err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	return nil
}
