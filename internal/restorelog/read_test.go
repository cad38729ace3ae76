package restorelog

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/unicode"
)

// sample is a log every form of encoding is tried on.
const sample = `[11:50:17.0500] requested restore behavior: Update
[11:50:53.1000] Finished Recovery Restore Phase: Successful
[11:50:59.1000] Restore completed, status: 4013
[11:50:59.1200] Depth:0 Code:4013 Error:Unexpected device state 'Recovery' expected 'RestoreOS'
`

func TestEncodings(t *testing.T) {
	utf16 := func(e unicode.Endianness, b unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, b).NewEncoder().String(sample)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for _, tt := range []struct{ name, text string }{
		{"UTF-8", sample},
		{"UTF-8 with a byte order mark", "\ufeff" + sample},
		{"UTF-16, little end first", utf16(unicode.LittleEndian, unicode.UseBOM)},
		{"UTF-16, big end first", utf16(unicode.BigEndian, unicode.UseBOM)},
		{"UTF-16 without a mark", utf16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"CRLF", strings.ReplaceAll(sample, "\n", "\r\n")},
		{"NUL bytes in between", strings.ReplaceAll(sample, " ", "\x00 \x00\x00")},
		{"invalid UTF-8 in between", strings.ReplaceAll(sample, "\n", "\xff\xfe\x80\n\xc3\x28\n")},
		{"escapes of a terminal", strings.ReplaceAll(sample, "[11", "\x1b[31m[11")},
		{"signs of a page", strings.ReplaceAll(sample, "'", "&#39;")},
		{"quoted in a letter", "> " + strings.ReplaceAll(sample, "\n", "\n> ")},
		{"no end of the last line", strings.TrimSpace(sample)},
		{"a line of 10 MB before", strings.Repeat("x", 10<<20) + "\n" + sample},
		{"a line of 10 MB between", sample[:52] + strings.Repeat("\u202e<b>", 10<<20/6) + "\n" + sample[52:]},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Read(strings.NewReader(tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if got.Tool != MobileDevice || got.Outcome != Failure || !slices.Equal(got.Codes, []int{4013}) || got.Stage != "ramdisk-boot" {
				t.Errorf("got %s, %s, %v, %s, want mobiledevice, failure, [4013], ramdisk-boot", got.Tool, got.Outcome, got.Codes, got.Stage)
			}
		})
	}
}

func TestLineNumbersAreThoseOfAnEditor(t *testing.T) {
	long := strings.Repeat("y", 3*maxPiece)
	text := "one\r\ntwo\n\n" + long + "\n[==== ] 10%\r[=====] 100%\nsix"
	got := map[string]int{}
	lines := lineCutter{take: func(piece []byte, number int) {
		if len(piece) > maxPiece {
			t.Errorf("got a piece of %d bytes, want at most %d", len(piece), maxPiece)
		}
		got[string(piece[:min(3, len(piece))])] = number
	}}
	_, _ = lines.Write([]byte(text))
	if piece, number := lines.open(); len(piece) > 0 {
		got[string(piece)] = number
	}
	for text, want := range map[string]int{"one": 1, "two": 2, "yyy": 4, "[==": 5, "six": 6} {
		if got[text] != want {
			t.Errorf("line %q: got number %d, want %d", text, got[text], want)
		}
	}
}

func TestBinaryFilesAreNoLogs(t *testing.T) {
	random := make([]byte, 1<<16)
	source := rand.NewChaCha8([32]byte{1})
	_, _ = source.Read(random)
	for _, tt := range []struct {
		name string
		data []byte
	}{
		{"random bytes", random},
		{"a program", append([]byte("\x7fELF\x02\x01\x01"), bytes.Repeat([]byte{0, 0, 0, 0, 0, 0, 0, 7, 'a', 1, 2}, 5000)...)},
		{"nothing but NUL bytes", make([]byte, 1<<16)},
	} {
		if _, err := Read(bytes.NewReader(tt.data)); !errors.Is(err, ErrBinary) {
			t.Errorf("%s: got %v, want %v", tt.name, err, ErrBinary)
		}
	}
	for _, text := range []string{"", "\n\n", "Grüße\n", "caf\xe9 in Latin-1\n", strings.Repeat("\x00a", 500)} {
		if got, err := Read(strings.NewReader(text)); err != nil || got.Outcome != NotARestore {
			t.Errorf("%q: got %s, %v, want not-a-restore", text[:min(20, len(text))], got.Outcome, err)
		}
	}
}

