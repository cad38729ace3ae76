package restore_test

import (
	"slices"
	"strings"
	"testing"

	"relink/internal/restore"
	"relink/internal/words"
)

// everyCode is the list the book was asked to hold.
var everyCode = []string{
	"-256", "-100", "-1", "1", "2", "3", "5", "6", "9", "10", "11", "14", "16", "18", "20", "21", "23", "26", "27", "28", "29", "31",
	"34", "35", "37", "40", "47", "48", "50", "51", "53", "56", "75", "78", "79", "100", "401", "433", "1002", "1009", "1011", "1012",
	"1013", "1014", "1015", "1017", "1100-1110", "1394", "1600", "1601", "1602", "1603", "1604", "1611", "1612", "1613",
	"1616", "1618", "1619", "1620-1649", "1625", "1639", "1644", "1646", "1650", "1667", "1669", "2001", "2002", "2003",
	"2005", "2006", "2007", "2008", "2009", "3000-3999", "3004", "3014", "3194", "4000", "4005", "4010", "4012", "4013",
	"4014", "4015", "4016", "4037", "4041", "4042", "9006",
}

func TestBookHoldsEveryCodeOnce(t *testing.T) {
	var got []string
	for _, e := range restore.Book() {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, everyCode) {
		t.Errorf("got %v, want %v", got, everyCode)
	}
}

func TestEveryEntryIsComplete(t *testing.T) {
	stages := restore.Stages()
	for _, e := range restore.Book() {
		say := sayer(t, e.Name())
		meaning := say(e.Meaning)
		say(e.Not)
		say("stage." + string(e.Stage))
		if !slices.Contains(stages, e.Stage) {
			t.Errorf("%s: got stage %q, want one of the contract's", e.Name(), e.Stage)
		}
		for _, d := range e.Dissent {
			if s := say(d); !strings.Contains(s, "(") && !strings.Contains(s, "list") {
				t.Errorf("%s: dissent %q does not say who says so", e.Name(), s)
			}
		}
		if e.Last < e.Code {
			t.Errorf("%s: the range ends before it begins", e.Name())
		}
		if len(e.Sources) == 0 || slices.Contains(e.Sources, "") {
			t.Errorf("%s: got sources %q, want at least one", e.Name(), e.Sources)
		}
		checkConfidence(t, e.Name(), e.Confidence)
		if says := strings.Contains(meaning, "no reliable source"); says != (e.Confidence == restore.Low) {
			t.Errorf("%s: confidence %s, but the meaning is %q", e.Name(), e.Confidence, meaning)
		}
		checkSuspects(t, e, say)
	}
}

func checkSuspects(t *testing.T, e restore.Entry, say func(string) string) {
	t.Helper()
	if len(e.Causes) == 0 {
		t.Errorf("%s: no cause, want something to test", e.Name())
	}
	last := -1
	for _, c := range e.Causes {
		rank := slices.Index(restore.Causes, c.Cause)
		if rank < 0 {
			t.Errorf("%s: cause %q is not one of the contract's", e.Name(), c.Cause)
		}
		if rank <= last {
			t.Errorf("%s: cause %s comes after a dearer test, or twice", e.Name(), c.Cause)
		}
		last = rank
		if len(c.Sources) == 0 || slices.Contains(c.Sources, "") {
			t.Errorf("%s, %s: got sources %q, want at least one", e.Name(), c.Cause, c.Sources)
		}
		checkConfidence(t, e.Name()+", "+string(c.Cause), c.Confidence)
		say(c.Text)
	}
}

func checkConfidence(t *testing.T, of string, got restore.Confidence) {
	t.Helper()
	if !slices.Contains([]restore.Confidence{restore.Low, restore.Medium, restore.High}, got) {
		t.Errorf("%s: got confidence %q, want low, medium or high", of, got)
	}
}

// quotedRate is the one sentence that quotes a rate: whose it is, and that
// nobody is known to have counted.
const quotedRate = "code.dissent.how-often"

// The article's figure for the cable is quoted once, as the article's own.
func TestOneRateIsQuoted(t *testing.T) {
	var at []string
	for _, e := range restore.Book() {
		if slices.Contains(e.Dissent, quotedRate) {
			at = append(at, e.Name())
		}
	}
	if !slices.Equal(at, []string{"4013"}) {
		t.Errorf("the rate is quoted at %v, want 4013 alone", at)
	}
	s := words.English().Text(quotedRate, nil)
	for _, want := range []string{"fixstorydtla.com", "\"about 40% of the time\"", "does not say who counted"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q does not say %q", s, want)
		}
	}
}

// The disputes of the sources are shown with the numbers that they are about.
func TestDisputesAreShown(t *testing.T) {
	for code, want := range map[int][]string{
		4005: {"code.dissent.battery", "code.dissent.nand"},
		4010: {"code.dissent.battery"},
		4013: {"code.dissent.liquid", "code.dissent.battery", "code.dissent.audio-ic", "code.dissent.nand"},
		4014: {"code.dissent.liquid", "code.dissent.battery", "code.dissent.nand"},
	} {
		e, _ := restore.Lookup(code)
		for _, id := range want {
			if !slices.Contains(e.Dissent, id) {
				t.Errorf("%d: the dispute %s is not shown, only %v", code, id, e.Dissent)
			}
		}
	}
	if s := words.English().Text("code.dissent.liquid", nil); !strings.Contains(s, "\"most commonly caused by\"") {
		t.Errorf("Rossmann's words are not quoted: %q", s)
	}
}

