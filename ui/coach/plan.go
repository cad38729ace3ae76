package coach

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
)

// Plan is what the coach is to do.
type Plan struct {
	Words *words.Catalogue
	Model device.Model
	Start dfu.Start
	// Recovery leads a running phone into recovery instead of DFU.
	Recovery bool
	// Assisted has Relink restart the phone from recovery in the first tries;
	// the person must have agreed, and no other program may be at work.
	Assisted bool
	// Broken are buttons that do not work; no try asks for them.
	Broken []device.Button
	// NoCount leaves out the count of 3 before the first press.
	NoCount bool
	// Flash lights the border with each instruction.
	Flash bool
	// Unlisted says that the model is in no table, and its buttons are those of
	// a picture: then the coach says so.
	Unlisted bool
	// System is "linux", "windows" or "darwin": which program restores here.
	System string
}

// say is one of the coach's own sentences.
func (p Plan) say(id string, args map[string]any) string {
	return p.Words.Text("ui.coach."+id, args)
}

// unlisted says that the model is in no table; empty where it is in one.
func (p Plan) unlisted() string {
	if !p.Unlisted {
		return ""
	}
	return p.Words.Text("page.model.by-looks", nil)
}

// join puts one sentence after another; either may be empty.
func (p Plan) join(first, then string) string {
	if first == "" || then == "" {
		return first + then
	}
	return first + " " + then
}

// text is a sentence of the guide's.
func (p Plan) text(w guide.Words) string {
	if w.ID == "" {
		return ""
	}
	return p.Words.Text(w.ID, w.Args)
}

// variantAfter is the way of a try from start after so many failures: after
// three of them the next one, if the model has one.
func (p Plan) variantAfter(start dfu.Start, failed int) dfu.Variant {
	if p.Recovery {
		return dfu.IntoRecovery
	}
	list := dfu.Ways(p.Model, start, p.Assisted, p.Broken...)
	if len(list) == 0 {
		return dfu.Standard
	}
	return list[min(failed/dfu.WayAfter, len(list)-1)]
}

// stuck tells whether the buttons that work lead nowhere from a start.
func (p Plan) stuck(start dfu.Start) bool {
	return len(p.Broken) > 0 && start != "" &&
		len(dfu.Ways(p.Model, start, p.Assisted, p.Broken...)) == 0
}

// Hooks is what the coach tells its owner, on the screen's goroutine. A
// nil one is not called.
type Hooks struct {
	// Wake says when the clock matters next because of a touch on the screen.
	Wake func(at time.Time)
	// Cue is an instruction as it falls due, with its sentence: for tones and
	// speech, and for what Relink itself has to do in the assisted way.
	Cue func(c dfu.Cue, sentence string)
	// Said is a sentence to speak that is no instruction: how a try ended.
	Said func(sentence string)
	// Count is told each second of the count before the first press.
	Count func(left int)
	// Ended is the end of one try that took so long.
	Ended func(at time.Time, start dfu.Start, o dfu.Outcome, took time.Duration)
	// Left is the person leaving the coach; reached when DFU is.
	Left func(reached bool)
	// Broken is the person saying that a button does not work; nil when that
	// cannot be told here.
	Broken func()
	// Focus says what the keyboard reaches first on what is shown from now on;
	// nil is nothing, so that Space and Escape drive the try.
	Focus func(f fyne.Focusable)
	// Now is the clock of frames and touches; nil is time.Now.
	Now func() time.Time
}
