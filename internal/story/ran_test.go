package story_test

import (
	"slices"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/restorelog"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/story/storytest"
)

// updating is a story whose way watches an update of the iPhone 12.
func updating(t *testing.T) story.Story {
	t.Helper()
	s := storytest.Fresh()
	s.Look(storytest.Bus(0, storytest.IPhone12(device.ModeRecovery, 6)))
	storytest.Answer(t, &s, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"yes"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
		[]checklist.Choice{"back-in-recovery"}, []checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"},
		[]checklist.Choice{"pressed-update"})
	if s.Way.Page() != checklist.PageUpdateWatch {
		t.Fatalf("the way is at %s", s.Way.Page())
	}
	return s
}

// ran is an update that failed with a number that stands in its log.
func ran(s *story.Story) story.Ran {
	written, hub := true, false
	link := finding.BeginWatch(storytest.Evening.Add(time.Minute), s.Way.Seen().Phone, s.Sightings)
	return story.Ran{
		Name: "restore-1-2", At: storytest.Evening.Add(time.Minute), Behaviour: restore.Update, Mode: "recovery", Port: "1-4", Hub: &hub, Link: link,
		Log: restorelog.Result{
			Tool: restorelog.IDeviceRestore, Outcome: restorelog.Failure, Codes: []int{14}, Stage: restore.StageFilesystem, StorageWritten: &written,
			Operation: &restorelog.Operation{Number: 13, Name: "restore_image"}, Evidence: []restorelog.Line{{Number: 7, Text: "ERROR: Unable to restore"}},
		},
	}
}

// A restore that the way waits for is the way's own try, once: its number is
// read, its cable is the way's, and the way goes on.
func TestARestoreTheWayWaitsForIsItsTry(t *testing.T) {
	s := updating(t)
	tries := len(s.Kept.Tries)
	now := storytest.Evening.Add(10 * time.Minute)
	r := ran(&s)
	if !s.TakeRan(now, r) {
		t.Fatal("it was not kept")
	}
	if p := s.Way.Page(); p.Watches() || p == checklist.PageUpdateResult {
		t.Errorf("the way still asks, at %s", p)
	}
	if n := len(s.Kept.Tries) - tries; n != 1 {
		t.Fatalf("got %d tries more, want one: %+v", n, s.Kept.Tries)
	}
	for again := range 2 { // the way writes its tries anew at each step
		got := s.Kept.Tries[len(s.Kept.Tries)-1]
		if got.Code == nil || *got.Code != 14 || got.Known[session.KnownCode] != restore.Log || got.Stage != restore.StageFilesystem ||
			got.Cable == "" || got.Port != "1-4" || got.Tool != string(restorelog.IDeviceRestore) || got.Operation == nil || len(got.LogLines) != 1 {
			t.Errorf("look %d: got %+v", again, got)
		}
		s.Moved(now.Add(time.Hour))
	}
}

func TestARestoreThatWorkedAnswersTheWay(t *testing.T) {
	s := updating(t)
	r := ran(&s)
	r.Worked, r.Log = true, restorelog.Result{Tool: restorelog.IDeviceRestore, Outcome: restorelog.Success}
	s.TakeRan(storytest.Evening.Add(10*time.Minute), r)
	if a, ok := s.Way.Answered(checklist.PageUpdateResult); !ok || !a.Has("worked") {
		t.Errorf("the page of the result was answered with %v, %v", a, ok)
	}
	last := s.Kept.Tries[len(s.Kept.Tries)-1]
	if last.Code == nil || *last.Code != 0 {
		t.Errorf("got %+v, want a success", last)
	}
}

// Elsewhere on the way, and for another kind of restore, it is a try of its own,
// kept once.
func TestARestoreNobodyWaitsForIsATryOfItsOwn(t *testing.T) {
	for _, tt := range []struct {
		name string
		at   story.Story
		kind restore.Behaviour
	}{{"nothing was answered", storytest.Fresh(), restore.Update}, {"an erase while an update is watched", updating(t), restore.Erase}} {
		s := tt.at
		page, tries := s.Way.Page(), len(s.Kept.Tries)
		r := ran(&s)
		r.Behaviour = tt.kind
		now := storytest.Evening.Add(10 * time.Minute)
		if !s.TakeRan(now, r) || s.TakeRan(now.Add(time.Minute), r) {
			t.Errorf("%s: kept never or twice", tt.name)
		}
		i := slices.IndexFunc(s.Kept.Tries, func(x session.Try) bool { return x.ID == r.Name })
		if len(s.Kept.Tries) != tries+1 || i < 0 || *s.Kept.Tries[i].Code != 14 || s.Way.Page() != page {
			t.Errorf("%s: got %+v on page %s", tt.name, s.Kept.Tries, s.Way.Page())
		}
	}
}

// A log that says success is no number, and no success without the phone.
func TestTheProgramsWordAloneIsNoSuccess(t *testing.T) {
	s := storytest.Fresh()
	r := ran(&s)
	r.Log = restorelog.Result{Tool: restorelog.IDeviceRestore, Outcome: restorelog.Success, Codes: []int{-1}}
	if got := r.Try(storytest.Evening); got.Code != nil {
		t.Errorf("got the number %d", *got.Code)
	}
}

func TestNothingOfAPracticeIsKept(t *testing.T) {
	s := storytest.Fresh()
	s.Rehearsed = true
	if s.TakeRan(storytest.Evening, ran(&s)) || len(s.Kept.Tries) > 0 {
		t.Error("it was kept")
	}
}
