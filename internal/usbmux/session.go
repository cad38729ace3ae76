package usbmux

import (
	"context"
	"crypto/subtle"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"net"

	"relink/internal/proplist"
)

// ErrOtherPhone means that what answered does not hold the key of the phone
// that the pair record was made with.
var ErrOtherPhone = errors.New("what answered is not the iPhone that trusts this computer")

// pairRecord is what this computer keeps of a phone that trusts it. The names
// are those of the property list; certificates and keys are PEM.
type pairRecord struct {
	HostID            string
	SystemBUID        string
	DeviceCertificate []byte
	HostCertificate   []byte
	HostPrivateKey    []byte
}

// pairRecord asks usbmuxd for the record of a phone. ErrNeedsTrust without one.
func (c Client) pairRecord(ctx context.Context, udid string) (pairRecord, error) {
	conn, err := c.dial(ctx)
	if err != nil {
		return pairRecord{}, err
	}
	defer conn.Close()
	question := request("ReadPairRecord")
	question["PairRecordID"] = udid
	var answer struct{ PairRecordData []byte }
	if err := exchangeMux(conn, question, &answer); err != nil {
		return pairRecord{}, fmt.Errorf("ask usbmuxd for the pair record: %w", err)
	}
	if len(answer.PairRecordData) == 0 {
		return pairRecord{}, fmt.Errorf("%w: usbmuxd has no pair record of it", ErrNeedsTrust)
	}
	var r pairRecord
	// The error is not wrapped: it could quote the record.
	if proplist.Decode(answer.PairRecordData, &r) != nil || r.HostID == "" {
		return pairRecord{}, fmt.Errorf("%w: its pair record cannot be read", ErrNeedsTrust)
	}
	return r, nil
}

// session opens a session of a computer that the phone trusts. The connection
// speaks TLS where the phone wants it.
func (c Client) session(ctx context.Context, phone Phone) (net.Conn, error) {
	record, err := c.pairRecord(ctx, phone.UDID)
	if err != nil {
		return nil, err
	}
	conn, err := c.connect(ctx, phone.ID)
	if err != nil {
		return nil, err
	}
	opened, err := startSession(conn, record)
	if err != nil {
		conn.Close()
		return nil, fmt.Errorf("open a session with the phone: %w", err)
	}
	return opened, nil
}

func startSession(conn net.Conn, record pairRecord) (net.Conn, error) {
	question := map[string]any{"Request": "StartSession", "HostID": record.HostID}
	if record.SystemBUID != "" {
		question["SystemBUID"] = record.SystemBUID
	}
	var answer struct {
		Error            string
		EnableSessionSSL bool
	}
	if err := exchangeLockdown(conn, question, &answer); err != nil {
		return nil, err
	}
	if answer.Error != "" {
		return nil, refused(answer.Error)
	}
	if !answer.EnableSessionSSL {
		return conn, nil
	}
	config, err := record.config()
	if err != nil {
		return nil, err
	}
	secure := tls.Client(conn, config) // it keeps the deadline of conn
	if err := secure.Handshake(); err != nil {
		return nil, err
	}
	return secure, nil
}

// config shows the computer's certificate and demands the phone's own key.
// Neither is signed by anyone that a system knows: both were made when the
// phone began to trust the computer. A phone that wants a session for this has
// iOS 14.5 or later, which speaks TLS 1.2.
func (r pairRecord) config() (*tls.Config, error) {
	// No error of these is wrapped: it could quote what it was given.
	own, err := tls.X509KeyPair(r.HostCertificate, r.HostPrivateKey)
	if err != nil {
		return nil, fmt.Errorf("%w: the computer's half of its pair record cannot be used", ErrNeedsTrust)
	}
	block, _ := pem.Decode(r.DeviceCertificate)
	if block == nil {
		return nil, fmt.Errorf("%w: its pair record has no certificate of it", ErrNeedsTrust)
	}
	phone, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("%w: its certificate in the pair record cannot be read", ErrNeedsTrust)
	}
	return &tls.Config{
		MinVersion: tls.VersionTLS12,
		// Asked for by any name, or by none, the computer shows what it has.
		GetClientCertificate: func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return &own, nil },
		InsecureSkipVerify:   true, // replaced by the comparison below
		VerifyConnection: func(s tls.ConnectionState) error {
			if len(s.PeerCertificates) == 0 ||
				subtle.ConstantTimeCompare(s.PeerCertificates[0].RawSubjectPublicKeyInfo, phone.RawSubjectPublicKeyInfo) != 1 {
				return ErrOtherPhone
			}
			return nil
		},
	}, nil
}
