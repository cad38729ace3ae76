package session

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"relink/internal/restore"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func anySession(t *rapid.T) Session {
	at := func(label string) time.Time {
		return noon.Add(time.Duration(rapid.IntRange(0, 5).Draw(t, label)) * time.Minute)
	}
	word := func(label string) string { return rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, label) }
	s := New("s", noon)
	s.Phone = Phone{Board: word("board"), Firmware: word("firmware"), At: at("identified")}
	for _, q := range []string{AskNeedsData, AskHistory} {
		if rapid.Bool().Draw(t, "answered "+q) {
			s = s.Answer(q, at("answered"), word("value"))
		}
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "tries") {
		try := Try{ID: fmt.Sprint("t", i), At: noon.Add(time.Duration(i) * time.Hour), Updated: at("updated"), CableLabel: word("cable")}
		code := rapid.IntRange(4013, 4014).Draw(t, "code")
		try.Attempt = restore.Attempt{Code: &code, Cable: word("opaque")}
		s = s.WithTry(try)
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "seen") {
		s = s.WithEntry(Entry{At: at("seen"), Kind: "attached", Mode: word("mode"), Port: fmt.Sprint("1-", i), Evidence: restore.Seen})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "cable tests") {
		s = s.WithCableTest(CableTest{
			ID: fmt.Sprint("c", i), At: noon.Add(time.Duration(i) * time.Hour), Updated: at("tested"),
			Result: word("result"), Moved: CableCounts{Provoked: true, Errors: rapid.IntRange(0, 3).Draw(t, "errors")},
		})
	}
	if rapid.Bool().Draw(t, "deleted one") {
		s = s.Without(rapid.SampledFrom([]string{"t", "c"}).Draw(t, "of which") + fmt.Sprint(rapid.IntRange(0, 4).Draw(t, "which")))
	}
	m, err := Merge(s, s) // puts lists into their order
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMergeIsAJoin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anySession(t), anySession(t), anySession(t)
		join := func(x, y Session) Session {
			m, err := Merge(x, y)
			if err != nil {
				t.Fatal(err)
			}
			return m
		}
		if got, want := join(a, b), join(b, a); !reflect.DeepEqual(got, want) {
			t.Errorf("the order matters:\n got %+v\nwant %+v", got, want)
		}
		if got := join(a, a); !reflect.DeepEqual(got, a) {
			t.Errorf("merging a session with itself changed it:\n got %+v\nwant %+v", got, a)
		}
		ab := join(a, b)
		if got := join(ab, b); !reflect.DeepEqual(got, ab) {
			t.Errorf("merging twice changed something:\n got %+v\nwant %+v", got, ab)
		}
		if got, want := join(ab, c), join(a, join(b, c)); !reflect.DeepEqual(got, want) {
			t.Errorf("the grouping matters:\n got %+v\nwant %+v", got, want)
		}
	})
}

func TestMergeRefusesAnotherPhone(t *testing.T) {
	a, b := New("a", noon), New("b", noon)
	a.Phone.ECID, b.Phone.ECID = "0000000000000001", "0000000000000002"
	if _, err := Merge(a, b); err != ErrOtherPhone {
		t.Errorf("got %v, want ErrOtherPhone", err)
	}
	b.Phone.ECID = ""
	if _, err := Merge(a, b); err != nil {
		t.Errorf("a session that does not know its ECID yet: got %v, want a merge", err)
	}
}

func TestDeletedStaysDeleted(t *testing.T) {
	with := New("s", noon).WithTry(Try{ID: "t1", At: noon})
	without := with.Without("t1")
	m, err := Merge(without, with)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Tries) != 0 {
		t.Errorf("got %d tries after a merge with an older copy, want none", len(m.Tries))
	}
}

