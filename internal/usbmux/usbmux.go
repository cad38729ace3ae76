// Package usbmux asks usbmuxd, the program through which every other program
// talks to a running iPhone: which phones it sees, whether one runs the restore
// system, its product type and iOS version, and, when the person wants it,
// that the phone enters recovery.
//
// It knows the protocol. It does not know whether somebody restores; whoever
// calls it must.
//
// It opens no USB device: usbmuxd does that, and is only asked. Of a pair
// record, which holds this computer's keys to a phone, nothing is kept past one
// exchange, and nothing of it is put into an error.
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
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"
	"time"

	"howett.net/plist"

	"relink/internal/proplist"
)

// lockdownPort is the port of lockdownd, and of restored in the restore system.
const lockdownPort = 62078

// maxMessage bounds an answer: 1 MiB, far past any real one.
const maxMessage = 1 << 20

// patience bounds each question, from dialling to the answer, when the context
// has no earlier deadline. A phone on a cable answers in milliseconds.
const patience = 3 * time.Second

// ErrNotRunning means that no usbmuxd listens here: it starts with the first
// phone on Linux, with Apple's program on Windows, and is part of macOS.
var ErrNotRunning = errors.New("usbmuxd is not running")

// ErrNeedsTrust means that the phone answers only a computer it trusts, and
// does not trust this one: Trust was never tapped, or was taken back.
var ErrNeedsTrust = errors.New("the iPhone does not trust this computer")

// ErrLocked means that the phone has to be unlocked with its passcode first.
var ErrLocked = errors.New("the iPhone is locked")

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

// Client asks one usbmuxd. It holds no connection between questions. The zero
// Client asks the system's own.
type Client struct {
	network, address string // empty: the system's own
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

// refused is what lockdownd's error words come down to (libimobiledevice
// src/lockdown.c has them all).
func refused(word string) error {
	switch word {
	case "SessionInactive", "InvalidHostID", "MissingHostID", "PairingDialogResponsePending", "UserDeniedPairing",
		"MissingPairRecord", "InvalidPairRecord", "GetProhibited", "MissingValue":
		return fmt.Errorf("%w: it said %s", ErrNeedsTrust, word)
	case "PasswordProtected", "EscrowLocked":
		return fmt.Errorf("%w: it said %s", ErrLocked, word)
	}
	return fmt.Errorf("the phone refused: %.60q", word)
}

func request(kind string) map[string]any {
	return map[string]any{
		"MessageType": kind, "ClientVersionString": "relink", "ProgName": "relink", "kLibUSBMuxVersion": 3,
	}
}

func (c Client) dial(ctx context.Context) (net.Conn, error) {
	network, address := c.network, c.address
	if address == "" {
		network, address = systemNetwork, systemAddress
	}
	d := net.Dialer{Timeout: patience}
	conn, err := d.DialContext(ctx, network, address)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, fmt.Errorf("reach usbmuxd: %w", ctx.Err())
	case errors.Is(err, syscall.EAGAIN) || errors.Is(err, fs.ErrPermission) || errors.Is(err, os.ErrDeadlineExceeded):
		// It runs, but takes nobody or not this user.
		return nil, fmt.Errorf("reach usbmuxd: %w", err)
	case err != nil:
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
	conn, err := c.connect(ctx, phone)
	if err != nil {
		return err
	}
	defer conn.Close()
	return exchangeLockdown(conn, question, answer)
}

// connect gives a connection to what listens on lockdownd's port in the phone.
func (c Client) connect(ctx context.Context, phone int) (net.Conn, error) {
	conn, err := c.dial(ctx)
	if err != nil {
		return nil, err
	}
	question := request("Connect")
	question["DeviceID"] = phone
	// The port stands in network byte order.
	question["PortNumber"] = int(lockdownPort>>8 | lockdownPort&0xff<<8)
	var result struct{ Number int }
	err = exchangeMux(conn, question, &result)
	if err == nil && result.Number != 0 {
		err = fmt.Errorf("it answered %d", result.Number)
	}
	if err != nil {
		conn.Close()
		return nil, fmt.Errorf("connect through usbmuxd: %w", err)
	}
	return conn, nil
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
func exchangeLockdown(conn io.ReadWriter, question map[string]any, answer any) error {
	question["Label"] = "relink"
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
