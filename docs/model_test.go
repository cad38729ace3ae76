package docs

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestAddingAModel does what adding-a-model.md says with a phone that does not
// exist: one row and one number, laid over the source without touching it. The
// tests must pass and the serial string must name the phone.
func TestAddingAModel(t *testing.T) {
	const row = `	{"iPhone99,9", "iPhone of a rehearsal", "x99ap", 0x9990, 0x0c, false, FamilyIPhone, VolUpVolDownSide, Side, DrawIslandAction, true, 2026, "A99", true}, // docs` + "\n"
	overlay := over(t, map[string]func(string) string{
		"../internal/device/models_phones.go": func(s string) string { return strings.TrimSuffix(s, "}\n") + row + "}\n" },
		"../internal/device/lookup_test.go": func(s string) string {
			rows := regexp.MustCompile(`len\(pads\), ([0-9]+);`)
			n, err := strconv.Atoi(rows.FindStringSubmatch(s)[1])
			if err != nil {
				t.Fatal(err)
			}
			return rows.ReplaceAllString(s, "len(pads), "+strconv.Itoa(n+1)+";")
		},
	})
	run := func(name string, args ...string) string {
		t.Helper()
		said, err := exec.Command(name, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, said)
		}
		return string(said)
	}
	if said := run("go", "test", "-overlay", overlay, "-run", "TestEveryRowIsComplete", "-v", "relink/internal/device"); !strings.Contains(said, "--- PASS: TestEveryRowIsComplete") {
		t.Errorf("got\n%s\nwant the test that walks the rows to pass", said)
	}
	program := filepath.Join(t.TempDir(), "relinkctl")
	run("go", "build", "-overlay", overlay, "-o", program, "relink/cmd/relinkctl")
	if said := run(program, "identify", "CPID:9990 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:0000000000000000 IBFL:3C"); !strings.Contains(said, "iPhone of a rehearsal (iPhone99,9)") {
		t.Errorf("identify: got %s, want the new model", said)
	}
	if said := run(program, "coach", "--model", "iPhone99,9", "--start", "normal", "--replay", "testdata/trace.jsonl"); !strings.Contains(said, "reached-dfu") {
		t.Errorf("coach: got %s, want it to coach the new model", said)
	}
}

// over writes changed copies of files, and the list by which go takes them for
// the files themselves.
func over(t *testing.T, change map[string]func(string) string) string {
	t.Helper()
	dir := t.TempDir()
	replace := map[string]string{}
	for file, f := range change {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		path, err := filepath.Abs(file)
		if err != nil {
			t.Fatal(err)
		}
		replace[path] = filepath.Join(dir, filepath.Base(file))
		if err := os.WriteFile(replace[path], []byte(f(string(text))), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	list, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(name, list, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}
