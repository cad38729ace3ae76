package restorelog

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
	"relink/internal/restore"
)

// everyFixture is every log of the tests that is read with one outcome.
func everyFixture() []fixture {
	return slices.Concat(appleFixtures, toolFixtures, deviceFixtures, strangers)
}

// Where the chunks are cut changes nothing, in any encoding.
func TestAnyChunkingReadsTheSame(t *testing.T) {
	dice := rand.New(rand.NewPCG(15, 1))
	for _, f := range everyFixture() {
		wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(f.text)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{f.text, "\ufeff" + f.text, wide, strings.ReplaceAll(f.text, "\n", "\r\n")} {
			want := readWhole(t, text)
			for range 3 {
				if got := readInChunks(t, text, dice); !reflect.DeepEqual(got, want) {
					t.Errorf("%s: got %+v in chunks, want %+v", f.name, got, want)
				}
			}
		}
	}
}

func readWhole(t *testing.T, text string) Result {
	t.Helper()
	res, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// readInChunks writes chunks of one byte up to two lines, and asks between
// them as somebody does who follows the log.
func readInChunks(t *testing.T, text string, dice *rand.Rand) Result {
	t.Helper()
	r := NewReader()
	for rest := []byte(text); len(rest) > 0; {
		n := min(len(rest), 1+dice.IntN(160))
		if dice.IntN(4) == 0 {
			n = 1
		}
		chunk := bytes.Clone(rest[:n])
		_, _ = r.Write(chunk)
		clear(chunk) // a chunk belongs to the caller again
		rest = rest[n:]
		r.Progress()
		if dice.IntN(40) == 0 {
			_, _ = r.Result() // as somebody asks in between
		}
	}
	res, err := r.Result()
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func TestLinesLongerThanAPieceAreCutAlikeInAnyChunks(t *testing.T) {
	dice := rand.New(rand.NewPCG(15, 2))
	text := strings.Repeat("x", maxPiece-7) + sample[:52] + strings.Repeat("y", 2*maxPiece) + "\r" + sample[52:]
	cut := func(size func() int) []string {
		var pieces []string
		lines := lineCutter{take: func(piece []byte, number int) {
			pieces = append(pieces, fmt.Sprint(number, " ", string(piece)))
		}}
		for rest := text; rest != ""; {
			n := min(len(rest), size())
			_, _ = lines.Write([]byte(rest[:n]))
			rest = rest[n:]
		}
		return pieces
	}
	want := cut(func() int { return len(text) })
	for range 20 {
		if got := cut(func() int { return 1 + dice.IntN(3*maxPiece) }); !slices.Equal(got, want) {
			t.Fatalf("got %d pieces cut otherwise, want %d", len(got), len(want))
		}
	}
}

// told is a progress as one line.
func told(p Progress) string {
	s := string(p.Stage)
	if p.Operation != nil {
		s += fmt.Sprintf(" op %d", p.Operation.Number)
	}
	if p.Percent != nil {
		s += fmt.Sprintf(" %d%%", *p.Percent)
	}
	if p.Ended != "" {
		s += " " + string(p.Ended)
	}
	return s
}

// Every step is told, though all come in one chunk.
func TestProgressTellsEveryStep(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"Finder", `[11:50:17.0500] requested restore behavior: Update
[11:50:20.0000] Finished BootedOS Restore Phase: Successful
[11:50:40.0000] <Recovery Mode Device 0x6>: operation 4 progress -1
[11:51:40.0000] <Restore Device 0x6>: operation 28 progress -1
[11:51:41.0000] <Restore Device 0x6>: operation 13 progress 5
[11:51:42.0000] <Restore Device 0x6>: operation 13 progress 5
[11:51:43.0000] <Restore Device 0x6>: operation 13 progress 6
[11:51:44.0000] <Restore Device 0x6>: operation 18 progress -1
[11:52:44.0000] Finished RestoreOS Restore Phase: Successful
`, []string{"", "enter-recovery", "recovery-upload", "storage op 28", "filesystem op 13 5%", "filesystem op 13 6%", "firmware op 18", "final-boot op 18 success"}},
		{"idevicerestore with its bars and its -P", `Found device in Recovery mode
Sending iBEC (5 bytes)...
Restoring image (13)
progress: 1 0.9
progress: 2 0.25
` + "\r[=====    ]  50.0%\r[=========] 100.0%\n" + `Flashing firmware (18)
`, []string{"recovery-upload", "filesystem op 13", "filesystem op 13 25%", "filesystem op 13 50%", "filesystem op 13 100%", "firmware op 18"}},
		{"pymobiledevice3", `2025-02-02 01:12:02 host pymobiledevice3.restore.restore[1] DEBUG progress-bar: {'MsgType': 'ProgressMsg', 'Operation': 'FLASH_FIRMWARE', 'Progress': 3}
`, []string{"firmware op 18 3%"}},
		{"a letter", "Hello, <b>operation</b> 13 [=====] 50.0%\n", nil},
	} {
		var got []string
		r := NewReader()
		r.OnProgress(func(p Progress) { got = append(got, told(p)) })
		if _, err := io.WriteString(r, tt.text); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A bar without the end of a line is drawn to its end; a line without one may
// still become another.
func TestProgressOfALineWithoutEnd(t *testing.T) {
	for _, tt := range []struct{ open, want string }{
		{"\r[=====    ]  50.0%", "filesystem op 13 50%"},
		{"\r[=====    ]  50", "filesystem op 13"},
		{"Flashing firmware (18)", "filesystem op 13"},
		{"\r[=====    ] 150.0%", "filesystem op 13"},
	} {
		r := NewReader()
		_, _ = io.WriteString(r, "Found device in Recovery mode\nSending iBEC (5 bytes)...\nRestoring image (13)\n"+tt.open)
		if got := told(r.Progress()); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.open, got, tt.want)
		}
		if res, err := r.Result(); err != nil || tt.open[0] == 'F' && res.Stage != restore.StageFirmware {
			t.Errorf("%q: got %q, %v at the end, want firmware", tt.open, res.Stage, err)
		}
	}
}

func TestProgressCountsRestores(t *testing.T) {
	r := NewReader()
	if got := r.Progress().Restores; got != 0 {
		t.Errorf("got %d restores of nothing, want 0", got)
	}
	for want := 1; want <= 2; want++ {
		_, _ = io.WriteString(r, sample)
		if p := r.Progress(); p.Restores != want || p.Ended != Failure {
			t.Errorf("got %d restores, ended %q, want %d, failure", p.Restores, p.Ended, want)
		}
	}
}
