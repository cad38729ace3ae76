package ui

import (
	"strings"
	"testing"

	"relink/guide/checklist"
	"relink/internal/story/storytest"
)

// A start after a run that broke off says so, and leads back to where the
// person was or to a new beginning.
func TestTheStartAfterACrash(t *testing.T) {
	note := "panic: index out of range\n\ngoroutine 1 [running]:\nrelink/ui.(*Window).show(...)\n"
	tests := []struct {
		name    string
		resumed bool
		last    BrokeOff
		says    []string
		silent  []string
	}{
		{"it broke by itself", true, BrokeOff{Began: storytest.Evening, Note: note, Path: "/state/crash-note.txt"}, []string{"Your answers are kept", "Go on where you were", "Start anew", "Show the note", "2026-05-01"}, nil},
		{"it was ended from outside", true, BrokeOff{Began: storytest.Evening}, []string{"ended from outside", "Go on where you were"}, []string{"Show the note"}},
		{"nothing had been answered", false, BrokeOff{Note: note}, []string{"Show the note"}, []string{"Start anew", "where you were", "0001"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.tell(t, toUpdate[:4]...)
			b.hands.Resumed, b.hands.BrokeOff = tt.resumed, &tt.last
			b.Start(Play{Kind: Real})
			said := b.desk()
			for _, w := range tt.says {
				if !strings.Contains(said, w) {
					t.Errorf("no %q in\n%s", w, said)
				}
			}
			for _, w := range tt.silent {
				if strings.Contains(said, w) {
					t.Errorf("%q is in\n%s", w, said)
				}
			}
			b.closeTool()
			if got := b.story.Way.Page(); got != checklist.PageHistory {
				t.Errorf("going on leads to %s, want where the person was", got)
			}
		})
	}
}

func TestTheNoteOfACrashCanBeSaved(t *testing.T) {
	b := newBench(t)
	b.hands.BrokeOff = &BrokeOff{Note: "panic: x\n", Path: "/state/crash-note.txt"}
	b.Start(Play{Kind: Real})
	b.pressDesk(t, "Show the note")
	if got := b.desk(); !strings.Contains(got, "panic: x") || !strings.Contains(got, "/state/crash-note.txt") {
		t.Errorf("the note's page says\n%s", got)
	}
	b.pressDesk(t, "Save the note")
	if got := b.written["/home/ana/Documents/"+noteName]; got != "panic: x\n" || !strings.Contains(b.desk(), noteName) {
		t.Errorf("saved %q; the page says\n%s", got, b.desk())
	}
	b.pressDesk(t, "Back")
	if got := b.desk(); !strings.Contains(got, "Show the note") {
		t.Errorf("back leads to\n%s", got)
	}
}

func TestStartAnewAfterACrashAsksFirst(t *testing.T) {
	b := newBench(t)
	b.tell(t, toUpdate[:4]...)
	b.hands.Resumed, b.hands.BrokeOff = true, &BrokeOff{}
	b.Start(Play{Kind: Real})
	b.pressDesk(t, "Start anew…")
	if b.story.Way.Page() == checklist.PageStart {
		t.Fatal("the answers went without a question")
	}
	b.pressDesk(t, "Begin anew")
	if b.story.Way.Page() != checklist.PageStart || b.opened.top() != nil {
		t.Errorf("page %s, desk %v; want the first page", b.story.Way.Page(), b.opened.top())
	}
}
