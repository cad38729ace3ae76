// Command guest is the first and only process of the machine that the tests
// boot: it sets up a small Linux, plugs virtual phones into its kernel, lets
// relinkctl and Debian's programs look at them, and prints what it found.
//
// It runs as root with nothing beside it. It knows scenarios; QEMU and the
// assertions of the tests stand outside, in e2e/boot and e2e.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"relink/e2e/boot"
)

func main() {
	words := commandLine()
	if err := setUp(words["relink.mode"] == "bench"); err != nil {
		say(boot.Message{Kind: "result", Scenario: "set-up", Faults: []string{err.Error()}})
		powerOff()
	}
	var err error
	switch words["relink.mode"] {
	case "bench":
		err = bench(words)
	case "restores":
		err = restores(words)
	case "soak":
		err = soak(words)
	default:
		err = test(words)
	}
	if err != nil {
		say(boot.Message{Kind: "result", Scenario: "guest", Faults: []string{err.Error()}})
	}
	say(boot.Message{Kind: "end"})
	powerOff()
}

// line is the serial line that is ours alone; the kernel writes on another.
var line struct {
	sync.Mutex
	*os.File
}

// say sends a message out.
func say(m boot.Message) {
	text, err := json.Marshal(m)
	if err != nil {
		text = fmt.Appendf(nil, `{"kind":"note","text":%q}`, err)
	}
	line.Lock()
	defer line.Unlock()
	if line.File == nil {
		// Nothing can be said without it; the machine outside sees the silence.
		line.File, _ = os.OpenFile("/dev/ttyS1", os.O_WRONLY, 0)
	}
	fmt.Fprintf(line.File, "%s\n", text)
}

// commandLine is what stood behind the kernel's own words.
func commandLine() map[string]string {
	// Mounted already, or it fails and setUp says so.
	_ = unix.Mount("proc", "/proc", "proc", 0, "")
	text, _ := os.ReadFile("/proc/cmdline")
	words := map[string]string{}
	for _, w := range strings.Fields(string(text)) {
		name, value, _ := strings.Cut(w, "=")
		words[name] = value
	}
	return words
}

// until waits for something to become true, looking often.
func until(limit time.Duration, done func() bool) bool {
	for end := time.Now().Add(limit); ; time.Sleep(5 * time.Millisecond) {
		if done() {
			return true
		}
		if time.Now().After(end) {
			return false
		}
	}
}
