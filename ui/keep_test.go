package ui

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"pgregory.net/rapid"

	"relink/guide/checklist"
)

// What was answered while the disk was full is told as not kept, whatever else
// there is to tell, and is kept by itself once there is room.
func TestAFailedSaveIsToldAndTriedAgain(t *testing.T) {
	b := newBench(t)
	b.refuse = syscall.ENOSPC
	now := time.Now()
	b.move(func() { b.story.Answer(now, checklist.Answer{}) })
	if !strings.Contains(b.told(), "cannot be stored") {
		t.Fatalf("got %q, want that the answers are not kept", b.told())
	}
	b.notice = "something else"
	b.notice = ""
	before := len(b.kept)
	at, again := b.keepSome(now)
	if !again || len(b.kept) != before {
		t.Fatalf("got %v %v and %d saves, want another try later", at, again, len(b.kept)-before)
	}
	b.keepSome(now.Add(keepAgain + time.Second))
	if len(b.kept) != before+1 || !strings.Contains(b.told(), "cannot be stored") {
		t.Errorf("got %d tries and %q, want one more and the same word", len(b.kept)-before, b.told())
	}
	b.refuse = nil
	b.keepSome(now.Add(3 * keepAgain))
	if len(b.kept) != before+2 || b.told() != "" {
		t.Errorf("with room again: got %d tries and %q", len(b.kept)-before, b.told())
	}
	b.keepSome(now.Add(5 * keepAgain))
	if len(b.kept) != before+2 {
		t.Error("what was kept is written again and again")
	}
}

// However the program ends, what is not kept is written once more.
func TestAnyEndingKeepsWhatIsNotKept(t *testing.T) {
	b := newBench(t)
	b.refuse = syscall.ENOSPC
	b.move(func() { b.story.Answer(time.Now(), checklist.Answer{}) })
	b.refuse = nil
	before := len(b.kept)
	b.Ended() // SIGTERM and a hangup pass no close
	if len(b.kept) != before+1 {
		t.Errorf("got %d saves at the end, want one", len(b.kept)-before)
	}
	b.Ended()
	if len(b.kept) != before+1 {
		t.Error("what is kept is written again at the end")
	}
}

// Whatever happens to the disk and in whatever order: what the window does not
// call unkept was written.
func TestWhatIsNotToldAsUnkeptIsKept(t *testing.T) {
	b := newBench(t)
	rapid.Check(t, func(t *rapid.T) {
		now := time.Now()
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"full", "room", "answer", "back", "wait", "notice"}).Draw(t, "step") {
			case "full":
				b.refuse = syscall.ENOSPC
			case "room":
				b.refuse = nil
			case "answer":
				b.move(func() { b.story.Answer(now, checklist.Answer{}) })
			case "back":
				b.back()
			case "notice":
				b.notice = "other news"
			case "wait":
				now = now.Add(2 * keepAgain)
				b.keepSome(now)
			}
			failed := b.keep.dirty && b.keep.unsaved != ""
			if failed != strings.Contains(b.told(), "cannot be stored") || !failed && b.keep.dirty {
				t.Fatalf("not kept: %v; told: %q", b.keep.dirty, b.told())
			}
		}
		b.refuse = nil
		b.Ended()
		if b.keep.dirty {
			t.Fatal("not kept at the end")
		}
	})
}