// sayer looks sentences up and checks what holds for every one of them: it
// exists, it promises no rate of success, and it suggests no erase unless it
// asks for the data first.
func sayer(t *testing.T, of string) func(string) string {
	return func(id string) string {
		t.Helper()
		s := words.English().Text(id, nil)
		if s == "" || strings.HasPrefix(s, "<") {
			t.Errorf("%s: no sentence %q", of, id)
		}
		rate := strings.Contains(s, "%") || strings.Contains(s, "percent")
		if rate && id != quotedRate || strings.Contains(s, "!") {
			t.Errorf("%s: %q holds a rate or a shout", of, s)
		}
		if strings.Contains(s, "eras") && !strings.Contains(s, "data question") && !strings.Contains(s, "not that erasing would help") {
			t.Errorf("%s: %q speaks of erasing without the data question", of, s)
		}
		return s
	}
}

func TestLookup(t *testing.T) {
	for _, tt := range []struct {
		code int
		want string // "" is not found
	}{
		{4013, "4013"},
		{-1, "-1"},
		{3194, "3194"},      // its own entry wins over the range around it
		{3195, "3000-3999"}, // a code inside a range is explained by it
		{3000, "3000-3999"},
		{3999, "3000-3999"},
		{4000, "4000"},
		{-256, "-256"}, // idevicerestore's broken read: a lost link
		{-100, "-100"}, // its way to say 100
		{401, "401"},
		{433, "433"},
		{1105, "1100-1110"},
		{1111, ""},
		{1625, "1625"},
		{1626, "1620-1649"},
		{4011, ""},
		{0, ""},
		{-50, ""},
	} {
		e, ok := restore.Lookup(tt.code)
		if got := e.Name(); ok != (tt.want != "") || ok && got != tt.want {
			t.Errorf("Lookup(%d): got %q, %v, want %q", tt.code, got, ok, tt.want)
		}
	}
}

func TestUnknownCodesNameTheirNeighbours(t *testing.T) {
	for _, tt := range []struct {
		code int
		want []string
	}{
		{4011, []string{"4010", "4012"}},
		{4100, []string{"4042", "9006"}},
		{99999, []string{"9006"}},
		{-20, []string{"-100", "-1"}},
		{-300, []string{"-256"}},
		{1111, []string{"1100-1110", "1394"}},
		{2999, []string{"2009", "3000-3999"}},
		{1651, []string{"1650", "1667"}},
	} {
		var got []string
		for _, e := range restore.Neighbours(tt.code) {
			got = append(got, e.Name())
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("Neighbours(%d): got %v, want %v", tt.code, got, tt.want)
		}
	}
}

func TestSearch(t *testing.T) {
	for _, tt := range []struct{ text, first string }{
		{"4013", "4013"},
		{"40", "40"},   // the exact code first, then 4000 and the rest
		{"401", "401"}, // the exact code first, then 4010
		{"An unknown error occurred (4005).", "4005"},
		{"3500", "3000-3999"},
		{"cable", ""},
		{"", ""},
	} {
		got := ""
		if found := restore.Search(tt.text); len(found) > 0 {
			got = found[0].Name()
		}
		if got != tt.first {
			t.Errorf("Search(%q): got %q first, want %q", tt.text, got, tt.first)
		}
	}
	if got := len(restore.Search("40")); got != 13 {
		t.Errorf("Search(40): got %d entries, want 40, 401 and the eleven of the 4000s", got)
	}
}

func TestParseCode(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int
		ok   bool
	}{
		{"4013", 4013, true},
		{" 4013 ", 4013, true},
		{"-1", -1, true},
		{"−1", -1, true},
		{"error 4013", 4013, true},
		{"Error: 4013", 4013, true},
		{"error code 4013", 4013, true},
		{"iPhone 7 error 4013", 4013, true},
		{"Fehler 9", 9, true},
		{"0xFAD", 4013, true},
		{"0xfad", 4013, true},
		{"The iPhone “Anna’s iPhone 12” could not be restored. An unknown error occurred (4013).", 4013, true},
		{"[com.apple.MobileDevice.MobileRestore - 0xFB1 (4017)]", 4017, true},
		{"", 0, false},
		{"abc", 0, false},
		{"4013 4014", 0, false},
		{"40x13", 0, false},
		{"error", 0, false},
		{"+5", 0, false},
		{"99999999999999999999", 0, false},
	} {
		got, ok := restore.ParseCode(tt.text)
		if got != tt.want || ok != tt.ok {
			t.Errorf("ParseCode(%q): got %d, %v, want %d, %v", tt.text, got, ok, tt.want, tt.ok)
		}
	}
}
