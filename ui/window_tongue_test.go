package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/internal/words"
	"relink/ui/choices"
	"relink/ui/kit"
	"relink/ui/uitest"
)

// A language chosen in the settings is spoken at once, by Relink and by Fyne's
// own dialogs, and is kept.
func TestALanguageIsSpokenAtOnce(t *testing.T) {
	b := newBench(t)
	for _, tag := range words.Tags() {
		b.openWord("settings.menu")
		uitest.Tick(t, b.win.Content(), words.NameOf(tag))
		want := words.For(tag)
		if got := b.cat.Tag(); got != tag {
			t.Errorf("%s was chosen, %s is spoken", tag, got)
		}
		if got := uitest.Sentences(b.win.Content()); !strings.Contains(got, want.Text("settings.title", nil)) {
			t.Errorf("%s: the page says\n%s", tag, got)
		}
		if got := lang.L("Cancel"); got != want.Text("fyne.cancel", nil) {
			t.Errorf("%s: Fyne says %q to cancel", tag, got)
		}
		if got := lang.X("file.parent", "Parent"); got != want.Text("fyne.parent", nil) {
			t.Errorf("%s: Fyne calls the folder above %q", tag, got)
		}
		if th := b.app.Settings().Theme().(kit.Theme); th.Han != strings.HasPrefix(tag, "zh") {
			t.Errorf("%s: got the Chinese face %v", tag, th.Han)
		}
		if got := RememberedWords(b.app, []string{"ru"}).Tag(); got != tag {
			t.Errorf("%s was chosen, %s is kept", tag, got)
		}
		if f, ok := b.win.Canvas().Focused().(*kit.Tick); !ok || f.Text() != words.NameOf(tag) {
			t.Errorf("%s: the focus is on %v", tag, b.win.Canvas().Focused())
		}
		b.closeTool()
	}
	b.openWord("settings.menu")
	uitest.Tick(t, b.win.Content(), b.say("menu.language.system", nil))
	if got := b.cat.Tag(); got != "en" {
		t.Errorf("back to the system's: %s is spoken, want en", got)
	}
}

// The words of a try stay as they began; another language waits for its end.
func TestALanguageWaitsForTheCoach(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.tell(t, []checklist.Choice{"failed-before"}, []checklist.Choice{"4013"}, []checklist.Choice{"data-safe", "account-known", "erase-read"}, []checklist.Choice{"nothing-runs"})
	b.tell(t, []checklist.Choice{"ready"})
	coach := b.coach
	b.speak("de")
	if b.coach != coach || b.cat.Tag() != "en" {
		t.Fatalf("coach %p, want %p untouched; %s is spoken", b.coach, coach, b.cat.Tag())
	}
	if got := b.notice; got != words.English().Text("settings.language.later", nil) {
		t.Errorf("it says %q", got)
	}
	b.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := b.cat.Tag(); got != "de" {
		t.Errorf("after the coach %s is spoken, want de", got)
	}
}

// Without a voice of the language no other reads it, and that is said once.
func TestNoVoiceReadsAnotherLanguage(t *testing.T) {
	b := newBench(t)
	e := &ear{}
	e.of(b)
	b.hands.Voice = func(language string) (some, fits bool) { return true, language == "en" }
	b.speakUp("Hold")
	b.speak("de")
	b.speakUp("Halten")
	b.speakUp("Loslassen")
	if len(e.said) != 1 {
		t.Errorf("got %q spoken, want the English alone", e.said)
	}
	if b.notice != b.say("settings.no-voice", nil) {
		t.Errorf("it says %q", b.notice)
	}
	b.notice = ""
	b.speakUp("Halten")
	if b.notice != "" {
		t.Error("it is said twice")
	}
	b.openWord("settings.menu")
	if got := uitest.Sentences(b.win.Content()); !strings.Contains(got, b.say("settings.no-voice", nil)) {
		t.Errorf("the settings say\n%s", got)
	}
}

// Looking for a voice starts a program; who wants no speech is spared it.
func TestNoVoiceIsLookedForWithoutSpeech(t *testing.T) {
	for _, wanted := range []bool{true, false} {
		b := newBench(t)
		asked := 0
		b.hands.Voice = func(string) (some, fits bool) { asked++; return true, true }
		c := choices.Remembered(b.app.Preferences())
		c.Speech = wanted
		c.Remember(b.app.Preferences())
		b.speak("de")
		if (asked > 0) != wanted {
			t.Errorf("speech %v: asked %d times for a voice", wanted, asked)
		}
	}
}

func TestWhatFyneMaySpeak(t *testing.T) {
	for _, tt := range []struct {
		system fyne.Locale
		want   []fyne.Locale
	}{
		{"en", []fyne.Locale{"en"}},
		{"de-AT-Latn", []fyne.Locale{"de"}},
		{"pt-PT", []fyne.Locale{"pt", "pt-BR"}},
		{"zh-TW-Hant", []fyne.Locale{"zh-Hans"}},
		{"nb-NO", fyneTongues},
	} {
		if got := fyneSpeaks(tt.system); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.system, got, tt.want)
		}
	}
}
