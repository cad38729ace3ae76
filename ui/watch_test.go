package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/story"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/uitest"
	"relink/ui/way"
)

// toTheWatch walks to the page that watches an update.
func toTheWatch(t *testing.T, s *story.Story) {
	t.Helper()
	storytest.Answer(t, s, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
		[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"}, []checklist.Choice{"pressed-update"})
	if s.Way.Page() != checklist.PageUpdateWatch {
		t.Fatalf("on page %s", s.Way.Page())
	}
}

// restoreThatFails is a phone that goes from recovery into restore mode and
// two minutes later is back in recovery.
var restoreThatFails = []device.Snapshot{
	storytest.Bus(20*time.Second, storytest.IPhone12(device.ModeRecovery, 6)),
	storytest.Bus(30 * time.Second),
	storytest.Bus(45*time.Second, storytest.IPhone12(device.ModeRestore, 7)),
	storytest.Bus(165 * time.Second),
	storytest.Bus(178*time.Second, storytest.IPhone12(device.ModeRecovery, 8)),
}

func TestAWatchedRestoreInWords(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	cat := words.English()
	for _, tt := range []struct {
		name  string
		looks int           // of restoreThatFails
		after time.Duration // on the clock, since the last of them
		line  string
		title string
		tone  kit.Tone
		strip []string
	}{
		{"recovery", 1, 2 * time.Second, "In recovery mode", "", kit.ToneRestore, []string{"recovery"}},
		{"a silence that is usual", 2, 9 * time.Second, "Quiet for 9 s, normal so far. Up to 60 s is usual", "", kit.ToneRestore, []string{"recovery", "9 s"}},
		{"a long one", 2, 70 * time.Second, "longer than the usual 60 s", "", kit.ToneMind, []string{"recovery", "70 s"}},
		{"restore mode", 3, time.Minute, "In restore mode", "", kit.ToneRestore, []string{"recovery", "15 s", "restore mode"}},
		{"quiet again", 4, 5 * time.Second, "Quiet for 5 s", "", kit.ToneRestore, []string{"recovery", "15 s", "restore mode", "5 s"}},
		{"back in recovery, not sure yet", 5, time.Second, "In recovery mode", "", kit.ToneRestore, []string{"recovery", "15 s", "restore mode", "13 s", "recovery"}},
		{"back in recovery", 5, 5 * time.Second, "Back in recovery after restore mode", "which number", kit.ToneBad, []string{"recovery", "15 s", "restore mode", "13 s", "recovery"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := storytest.Fresh()
			s.Look(restoreThatFails[0])
			s.Last.At = storytest.Evening
			toTheWatch(t, &s)
			at := storytest.Evening
			for _, l := range restoreThatFails[:tt.looks] {
				s.Look(l)
				at = l.At
			}
			s.Way = s.Way.See(at.Add(tt.after), s.Sightings)
			got := way.ShowWatch(cat, s.Way.Watch())
			if !strings.Contains(got.Line, tt.line) || got.Tone != tt.tone || !strings.Contains(got.Title, tt.title) || (tt.title == "") != (got.Title == "") {
				t.Errorf("got %q, tone %v, title %q; want %q, %v, %q", got.Line, got.Tone, got.Title, tt.line, tt.tone, tt.title)
			}
			var strip []string
			for _, x := range got.Strip.Segments {
				strip = append(strip, x.Label)
			}
			if !slices.Equal(strip, tt.strip) {
				t.Errorf("strip: got %q, want %q", strip, tt.strip)
			}
			page := uitest.Sentences(way.NewWayView(way.WayState{Way: s.Way, Cat: cat, System: "linux", Watch: got}, way.WayHands{}).View)
			if tt.title == "" && !strings.Contains(page, "Running or restoring. Do not unplug.") {
				t.Errorf("the page says\n%s", page)
			}
			if strings.Contains(page, "<") {
				t.Errorf("words missing in\n%s", page)
			}
		})
	}
}

// What was watched is kept with the try: the strip, how the link ended, what
// was noticed, and the number that was told.
func TestAWatchedRestoreIsKept(t *testing.T) {
	s := storytest.Fresh()
	s.Look(restoreThatFails[0])
	toTheWatch(t, &s)
	for _, l := range restoreThatFails[1:] {
		s.Look(l)
	}
	end := storytest.Evening.Add(190 * time.Second)
	for _, a := range []checklist.Choice{"ended", "4014"} {
		if !s.Answer(end, checklist.Answer{Choices: []checklist.Choice{a}}) {
			t.Fatalf("page %s does not take %s", s.Way.Page(), a)
		}
	}
	if len(s.Kept.Tries) != 1 {
		t.Fatalf("got %d tries, want 1", len(s.Kept.Tries))
	}
	got := s.Kept.Tries[0]
	if *got.Code != 4014 || got.Behaviour != restore.Update || got.LostLink != restore.LinkResetToRecovery || got.Evidence != restore.Seen || got.Mode != "recovery" {
		t.Errorf("got %+v", got.Attempt)
	}
	var modes []string
	for _, x := range got.Strip {
		modes = append(modes, x.Mode)
	}
	if want := []string{"recovery", "", "restore", "", "recovery"}; !slices.Equal(modes, want) {
		t.Errorf("strip: got %q, want %q", modes, want)
	}
	if facts := story.FactsOf(s.Kept); len(facts.Attempts) != 1 {
		t.Errorf("facts: got %+v", facts.Attempts)
	}
}

// The window tells the silence again each second, and asks once it is over.
func TestTheWindowTellsTheWatchAgain(t *testing.T) {
	w, _ := testWindow(t, func(*Hands) {})
	w.story.Look(restoreThatFails[0])
	toTheWatch(t, &w.story)
	w.show()
	says := func(part string) {
		t.Helper()
		if got := uitest.Sentences(w.win.Content()); !strings.Contains(got, part) {
			t.Errorf("no %q in\n%s", part, got)
		}
	}
	says("Running or restoring. Do not unplug.")
	w.story.Look(restoreThatFails[1])
	at := restoreThatFails[1].At.Add(9 * time.Second)
	next, ok := w.retell(at)
	says("Quiet for 9 s, normal so far")
	if !ok || next.Sub(at) > time.Second {
		t.Errorf("next told %v after, want within a second", next.Sub(at))
	}
	for _, l := range restoreThatFails[2:] {
		w.story.Look(l)
	}
	at = restoreThatFails[4].At
	if next, ok = w.retell(at); !ok || next.Sub(at) > 3*time.Second {
		t.Errorf("next told %v after, %v; want when the ending is sure", next.Sub(at), ok)
	}
	if _, ok = w.retell(next); ok {
		t.Error("the clock still matters after the end")
	}
	says("which number does it show?")
	says("Back in recovery after restore mode")
	uitest.Press(t, w.win.Content(), words.English().Text("page.update-watch.ended", nil))
	says("How did it end?")
}

// What the kernel complains of at the phone's port is told on the page; what
// it says of a bus that was left is not.
func TestTheKernelIsHeard(t *testing.T) {
	w, show := testWindow(t, func(*Hands) {})
	now := time.Now()
	phone := storytest.IPhone12(device.ModeRecovery, 6)
	w.story.Look(device.Snapshot{At: now, Devices: []device.Device{phone}})
	storytest.Answer(t, &w.story, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"})
	signs := make(chan KernelSign)
	w.source.Kernel = signs
	go w.hearKernel(signs)
	signs <- KernelSign{At: now, Port: phone.Port, Sign: "no-answer"}
	show()
	found := w.finding()
	if found == "" || !strings.Contains(uitest.Sentences(w.win.Content()), found) {
		t.Errorf("finding %q is not on the page\n%s", found, uitest.Sentences(w.win.Content()))
	}
	if a := finding.LinkWords(w.story.Links.Findings(now), w.story.Way.Seen().Phone); !slices.Contains(a, restore.FindingKernelErrors) {
		t.Errorf("the next try would hold %v, want kernel-errors", a)
	}
	w.source, w.story.Links = Source{}, finding.LinkWatch{}
	signs <- KernelSign{At: now, Port: phone.Port, Sign: "no-answer"}
	show()
	if got := w.story.Links.Findings(now); len(got) != 0 {
		t.Errorf("another bus: got %v, want nothing", got)
	}
	close(signs)
}

// A plug that is moved because the page asks for it makes the kernel complain
// too; that is the hand's doing and tells nothing of cable or port.
func TestWhatAskedReplugsProvokeIsNotHeard(t *testing.T) {
	w, _ := testWindow(t, func(*Hands) {})
	now := time.Now()
	phone := storytest.IPhone12(device.ModeRecovery, 6)
	w.story.Look(device.Snapshot{At: now, Devices: []device.Device{phone}})
	storytest.Answer(t, &w.story, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"})
	if got := w.story.Way.Page(); got != checklist.PageCable {
		t.Fatalf("got page %s, want the one about the cable", got)
	}
	w.kernelSaid(KernelSign{At: now, Port: phone.Port, Sign: "no-answer"})
	if got := w.story.Links.Findings(now.Add(time.Minute)); len(got) != 0 {
		t.Errorf("got %v, want nothing", got)
	}
}
