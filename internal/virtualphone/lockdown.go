package virtualphone

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"

	"howett.net/plist"

	"relink/internal/proplist"
)

// lockdownPort is where lockdownd listens, and restored in the restore system
// (idevicerestore).
const lockdownPort = 62078

// Lockdown is what listens there: lockdownd of a running phone, or restored.
// It knows the requests that say what the phone is, and the one that takes it
// into recovery.
type Lockdown struct {
	// Restoring makes it restored, which only tells what it is.
	Restoring bool
	// Values are what GetValue gives to anybody.
	Values map[string]string
	// Trust is the computer that the phone trusts; nil for none.
	Trust *Trust
	// Open lets anybody take the phone into recovery, as before iOS 14.5.
	Open bool
	// Locked answers a session with PasswordProtected.
	Locked bool
	// Enter takes the phone into recovery.
	Enter func()
	// Heard is told each request; nil is nobody.
	Heard func(request string, trusted bool)
}

// Serve answers one connection until it ends.
func (l Lockdown) Serve(conn net.Conn) error {
	defer conn.Close()
	var link net.Conn = conn
	trusted := false
	for {
		question, err := readMessage(link)
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrClosedPipe) {
			return nil
		}
		if err != nil {
			return err
		}
		answer := l.answer(question, trusted)
		if err := writeMessage(link, answer); err != nil {
			return err
		}
		switch {
		case answer["EnableSessionSSL"] == true:
			secure := tls.Server(link, l.Trust.config())
			if err := secure.Handshake(); err != nil {
				return fmt.Errorf("open a session: %w", err)
			}
			link, trusted = secure, true
		case answer["Request"] == "EnterRecovery" && answer["Result"] == "Success" && l.Enter != nil:
			l.Enter()
		}
	}
}

// answer is what the phone says to a request.
func (l Lockdown) answer(question map[string]any, trusted bool) map[string]any {
	name, _ := question["Request"].(string)
	if l.Heard != nil {
		l.Heard(name, trusted)
	}
	answer := map[string]any{"Request": name}
	refuse := func(word string) map[string]any {
		answer["Error"] = word
		return answer
	}
	switch {
	case name == "QueryType" && l.Restoring:
		answer["Type"], answer["RestoreProtocolVersion"] = "com.apple.mobile.restored", 15
	case name == "QueryType":
		answer["Type"] = "com.apple.mobile.lockdown"
	case l.Restoring:
		return refuse("InvalidService")
	case name == "GetValue":
		key, _ := question["Key"].(string)
		value, ok := l.Values[key]
		if !ok {
			return refuse("MissingValue")
		}
		answer["Key"], answer["Value"] = key, value
	case name == "StartSession":
		return l.startSession(answer, question)
	case name == "EnterRecovery" && !l.Open && !trusted:
		return refuse("SessionInactive")
	case name == "EnterRecovery", name == "StopSession", name == "SetValue":
		answer["Result"] = "Success"
	case name == "Pair":
		return refuse("PairingDialogResponsePending")
	default:
		return refuse("InvalidService")
	}
	return answer
}

func (l Lockdown) startSession(answer, question map[string]any) map[string]any {
	switch {
	case l.Trust == nil || question["HostID"] != l.Trust.HostID:
		answer["Error"] = "InvalidHostID"
	case l.Locked:
		answer["Error"] = "PasswordProtected"
	default:
		answer["EnableSessionSSL"], answer["SessionID"] = true, "1"
	}
	return answer
}

// config demands one of the keys that were made for the trusted computer.
func (t *Trust) config() *tls.Config {
	return &tls.Config{
		Certificates: []tls.Certificate{t.phone},
		// usbmuxd's own greeting knows no version yet and speaks TLS 1.0
		// (libimobiledevice src/idevice.c); phones still take it.
		MinVersion: tls.VersionTLS10,
		ClientAuth: tls.RequireAnyClientCert,
		VerifyConnection: func(s tls.ConnectionState) error {
			public, err := x509.MarshalPKIXPublicKey(s.PeerCertificates[0].PublicKey)
			if err != nil || !slices.ContainsFunc(t.trusted, func(k []byte) bool { return slices.Equal(k, public) }) {
				return errors.New("not a key of the computer that the phone trusts")
			}
			return nil
		},
	}
}

// maxMessage bounds a request; real ones stay far under it.
const maxMessage = 1 << 16

// readMessage reads a big-endian length and a property list.
func readMessage(r io.Reader) (map[string]any, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	var question map[string]any
	err := readList(r, binary.BigEndian.Uint32(head[:]), &question)
	return question, err
}

// readList reads a property list of that length into what into points to.
func readList(r io.Reader, length uint32, into any) error {
	if length > maxMessage {
		return fmt.Errorf("a request of %d bytes is out of bounds", length)
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(r, body); err != nil {
		return err
	}
	if err := proplist.Decode(body, into); err != nil {
		return fmt.Errorf("read a request: %w", err)
	}
	return nil
}

func writeMessage(w io.Writer, answer map[string]any) error {
	body, err := plist.Marshal(answer, plist.XMLFormat)
	if err != nil {
		return fmt.Errorf("write an answer: %w", err)
	}
	_, err = w.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), body...))
	return err
}
