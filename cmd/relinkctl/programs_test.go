package main

import (
	"context"
	"encoding/json"
	"testing"

	"relink/internal/device"
	"relink/internal/restorer"
)

// The JSON of programs is what docs/contract.md promises.
func TestProgramsJSON(t *testing.T) {
	here := restorer.Computer{
		System:     "linux",
		Getenv:     func(string) string { return "/usr/bin" },
		Exists:     func(string) bool { return false },
		Executable: func(path string) bool { return path == "/usr/bin/idevicerestore" },
		Ask:        func(context.Context, string, ...string) (string, error) { return "idevicerestore 1.0.0\n", nil },
		Processes:  func() ([]restorer.Process, error) { return nil, restorer.ErrCannotSee },
	}
	phone, _ := device.ByProductType("iPhone13,2")
	for _, tt := range []struct {
		name  string
		model *device.Model
		want  string
	}{
		{"no model", nil, `{"schema":"relink.programs/1","product_type":null,"programs":[{"id":"idevicerestore","path":"/usr/bin/idevicerestore","version":"1.0.0","running":null,"can_restore":"unknown","why":"No model was named, and none is told by USB.","open":null}]}`},
		{"iPhone 12", &phone, `{"schema":"relink.programs/1","product_type":"iPhone13,2","programs":[{"id":"idevicerestore","path":"/usr/bin/idevicerestore","version":"1.0.0","running":null,"can_restore":"no","why":"This version was made before the iPhone 12 came out.","open":null}]}`},
	} {
		got, err := json.Marshal(newProgramsView(t.Context(), here, tt.model, catalogue()))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
	here.Executable = func(string) bool { return false }
	got, err := json.Marshal(newProgramsView(t.Context(), here, nil, catalogue()))
	if want := `{"schema":"relink.programs/1","product_type":null,"programs":[]}`; err != nil || string(got) != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
}
