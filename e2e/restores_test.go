package e2e

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"relink/e2e/boot"
	"relink/e2e/stories"
)

// TestKernelRestores boots the same kernel and lets Debian's idevicerestore
// restore virtual iPhones in it, from recovery and from DFU.
// RELINK_E2E_ONLY names one story.
func TestKernelRestores(t *testing.T) {
	img, err := boot.Build("..")
	if err != nil {
		t.Fatalf("build the guest: %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 8*time.Minute)
	defer cancel()
	only := os.Getenv("RELINK_E2E_ONLY")
	results := map[string]boot.Message{}
	started := time.Now()
	err = boot.Run(ctx, img, "relink.mode=restores relink.only="+strings.ReplaceAll(only, " ", "_"), func(m boot.Message) {
		if m.Kind == "result" {
			results[m.Scenario] = m
			t.Logf("%6.1fs %-34s ok=%v, took %.1fs", time.Since(started).Seconds(), m.Scenario, m.OK, m.Seconds)
		}
	})
	if err != nil {
		t.Errorf("the guest: %v", err)
	}
	crashed := 0
	for _, w := range stories.FromUSB {
		if only != "" && w.Name != only {
			continue
		}
		t.Run(w.Name, func(t *testing.T) {
			m, told := results[w.Name]
			if !told {
				t.Fatal("the guest told nothing about it")
			}
			t.Log(strings.Join(m.Log, "\n"))
			if m.Crashed { // by a fault of its own, in each of its tries: nothing came of it to compare
				crashed++
				t.Log("idevicerestore crashed each time")
			}
			for _, f := range m.Faults {
				t.Error(f)
			}
		})
		delete(results, w.Name)
	}
	if crashed > len(stories.FromUSB)/4 {
		t.Errorf("idevicerestore crashed in %d of %d stories, so that too little was compared", crashed, len(stories.FromUSB))
	}
	for name, m := range results {
		t.Errorf("%s: %s", name, strings.Join(m.Faults, "; "))
	}
}
