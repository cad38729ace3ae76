package crash

import (
	"runtime/debug"
	"strings"
	"testing"
)

func stack() []byte { return debug.Stack() }

// Every line of the runtime's has its shape; what has none is left out.
func TestLines(t *testing.T) {
	tests := []struct{ in, want string }{
		{"panic: index out of range [5] with length 3", "panic: index out of range [5] with length 3"},
		{"panic: a [recovered, repanicked]", "panic: a [recovered, repanicked]"},
		{"\tpanic: again", "\tpanic: again"},
		{"\fpanic: again", "-"},
		{"fatal error: all goroutines are asleep - deadlock!", "fatal error: all goroutines are asleep - deadlock!"},
		{"SIGABRT: abort", "SIGABRT: abort"},
		{"PC=0x47a1c1 m=0 sigcode=0", "-"},
		{"[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x47]", "[signal SIGSEGV: segmentation violation]"},
		{"goroutine 1 [running, locked to thread]:", "goroutine 1 [running, locked to thread]:"},
		{"goroutine 9 [sync.Mutex.Lock, 3 minutes]:", "goroutine 9 [sync.Mutex.Lock, 3 minutes]:"},
		{"goroutine 0 gp=0x5c9f60 m=0 mp=0x5ca9c0 [idle]:", "goroutine 0 [idle]:"},
		{"relink/ui.(*Window).show(0xc000122008)", "relink/ui.(*Window).show(...)"},
		{"relink/usbwatch.Watch.func1()", "relink/usbwatch.Watch.func1(...)"},
		{"fyne.io/fyne/v2/internal/async.(*UnboundedChan[...]).In(0x1122334455667788)", "fyne.io/fyne/v2/internal/async.(*UnboundedChan[...]).In(...)"},
		{"main.main()", "main.main(...)"},
		{"gopkg.in/natefinch/lumberjack%2ev2.(*Logger).Write(0xc0001)", "gopkg.in/natefinch/lumberjack%2ev2.(*Logger).Write(...)"},
		{"panic({0x5a7b20?, 0xc000014030?})", "panic(...)"},
		{"\trelink/ui/window.go:120 +0x2b", "\trelink/ui/window.go:120"},
		{"\t/srv/people/ana/relink/ui/window.go:120 +0x2b fp=0xc0 sp=0xc0 pc=0x47", "\t~/relink/ui/window.go:120"},
		{"\t/home/bert/go/x.go:9 +0x2b", "\t/home/[hidden]/go/x.go:9"},
		{`	C:/Users/Bert/go/x.go:9 +0x2b`, `	C:/Users/[hidden]/go/x.go:9`},
		{`	C:/Users/Bert Smith/go/x.go:9 +0x2b`, `	C:/Users/[hidden]/go/x.go:9`},
		{`panic: open "C:\\Users\\Bert Smith\\a b.log": denied`, `panic: open "C:\\Users\\[hidden]\\a b.log": denied`},
		{"panic: neither /home/bert nor /home/carl: none", "panic: neither /home/[hidden] nor /home/[hidden]: none"},
		{"created by gopkg.in/natefinch/lumberjack%2ev2.(*Logger).mill.func1 in goroutine 1", "created by gopkg.in/natefinch/lumberjack%2ev2.(*Logger).mill.func1"},
		{"\t/srv/\x1b[31m\u202ea.go:9", "\t/srv/[31ma.go:9"},
		{"created by relink/ui.(*Window).run in goroutine 1", "created by relink/ui.(*Window).run"},
		{"rax    0x11223344556677", "-"},
		{"what a phone calls itself", "-"},
		{"", ""},
	}
	for _, tt := range tests {
		got, ok := hide().line(tt.in)
		if !ok {
			got = "-"
		}
		if got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestANoteIsBounded(t *testing.T) {
	words := "panic: " + strings.Repeat("x", 10000) + "\n" + strings.Repeat("goroutine 1 [running]:\n", 5000)
	if got := note(mark{}, words, hide()); strings.Count(got, "\n") > maxLines+5 || len(got) > 30000 {
		t.Errorf("got %d bytes in %d lines", len(got), strings.Count(got, "\n"))
	}
}

// Whatever the last words are, a note is lines of known shapes without control
// characters.
func FuzzNote(f *testing.F) {
	f.Add("panic: a\n\ngoroutine 1 [running]:\nmain.main()\n\t/home/ana/x.go:1 +0x1\n")
	f.Add("SIGABRT: abort\nPC=0x1\n\nrax 0x1\n")
	f.Fuzz(func(t *testing.T, words string) {
		got := note(mark{}, words, hide())
		for line := range strings.SplitSeq(got, "\n") {
			if strings.ContainsFunc(strings.TrimLeft(line, "\t"), func(r rune) bool { return r < ' ' || r == 0x7f }) {
				t.Errorf("%q has control characters", line)
			}
		}
	})
}
