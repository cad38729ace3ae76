package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"sync"
	"time"

	"howett.net/plist"
)

// signer stands for Apple's signing server in a machine without a network: the
// hosts file says that its name is this machine. What it signs, nobody checks.
type signer struct {
	mu      sync.Mutex
	refuses bool
	asked   int
}

// signerName is the server that restore programs ask.
const signerName = "gs.apple.com"

// startSigner listens where the server would.
func startSigner() (*signer, error) {
	s := &signer{}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make the signing server's key: %w", err)
	}
	about := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: signerName}, DNSNames: []string{signerName},
		NotBefore: time.Unix(0, 0), NotAfter: time.Unix(1<<32, 0),
	}
	certificate, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		return nil, fmt.Errorf("make the signing server's certificate: %w", err)
	}
	l, err := net.Listen("tcp4", "127.0.0.1:443")
	if err != nil {
		return nil, fmt.Errorf("open the signing server: %w", err)
	}
	secure := tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{certificate}, PrivateKey: key}}})
	// It ends with the machine.
	go func() { _ = (&http.Server{Handler: s, ReadHeaderTimeout: time.Minute}).Serve(secure) }()
	return s, nil
}

// ServeHTTP signs, or refuses as Apple does for a version that it no longer
// signs.
func (s *signer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked++
	refuses := s.refuses
	s.mu.Unlock()
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	var request map[string]any
	if err == nil {
		_, err = plist.Unmarshal(body, &request)
	}
	switch {
	case err != nil || request["ApNonce"] == nil || request["ApECID"] == nil:
		fmt.Fprint(w, "STATUS=100&MESSAGE=An internal error occurred.")
	case refuses:
		fmt.Fprint(w, "STATUS=94&MESSAGE=This device isn't eligible for the requested build.")
	default:
		ticket, err := plist.Marshal(map[string]any{"ApImg4Ticket": []byte{0x30, 0x03, 0x02, 0x01, 0x01}}, plist.XMLFormat)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintf(w, "STATUS=0&MESSAGE=SUCCESS&REQUEST_STRING=%s", ticket)
	}
}

// start begins a story.
func (s *signer) start(refuses bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuses, s.asked = refuses, 0
}

func (s *signer) times() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked
}
