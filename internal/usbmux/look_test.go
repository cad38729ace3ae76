package usbmux

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
)

func TestLook(t *testing.T) {
	running := map[string]any{"Type": "com.apple.mobile.lockdown"}
	for _, tt := range []struct {
		name         string
		answers      answers
		kind         Kind
		product, ios string
		trust        bool
	}{
		{"a trusted phone", answers{
			"QueryType": running, "GetValue ProductType": {"Value": "iPhone13,2"}, "GetValue ProductVersion": {"Value": "17.5.1"},
		}, Running, "iPhone13,2", "17.5.1", false},
		{"one that does not trust this computer", answers{
			"QueryType": running, "GetValue ProductType": {"Value": "iPhone13,2"}, "GetValue ProductVersion": {"Error": "GetProhibited"},
		}, Running, "iPhone13,2", "", true},
		{"one that restores is asked nothing more", answers{
			"QueryType": {"Type": "com.apple.mobile.restored"}, "GetValue ProductType": {"Value": "never asked"},
		}, Restoring, "", "", false},
		{"one that answers nothing sensible", answers{}, "", "", "", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			seen, err := ask(t, tt.answers, nil).Look(context.Background())
			if err != nil || len(seen) != 1 {
				t.Fatalf("got %+v, %v; want one phone", seen, err)
			}
			s := seen[0]
			if s.ID != 3 || s.Kind != tt.kind || s.ProductType != tt.product || s.Version != tt.ios {
				t.Errorf("got %+v, want %s %q %q", s, tt.kind, tt.product, tt.ios)
			}
			if errors.Is(s.Err, ErrNeedsTrust) != tt.trust {
				t.Errorf("got error %v, want needing trust %v", s.Err, tt.trust)
			}
		})
	}
	if _, err := (Client{"unix", filepath.Join(t.TempDir(), "nobody")}).Look(context.Background()); !errors.Is(err, ErrNotRunning) {
		t.Errorf("got %v, want ErrNotRunning", err)
	}
}
