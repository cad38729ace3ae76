package cue

import (
	"context"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/windows"
)

// TestAProgramThatSpeaksHasNoTerminal has this test speak: started again as the
// program, it says whether it was given a terminal's window.
func TestAProgramThatSpeaksHasNoTerminal(t *testing.T) {
	const speaks = "RELINK_TEST_SPEAKS"
	kernel32 := windows.NewLazySystemDLL("kernel32.dll")
	if os.Getenv(speaks) != "" {
		window, _, _ := kernel32.NewProc("GetConsoleWindow").Call()
		if window == 0 {
			os.Stdout.WriteString("no terminal\n")
		}
		return
	}
	// Like the window, which is given none, the test lets its own go.
	_, _, _ = kernel32.NewProc("FreeConsole").Call()
	t.Setenv(speaks, "1")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	out, err := run(context.Background(), "", self, "-test.run=^TestAProgramThatSpeaksHasNoTerminal$")
	if err != nil || !strings.Contains(out, "no terminal") {
		t.Errorf("got %q and %v, want a program without a terminal", out, err)
	}
}
