//go:build pictures

package e2e

import (
	"testing"
	"time"
)

// TestWindowPictures walks the whole way to what was found, in light, and keeps
// the pictures that docs/pictures shows: packaging/pictures.sh takes them over.
// The other stories look at what it shows; it only shows it.
func TestWindowPictures(t *testing.T) {
	t.Parallel()
	d := openDesktop(t)
	trace := d.pipe("trace.jsonl")
	trace.at(0, recoveryPhone)
	trace.at(2500, recoveryPhone)
	trace.open(t)
	w := d.start("--replay", trace.path, "--theme", "light")
	w.waits("page", "start")
	trace.begun = time.Now()

	w.answers("start", "space")
	w.answers("shows", "space")
	w.answers("number", "space")
	w.answers("data", "Tab", "space")      // no
	w.answers("history", "Tab*9", "space") // nothing
	w.answers("symptoms", "Tab*6", "space")
	w.answers("cable", "space")
	w.answers("socket", "space")
	w.answers("charge", "space")
	w.waits("page", "computer")
	d.shot("picture-live")
	w.answers("computer", "space")
	w.answers("update", "shift+Tab*3", "space") // done before, failed
	w.answers("update-result", "space")
	w.answers("erase", "space", "Tab", "space", "Tab", "space", "Tab*3", "space")
	w.answers("busy", "space")
	w.answers("before", "space")
	w.waits("cue", "hold [side]")
	trace.now()
	w.waits("cue", "hold [side volume-down]")
	time.Sleep(time.Second) // a count that has begun
	d.shot("picture-coach")
	w.waits("cue", "hold [volume-down]")
	trace.now(recoveryPhone)
	w.waits("try ended", "recovery-instead")
	d.shot("picture-outcome")
	d.keys("space")
	w.waits("cue", "hold [side]")
	trace.now()
	w.waits("cue", "hold [volume-down]")
	trace.now(dfuPhone)
	w.waits("try ended", "reached-dfu")
	d.keys("space")
	w.answers("restore-watch", "space") // it ended
	w.answers("restore-result", "space")
	w.waits("page", "found")
	d.shot("picture-found")
	d.keys("Tab", "space")
	w.answers("owner", "space", "Tab*3", "space")
	w.waits("page", "report")
	time.Sleep(time.Second) // it is built
	d.shot("picture-report")
	d.keys("ctrl+q")
	w.ends()
}
