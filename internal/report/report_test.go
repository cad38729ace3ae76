package report

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/words"
)

var night = time.Date(2026, 11, 22, 23, 10, 0, 0, time.UTC)

func number13() *int { n := 4013; return &n }

// tried is a phone that failed with two cables on two computers, from DFU
// too, once while Relink watched and once with a log.
func tried() session.Session {
	s := session.New("7f3k9q2m", night)
	s.Phone = session.Phone{ProductType: "iPhone12,1", Board: "n104ap", Serial: "F4GXK0ABCDEF", ECID: "000A1B2C3D4E5F60", At: night}
	s = s.Answer(session.AskNeedsData, night, "no").Answer(session.AskHasBackup, night, "yes").
		Answer(session.AskComputerUpdated, night, "yes").Answer(session.AskHistory, night, "dropped")
	for i, row := range []struct{ cable, port, computer, mode string }{
		{"own", "1-2", "pc", "recovery"}, {"new", "2-1", "pc", "dfu"}, {"new", "left", "mac", "dfu"},
	} {
		at := night.Add(time.Duration(i) * time.Hour)
		direct := false
		t := session.Try{ID: "try-" + row.cable + row.port, At: at, Updated: at, CableLabel: row.cable + " cable", PortLabel: row.port, ComputerLabel: row.computer}
		t.Attempt = restore.Attempt{
			Code: number13(), Behaviour: restore.Erase, Mode: row.mode, Cable: row.cable, Port: row.port, Computer: row.computer,
			ThroughHub: &direct, Stage: restore.StageRamdiskBoot, LostLink: restore.LinkResetToRecovery, Evidence: restore.Seen,
		}
		t.Strip = []session.Segment{
			{From: at, To: at.Add(40 * time.Second), Mode: "recovery"},
			{From: at.Add(40 * time.Second), To: at.Add(58 * time.Second)},
			{From: at.Add(58 * time.Second), To: at.Add(160 * time.Second), Mode: "recovery"},
		}
		s = s.WithTry(t)
	}
	s.Tries[1].LogLines = []session.LogLine{{Line: 812, Text: "Unexpected device state 'Recovery' expected 'RestoreOS'"}}
	s.Tries[1].Tool = "mobiledevice"
	s = s.WithRun(session.Run{ID: "r1", At: night, Start: "recovery", Outcome: "reached-dfu", Seconds: 17})
	return s.WithEntry(session.Entry{At: night, Kind: "attached", Mode: "recovery", Port: "1-2", Evidence: restore.Seen})
}

func write(t *testing.T, f Format, r Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, r); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return b.String()
}

