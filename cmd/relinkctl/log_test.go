package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"relink/internal/restorelog"
)

// exitCodeOf is the code relinkctl would end with.
func exitCodeOf(err error) int {
	var exit exitError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &exit):
		return exit.code
	}
	return exitUsage
}

const failedLog = `[11:50:17.0500] requested restore behavior: Update
[11:50:18.0500] Muxed mode device connected with ECID: 0x1534A90C85802E
[11:50:53.1000] <Restore Device 0x7f9a>: operation 13 progress 41
[11:50:59.1000] Restore completed, status: 4010 for 0x1534A90C85802E
`

func writeLog(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "iPhoneUpdater.log")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLogJSON(t *testing.T) {
	out, err := runCommand(logCommand(), "", writeLog(t, failedLog), "--json")
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{
		"schema": "relink.log/1", "tool": "mobiledevice", "outcome": "failure", "behaviour": "update",
		"stage": "filesystem", "storage_written": true, "product_type": nil,
	} {
		if value, ok := got[key]; !ok || value != want {
			t.Errorf("%s: got %v, want %v", key, value, want)
		}
	}
	if codes, ok := got["codes"].([]any); !ok || len(codes) != 1 || codes[0] != 4010.0 {
		t.Errorf("codes: got %v, want [4010]", got["codes"])
	}
	if op, ok := got["operation"].(map[string]any); !ok || op["number"] != 13.0 || op["name"] != "Restoring image" {
		t.Errorf("operation: got %v", got["operation"])
	}
	if explanation, _ := got["explanation"].(string); !strings.Contains(explanation, "4010") {
		t.Errorf("explanation: got %q", explanation)
	}
	if strings.Contains(out, "1534A90C") {
		t.Errorf("got %q, which identifies the phone", out)
	}
}

func TestLogOfNoRestoreIsDone(t *testing.T) {
	out, err := runCommand(logCommand(), "Dear diary\n", "-", "--json")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"tool":"unknown"`, `"outcome":"not-a-restore"`, `"codes":[]`, `"stage":null`, `"operation":null`,
		`"behaviour":null`, `"storage_written":null`, `"product_type":null`, `"evidence":[]`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("got %s, want %s", out, want)
		}
	}
}

func TestLogText(t *testing.T) {
	out, err := runCommand(logCommand(), failedLog, "-")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"The restore failed.", "Numbers: 4010", "Last operation: 13 Restoring image", "     4  [11:50:59"} {
		if !strings.Contains(out, want) {
			t.Errorf("got %q, want it to hold %q", out, want)
		}
	}
	hostile := "[11:50:59.1000] Restore completed, status: 9 \x1b[2J\u202e<script>\x07\n"
	out, err = runCommand(logCommand(), hostile, "-")
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(out, "\x1b\x07\u202e") {
		t.Errorf("got %q, want no control or bidirectional characters", out)
	}
}

func TestLogThatCannotBeReadIsASentence(t *testing.T) {
	program := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(program, append([]byte("\x7fELF"), make([]byte, 4096)...), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, path, want string }{
		{"a folder", t.TempDir(), "folder"},
		{"a missing file", filepath.Join(t.TempDir(), "none.log"), "does not exist"},
		{"a binary", program, "binary"},
	} {
		out, err := runCommand(logCommand(), "", tt.path)
		if err == nil || !strings.Contains(err.Error(), tt.want) || out != "" {
			t.Errorf("%s: got %q, %v, want a sentence with %q", tt.name, out, err, tt.want)
		}
		if code := exitCodeOf(err); code != exitFailed {
			t.Errorf("%s: got exit code %d, want %d", tt.name, code, exitFailed)
		}
	}
	if _, err := runCommand(logCommand(), ""); exitCodeOf(err) != exitUsage {
		t.Errorf("no file: got %v, want a complaint about usage", err)
	}
}

// What is not known is null, the name of an operation too.
func TestUnknownOperationHasNoName(t *testing.T) {
	for _, tt := range []struct {
		op   *restorelog.Operation
		want string
	}{
		{nil, `null`},
		{&restorelog.Operation{Number: 13, Name: "Restoring image"}, `{"number":13,"name":"Restoring image"}`},
		{&restorelog.Operation{Number: 999}, `{"number":999,"name":null}`},
	} {
		if got, err := json.Marshal(newOperationView(tt.op)); err != nil || string(got) != tt.want {
			t.Errorf("got %s (%v), want %s", got, err, tt.want)
		}
	}
}
