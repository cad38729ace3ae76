package restorelog

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// successWords are the own words of programs for a restore that finished. A
// success without one of them would be a false comfort.
var successWords = []string{
	"Restore succeeded", "Finished RestoreOS Restore Phase: Successful", "Restore completed, status", "Status: Restore Finished",
	"'Status': 0", "restoring succeeded", `Operation "restore" succeeded`, "AMR error 0", "(result = 0", "status message (0", "Restore error 0", "errorcode=0", "code=0",
}

// quarry is every line of every log of the tests, and more that programs say.
func quarry() []string {
	var lines []string
	for _, f := range everyFixture() {
		lines = append(lines, strings.Split(f.text, "\n")...)
	}
	return append(lines, "DONE", "Done", "Cleaning up...", "^C", "exit 0", "Segmentation fault", "ERROR: Could not read data (-256). Aborting.", "[====] 50.0%",
		"Creating Partition Map", "Status: Fail", `Operation "restore" succeeded`, "progress: 2 0.5", "ERROR: Unable to receive message from FDR 1 (-4). 0/2 bytes",
		"Restore completed, status: 0", "Waiting for device...", "Formatting the disk")
}

// A mixture of lines is read without contradiction: success never with a
// number, a stage or a fault, and never without the program's own word; what
// was appended to a file is read as from a whole one.
func TestAnyMixtureIsReadWithoutContradiction(t *testing.T) {
	const mixtures = 400
	d := &dice{rand.New(rand.NewPCG(15, 99))}
	lines := quarry()
	for range mixtures {
		var text strings.Builder
		r := NewReader()
		for range 2 + d.IntN(25) {
			line := lines[d.IntN(len(lines))]
			text.WriteString(line + "\n")
			fmt.Fprintln(r, line)
		}
		got, err := r.Result()
		if err != nil {
			t.Fatal(err)
		}
		if why := contradiction(got, text.String()); why != "" {
			t.Errorf("%s, of:\n%s", why, text.String())
		}
		if diff := sameResult(got, readWhole(t, text.String())); diff != "" {
			t.Errorf("%s, of:\n%s", diff, text.String())
		}
	}
}

// isCleanSuccess says whether nothing failed, and the storage was written.
func isCleanSuccess(r Result) bool {
	return len(r.Codes) == 0 && r.Stage == "" && r.Fault == "" && r.StorageWritten != nil && *r.StorageWritten
}

func contradiction(r Result, text string) string {
	says := func(word string) bool { return strings.Contains(text, word) }
	switch {
	case r.Outcome == Success && !isCleanSuccess(r):
		return fmt.Sprintf("got a success with %+v", r)
	case r.Outcome == Success && !slices.ContainsFunc(successWords, says):
		return "got a success without a word of it"
	case r.Outcome == Incomplete && len(r.Codes) > 0:
		return fmt.Sprintf("got codes %v of a restore without an end", r.Codes)
	case r.Outcome == NotARestore && (r.Stage != "" || len(r.Codes) > 0 || r.StorageWritten != nil):
		return "got a stage of what is no restore"
	case (r.Outcome == Failure || r.Outcome == Incomplete) && r.Stage == "":
		return "got no stage"
	case r.StorageWritten != nil && !*r.StorageWritten && r.Operation != nil:
		return "got nothing written, with an operation of RestoreOS"
	}
	return ""
}

// What comes behind a final word changes nothing, unless it begins a restore
// or is itself the program's word that the restore failed.
func TestLinesBehindAFinalWordChangeNothing(t *testing.T) {
	behind := []string{
		"DONE", "Cleaning up...", "^C", "exit 0", "ERROR: Unable to connect to lockdownd", "ERROR: something went wrong", "Creating Partition Map", "Flashing firmware (18)", "[====] 50.0%",
		"progress: 2 0.5", "Waiting for device...", "Segmentation fault (core dumped)", "WARNING: Unable to find BbSkeyId node", "Formatting the disk", "[11:00:01.0000] Changing state from 'Restoring' to 'Transitioning'",
		"Done sending filesystem", "[1250.567890] usb 1-4: device descriptor read/64, error -71", "Thank you for reading", "ERROR: Could not read data (-256). Aborting.", "Connected to com.apple.mobile.restored, version 15",
	}
	d := &dice{rand.New(rand.NewPCG(15, 100))}
	for _, f := range slices.Concat(appleFixtures, toolFixtures) {
		if f.outcome != Success && f.outcome != Failure {
			continue
		}
		r := NewReader()
		_, _ = r.Write([]byte(strings.TrimSuffix(f.text, "\n") + "\n"))
		if r.Progress().Ended == "" {
			continue // it only stopped
		}
		want := readWhole(t, f.text)
		text := strings.TrimSuffix(f.text, "\n") + "\n"
		for range 1 + d.IntN(6) {
			line := behind[d.IntN(len(behind))]
			// A restore that ended without a number may get its number still.
			if strings.Contains(line, "-256") && len(want.Codes) == 0 {
				continue
			}
			text += line + "\n"
		}
		got := readWhole(t, text)
		got.Evidence, want.Evidence = nil, nil
		if diff := sameResult(got, want); diff != "" {
			t.Errorf("%s: %s, of:\n%s", f.name, diff, text)
		}
	}
}
