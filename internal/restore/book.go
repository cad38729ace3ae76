package restore

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// Cause is a part or a circumstance that can make a restore fail. The ids are
// those of relinkctl's verdicts.
type Cause string

// The causes, cheapest test first. Tests of the outside come before anything
// that needs the phone opened, and a part that can be swapped or unplugged
// comes before one that is soldered on.
const (
	CauseCable        Cause = "cable"
	CauseDevicePort   Cause = "device-port"
	CauseComputerPort Cause = "computer-port-or-hub"
	CauseSoftware     Cause = "computer-software"
	CauseNetwork      Cause = "network-or-signing"
	CauseFirmwareFile Cause = "firmware-file"
	CausePower        Cause = "power"
	CauseSensorFlex   Cause = "sensor-flex"
	CauseBaseband     Cause = "baseband"
	CauseAudioIC      Cause = "audio-ic"
	CauseNAND         Cause = "nand"
	CauseBoard        Cause = "board"
)

// Causes lists every cause, cheapest test first.
var Causes = []Cause{
	CauseCable, CauseDevicePort, CauseComputerPort, CauseSoftware, CauseNetwork, CauseFirmwareFile,
	CausePower, CauseSensorFlex, CauseBaseband, CauseAudioIC, CauseNAND, CauseBoard,
}

// Confidence is how well a statement is founded: high is text seen in a log
// or in source code, medium is second-hand or several technicians, low is
// lists as remembered.
type Confidence string

// The three degrees of confidence.
const (
	Low    Confidence = "low"
	Medium Confidence = "medium"
	High   Confidence = "high"
)

// Suspect is one possible cause of a code: what it is and how to test it.
type Suspect struct {
	Cause      Cause      `json:"id"`
	Text       string     `json:"text"` // word id
	Confidence Confidence `json:"confidence"`
	Sources    []string   `json:"sources"` // who says so, in full
}

// Entry is what the error book says of one code or one range of codes. Texts
// are word ids.
type Entry struct {
	Code       int        `json:"code"`
	Last       int        `json:"last"` // end of a range, Code itself otherwise
	Meaning    string     `json:"meaning"`
	Stage      Stage      `json:"stage"`
	Not        string     `json:"not"`     // what the code does not mean
	Causes     []Suspect  `json:"causes"`  // cheapest test first
	Dissent    []string   `json:"dissent"` // where sources disagree; may be empty
	Confidence Confidence `json:"confidence"`
	Sources    []string   `json:"sources"`
}

// Range says whether the entry stands for more than one code.
func (e Entry) Range() bool { return e.Last != e.Code }

// Name is the code or the range as people write it: "4013", "3000-3999".
func (e Entry) Name() string {
	if e.Range() {
		return fmt.Sprintf("%d-%d", e.Code, e.Last)
	}
	return strconv.Itoa(e.Code)
}

//go:embed codes.json
var codesJSON []byte

var book = mustReadBook(codesJSON)

// mustReadBook reads the embedded table; a failure is a fault of the build
// and shows in the first test.
func mustReadBook(data []byte) []Entry {
	var file struct {
		Sources map[string]string `json:"sources"`
		Codes   []Entry           `json:"codes"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		panic(fmt.Sprintf("read the error book: %v", err))
	}
	full := func(keys []string) []string {
		out := make([]string, len(keys))
		for i, k := range keys {
			if out[i] = file.Sources[k]; out[i] == "" {
				panic("error book: no source named " + k)
			}
		}
		return out
	}
	for i := range file.Codes {
		e := &file.Codes[i]
		if e.Last == 0 {
			e.Last = e.Code
		}
		e.Sources = full(e.Sources)
		for j := range e.Causes {
			e.Causes[j].Sources = full(e.Causes[j].Sources)
		}
	}
	sort.Slice(file.Codes, func(i, j int) bool { return file.Codes[i].Code < file.Codes[j].Code })
	return file.Codes
}

// Book is every entry, ordered by code.
func Book() []Entry { return append([]Entry(nil), book...) }

// Lookup finds the entry for a code. An entry of its own wins over a range
// that covers it.
func Lookup(code int) (Entry, bool) {
	var inRange *Entry
	for i := range book {
		switch e := &book[i]; {
		case e.Code == code && !e.Range():
			return *e, true
		case e.Code <= code && code <= e.Last:
			inRange = e
		}
	}
	if inRange != nil {
		return *inRange, true
	}
	return Entry{}, false
}

// Neighbours gives the nearest entry below and the nearest above a code that
// the book does not know, in that order; either may be missing.
func Neighbours(code int) []Entry {
	var near []Entry
	for i := len(book) - 1; i >= 0; i-- {
		if book[i].Last < code {
			near = append(near, book[i])
			break
		}
	}
	for _, e := range book {
		if e.Code > code {
			return append(near, e)
		}
	}
	return near
}

// Search finds the entries for what a person typed: a number, the beginning
// of one, or a sentence with a number in it. Exact matches and ranges come
// first. Text without a number finds nothing.
func Search(text string) []Entry {
	if code, ok := ParseCode(text); ok {
		if e, ok := Lookup(code); ok {
			return append([]Entry{e}, startingWith(strconv.Itoa(code), e)...)
		}
		return startingWith(strconv.Itoa(code), Entry{})
	}
	return nil
}

// startingWith finds the codes that begin with the digits typed so far.
func startingWith(digits string, except Entry) []Entry {
	var found []Entry
	for _, e := range book {
		if strings.HasPrefix(strconv.Itoa(e.Code), digits) && e.Name() != except.Name() {
			found = append(found, e)
		}
	}
	return found
}
