package restorelog

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// clothes are what may stand before each line of a log; the number is the
// line's. The weak ones say nothing of whether the text is a log.
var clothes = []struct {
	name string
	weak bool
	put  func(line int, text string) string
}{
	{"blanks", true, before("    ")},
	{"a tab", true, before("\t")},
	{"no-break spaces", true, before("\u00a0\u00a0")},
	{"narrow no-break spaces", true, before("\u202f")},
	{"a wide space", true, before("\u3000")},
	{"zero width", true, before("\u200b\ufeff")},
	{"marks of direction", true, before("\u200e\u202a")},
	{"a quotation mark", true, before(`"`)},
	{"a curly quotation mark", true, before("“")},
	{"a low quotation mark", true, before("„")},
	{"guillemets", true, before("« ")},
	{"a single quotation mark", true, before("'")},
	{"a backtick", true, before("`")},
	{"quoted in a letter", true, before("> ")},
	{"quoted without a blank", true, before(">")},
	{"quoted twice", true, before("> > ")},
	{"quoted thrice", true, before(">>> ")},
	{"a bar", true, before("| ")},
	{"a dash", true, before("- ")},
	{"a long dash", true, before("— ")},
	{"a star", true, before("* ")},
	{"a bullet", true, before("• ")},
	{"a bullet and no-break space", true, before("•\u00a0")},
	{"an arrow", true, before("→ ")},
	{"a check mark", true, before("✔ ")},
	{"a warning sign", true, before("⚠\ufe0f ")},
	{"a list of a list", true, before("  - > ")},
	{"bold", true, before("**")},
	{"a page's paragraph", true, before("<p>")},
	{"a page's list", true, before(`<li class="x">`)},
	{"docker compose", true, before("restore-1  | ")},
	{"docker compose in colours", true, before("\x1b[36mrestore-1  |\x1b[0m ")},
	{"docker compose, another name", true, before("my_app.restore_1 | ")},
	{"k8s", false, before("2025-01-01T10:00:00.123456789Z stdout F ")},
	{"k8s, errors", false, before("2025-01-01T10:00:00.123456789+01:00 stderr F ")},
	{"a pod", true, before("[pod/restore-6f9c/restore] ")},
	{"stdout in brackets", true, before("[stdout] ")},
	{"stderr in brackets", true, before("[stderr]: ")},
	{"stderr", true, before("stderr: ")},
	{"stdout", true, before("stdout> ")},
	{"STDERR", true, before("STDERR: ")},
	{"a German date", false, before("01.06.2024 12:00:00 ")},
	{"a German date with milliseconds", false, before("01.06.2024 12:00:00,123 ")},
	{"a short German date", false, before("1.6.24, 12:00:00: ")},
	{"a German date and Uhr", false, before("01.06.2024 12:00 Uhr ")},
	{"a German date in words", false, before("1. Juni 2024 12:00:00 ")},
	{"an American date", false, before("6/1/2024 12:00:00 PM ")},
	{"an American date with zeros", false, before("06/01/2024, 12:00:00 AM: ")},
	{"an American date in brackets", false, before("[6/1/24, 12:00:00 PM] ")},
	{"an American date in words", false, before("Jun 1, 2024 12:00:00 PM ")},
	{"a long American date", false, before("Saturday, June 1, 2024 at 12:00:00 PM ")},
	{"half of the day", false, before("12:00:00 PM ")},
	{"half of the day, small", false, before("12:00:00.123 pm ")},
	{"half of the day, joined", false, before("12:00:00PM ")},
	{"half of the day behind a narrow space", false, before("12:00:00\u202fPM ")},
	{"half of the day in Chinese", false, before("2024年6月1日 下午12:00:00 ")},
	{"an ISO date", false, before("2024-06-01 12:00:00,123 ")},
	{"an ISO date with zone", false, before("2024-06-01T12:00:00.123+0200 ")},
	{"an ISO date and a zone", false, before("2024-06-01 12:00:00 +0200 ")},
	{"an ISO date and CEST", false, before("2024-06-01 12:00:00 CEST ")},
	{"a date with slashes", false, before("2024/06/01 12:00:00 ")},
	{"a date of ctime", false, before("Sat Jun  1 12:00:00 2024 ")},
	{"dots in the time", false, before("12.00.00 ")},
	{"hours and minutes", false, before("12:00 ")},
	{"seconds since 1970", false, before("1717236000.123456 ")},
	{"Persian digits", false, before("۰۵:۴۰:۲۸.۸۷۶:  ")},
	{"Arabic digits", false, before("٠٥:٤٠:٢٨ ")},
	{"a Persian date", false, before("۲۰۲۴/۰۶/۰۱ ۱۲:۰۰:۰۰ ")},
	{"wide digits", false, before("０５：４０：２８ ")},
	{"Devanagari digits", false, before("०५:४०:२८ ")},
	{"a number and a colon", true, func(line int, text string) string { return fmt.Sprintf("%d: %s", line, text) }},
	{"grep -n", true, func(line int, text string) string { return fmt.Sprintf("%d:%s", line, text) }},
	{"cat -n", true, func(line int, text string) string { return fmt.Sprintf("%6d\t%s", line, text) }},
	{"a number and a bracket", true, func(line int, text string) string { return fmt.Sprintf("%d) %s", line, text) }},
	{"a number and a dot", true, func(line int, text string) string { return fmt.Sprintf("%d. %s", line, text) }},
	{"a number and a bar", true, func(line int, text string) string { return fmt.Sprintf("%5d | %s", line, text) }},
	{"a number in round brackets", true, func(line int, text string) string { return fmt.Sprintf("(%d) %s", line, text) }},
	{"a number sign", true, func(line int, text string) string { return fmt.Sprintf("#%d: %s", line, text) }},
	{"Python's logging", false, before("INFO:root:")},
	{"Python's logging of a module", false, before("DEBUG:restore.run_2:")},
	{"Python's logging with dashes", false, before("2024-06-01 12:00:00,123 - root - INFO - ")},
	{"loguru", false, before("2024-06-01 12:00:00.123 | INFO     | app.run:main:12 - ")},
	{"a level", false, before("INFO: ")},
	{"a level in brackets", false, before("[INFO] ")},
	{"a level and a time", false, before("[INFO] [12:00:00] ")},
	{"airflow", false, before("[2024-06-01, 12:00:00 UTC] {run.py:12} INFO - ")},
	{"logfmt", false, before(`time="2024-06-01T12:00:00Z" level=info msg="`)},
	{"docker's JSON", false, func(_ int, text string) string {
		return `{"log":"` + text + `\n","stream":"stdout","time":"2024-06-01T12:00:00Z"}`
	}},
	{"syslog", false, before("Nov 22 18:04:05 attic idevicerestore[4281]: ")},
	{"the journal", false, before("2026-11-22T18:04:05+0100 attic idevicerestore[4281]: ")},
	{"Console's columns", false, before("default\t21:49:12.024868+0200\tsomething\t")},
	{"Console's columns with a thread", false, before("default\t21:49:12.024868+0200\tcom.apple.something\ttid:1530b - ")},
	{"log show", false, before("2024-01-02 21:49:14.024868+0200  localhost something[812]: (MobileDevice) tid:1530b - ")},
	{"log show with columns", false, before("2024-01-02 21:49:14.024868+0200 0x1530b    Default     0x0                  812    0    something: (MobileDevice) [com.apple.x:y] ")},
	{"log show, compact", false, before("2024-01-02 21:49:14.024 Df something[812:1530b] (MobileDevice) ")},
	{"a terminal's colour", true, before("\x1b[1;31m")},
	{"ts", false, before("Jun 01 12:00:00 ")},
	{"much at once", false, before("> - `[stdout] 01.06.2024 12:00:00 INFO: ")},
}

