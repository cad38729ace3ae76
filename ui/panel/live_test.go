package panel

import (
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"relink/internal/device"
	"relink/internal/story"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/uitest"
)

func livePhone(key, name string, m device.Mode) LivePhone {
	tone, word := ModeLook(words.English(), m)
	return LivePhone{Key: key, Name: name, Drawing: device.DrawNotch, Tone: tone, Word: word, Details: []LiveDetail{{"Plugged", "behind a hub or dock"}}}
}

// panels is the left side in every state.
func panels() map[string]LiveState {
	many := make([]LiveEvent, 500)
	for i := range many {
		many[i] = LiveEvent{At: time.Date(2026, 3, 1, 14, 0, i, 0, time.UTC), Tone: kit.ToneMind, Text: "Connected in recovery"}
	}
	hostile := livePhone("x", strings.Repeat("Nospace", 30), device.ModeDFU)
	return map[string]LiveState{
		"nothing yet": {},
		"blind":       {Blind: "This computer gives no list of USB devices to programs."},
		"one":         {Phones: []LivePhone{livePhone("a", "iPhone 12", device.ModeRecovery)}, Events: many[:3]},
		"several":     {Phones: []LivePhone{livePhone("a", "iPhone 12", device.ModeRecovery), livePhone("b", "iPhone 8", device.ModeDFU), hostile}, Chosen: "b", Events: many},
		"hostile":     {Phones: []LivePhone{hostile}, Events: []LiveEvent{{Text: strings.Repeat("Z", 3000)}}},
	}
}

func TestNothingOfTheLivePanelIsCut(t *testing.T) {
	app := test.NewTempApp(t)
	for _, w := range uitest.Windows {
		app.Settings().SetTheme(kit.Theme{TextScale: w.Text})
		for name, s := range panels() {
			p := NewLivePanel(words.English(), nil)
			p.Set(s)
			frame := page.Frame(p, canvas.NewRectangle(color.Black))
			frame.Resize(w.Size)
			for _, cut := range uitest.Spill(frame, w.Size) {
				t.Errorf("%s at %v, text %v: %s", name, w.Size, w.Text, cut)
			}
		}
	}
}

func TestBlindIsNotNoPhone(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := NewLivePanel(words.English(), nil)
	p.Set(LiveState{})
	if got := uitest.Texts(p); !strings.Contains(got, "No iPhone on USB yet") || strings.Contains(got, "cannot read") {
		t.Errorf("nothing on the bus shows %q", got)
	}
	p.Set(LiveState{Blind: "There is no USB here."})
	if got := uitest.Texts(p); strings.Contains(got, "No iPhone") || !strings.Contains(got, "I cannot read USB here") || !strings.Contains(got, "There is no USB here.") {
		t.Errorf("an unreadable bus shows %q", got)
	}
}

func TestEventsAreBoundedAndCounted(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := NewLivePanel(words.English(), nil)
	s := panels()["several"]
	s.Folded = 7
	p.Set(s)
	if got, want := len(p.State().Events), story.EventsKept; got != want {
		t.Errorf("%d events kept, want %d", got, want)
	}
	if got, want := p.State().Folded, 7+500-story.EventsKept; got != want {
		t.Errorf("%d folded, want %d", got, want)
	}
	if got := uitest.Texts(p); !strings.Contains(got, "307 earlier ones are not shown.") {
		t.Error("the folded ones are not told")
	}
}

func TestChoosingAmongSeveralPhones(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	var chosen []string
	p := NewLivePanel(words.English(), func(key string) { chosen = append(chosen, key) })
	p.Set(panels()["several"])
	p.Resize(fyne.NewSize(296, 720))
	var rows []*phoneChoice
	uitest.Walk(p, fyne.Position{}, uitest.Rect{X0: 0, Y0: 0, X1: 1e6, Y1: 1e6}, false, func(o fyne.CanvasObject, _ fyne.Position, _ uitest.Rect, _ bool) {
		if c, ok := o.(*phoneChoice); ok {
			rows = append(rows, c)
		}
	})
	if len(rows) != 3 || rows[0].chosen || !rows[1].chosen {
		t.Fatalf("rows %v, want three, the second one chosen", len(rows))
	}
	test.Tap(rows[0])
	rows[2].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got, want := strings.Join(chosen, " "), "a x"; got != want {
		t.Errorf("chose %q, want %q", got, want)
	}
}