func TestAFailingReadIsAnError(t *testing.T) {
	broken := errors.New("the disk is gone")
	if _, err := Read(io.MultiReader(strings.NewReader(sample), iotest.ErrReader(broken))); !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
	got, err := Read(iotest.OneByteReader(strings.NewReader(sample)))
	if err != nil || got.Outcome != Failure {
		t.Errorf("byte by byte: got %s, %v, want failure", got.Outcome, err)
	}
}

// bigLog is a log of about size bytes: a long success, line upon line of what
// real ones hold.
func bigLog(size int) io.Reader {
	filler := `00:35:58.001: <Restore Device 0x7f9603d65960>: operation 13 progress 41
00:35:58.056: sock  12: connected to  [usbmux_3]:12346
00:36:00.718: amai: AMAuthInstallUpdaterPersonalize: Adding AP fusing information to coprocessor TSS request.
00:36:01.204: command device request for 'getenv anid' failed: 2008
00:36:02.000: Started checkpoint id: 0x65B (restore_system_image)
00:36:02.100: Completed checkpoint id: 0x65B (restore_system_image)
[10:20:59.0825-GMT]{4>7} CHECKPOINT NOTICE: (NVRAM set) restore-step-user-progress=1 [sync=true]
	0 : <CFString 0x10118f640 [0x100f66cd8]>{contents = "IOProviderClass"} = <CFString 0x103615f70 [0x100f66cd8]>
`
	times := size / len(filler)
	return io.MultiReader(
		strings.NewReader("00:32:01.594: requested restore behavior: Erase\n"),
		&repeated{text: []byte(filler), times: times},
		strings.NewReader("00:41:36.515: Finished RestoreOS Restore Phase: Successful\n"))
}

type repeated struct {
	text  []byte
	times int
	at    int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.times == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.text[r.at:])
	if r.at += n; r.at == len(r.text) {
		r.at, r.times = 0, r.times-1
	}
	return n, nil
}

func TestFiftyMegabytesInLittleMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	got, err := Read(bigLog(50 << 20))
	if err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if got.Outcome != Success {
		t.Errorf("got %s, want success", got.Outcome)
	}
	// What the runtime took from the system is an upper bound of what was
	// held at any moment.
	if grown := int64(after.Sys) - int64(before.Sys); grown > 32<<20 {
		t.Errorf("got %d MB more, want at most 32 MB", grown>>20)
	}
}

// benchSize is the size of the benchmark's log in bytes.
const benchSize = 8 << 20

func BenchmarkRead(b *testing.B) {
	log, err := io.ReadAll(bigLog(benchSize))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("relink", func(b *testing.B) {
		b.SetBytes(int64(len(log)))
		for b.Loop() {
			if _, err := Read(bytes.NewReader(log)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("grep", func(b *testing.B) { benchmarkGrep(b, log) })
}

// benchmarkGrep counts the lines that hold any of the same words with grep,
// the measure to compare with.
func benchmarkGrep(b *testing.B, log []byte) {
	path := b.TempDir() + "/restore.log"
	if err := os.WriteFile(path, log, 0o600); err != nil {
		b.Fatal(err)
	}
	var texts []string
	for _, t := range allTokens() {
		texts = append(texts, regexp.QuoteMeta(t.text))
	}
	pattern := strings.Join(texts, "|")
	b.SetBytes(int64(len(log)))
	for b.Loop() {
		if out, err := exec.Command("grep", "-cE", pattern, path).CombinedOutput(); err != nil {
			b.Fatalf("run grep: %v: %s", err, out)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, fixture := range slices.Concat(appleFixtures, toolFixtures, deviceFixtures, strangers) {
		f.Add([]byte(fixture.text))
	}
	f.Add([]byte("\xff\xfe[\x001\x001\x00"))
	f.Add([]byte(strings.ReplaceAll(sample, "\n", "\r\n\x00")))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Read(bytes.NewReader(data))
		if err != nil {
			if errors.Is(err, ErrBinary) {
				return
			}
			t.Fatal(err)
		}
		if (got.Tool == UnknownTool || got.Tool == Kernel) != (got.Outcome == NotARestore) {
			t.Errorf("got %s with outcome %s", got.Tool, got.Outcome)
		}
		if got.Outcome == Success && (len(got.Codes) > 0 || got.Stage != "") {
			t.Errorf("got a success with codes %v at stage %q", got.Codes, got.Stage)
		}
		if got.Outcome == Failure && got.Stage == "" {
			t.Errorf("got a failure without a stage")
		}
		if got.Codes == nil || got.Evidence == nil || len(got.Sentences()) == 0 {
			t.Errorf("got nothing where a list is due")
		}
		checkEvidence(t, got, string(bytes.ReplaceAll(data, []byte{'\r'}, []byte{'\n'}))+"\n\n")
	})
}
