package usbmux

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"relink/internal/proplist"
	"relink/internal/virtualphone"
)

// The phone's side is a lockdownd with real keys and real TLS.
func TestEnterRecovery(t *testing.T) {
	trust, other := newTrust(t), newTrust(t)
	for _, tt := range []struct {
		name   string
		phone  virtualphone.Lockdown
		record []byte
		want   error
		heard  []string
		enters bool
	}{
		{"before iOS 14.5 anybody may", virtualphone.Lockdown{Open: true}, nil, nil, []string{"EnterRecovery trusted=false"}, true},
		{
			"since then a trusted computer",
			virtualphone.Lockdown{Trust: trust},
			recordOf(t, trust), nil,
			[]string{"EnterRecovery trusted=false", "StartSession trusted=false", "EnterRecovery trusted=true"},
			true,
		},
		{"no pair record here", virtualphone.Lockdown{}, nil, ErrNeedsTrust, []string{"EnterRecovery trusted=false"}, false},
		{
			"trust taken back",
			virtualphone.Lockdown{},
			recordOf(t, trust), ErrNeedsTrust,
			[]string{"EnterRecovery trusted=false", "StartSession trusted=false"},
			false,
		},
		{
			"locked",
			virtualphone.Lockdown{Trust: trust, Locked: true},
			recordOf(t, trust), ErrLocked,
			[]string{"EnterRecovery trusted=false", "StartSession trusted=false"},
			false,
		},
		{
			"another phone answers in its name",
			virtualphone.Lockdown{Trust: other},
			recordOf(t, trust), ErrOtherPhone,
			[]string{"EnterRecovery trusted=false", "StartSession trusted=false"},
			false,
		},
		{"restored", virtualphone.Lockdown{Restoring: true}, recordOf(t, trust), errors.ErrUnsupported, []string{"EnterRecovery trusted=false"}, false},
		{"a record that is none", virtualphone.Lockdown{}, []byte("no property list"), ErrNeedsTrust, []string{"EnterRecovery trusted=false"}, false},
		{
			"a record without keys",
			virtualphone.Lockdown{Trust: trust},
			[]byte("<plist><dict><key>HostID</key><string>" + trust.HostID + "</string></dict></plist>"),
			ErrNeedsTrust,
			[]string{"EnterRecovery trusted=false", "StartSession trusted=false"},
			false,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var heard virtualphone.Requests
			entered := make(chan bool, 1)
			tt.phone.Heard, tt.phone.Enter = heard.Hear, func() { entered <- true }
			// Both were made with one host id, so that only the keys differ.
			c := ask(t, tt.phone, tt.record)
			err := c.EnterRecovery(context.Background(), Phone{ID: 3, UDID: testUDID})
			switch {
			case tt.want == errors.ErrUnsupported:
				if err == nil || !strings.Contains(err.Error(), "InvalidService") {
					t.Errorf("got %v, want its own word", err)
				}
			case !errors.Is(err, tt.want):
				t.Errorf("got %v, want %v", err, tt.want)
			}
			if err != nil && (strings.Contains(err.Error(), "PRIVATE") || strings.Contains(err.Error(), trust.HostID)) {
				t.Errorf("the error tells of the pair record: %v", err)
			}
			if got := heard.All(); !slices.Equal(got, tt.heard) {
				t.Errorf("the phone heard %q, want %q", got, tt.heard)
			}
			if tt.enters {
				<-entered
			} else if len(entered) > 0 {
				t.Error("the phone went into recovery")
			}
		})
	}
}

func newTrust(t *testing.T) *virtualphone.Trust {
	t.Helper()
	trust, err := virtualphone.NewTrust()
	if err != nil {
		t.Fatal(err)
	}
	return trust
}

func recordOf(t *testing.T, trust *virtualphone.Trust) []byte {
	t.Helper()
	b, err := trust.Record()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A pair record may be anything: it is used, or it is an error that tells
// nothing of it.
func FuzzPairRecord(f *testing.F) {
	trust, err := virtualphone.NewTrust()
	if err != nil {
		f.Fatal(err)
	}
	record, err := trust.Record()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(record)
	f.Add([]byte("<plist><dict><key>HostPrivateKey</key><data>AAAA</data></dict></plist>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var r pairRecord
		if proplist.Decode(data, &r) != nil {
			return
		}
		if _, err := r.config(); err != nil && !errors.Is(err, ErrNeedsTrust) {
			t.Errorf("got %v, want an error that names no part of it", err)
		}
	})
}
