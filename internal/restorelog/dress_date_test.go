package restorelog

import (
	"strings"
	"testing"

	"relink/internal/restore"
)

func TestStripTakesOffWhatSyslogWrites(t *testing.T) {
	for _, tt := range []struct {
		in, want string
		failed   bool
	}{
		{"Nov 22 18:04:05 attic idevicerestore[4281]: Sending iBSS", "Sending iBSS", false},
		{"Nov  2 18:04:05.123456 attic idevicerestore[4281]: ERROR: Unable to send iBSS", "Unable to send iBSS", true},
		{"Nov 22 18:04:05 restored_external[24] <Notice>: entering update_baseband", "entering update_baseband", false},
		{"Nov 22 18:04:05 Albas-iPhone restored_external(libsystem_trace.dylib)[24] <Error>: ASR STATUS: fail", "ASR STATUS: fail", true},
		{"2026-11-22T18:04:05+0100 attic idevicerestore[4281]: Sending iBSS", "Sending iBSS", false},
		{"Sun 2026-11-22 18:04:05 CET attic idevicerestore[4281]: Sending iBSS", "Sending iBSS", false},
		{"[  123.456789] attic idevicerestore[4281]: Sending iBSS", "Sending iBSS", false},
		{"November rain", "November rain", false},
		{"Nov 22 is when it failed", "Nov 22 is when it failed", false},
		{"May I ask why it failed", "May I ask why it failed", false},
		{"Sun and rain", "Sun and rain", false},
		{"[0.5] of it", "[0.5] of it", false},
	} {
		if got := strip([]byte(tt.in)); string(got.body) != tt.want || got.failed != tt.failed {
			t.Errorf("%q: got %q (failed %v), want %q (%v)", tt.in, got.body, got.failed, tt.want, tt.failed)
		}
	}
}

// A log says the same with what syslog or the journal puts before each line.
func TestALogReadsTheSameThroughSyslog(t *testing.T) {
	prefixes := []string{"Nov 22 18:04:05 attic idevicerestore[4281]: ", "2026-11-22T18:04:05+0100 attic idevicerestore[4281]: ", "[  123.456789] attic idevicerestore[4281]: "}
	for _, f := range toolFixtures {
		if f.tool != IDeviceRestore {
			continue
		}
		want, err := Read(strings.NewReader(f.text))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range prefixes {
			got, err := Read(strings.NewReader(p + strings.ReplaceAll(strings.TrimSuffix(f.text, "\n"), "\n", "\n"+p)))
			if err != nil {
				t.Fatal(err)
			}
			if got.Tool != want.Tool || got.Outcome != want.Outcome || got.Stage != want.Stage || len(got.Codes) != len(want.Codes) {
				t.Errorf("%s behind %q: got %s %s at %q with %v, want %s %s at %q with %v",
					f.name, p, got.Tool, got.Outcome, got.Stage, got.Codes, want.Tool, want.Outcome, want.Stage, want.Codes)
			}
		}
	}
	for _, f := range deviceFixtures {
		if f.tool != Restored {
			continue
		}
		const p = "Nov 22 18:04:05 Albas-iPhone restored_external(libsystem_trace.dylib)[24] <Notice>: "
		got, err := Read(strings.NewReader(p + strings.ReplaceAll(strings.TrimSuffix(f.text, "\n"), "\n", "\n"+p)))
		if err != nil {
			t.Fatal(err)
		}
		if got.Tool != f.tool || got.Outcome != f.outcome || f.stage != restore.Stage("") && got.Stage != f.stage {
			t.Errorf("%s through idevicesyslog: got %s %s at %q, want %s %s at %q", f.name, got.Tool, got.Outcome, got.Stage, f.tool, f.outcome, f.stage)
		}
	}
}
