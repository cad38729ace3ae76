package ui

import (
	"fmt"
	"time"

	"relink/guide/dfu"
	"relink/ui/choices"
	"relink/ui/kit"
)

// The tones by their names: the program makes them heard.
const (
	tonePress   = "press"
	toneRelease = "release"
	toneSuccess = "success"
	toneWrong   = "wrong"
	toneCount   = "count"
)

// toneOf is the tone of an instruction; what only informs has none.
var toneOf = map[dfu.CueKind]string{
	dfu.Press: tonePress, dfu.Hold: tonePress, dfu.Release: toneRelease,
}

// spoken is the last instruction that was spoken.
type spoken struct {
	sentence string
	at       time.Time
}

// oneBreath is how soon after an instruction the end of a try is told in the
// same breath, so that "let go" is not cut off by what came of the try.
const oneBreath = 500 * time.Millisecond

// heard passes an instruction on: to the ear, to the phone where Relink itself
// has to do something, and to the person of a practice.
func (w *Window) heard(c dfu.Cue, sentence string) {
	if tone := toneOf[c.Kind]; tone != "" {
		w.tone(tone)
	}
	if !c.EndsTap() {
		said := kit.Plain(sentence)
		if c.Kind == dfu.Info {
			said = w.sameBreath(said) // it must not cut off what to do
		}
		w.speakUp(said)
		w.last = spoken{said, time.Now()}
	}
	if c.Action == dfu.ActionReboot {
		w.restartPhone()
	}
	w.hands.Note("cue", string(c.Kind)+" "+fmt.Sprint(c.Buttons))
	if w.source.Rehearsal != nil && c.Kind != dfu.Info {
		w.source.Rehearsal.Follow(c.Buttons)
	}
}

// counted is one second of the count before the first press.
func (w *Window) counted(int) { w.tone(toneCount) }

// saidEnd speaks how a try ended, after the instruction that ended it.
func (w *Window) saidEnd(sentence string) {
	sentence = w.sameBreath(kit.Plain(sentence))
	w.last = spoken{}
	w.speakUp(sentence)
}

// sameBreath puts a sentence behind the instruction that was spoken just now.
func (w *Window) sameBreath(sentence string) string {
	if w.last.sentence == "" || time.Since(w.last.at) >= oneBreath {
		return sentence
	}
	return w.last.sentence + " " + sentence
}

// toneOfEnd is what the end of a try sounds like; stopping it is neither.
func toneOfEnd(o dfu.Outcome) string {
	switch o {
	case dfu.ReachedDFU, dfu.ReachedRecovery:
		return toneSuccess
	case dfu.Stopped, dfu.Undecided:
		return ""
	}
	return toneWrong
}

// tone plays a tone where the person wants tones.
func (w *Window) tone(name string) {
	if name != "" && w.hands.Tone != nil && choices.Remembered(w.app.Preferences()).Sounds {
		w.hands.Tone(name)
	}
}

// speakUp speaks a sentence where the person wants speech. It cuts off what
// was being said.
func (w *Window) speakUp(sentence string) {
	if sentence == "" || w.hands.Say == nil || !choices.Remembered(w.app.Preferences()).Speech {
		return
	}
	if _, foreign := w.voiceless(); foreign {
		w.tellVoiceless()
		return
	}
	w.hands.Say(w.cat.Tag(), sentence)
}

// voiceless tells whether this computer cannot speak at all, or has no voice
// for the language spoken: another voice would read it wrong.
func (w *Window) voiceless() (mute, foreign bool) {
	if w.hands.Voice == nil {
		return false, false
	}
	some, fits := w.hands.Voice(w.cat.Tag())
	return !some, some && !fits
}

// tellVoiceless says once that only tones will be heard.
func (w *Window) tellVoiceless() {
	if w.unvoiced == w.cat.Tag() {
		return
	}
	w.unvoiced = w.cat.Tag()
	w.notice = w.say("settings.no-voice", nil)
	w.live(time.Now())
}

// hush ends what is being said, as when the coach is left.
func (w *Window) hush() {
	if w.hands.Hush != nil {
		w.hands.Hush()
	}
}
