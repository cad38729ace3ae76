package factsfile

import (
	"strings"
	"testing"

	"relink/guide/verdict"
	"relink/internal/restore"
)

func TestReadFactsTakesEveryKey(t *testing.T) {
	f, err := Read(strings.NewReader("\xef\xbb\xbf" + `{
		"schema": "relink.facts/1", "product_type": "iPhone13,2", "needs_data": true, "has_backup": false,
		"computer_updated": null, "history": ["dropped", "dropped", "opened"], "symptoms": ["freezes"],
		"attempts": [
			{"code": 4013, "behaviour": "update", "mode": "recovery", "cable": "A", "port": "1-2", "computer": "mac",
			 "through_hub": true, "stage": "ramdisk-boot", "lost_link": "reset-to-recovery",
			 "link_findings": ["bounced", "provoked"], "evidence": "seen"},
			{"code": 0}, {}, {"code": null, "cable": null}
		]}
	`))
	if err != nil {
		t.Fatal(err)
	}
	if f.ProductType != "iPhone13,2" || !*f.NeedsData || *f.HasBackup || f.ComputerUpdated != nil {
		t.Errorf("top: got %+v", f)
	}
	if len(f.History) != 2 || f.Symptoms[0] != verdict.SymptomFreezes {
		t.Errorf("history %v, symptoms %v: want two and one", f.History, f.Symptoms)
	}
	if len(f.Attempts) != 4 {
		t.Fatalf("got %d attempts, want 4", len(f.Attempts))
	}
	a := f.Attempts[0]
	if *a.Code != 4013 || a.Behaviour != restore.Update || a.Mode != verdict.TryRecovery || !*a.ThroughHub ||
		a.LostLink != restore.LinkResetToRecovery || len(a.LinkFindings) != 2 || a.Evidence != restore.Seen {
		t.Errorf("attempt: got %+v", a)
	}
	if f.Attempts[2].Code != nil || *f.Attempts[1].Code != 0 {
		t.Errorf("code left out and code 0 must differ: %+v", f.Attempts[1:])
	}
}

func TestReadFactsNamesLineAndReason(t *testing.T) {
	many := `{"attempts":[` + strings.Repeat("{\"cable\":\"A\"},\n", 1_000_000) + `{}]}`
	for _, tt := range []struct{ name, in, want string }{
		{"empty", "", "line 1: empty"},
		{"blank", " \n \n", "line 3: empty"},
		{"not JSON", "hello", "line 1: not JSON"},
		{"cut short", "{\"needs_data\":\n", "line 2: not JSON: it ends too early"},
		{"a list", "[]", "line 1: a list where an object belongs"},
		{"null", "null", "line 1: null where an object belongs"},
		{"unknown key", "{\n\"neds_data\": true}", `line 2: unknown key "neds_data"`},
		{"case of a key", `{"Needs_Data": true}`, `unknown key "Needs_Data"`},
		{"unknown key in a try", "{\"attempts\": [\n{\"colour\": 1}]}", `line 2: unknown key "colour"`},
		{"doubled key", "{\"needs_data\": true,\n\"needs_data\": false}", `line 2: key "needs_data" twice`},
		{"doubled null", `{"needs_data": null, "needs_data": null}`, "twice"},
		{"text for truth", `{"needs_data": "yes"}`, "line 1: needs_data: a text where true or false belongs"},
		{"number for text", `{"product_type": 13}`, "product_type: a number where a text belongs"},
		{"object for list", "{\n\n\"history\": {}}", "line 3: history: an object where a list belongs"},
		{"list for object", `{"attempts": [[]]}`, "attempts: a list where an object belongs"},
		{"null try", `{"attempts": [null]}`, "attempts: null where an object belongs"},
		{"null behind a try", `{"attempts": [{"code": 1}, null]}`, "attempts: null where an object belongs"},
		{"text for number", `{"attempts": [{"code": "4013"}]}`, "code: a text where a number belongs"},
		{"broken number", `{"attempts": [{"code": 4013.5}]}`, `code: "4013.5" is no error number`},
		{"huge number", `{"attempts": [{"code": 99999999999999999999}]}`, "is no error number"},
		{"unknown history", "{\"history\": [\"wet\",\n\"burnt\"]}", `line 2: history: unknown word "burnt"`},
		{"unknown stage", `{"attempts": [{"stage": "lunch"}]}`, `stage: unknown word "lunch"`},
		{"unknown link", `{"attempts": [{"lost_link": "perhaps"}]}`, `lost_link: unknown word "perhaps"`},
		{"null word", `{"symptoms": [null]}`, "symptoms: null where a text belongs"},
		{"other schema", `{"schema": "relink.facts/2"}`, `schema: unknown word "relink.facts/2"`},
		{"trailing", "{}\n{}", "line 2: something follows the facts"},
		{"trailing brace", "{}}", "line 1: something follows the facts"},
		{"bad comma", "{\"needs_data\": true,\n}", "line 2: not JSON"},
		{"not UTF-8", "{\n\"product_type\": \"\xff\"}", "line 2: not UTF-8"},
		{"a million tries", many, "line 1001: attempts: more than 1000 attempts"},
		{"a flood of blanks", "{" + strings.Repeat(" ", maxFactsBytes+5) + "}", "longer than 8 MiB"},
		{"a terminal escape", "{\"\\u001b[2J\\u202e\": 1}", `unknown key "\x1b[2J\u202e"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(strings.NewReader(tt.in))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

// Every word that a type can hold can be read, and the other way round.
func FuzzReadFacts(f *testing.F) {
	f.Add([]byte(`{"schema":"relink.facts/1","attempts":[{"code":4013,"cable":"A"}]}`))
	f.Add([]byte(`{"history":["wet"],"needs_data":null}`))
	f.Add([]byte("{\"a\":[{}]}\x00"))
	f.Fuzz(func(t *testing.T, in []byte) {
		facts, err := Read(strings.NewReader(string(in)))
		if err == nil {
			verdict.Decide(facts)
			return
		}
		if !strings.HasPrefix(err.Error(), "line ") {
			t.Errorf("error without a line: %v", err)
		}
	})
}
