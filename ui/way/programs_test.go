package way

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/drawing"
	"relink/ui/kit"
	"relink/ui/uitest"
)

func saysOf(word string) func(*device.Model) string {
	return func(*device.Model) string { return word }
}

// atUpdate is the way at the update, for an iPhone 12 in recovery.
func atUpdate(t *testing.T) checklist.Checklist {
	t.Helper()
	way := onUSB(device.ModeRecovery, "iPhone13,2")
	for _, c := range []checklist.Choice{"step-by-step", "cable-picture", "4013", "no", "nothing", "none", "good-cable", "clean", "none-between", "charged", "up-to-date"} {
		if way.Page() == checklist.PageDirect { // the page asks only where USB does not tell
			way, _ = way.Choose("none-between")
		}
		if next, ok := way.Choose(c); ok {
			way = next
		}
	}
	if way.Page() != checklist.PageUpdate {
		t.Fatalf("at %s, want the update", way.Page())
	}
	return way
}

// Where no program here can restore this phone, it is said before the coach and
// before the update; one that may, or that nobody looked for, is no reason to.
func TestAProgramThatCannotRestoreThisPhoneIsSaidFirst(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	short := onUSB(device.ModeRecovery, "iPhone13,2")
	for _, c := range []checklist.Choice{"only-dfu", "no", "nothing", "account-known", "erase-read"} {
		short, _ = short.Choose(c)
	}
	old := Program{Kind: "idevicerestore", Version: "1.0.0", Can: saysOf("no")}
	for _, tt := range []struct {
		name     string
		programs *[]Program
		want     string // in the page; empty for none
	}{
		{"nobody looked", nil, ""},
		{"none is here", &[]Program{}, "No program that can restore this iPhone 12"},
		{"one is too old", &[]Program{old}, "idevicerestore 1.0.0 on this computer cannot restore this iPhone 12"},
		{"one is unknown", &[]Program{old, {Kind: "idevicerestore", Version: "1.0.1", Can: saysOf("unknown")}}, ""},
		{"Apple's", &[]Program{{Kind: "apple-devices", Can: saysOf("unknown"), Open: func() error { return nil }}}, ""},
	} {
		for _, way := range []checklist.Checklist{short, atUpdate(t)} {
			saved := false
			view := NewWayView(WayState{Way: way, Cat: words.English(), System: "windows", Programs: tt.programs}, WayHands{Export: func() { saved = true }, Back: func() {}})
			said := uitest.Sentences(view.View)
			if got := strings.Contains(said, "restore this iPhone 12"); got != (tt.want != "") || !strings.Contains(said, tt.want) {
				t.Errorf("%s, %s: want %q in\n%s", tt.name, way.Page(), tt.want, said)
			}
			if tt.want != "" {
				uitest.Press(t, view.View, "Save a session file to take along")
				if !saved {
					t.Errorf("%s: nothing was saved", tt.name)
				}
			}
		}
	}
}

// dialogAndSteps is the dialog drawn on a page, and how many of its lines are
// numbered as steps.
func dialogAndSteps(o fyne.CanvasObject) (dialog *drawing.Dialog, steps int) {
	uitest.Walk(o, fyne.Position{}, uitest.Rect{}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
		switch o := o.(type) {
		case *drawing.Dialog:
			dialog = o
		case *mark:
			if o.kind == checklist.Current {
				steps++
			}
		}
	})
	return dialog, steps
}

// The update is three steps and the dialog of the program that is here, its
// Update ringed; the button brings that program to the front and says that it
// was pressed. No option of a command line is read before it is asked for.
func TestTheUpdateIsThreeStepsAndADialog(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	cat := words.English()
	for _, tt := range []struct {
		system, kind, opens string
		mac                 bool
	}{
		{"windows", "apple-devices", "Open Apple Devices and watch", false},
		{"windows", "itunes", "Open iTunes and watch", false},
		{"darwin", "finder", "Open Finder and watch", true},
		{"windows", "", "", false},
		{"darwin", "", "", true},
		{"linux", "", "", false},
	} {
		var programs []Program
		if tt.kind != "" {
			programs = append(programs, Program{Kind: "idevicerestore", Can: saysOf("unknown")}, Program{Kind: tt.kind, Can: saysOf("unknown"), Open: func() error { return nil }})
		}
		var opened Program
		var got checklist.Answer
		view := NewWayView(WayState{Way: atUpdate(t), Cat: cat, System: tt.system, Programs: &programs}, WayHands{
			Open: func(p Program) { opened = p }, Answer: func(a checklist.Answer) { got = a }, Back: func() {},
		})
		dialog, marks := dialogAndSteps(view.View)
		if dialog == nil {
			t.Fatalf("%s: no dialog is drawn", tt.system)
		}
		s := dialog.State()
		if s.Mac != tt.mac || s.Buttons[s.Press] != cat.Text("page.dialog.update", nil) || slices.Index(s.Buttons, s.Buttons[s.Press]) != s.Press {
			t.Errorf("%s %s: the dialog is %+v", tt.system, tt.kind, s)
		}
		if marks < 3 {
			t.Errorf("%s: %d steps are numbered, want three", tt.system, marks)
		}
		if said := uitest.Sentences(view.View); strings.Contains(said, "--") {
			t.Errorf("%s: the page says an option of a command line:\n%s", tt.system, said)
		}
		if tt.opens != "" {
			uitest.Press(t, view.View, tt.opens)
			if opened.Kind != tt.kind || !got.Has("pressed-update") {
				t.Errorf("%s: opened %q, answered %v", tt.kind, opened.Kind, got.Choices)
			}
		}
		if tt.system == "linux" {
			uitest.Press(t, view.View, "Or here, with a command")
			if said := uitest.Sentences(view.View); !strings.Contains(said, "--erase") {
				t.Errorf("asked for, the command is not said:\n%s", said)
			}
		}
	}
}
