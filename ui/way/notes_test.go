package way

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/uitest"
)

func choices(names ...checklist.Choice) []checklist.Answer {
	var out []checklist.Answer
	for _, n := range names {
		out = append(out, checklist.Answer{Choices: []checklist.Choice{n}})
	}
	return out
}

// What the iPhone itself may offer, what else hides it from the computer, and
// what a logo that stays needs stand on the page where they are wanted, and on
// no other system's.
func TestNotesStandWhereTheyAreWanted(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	toUpdate := func(first checklist.Choice) []checklist.Answer {
		return choices("step-by-step", first, "none", "no", "nothing", "none", "good-cable", "clean", "none-between", "charged", "up-to-date")
	}
	nothing := choices("step-by-step", "black", "none", "no", "nothing", "none", "still-nothing")
	toLocked := choices("step-by-step", "black", "none", "no", "nothing", "none", "still-nothing", "still-nothing", "good-cable", "clean", "other-port", "nothing-there")
	recovery := []device.Sighting{{Device: device.Device{VendorID: 0x05ac, ProductID: 0x1281, Port: "1-1"}, Mode: device.ModeRecovery}}
	tests := []struct {
		name    string
		answers []checklist.Answer
		seen    []device.Sighting
		system  string
		page    checklist.Page
		says    []string
		not     []string
	}{
		{
			name: "a screen that no picture fits", answers: choices("step-by-step", "other"), system: "windows", page: checklist.PageNumber,
			says: []string{"Recovery Assistant", "iOS 26", "Restore with another iPhone or iPad nearby", "Treat it as erasing", "not confirmed"},
		},
		{name: "a picture that fits", answers: choices("step-by-step", "cable-picture"), system: "windows", page: checklist.PageNumber, not: []string{"Recovery Assistant"}},
		{
			name: "nothing on USB of a Mac", answers: nothing, system: "darwin", page: checklist.PageQuiet,
			says: []string{"accessory may connect", "software update is needed to connect", "second program may hold"},
		},
		{
			name: "and still nothing", answers: toLocked, system: "darwin", page: checklist.PageUnlock,
			says: []string{"accessory may connect", "second program may hold"},
		},
		{
			name: "nothing on USB elsewhere", answers: nothing, system: "linux", page: checklist.PageQuiet,
			says: []string{"second program may hold"}, not: []string{"Finder may", "accessory may"},
		},
		{
			name: "old idevicerestore", answers: toUpdate("cable-picture")[:10], system: "linux", page: checklist.PageComputer,
			says: []string{"idevicerestore 1.0.0", "iPhone 12", "autumn 2025"},
		},
		{
			name: "no idevicerestore on Windows", answers: toUpdate("cable-picture")[:10], system: "windows", page: checklist.PageComputer,
			not: []string{"idevicerestore"},
		},
		{
			name: "a logo that stays", answers: toUpdate("logo"), system: "darwin", page: checklist.PageUpdate,
			says: []string{"over an hour", "On iPhone 7: hold volume down", "until the cable and the computer show", "Restore erases", "Revive"},
		},
		{
			name: "a logo, and recovery by now", answers: toUpdate("logo"), seen: recovery, system: "windows", page: checklist.PageUpdate,
			not: []string{"over an hour", "Revive"},
		},
	}
	for _, tt := range tests {
		way := checklist.NewChecklist()
		if tt.seen != nil {
			way = way.See(time.Unix(0, 0), tt.seen)
		}
		for _, a := range tt.answers {
			next, ok := way.Answer(a)
			if !ok {
				t.Fatalf("%s: %v is no answer on %s", tt.name, a, way.Page())
			}
			way = next
		}
		if way.Page() != tt.page {
			t.Fatalf("%s: at %s, want %s", tt.name, way.Page(), tt.page)
		}
		said := uitest.Sentences(NewWayView(WayState{Way: way, Cat: words.English(), System: tt.system}, WayHands{Back: func() {}}).View)
		for _, want := range tt.says {
			if !strings.Contains(said, want) {
				t.Errorf("%s: %q is not said:\n%s", tt.name, want, said)
			}
		}
		for _, no := range tt.not {
			if strings.Contains(said, no) {
				t.Errorf("%s: %q is said", tt.name, no)
			}
		}
	}
}

// Every note has its sentences, and one that could erase says which does not.
func TestEveryNoteHasItsWords(t *testing.T) {
	for _, tag := range words.Tags() {
		cat := words.For(tag)
		for _, r := range noteTable {
			ids := []string{"title"}
			for _, l := range r.lines {
				ids = append(ids, l.id)
			}
			for _, id := range ids {
				if s := cat.Text("note."+r.id+"."+id, map[string]any{"How": "how"}); s == "" || strings.HasPrefix(s, "<") {
					t.Errorf("%s: note.%s.%s has no sentence", tag, r.id, id)
				}
			}
		}
	}
}
