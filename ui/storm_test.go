package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/story/storytest"
	"relink/ui/uitest"
)

// stormPace is the time between two changes of a device that comes and goes 50
// times a second.
const stormPace = 10 * time.Millisecond

// storm lets a device come and go for so many cycles, each time with another
// number. It returns when it ended, how often the left side was drawn anew and
// the right side built anew, and how long the window took for each step, sorted.
func (b *bench) storm(at time.Time, cycles int) (end time.Time, drawn, built int, took []time.Duration) {
	for i := range cycles {
		wild := storytest.IPhone12(device.ModeRecovery, i%127)
		wild.Serial = fmt.Sprintf("CPID:8101 CPRV:11 BDID:0C ECID:%016X IBFL:3C SRNM:[F17MADEUP001]", i+1)
		for _, bus := range [][]device.Device{{wild}, nil} {
			at = at.Add(stormPace)
			start, shown, page := time.Now(), b.left.shown, b.view.View
			b.step(at, &device.Snapshot{At: at, Devices: bus})
			took = append(took, time.Since(start))
			if b.left.shown != shown {
				drawn++
			}
			if b.view.View != page {
				built++
			}
		}
	}
	slices.Sort(took)
	return at, drawn, built, took
}

// The window takes every step in a moment, answers a touch in the middle, draws
// no more often than anybody can read, and what it keeps and shows stays within
// its bounds.
func TestAStormOfAttachments(t *testing.T) {
	const (
		half         = 150 // cycles: past every bound in all, of a phone that was seen often before
		foldedBefore = 7
		slow         = 200 * time.Millisecond // a busy computer's; an idle one takes 2 ms
	)
	b := newBench(t)
	b.source.Folded = func() int { return foldedBefore }
	b.story.Kept.Seen = make([]session.Entry, session.MaxSeen-half)
	at, _, _, _ := b.storm(time.Now(), half)
	b.answer(checklist.Answer{Choices: []checklist.Choice{"step-by-step"}})
	b.answer(checklist.Answer{Choices: []checklist.Choice{"cable-picture"}})
	if got := b.name(); got != "number" {
		t.Errorf("a touch in the middle: got page %s, want the next one", got)
	}
	at, drawn, built, took := b.storm(at, half)
	t.Logf("a step took %v, 99 of 100 at most %v", took[len(took)/2], took[len(took)*99/100])
	if median := took[len(took)/2]; median > slow {
		t.Errorf("a step took %v, want far less than %v", median, slow)
	}
	if want := 1 + int(2*half*stormPace/liveEvery); drawn > want {
		t.Errorf("the left side was drawn %d times, want at most %d", drawn, want)
	} else if built > want {
		t.Errorf("the right side was built %d times, want at most %d", built, want)
	}

	b.step(at.Add(time.Second), nil) // the clock's word, which the storm held back
	shown := b.left.live.State()
	if len(shown.Phones) != 0 || len(shown.Events) != story.EventsKept {
		t.Errorf("got %d phones and %d events shown, want none and %d", len(shown.Phones), len(shown.Events), story.EventsKept)
	}
	// Each cycle is an event that came and one that went; a folded pair too.
	told := fmt.Sprintf("%d earlier ones are not shown.", 4*half+2*foldedBefore-story.EventsKept)
	if got := uitest.Texts(b.left.live); !strings.Contains(got, told) {
		t.Errorf("got %.80q…, want %q among it", got, told)
	}
	if n := len(b.story.Kept.Seen); n > session.MaxSeen {
		t.Errorf("got %d entries kept, want at most %d", n, session.MaxSeen)
	}
}

// One change after a quiet while shows at once.
func TestTheLeftSideShowsAChangeAtOnce(t *testing.T) {
	b := newBench(t)
	at := time.Now().Add(time.Minute)
	b.step(at, &device.Snapshot{At: at, Devices: []device.Device{storytest.IPhone12(device.ModeRecovery, 6)}})
	if got := len(b.left.live.State().Phones); got != 1 {
		t.Errorf("got %d phones shown, want the one that came", got)
	}
	soon := at.Add(stormPace)
	next, ticking := b.step(soon, &device.Snapshot{At: soon})
	if want := at.Add(liveEvery); !ticking || next.After(want) {
		t.Errorf("the second change: got the next step at %v, %v, want it at %v at the latest", next, ticking, want)
	}
	b.step(next, nil)
	if got := len(b.left.live.State().Phones); got != 0 {
		t.Errorf("got %d phones shown, want none", got)
	}
}

// The page that is shown follows a change after a quiet at once, and the next
// one as soon as the left side does.
func TestThePageFollowsAChangeAtOnce(t *testing.T) {
	b := newBench(t)
	at := time.Now().Add(time.Minute)
	empty := b.view.View
	b.step(at, &device.Snapshot{At: at, Devices: []device.Device{storytest.IPhone12(device.ModeRecovery, 6)}})
	here := b.view.View
	if here == empty {
		t.Errorf("got the page without a phone, want it with the one that came")
	}
	soon := at.Add(stormPace)
	next, _ := b.step(soon, &device.Snapshot{At: soon})
	if b.view.View != here {
		t.Errorf("got the page built anew after %v, want it later", stormPace)
	}
	b.step(next, nil)
	if b.view.View == here {
		t.Errorf("got the page with the phone at %v, want it without", next.Sub(at))
	}
}
