package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"relink/internal/restore"
	"relink/internal/words"
)

// runCommand runs one command as typed and gives what it wrote to stdout.
func runCommand(cmd *cobra.Command, stdin string, args ...string) (string, error) {
	var out bytes.Buffer
	cmd.SetArgs(args)
	cmd.SetOut(&out)
	cmd.SetErr(&bytes.Buffer{})
	cmd.SetIn(strings.NewReader(stdin))
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err := cmd.Execute()
	return out.String(), err
}

// explained is relink.code/1 as a reader takes it.
type explained struct {
	Schema  string
	Code    int
	Meaning *string
	Stage   *string
	Not     *string
	Causes  []struct {
		ID, Text, Confidence string
		Sources              []string
	}
	Dissent    *string
	Confidence *string
}

func explainJSON(t *testing.T, args ...string) explained {
	t.Helper()
	out, err := runCommand(explainCommand(), "", append([]string{"--json"}, args...)...)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(out, "\n") != 1 {
		t.Errorf("got %d lines, want one object on one line", strings.Count(out, "\n"))
	}
	var got explained
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"schema", "code", "meaning", "stage", "not", "causes", "dissent", "confidence"} {
		if !strings.Contains(out, `"`+key+`":`) {
			t.Errorf("%v: %s is left out", args, key)
		}
	}
	return got
}

func TestExplainJSON(t *testing.T) {
	for _, tt := range []struct {
		args  []string
		code  int
		stage string // "" is null
	}{
		{[]string{"4013"}, 4013, "ramdisk-boot"},
		{[]string{"error", "4013"}, 4013, "ramdisk-boot"},
		{[]string{"0xFAD"}, 4013, "ramdisk-boot"},
		{[]string{"-1"}, -1, "baseband"},
		{[]string{"--", "-1"}, -1, "baseband"},
		{[]string{"3123"}, 3123, "signing"},
		{[]string{"4011"}, 4011, ""},
	} {
		got := explainJSON(t, tt.args...)
		stage := ""
		if got.Stage != nil {
			stage = *got.Stage
		}
		if got.Schema != "relink.code/1" || got.Code != tt.code || stage != tt.stage {
			t.Errorf("%v: got %s, %d, %q, want relink.code/1, %d, %q", tt.args, got.Schema, got.Code, stage, tt.code, tt.stage)
		}
		known := tt.stage != ""
		if (got.Meaning != nil) != known || (got.Confidence != nil) != known || (len(got.Causes) > 0) != known {
			t.Errorf("%v: got meaning %v, confidence %v, %d causes", tt.args, got.Meaning, got.Confidence, len(got.Causes))
		}
	}
}

func TestExplainNamesNeighboursOfAnUnknownNumber(t *testing.T) {
	got := explainJSON(t, "4011")
	if got.Not == nil || !strings.Contains(*got.Not, "4010") || !strings.Contains(*got.Not, "4012") {
		t.Errorf("got not %v, want a sentence that names 4010 and 4012", got.Not)
	}
}

func TestExplainNamesWhoDisagrees(t *testing.T) {
	got := explainJSON(t, "4013")
	if got.Dissent == nil {
		t.Fatal("got no dissent for 4013")
	}
	for _, want := range []string{"Liquid", "Rossmann", "Battery", "Audio", "fixstorydtla.com", "iguys.co.uk"} {
		if !strings.Contains(*got.Dissent, want) {
			t.Errorf("got %q, want it to name %s", *got.Dissent, want)
		}
	}
	if got := explainJSON(t, "2007"); got.Dissent != nil {
		t.Errorf("2007: got dissent %q, want null", *got.Dissent)
	}
}

func TestExplainText(t *testing.T) {
	for _, tt := range []struct {
		args []string
		want []string
	}{
		{[]string{"4013"}, []string{"Error 4013", "1. The cable.", "Sources:", "Where sources disagree:"}},
		{[]string{"3123"}, []string{"Error 3123, one of 3000-3999"}},
		{[]string{"4015"}, []string{"no reliable source", "here is what to test"}},
		{[]string{"4011"}, []string{"4011", "4010", "4012"}},
	} {
		out, err := runCommand(explainCommand(), "", tt.args...)
		if err != nil {
			t.Errorf("%v: %v", tt.args, err)
		}
		for _, want := range tt.want {
			if !strings.Contains(out, want) {
				t.Errorf("%v: got %q, want it to hold %q", tt.args, out, want)
			}
		}
	}
}

func TestEveryPageOfTheBookCanBePrinted(t *testing.T) {
	say := words.English()
	for _, e := range restore.Book() {
		if text := codeText(e.Code, say); strings.Contains(text, "<") || !strings.Contains(text, "1. ") {
			t.Errorf("%s: got %q", e.Name(), text)
		}
	}
}

func TestExplainRefusesWhatIsNoNumber(t *testing.T) {
	for _, args := range [][]string{{}, {"abc"}, {""}, {"4013", "4014"}, {"--wrong", "9"}} {
		out, err := runCommand(explainCommand(), "", args...)
		if err == nil || out != "" {
			t.Errorf("%v: got %q, %v, want a complaint about usage", args, out, err)
		}
		if code := exitCodeOf(err); code != exitUsage {
			t.Errorf("%v: got exit code %d, want %d", args, code, exitUsage)
		}
	}
}

func TestExplainHelp(t *testing.T) {
	out, err := runCommand(explainCommand(), "", "--help")
	if err != nil || !strings.Contains(out, "--json") {
		t.Errorf("got %q, %v, want the help", out, err)
	}
}
