package way

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/uitest"
)

func tryOf(code int, cable string, behaviour restore.Behaviour) restore.Attempt {
	return restore.Attempt{Code: &code, Behaviour: behaviour, Cable: cable, Port: "1-4", Computer: "this computer", Evidence: restore.Told}
}

// The ending says what to do now and what not to use again; nothing of the
// failure is left on it.
func TestTheEndingLeavesNothingOfTheFailure(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	at := time.Date(2026, 5, 1, 14, 21, 0, 0, time.Local)
	number := 4013
	for _, tt := range []struct {
		name       string
		tries      []restore.Attempt
		says, nots []string
		backsUp    bool
	}{
		{
			"another cable",
			[]restore.Attempt{tryOf(4013, "cable 1", restore.Update), tryOf(0, "cable 2", restore.Update)},
			[]string{"Your iPhone is back.", "at 14:21", "Do not use the first cable", "Back it up now", "Make a report"},
			[]string{"set it up"},
			true,
		},
		{
			"the same cable",
			[]restore.Attempt{tryOf(4013, "cable 1", restore.Update), tryOf(0, "cable 1", restore.Update)},
			[]string{"Your iPhone is back."},
			[]string{"first cable"},
			true,
		},
		{
			"an erase",
			[]restore.Attempt{tryOf(0, "cable 1", restore.Erase)},
			[]string{"Your iPhone is back.", "set it up"},
			[]string{"look for your things", "Back it up now"},
			false,
		},
	} {
		backedUp := false
		s := FoundState{Cat: words.English(), CanBack: true, Attempts: tt.tries, Started: at, Number: &number, Verdict: verdict.Decide(verdict.Facts{Attempts: tt.tries})}
		v := NewFoundView(s, FoundHands{BackUp: func() { backedUp = true }})
		said := uitest.Sentences(v.View)
		for _, want := range tt.says {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %q in\n%s", tt.name, want, said)
			}
		}
		for _, not := range append(tt.nots, "4013", "What may be behind it", "Not tested", "What would change this", "What we found") {
			if strings.Contains(strings.Split(said, "What the iPhone shows")[0], not) {
				t.Errorf("%s: %q is left in\n%s", tt.name, not, said)
			}
		}
		if tt.backsUp {
			uitest.Press(t, v.View, "Back it up now")
		}
		if backedUp != tt.backsUp {
			t.Errorf("%s: led to a backup: %v", tt.name, backedUp)
		}
	}
}

// What was found speaks of the last try, names its swap, and its title is what
// its button does.
func TestWhatWasFoundSpeaksOfTheLastTry(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	yes := true
	tries := []restore.Attempt{tryOf(4013, "cable 1", restore.Update), tryOf(4014, "cable 2", restore.Update)}
	for page, want := range map[checklist.Page][]string{
		checklist.PagePort:   {"Update once more, at another port.", "Try another port"},
		checklist.PageUpdate: {"Choose Update, not Restore.", "Go to Update"},
	} {
		v := NewFoundView(FoundState{
			Cat: words.English(), Attempts: tries, Verdict: verdict.Decide(verdict.Facts{NeedsData: &yes, Attempts: tries}),
			Leads: func(verdict.Advice) checklist.Page { return page },
		}, FoundHands{})
		said := uitest.Sentences(v.View)
		for _, s := range append(want, "The last try:** Update, with another cable, failed with 4014") {
			if !strings.Contains(said, s) {
				t.Errorf("%s: no %q in\n%s", page, s, said)
			}
		}
		if page == checklist.PagePort && strings.Contains(said, "Choose Update") {
			t.Errorf("the title is one thing and the button another:\n%s", said)
		}
	}
}

// A phone that was seen to start up is proposed as success first; the usual
// numbers stand before the field for another.
func TestItWorkedStandsFirstWhereItWasSeen(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	way := atUpdate(t)
	way, _ = way.Choose("pressed-update")
	noon := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	yes := true
	see := func(minute int, mode device.Mode) {
		var bus []device.Sighting
		if mode != "" {
			bus = []device.Sighting{{Device: device.Device{Port: "1-4"}, Mode: mode, Family: device.FamilyIPhone, IOSDevice: &yes, Phone: "phone-1"}}
		}
		way = way.See(noon.Add(time.Duration(minute)*time.Minute), bus)
	}
	for i, mode := range []device.Mode{"", device.ModeRestore, "", device.ModeNormal, device.ModeNormal} {
		see(i+1, mode)
	}
	way, _ = way.Choose("ended")
	v := NewWayView(WayState{Way: way, Cat: words.English(), System: "windows"}, WayHands{Back: func() {}})
	first, ok := v.First.(*kit.Button)
	if !ok || first.Text() != "It worked" || first.Kind != kit.Primary {
		t.Errorf("the keyboard begins at %#v", v.First)
	}
	said := uitest.Sentences(v.View)
	if !strings.Contains(said, "It started up again at") || strings.Contains(said, "What 4013 means") {
		t.Errorf("the page says\n%s", said)
	}
	if strings.Index(said, "4005") > strings.Index(said, "Use this number") {
		t.Errorf("the field stands above the usual numbers:\n%s", said)
	}
	failed := atUpdate(t)
	failed, _ = failed.Choose("failed-before")
	said = uitest.Sentences(NewWayView(WayState{Way: failed, Cat: words.English(), System: "windows"}, WayHands{Back: func() {}}).View)
	if strings.Contains(said, "It worked") || !strings.Contains(said, "Which number did it show?") {
		t.Errorf("an update that was told to have failed:\n%s", said)
	}
}