// plain is a report as a reader would see it: PDF by pdftotext, HTML without
// its tags.
func plain(t *testing.T, f Format, content string) string {
	t.Helper()
	switch f.Name {
	case "html":
		return html.UnescapeString(regexp.MustCompile(`(?s)<style>.*?</style>|<[^>]*>`).ReplaceAllString(content, " "))
	case "pdf":
		path := filepath.Join(t.TempDir(), "r.pdf")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
		if err != nil {
			t.Fatalf("pdftotext (package poppler-utils; make test installs it): %v", err)
		}
		return string(out)
	}
	return content
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestEveryFormatSaysWhatWasFound(t *testing.T) {
	c := words.English()
	r := New(tried(), c, Options{Created: night, Version: "test"})
	if r.verdict.Advice != verdict.AdviceHardwareInspection {
		t.Fatalf("got verdict %s, want %s", r.verdict.Advice, verdict.AdviceHardwareInspection)
	}
	for _, f := range Formats {
		got := squeeze(plain(t, f, write(t, f, r)))
		for _, want := range []string{"4013", r.Number, "iPhone12,1", r.Document.Lead.Title} {
			if !strings.Contains(strings.ToLower(got), strings.ToLower(squeeze(want))) {
				t.Errorf("%s does not say %q", f.Name, want)
			}
		}
	}
}

// Each fact of a try says on its own how it is known: the link was seen, the
// stage read, the number told.
func TestEachFactSaysHowItIsKnown(t *testing.T) {
	s := tried() // its second try was watched and has a log
	rows := New(s, words.English(), Options{Created: night}).Document.Sections[1].Blocks[0].Table.Rows
	for i, want := range []string{
		"seen by Relink: Port, Computer, Hub, Started from, How the link ended; told by the owner: Cable, Update or erase, Result, Stage",
		"seen by Relink: Port, Computer, Hub, Started from, How the link ended; read from a log: Stage; told by the owner: Cable, Update or erase, Result",
		"seen by Relink: Port, Computer, Hub, Started from, How the link ended; told by the owner: Cable, Update or erase, Result, Stage",
	} {
		if got := rows[i][len(rows[i])-1]; got != want {
			t.Errorf("try %d: got %q, want %q", i+1, got, want)
		}
	}
}

func TestNoWordIsMissing(t *testing.T) {
	r := New(tried(), words.English(), Options{Created: night, Version: "test", LastFour: true})
	var b bytes.Buffer
	if err := Text(&b, r); err != nil {
		t.Fatal(err)
	}
	if m := regexp.MustCompile(`<[a-z_]+\.[^>]*>|<no value>`).FindAllString(b.String()+Summary(r), -1); m != nil {
		t.Errorf("words without a sentence: %v", m)
	}
}

func TestHTMLRefersToNothingOutsideAndEscapes(t *testing.T) {
	s := tried()
	hostile := `<script>alert(1)</script><img src=http://x/y>"'&`
	s.Tries[0].CableLabel = hostile
	s = s.WithEntry(session.Entry{At: night, Kind: "note", Text: hostile + "\x1b[31m\u202e", Evidence: restore.Seen})
	got := write(t, Formats[0], New(s, words.English(), Options{Created: night, Version: "test"}))
	for _, bad := range []string{"<script", "<img", "<link", "src=", "url(", "@import", "\x1b", "\u202e"} {
		if strings.Contains(strings.ReplaceAll(got, html.EscapeString(hostile), ""), bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}

func TestHostileTextInEveryFormat(t *testing.T) {
	s := tried()
	for _, text := range []string{strings.Repeat("A", 64<<10), "\xff\xfe\x00", "😀🏳️‍🌈 \U0001F600", "مرحبا \u202e", strings.Repeat("漢字", 400)} {
		s = s.WithEntry(session.Entry{At: night, Kind: "note", Text: text, Evidence: restore.Seen})
		s.Tries[0].CableLabel = text
		r := New(s, words.English(), Options{Created: night, Version: "test"})
		for _, f := range Formats {
			write(t, f, r)
		}
	}
}

func TestJSONSaysItsSchema(t *testing.T) {
	var got map[string]any
	content := write(t, Formats[2], New(tried(), words.English(), Options{Created: night, Version: "test"}))
	if err := json.Unmarshal([]byte(content), &got); err != nil {
		t.Fatal(err)
	}
	if got["schema"] != Schema || got["masked"] != true {
		t.Errorf("got schema %v, masked %v", got["schema"], got["masked"])
	}
}

func TestEmptySession(t *testing.T) {
	r := New(session.Session{}, words.English(), Options{Created: night, Version: "test"})
	if r.verdict.Advice != verdict.AdviceNotEnoughFacts {
		t.Errorf("got %s, want %s", r.verdict.Advice, verdict.AdviceNotEnoughFacts)
	}
	for _, f := range Formats {
		write(t, f, r)
	}
}

func TestBenchOrderFollowsTheModel(t *testing.T) {
	has := func(productType, id string) bool {
		for _, s := range benchOrder(productType) {
			if s.id == id {
				return true
			}
		}
		return false
	}
	for _, tt := range []struct {
		productType, id string
		want            bool
	}{
		{"iPhone12,1", "front-flex", true},
		{"iPhone9,1", "front-flex", false},
		{"iPhone9,1", "cpu-joints", true},
		{"iPad7,5", "cpu-joints", true},
		{"iPod9,1", "cpu-joints", true},
		{"iPhone12,1", "cpu-joints", false},
		{"", "front-flex", false},
		{"", "socket", true},
	} {
		if got := has(tt.productType, tt.id); got != tt.want {
			t.Errorf("%q, step %s: got %v, want %v", tt.productType, tt.id, got, tt.want)
		}
	}
	for _, s := range benchSteps {
		if s.source == "" {
			t.Errorf("step %s names no source", s.id)
		}
	}
}

func TestModesOfTheStripHaveWords(t *testing.T) {
	c := words.English()
	for _, m := range []device.Mode{device.ModeNormal, device.ModeRestore, device.ModeRecovery, device.ModeDFU, device.ModeWTF, device.ModePortDFU, device.ModeDebugUSB} {
		if id := "report.mode." + string(m); c.Text(id, nil) == "<"+id+">" {
			t.Errorf("mode %s has no word", m)
		}
	}
}

// With RELINK_REPORT_DIR set, the report of the story above is left there to be
// looked at.
func TestLeaveReportsToLookAt(t *testing.T) {
	dir := os.Getenv("RELINK_REPORT_DIR")
	if dir == "" {
		dir = t.TempDir()
	}
	r := New(tried(), words.English(), Options{Created: night, Version: "test", LastFour: true})
	for _, f := range Formats {
		if err := os.WriteFile(filepath.Join(dir, "report"+f.Ext), []byte(write(t, f, r)), 0o600); err != nil {
			t.Error(err)
		}
	}
}

func TestNothingHappenedIsAnAnswer(t *testing.T) {
	s := session.New("s", night)
	if f := story.FactsOf(s); f.History != nil || f.Symptoms != nil {
		t.Errorf("not asked: got %v and %v, want nil", f.History, f.Symptoms)
	}
	s = s.Answer(session.AskHistory, night, "nothing").Answer(session.AskSymptoms, night, "none")
	if f := story.FactsOf(s); f.History == nil || f.Symptoms == nil || len(f.History)+len(f.Symptoms) > 0 {
		t.Errorf("nothing: got %v and %v, want empty lists", f.History, f.Symptoms)
	}
	s = s.Answer(session.AskHistory, night, "wet", "dropped")
	if f := story.FactsOf(s); len(f.History) != 2 {
		t.Errorf("got %v, want wet and dropped", f.History)
	}
}

func TestMaskedTriesKeepNamesApart(t *testing.T) {
	s := session.New("0123456789abcdef", night)
	for _, id := range []string{"0123456789abcdef-log-1111111111111111", "0123456789abcdef-log-2222222222222222"} {
		s = s.WithTry(session.Try{ID: id, At: night})
	}
	got := write(t, Formats[2], New(s, words.English(), Options{Created: night, Version: "test"}))
	for _, want := range []string{`"try-1"`, `"try-2"`, `"0123-4567"`} {
		if !strings.Contains(got, want) {
			t.Errorf("the report does not hold %s", want)
		}
	}
}

func TestErasingIsToldAsFarAsTheLogGoes(t *testing.T) {
	yes, no := true, false
	line := []session.LogLine{{Line: 1, Text: "x"}}
	for _, tt := range []struct {
		name  string
		tries []session.Try
		want  string
	}{
		{"no log", []session.Try{{}}, "report.storage.no_log"},
		{"a log that does not tell", []session.Try{{LogLines: line}}, "report.storage.silent"},
		{"a log without a sign", []session.Try{{LogLines: line, StorageWritten: &no}}, "report.storage.no_sign"},
		{"one log with a sign among others", []session.Try{{LogLines: line, StorageWritten: &yes}, {StorageWritten: &no}}, "report.storage.written"},
	} {
		r := Report{words: words.English()}
		if got := r.storage(tt.tries).Value; got != r.say(tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, r.say(tt.want))
		}
	}
}