func TestEveryModeHasAWord(t *testing.T) {
	modes := []device.Mode{
		"", device.ModeNormal, device.ModeRestore, device.ModeRecovery, device.ModeDFU,
		device.ModeWTF, device.ModePortDFU, device.ModeDebugUSB,
	}
	seen := map[string]device.Mode{}
	for _, m := range modes {
		if _, ok := ModeLooks[m]; !ok {
			t.Errorf("mode %q has no look", m)
		}
		_, word := ModeLook(words.English(), m)
		if strings.HasPrefix(word, "<") {
			t.Errorf("mode %q has no word", m)
		}
		if other, ok := seen[word]; ok {
			t.Errorf("modes %q and %q share the word %q", m, other, word)
		}
		seen[word] = m
	}
}

func TestShowPhoneCleansWhatTheDeviceSays(t *testing.T) {
	s := device.Classify(device.Device{Port: "1-4", VendorID: device.AppleVendorID, ProductID: 0x12a8, Product: "iPhone\x1b[31m\u202e", Hubs: []string{"usb1", "1-4"}})
	got := ShowPhone(words.English(), s)
	if strings.ContainsAny(got.Name, "\x1b\u202e") {
		t.Errorf("name %q passes control characters on", got.Name)
	}
	if got.Details[0].Value != "behind a hub or dock" {
		t.Errorf("plugged %q, want behind a hub or dock", got.Details[0].Value)
	}
	s.Port, s.Hubs = "", nil // Windows may not tell
	if got := ShowPhone(words.English(), s); len(got.Details) != 0 {
		t.Errorf("got %v of a phone whose way nobody knows, want nothing", got.Details)
	}
}

// The newest events show whole: none is cut by the heading above it.
func TestEventsAreSeenWhole(t *testing.T) {
	app := test.NewTempApp(t)
	for _, w := range uitest.Windows {
		app.Settings().SetTheme(kit.Theme{TextScale: w.Text})
		p := NewLivePanel(words.English(), nil)
		p.Set(panels()["one"])
		s := p.State()
		s.Events = panels()["several"].Events
		p.Set(s)
		frame := page.Frame(p, canvas.NewRectangle(color.Black))
		frame.Resize(w.Size)
		from, high := p.strip.scroll.Offset.Y, p.strip.scroll.Size().Height
		if p.strip.Size().Height < 2*kit.ScrollGutter {
			continue // there is no room for any
		}
		seen := 0
		for _, l := range p.strip.lines {
			top := l.object.Position().Y + kit.ScrollGutter - from
			end := top + l.object.Size().Height
			if top < -0.5 && end > kit.ScrollGutter+0.5 {
				t.Errorf("at %v, text %v: %q is cut at %v of its %v px", w.Size, w.Text, l.event.Text, -top, l.object.Size().Height)
			}
			if top >= 0 && end <= high {
				seen++
			}
		}
		if seen == 0 {
			t.Errorf("at %v, text %v: no event is seen", w.Size, w.Text)
		}
	}
}

// Where all events fit, the strip takes all of its room and needs no scroll.
func TestFewEventsDoNotScroll(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	p := NewLivePanel(words.English(), nil)
	s := panels()["one"]
	for n := range 12 {
		s.Events = panels()["several"].Events[:n+1]
		p.Set(s)
		p.Resize(fyne.NewSize(page.LeftWide, 720))
		if got, want := p.strip.scroll.Size().Height, p.strip.Size().Height+2*kit.ScrollGutter; got != want {
			t.Errorf("%d events: the scroll is %v px high, want %v", n+1, got, want)
		}
	}
}