func TestSeenFoldsTheOldest(t *testing.T) {
	s := New("s", noon)
	for i := range MaxSeen + 7 {
		s = s.WithEntry(Entry{At: noon.Add(time.Duration(i) * time.Second)})
	}
	if len(s.Seen) != MaxSeen || s.Folded != 7 {
		t.Errorf("got %d entries and %d folded, want %d and 7", len(s.Seen), s.Folded, MaxSeen)
	}
	if want := noon.Add(7 * time.Second); !s.Seen[0].At.Equal(want) {
		t.Errorf("the first entry left is from %v, want %v", s.Seen[0].At, want)
	}
}

func TestOpenSaveOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "relink")
	st, opened, err := Open(dir, "one", noon)
	if err != nil || !opened.Fresh {
		t.Fatalf("first open: fresh %v, error %v", opened.Fresh, err)
	}
	want := opened.Session.Answer(AskNeedsData, noon, "not-sure")
	if err := st.Save(want); err != nil {
		t.Fatal(err)
	}
	_, opened, err = Open(dir, "two", noon)
	if err != nil {
		t.Fatal(err)
	}
	if opened.Fresh || !reflect.DeepEqual(opened.Session, want) {
		t.Errorf("got %+v, want %+v", opened.Session, want)
	}
	if err := st.DeleteAll(); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 0 {
		t.Errorf("after deleting everything %d files are left (%v)", len(left), err)
	}
}

func TestUnreadableSessionIsSetAside(t *testing.T) {
	for name, content := range map[string]string{
		"empty":          "",
		"half written":   `{"schema":"relink.session/1","id":"x","tri`,
		"another schema": `{"schema":"relink.session/9"}`,
		"not JSON":       "\x00\x01 binary",
		"wrong type":     `{"schema":"relink.session/1","tries":"many"}`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, FileName), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			st, opened, err := Open(dir, "fresh", noon)
			if err != nil {
				t.Fatal(err)
			}
			if !opened.Fresh || opened.Kept == "" {
				t.Fatalf("got fresh %v, kept %q; want a fresh session and a kept copy", opened.Fresh, opened.Kept)
			}
			got, err := os.ReadFile(opened.Kept)
			if err != nil || string(got) != content {
				t.Errorf("the copy holds %q (%v), want %q", got, err, content)
			}
			if err := st.Save(opened.Session); err != nil {
				t.Errorf("the fresh session cannot be saved: %v", err)
			}
		})
	}
}

// The test program, started again with RELINK_SESSION_CHILD set, is the app
// that is killed or whose disk is full.
func TestMain(m *testing.M) {
	if dir := os.Getenv("RELINK_SESSION_CHILD"); dir != "" {
		saveForEver(dir)
	}
	os.Exit(m.Run())
}

func saveForEver(dir string) {
	st, opened, err := Open(dir, "child", noon)
	if err != nil {
		fmt.Println("open:", err)
		os.Exit(1)
	}
	s := opened.Session
	for i := 0; ; i++ {
		s = s.WithTry(Try{ID: fmt.Sprint("t", i), At: noon.Add(time.Duration(i)), CableLabel: strings.Repeat("x", 500)})
		if err := st.Save(s); err != nil {
			fmt.Println("save:", err)
			os.Exit(1)
		}
		fmt.Println(i)
	}
}

func TestKilledAtAnyMoment(t *testing.T) {
	for round := range 10 {
		dir := t.TempDir()
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "RELINK_SESSION_CHILD="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		saved := -1
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			fmt.Sscan(lines.Text(), &saved)
			if saved >= round*3 {
				break
			}
		}
		time.Sleep(time.Duration(round) * 700 * time.Microsecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		cmd.Wait()
		_, opened, err := Open(dir, "after", noon)
		if err != nil {
			t.Fatal(err)
		}
		if opened.Kept != "" || len(opened.Session.Tries) <= saved {
			t.Errorf("round %d: %d tries were saved, %d are there, set aside %q", round, saved+1, len(opened.Session.Tries), opened.Kept)
		}
	}
}
