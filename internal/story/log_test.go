package story_test

import (
	"slices"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/story/storytest"
)

func TestWhatBecomesOfALog(t *testing.T) {
	now := storytest.Evening.Add(time.Hour)
	success := story.Log{Result: restorelog.Result{Tool: restorelog.IDeviceRestore, Outcome: restorelog.Success, Evidence: []restorelog.Line{{Number: 1, Text: "DONE"}}}}
	for _, tt := range []struct {
		name      string
		tries     []session.Try
		log       story.Log
		rehearsed bool
		want      story.LogFate
		tryCount  int
	}{
		{"no try yet", nil, storytest.FailedLog(), false, story.LogAdded, 1},
		{"the same number", []session.Try{storytest.Try("a", 4013, 0, nil)}, storytest.FailedLog(), false, story.LogJoined, 1},
		{"a try without a number", []session.Try{storytest.Try("a", 0, 0, func(t *session.Try) { t.Code = nil })}, storytest.FailedLog(), false, story.LogJoined, 1},
		{"another number", []session.Try{storytest.Try("a", 9, 0, nil)}, storytest.FailedLog(), false, story.LogAdded, 2},
		{"an erase, and the log of an update", []session.Try{storytest.Try("a", 4013, 0, func(t *session.Try) { t.Behaviour = restore.Erase })}, storytest.FailedLog(), false, story.LogAdded, 2},
		{"written before the watched try", []session.Try{storytest.Try("a", 4013, 20*time.Minute, func(t *session.Try) {
			t.Strip = []session.Segment{{From: storytest.Evening.Add(20 * time.Minute), To: storytest.Evening.Add(30 * time.Minute), Mode: "recovery"}}
		})}, storytest.FailedLog(), false, story.LogAdded, 2},
		{"the newest of two", []session.Try{storytest.Try("b", 4013, 5*time.Minute, nil), storytest.Try("a", 9, 0, nil)}, storytest.FailedLog(), false, story.LogJoined, 2},
		{"a success and a failed try", []session.Try{storytest.Try("a", 4013, 0, nil)}, success, false, story.LogAdded, 2},
		{"a success and a try that worked", []session.Try{storytest.Try("a", 0, 0, nil)}, success, false, story.LogJoined, 1},
		{"unfinished and alone", nil, story.Log{Result: restorelog.Result{Tool: restorelog.MobileDevice, Outcome: restorelog.Incomplete}}, false, story.LogUnfinished, 0},
		{"in a practice", nil, storytest.FailedLog(), true, story.LogRehearsed, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := storytest.Fresh()
			s.Rehearsed, s.Kept.Tries = tt.rehearsed, tt.tries
			if got := s.TakeLog(now, tt.log); got != tt.want || len(s.Kept.Tries) != tt.tryCount {
				t.Fatalf("got %q and %d tries, want %q and %d", got, len(s.Kept.Tries), tt.want, tt.tryCount)
			}
			if tt.want != story.LogJoined && tt.want != story.LogAdded {
				return
			}
			if got := s.TakeLog(now, tt.log); got != story.LogKnown || len(s.Kept.Tries) != tt.tryCount {
				t.Errorf("read again: got %q and %d tries, want known and %d", got, len(s.Kept.Tries), tt.tryCount)
			}
		})
	}
}

func TestALogFillsInWhatWasNotTold(t *testing.T) {
	s := storytest.Fresh()
	s.Kept.Tries = []session.Try{storytest.Try("a", 4013, 0, func(t *session.Try) { t.LostLink = restore.LinkResetToRecovery })}
	s.TakeLog(storytest.Evening.Add(time.Hour), storytest.FailedLog())
	got := s.Kept.Tries[0]
	if got.Stage != restore.StageBaseband || got.Behaviour != restore.Update || got.Evidence != restore.Log || got.Tool != "mobiledevice" ||
		got.Operation == nil || got.Operation.Number != 19 || got.StorageWritten == nil || !*got.StorageWritten ||
		!slices.Equal(got.LogLines, []session.LogLine{{Line: 812, Text: "failed to update baseband"}}) {
		t.Errorf("got %+v", got)
	}
	if got.LostLink != restore.LinkResetToRecovery || !got.At.Equal(storytest.Evening) {
		t.Errorf("what was known is gone: %+v", got)
	}
}

// What was watched stays seen when a log joins it: the try is known by both.
func TestALogDoesNotUnseeAWatchedTry(t *testing.T) {
	s := storytest.Fresh()
	s.Kept.Tries = []session.Try{storytest.Try("a", 4013, 0, func(t *session.Try) {
		t.Evidence, t.LostLink = restore.Seen, restore.LinkResetToRecovery
		t.Strip = []session.Segment{{From: storytest.Evening, To: storytest.Evening.Add(time.Minute), Mode: "recovery"}}
	})}
	if fate := s.TakeLog(storytest.Evening.Add(time.Hour), storytest.FailedLog()); fate != story.LogJoined {
		t.Fatalf("got %q, want joined", fate)
	}
	if got := s.Kept.Tries[0]; got.Evidence != restore.Seen || got.Tool != "mobiledevice" || got.Stage != restore.StageBaseband || len(got.LogLines) != 1 {
		t.Errorf("got evidence %s with %s, %v; want seen, and what the log says", got.Evidence, got.Tool, got.LogLines)
	}
}

func TestALogOfAnotherModelIsLeft(t *testing.T) {
	s := storytest.Fresh()
	s.Look(storytest.Bus(0, storytest.IPhone12("recovery", 6)))
	l := storytest.FailedLog()
	l.ProductType = "iPhone10,6"
	if got := s.TakeLog(storytest.Evening, l); got != story.LogOtherPhone || len(s.Kept.Tries) != 0 {
		t.Errorf("got %q and %d tries, want other-phone and none", got, len(s.Kept.Tries))
	}
}

// A try that is told anew keeps what its log said.
func TestTellingAnewKeepsTheLog(t *testing.T) {
	s := storytest.Fresh()
	s.Look(storytest.Bus(0, storytest.IPhone12("recovery", 6)))
	storytest.Answer(t, &s, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
		[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"}, []checklist.Choice{"failed-before"}, []checklist.Choice{"none"})
	if got := s.TakeLog(storytest.Evening.Add(time.Hour), storytest.FailedLog()); got != story.LogJoined {
		t.Fatalf("got %q, want joined", got)
	}
	s.Moved(storytest.Evening.Add(2 * time.Hour))
	if got := s.Kept.Tries[0]; len(s.Kept.Tries) != 1 || got.Tool != "mobiledevice" || got.Code == nil || *got.Code != 4013 {
		t.Errorf("after a move: %+v", s.Kept.Tries)
	}
	s.Way = s.Way.Back()
	storytest.Answer(t, &s, []checklist.Choice{"4014"})
	if got := s.Kept.Tries[0]; len(s.Kept.Tries) != 1 || got.Tool != "mobiledevice" || *got.Code != 4014 || got.Stage != restore.StageBaseband {
		t.Errorf("told anew: %+v", got)
	}
}
