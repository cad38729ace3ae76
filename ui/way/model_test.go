package way

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/uitest"
)

func namesOf(models []device.Model) []string {
	var out []string
	for _, m := range models {
		out = append(out, m.OwnersName())
	}
	return out
}

// The nearest names come first, and variants that no owner knows are one.
func TestModelsAreOfferedByTheNamesOwnersKnow(t *testing.T) {
	for typed, want := range map[string][]string{
		"7":           {"iPhone 7 Plus", "iPhone 7"},
		" iPhone 7 ":  {"iPhone 7", "iPhone 7 Plus"},
		"se":          {"iPhone SE (3rd gen)", "iPhone SE (2nd gen)"},
		"xs m":        {"iPhone XS Max"},
		"18 pro m":    {"iPhone 18 Pro Max"},
		"no such one": nil,
	} {
		got := namesOf(choosable(typed, nil))
		if typed == "7" { // both are nearer than any other
			slices.Sort(got[:2])
			want = []string{"iPhone 7", "iPhone 7 Plus"}
		}
		if len(got) < len(want) || !slices.Equal(got[:len(want)], want) || want == nil && got != nil {
			t.Errorf("%q: got %q, want %q first", typed, got, want)
		}
		if seen := slices.Compact(slices.Sorted(slices.Values(got))); len(seen) != len(got) {
			t.Errorf("%q: a name stands twice: %q", typed, got)
		}
	}
	if got := namesOf(choosable("7", nil)); slices.Index(got, "iPhone 7") > slices.Index(got, "iPhone 17") {
		t.Errorf("iPhone 17 stands before iPhone 7: %q", got)
	}
	for _, name := range namesOf(choosable("", nil)) {
		for _, unknown := range []string{"GSM", "Global", "WiFi", "Cellular"} {
			if strings.Contains(name, unknown) {
				t.Errorf("%q is no name an owner knows", name)
			}
		}
	}
	newer := uint16(0x8999)
	if got := choosable("", &newer); len(got) != 0 {
		t.Errorf("a chip in no table: got %q", namesOf(got))
	}
}

// The page offers a picture for a phone that is in no table; what is chosen is
// said before the steps.
func TestAPhoneInNoTableHasItsPicture(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	way := atPage(t, []checklist.Choice{"only-dfu"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"account-known"}, []checklist.Choice{"erase-read"})
	cat := words.English()
	var chosen checklist.Answer
	view := NewWayView(WayState{Way: way, Cat: cat, System: "linux"}, WayHands{Answer: func(a checklist.Answer) { chosen = a }, Back: func() {}})
	for _, word := range device.Looks() {
		uitest.Press(t, view.View, cat.Text("page.model.looks."+word, nil))
		if !chosen.Has(checklist.Choice(word)) {
			t.Errorf("%s: got %+v", word, chosen)
		}
	}
	if said := uitest.Sentences(view.View); !strings.Contains(said, "General") || !strings.Contains(said, "SIM tray") {
		t.Errorf("how to tell is not said:\n%s", said)
	}
	for choice, want := range map[checklist.Choice]bool{"volup_voldown_side": true, "pad": true, "iPhone13,2": false} {
		next, _ := way.Choose(choice)
		said := uitest.Sentences(NewWayView(WayState{Way: next, Cat: cat, System: "linux", Steps: []string{"the steps"}}, WayHands{Back: func() {}}).View)
		note, steps := strings.Index(said, "not in Relink"), strings.Index(said, "the steps")
		if note >= 0 != want || want && note > steps {
			t.Errorf("%s: want it said before the steps: %v\n%s", choice, want, said)
		}
	}
}

// An iPad without a home button has its volume buttons named by their place.
func TestBrokenButtonsOfAnIPadAreNamedByTheirPlace(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	for model, want := range map[checklist.Choice]bool{"iPad13,1": true, "pad": true, "iPad7,11": false, "iPhone13,2": false} {
		way := atPage(t, []checklist.Choice{"step-by-step"}, []checklist.Choice{"logo"}, []checklist.Choice{"none"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
			[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"none-between"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"},
			[]checklist.Choice{"not-offered"}, []checklist.Choice{"data-safe", "account-known", "erase-read"}, []checklist.Choice{"nothing-runs"},
			[]checklist.Choice{model}, []checklist.Choice{"buttons-broken"})
		if way.Page() != checklist.PageButtons {
			t.Fatalf("at %s", way.Page())
		}
		said := uitest.Sentences(NewWayView(WayState{Way: way, Cat: words.English(), System: "linux"}, WayHands{Back: func() {}}).View)
		if got := strings.Contains(said, "nearest to the top button"); got != want {
			t.Errorf("%s: nearest to the top button: %v\n%s", model, got, said)
		}
	}
}

// The buttons drawn as pressed are those of the class's first way, and every
// class is told from the others by them.
func TestPicturesPressTheButtonsOfTheirClass(t *testing.T) {
	shown := map[string]string{}
	for _, word := range device.Looks() {
		m, _ := device.ByLooks(word)
		first, ok := dfu.FirstWay(m, dfu.FromNormal, false)
		if !ok {
			t.Fatalf("%s has no way", word)
		}
		var names []string
		for _, b := range classButtons(m) {
			names = append(names, string(b))
		}
		steps := ""
		for _, s := range dfu.StepsFor(m, dfu.FromNormal, first) {
			steps += " " + words.English().Text(s.Words.ID, s.Words.Args)
		}
		for _, name := range names {
			if said := strings.ReplaceAll(name, "-", " "); !m.NamesVolumeByPlace() && !strings.Contains(strings.ToLower(steps), said) {
				t.Errorf("%s: %s is drawn as pressed, and the steps are%s", word, name, steps)
			}
		}
		key := strings.Join(names, " ")
		if other, twice := shown[key]; twice {
			t.Errorf("%s and %s press the same: %s", word, other, key)
		}
		shown[key] = word
	}
}
