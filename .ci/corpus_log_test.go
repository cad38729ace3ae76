package ci

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"relink/internal/restorelog"
)

// logLabel is what corpus/logs/labels.json says of one log.
type logLabel struct {
	File   string `json:"file"`
	Labels struct {
		Tool    string  `json:"tool"`
		Outcome string  `json:"outcome"`
		Codes   []any   `json:"error_codes_seen"`
		Stage   *string `json:"stage_of_failure"`
		Product *string `json:"device_product_type"`
	} `json:"labels"`
}

// corpusDir is the folder of real records, or "" on a machine without them.
func corpusDir() string {
	for _, dir := range []string{os.Getenv("RELINK_CORPUS"), "../../shared/corpus"} {
		if dir == "" {
			continue
		}
		if _, err := os.Stat(filepath.Join(dir, "logs", "labels.json")); err == nil {
			return dir
		}
	}
	return ""
}

// stageWords translate the labels' stages into the contract's; the first that
// a label holds wins.
var stageWords = []struct{ in, want string }{
	{"after DFU phase: device left USB", "recovery-upload"},
	{"send iBSS", "dfu-upload"},
	{"send iBEC", "recovery-upload"},
	{"tss", "signing"},
	{"asr", "filesystem"},
	{"FDR", "calibration-data"},
	{"baseband", "baseband"},
	{"NOR", "firmware"},
	{"flashing firmware", "firmware"},
	{"data volume missing", "unknown"},
}

// TestRealLogsComeOutAsLabelled reads every log of the corpus and compares it
// with its label. Without a corpus there is nothing to compare.
func TestRealLogsComeOutAsLabelled(t *testing.T) {
	dir := corpusDir()
	if dir == "" {
		t.Log("no corpus here; set RELINK_CORPUS to its folder")
		return
	}
	data, err := os.ReadFile(filepath.Join(dir, "logs", "labels.json"))
	if err != nil {
		t.Fatal(err)
	}
	var labels []logLabel
	if err := json.Unmarshal(data, &labels); err != nil {
		t.Fatal(err)
	}
	for _, l := range labels {
		t.Run(l.File, func(t *testing.T) { compareLog(t, filepath.Join(dir, "logs", l.File), l) })
	}
}

func compareLog(t *testing.T, path string, l logLabel) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := restorelog.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	if want := wantTool(l.Labels.Tool); string(got.Tool) != want {
		t.Errorf("tool: got %s, want %s (%s)", got.Tool, want, l.Labels.Tool)
	}
	if want := wantOutcome(l.Labels.Outcome); string(got.Outcome) != want {
		t.Errorf("outcome: got %s, want %s", got.Outcome, want)
	}
	if want := wantCodes(l.Labels.Codes); !slices.Equal(got.Codes, want) {
		t.Errorf("codes: got %v, want %v", got.Codes, want)
	}
	if l.Labels.Stage != nil {
		if want := wantStage(*l.Labels.Stage); string(got.Stage) != want {
			t.Errorf("stage: got %s, want %s (%s)", got.Stage, want, *l.Labels.Stage)
		}
	}
	// Some labels name a model the log itself does not show.
	if want := l.Labels.Product; want != nil && got.ProductType != "" && !strings.Contains(*want, got.ProductType) {
		t.Errorf("product type: got %s, want %s", got.ProductType, *want)
	}
	t.Logf("%s %s %v stage=%s op=%v product=%s written=%s evidence=%d", got.Tool, got.Outcome, got.Codes, got.Stage,
		got.Operation, got.ProductType, yesNo(got.StorageWritten), len(got.Evidence))
}

func wantTool(label string) string {
	for _, row := range []struct{ in, want string }{
		{"restored log plus idevicerestore", "idevicerestore"},
		{"pymobiledevice3", "pymobiledevice3"},
		{"futurerestore", "futurerestore"},
		{"idevicerestore", "idevicerestore"},
		{"Configurator", "configurator"},
		{"cfgutil", "configurator"},
		{"AMPDevicesAgent", "configurator"},
		{"restored", "restored"},
	} {
		if strings.Contains(label, row.in) {
			return row.want
		}
	}
	return "mobiledevice"
}

func wantOutcome(label string) string {
	switch label {
	case "fail":
		return "failure"
	case "not_a_restore":
		return "not-a-restore"
	}
	return label
}

func wantCodes(label []any) []int {
	codes := []int{}
	for _, c := range label {
		if n, ok := c.(float64); ok { // "status=-1" is no code
			codes = append(codes, int(n))
		}
	}
	return codes
}

func wantStage(label string) string {
	for _, row := range stageWords {
		if strings.Contains(label, row.in) {
			return row.want
		}
	}
	return "unknown"
}

func yesNo(b *bool) string {
	switch {
	case b == nil:
		return "unknown"
	case *b:
		return "yes"
	}
	return "no"
}