func before(front string) func(int, string) string {
	return func(_ int, text string) string { return front + text }
}

// dress puts the same before each line of a log that is not empty.
func dress(text string, put func(line int, text string) string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.TrimSpace(l) != "" {
			lines[i] = put(i+1, l)
		}
	}
	return strings.Join(lines, "\n")
}

// sameResult compares two results but for the text of their evidence.
func sameResult(a, b Result) string {
	numbers := func(r Result) (n []int) {
		for _, e := range r.Evidence {
			n = append(n, e.Number)
		}
		return n
	}
	show := func(r Result) string {
		written := "unknown"
		if r.StorageWritten != nil {
			written = fmt.Sprint(*r.StorageWritten)
		}
		return fmt.Sprint(r.Tool, " ", r.Outcome, " ", r.Behaviour, " ", r.Codes, " at ", r.Stage, " op ", operationOf(r), " written ", written, " ", r.ProductType, " ", r.Fault, " lines ", numbers(r))
	}
	if x, y := show(a), show(b); x != y {
		return "got " + x + ", want " + y
	}
	return ""
}

func operationOf(r Result) int {
	if r.Operation == nil {
		return 0
	}
	return r.Operation.Number
}

// fewer is how many of the pairs of logs and clothes are left out for one that
// is tried; each log and each clothes is tried with many.
const fewer = 11

// A log reads the same with any clothes before each line.
func TestAnyClothesReadTheSame(t *testing.T) {
	for i, f := range slices.Concat(appleFixtures, toolFixtures, deviceFixtures) {
		if f.tool == UnknownTool || f.tool == Kernel {
			continue
		}
		want := readWhole(t, f.text)
		for j, c := range clothes {
			if (i+j)%fewer != 0 {
				continue
			}
			if diff := sameResult(readWhole(t, dress(f.text, c.put)), want); diff != "" {
				t.Errorf("%s behind %s: %s", f.name, c.name, diff)
			}
		}
	}
}

// No clothes make a restore of what is none.
func TestNoClothesMakeARestore(t *testing.T) {
	for i, f := range slices.Concat(deviceFixtures, strangers) {
		if f.tool != UnknownTool && f.tool != "" {
			continue
		}
		for j, c := range clothes {
			if !c.weak || (i+j)%fewer != 0 {
				continue
			}
			if got := readWhole(t, dress(f.text, c.put)); got.Outcome != NotARestore {
				t.Errorf("%s behind %s: got %s by %s, want no restore", f.name, c.name, got.Outcome, got.Tool)
			}
		}
	}
}
