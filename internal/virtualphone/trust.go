package virtualphone

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"time"

	"howett.net/plist"
)

// Trust is a computer that a phone trusts, with the keys that were made for
// it: the computer's own, and the phone's, which the computer signed.
type Trust struct {
	HostID, SystemBUID string

	phone   tls.Certificate
	trusted [][]byte // public keys that a session is opened with
	record  map[string]any
}

// NewTrust makes the keys as libimobiledevice makes them: RSA of 2048 bits, a
// root that signs the computer's and the phone's certificates.
func NewTrust() (*Trust, error) {
	t := &Trust{HostID: "8A1F5D42-0000-4000-8000-00000000A001", SystemBUID: "8A1F5D42-0000-4000-8000-00000000B002"}
	root, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, fmt.Errorf("make a root key: %w", err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().AddDate(10, 0, 0),
	}
	signed := func(key *rsa.PrivateKey, isCA bool) ([]byte, error) {
		one := *template
		one.IsCA = isCA
		if !isCA {
			one.KeyUsage = x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment
		}
		return x509.CreateCertificate(rand.Reader, &one, template, &key.PublicKey, root)
	}
	t.record = map[string]any{"HostID": t.HostID, "SystemBUID": t.SystemBUID, "EscrowBag": []byte("made up"), "WiFiMACAddress": "00:00:5e:00:53:01"}
	for _, one := range []struct {
		name string
		isCA bool
	}{{"Root", true}, {"Host", false}, {"Device", false}} {
		key := root
		if !one.isCA {
			if key, err = rsa.GenerateKey(rand.Reader, 2048); err != nil {
				return nil, fmt.Errorf("make a key: %w", err)
			}
		}
		der, err := signed(key, one.isCA)
		if err != nil {
			return nil, fmt.Errorf("sign a certificate: %w", err)
		}
		t.record[one.name+"Certificate"] = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
		if one.name == "Device" {
			t.phone = tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
			continue // the computer never has the phone's key
		}
		t.record[one.name+"PrivateKey"] = pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)})
		public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
		if err != nil {
			return nil, fmt.Errorf("write a key down: %w", err)
		}
		t.trusted = append(t.trusted, public)
	}
	return t, nil
}

// Record is the pair record that usbmuxd keeps of the phone on that computer.
func (t *Trust) Record() ([]byte, error) {
	b, err := plist.Marshal(t.record, plist.XMLFormat)
	if err != nil {
		return nil, fmt.Errorf("write the pair record: %w", err)
	}
	return b, nil
}
