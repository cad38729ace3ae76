package coach

import (
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/uitest"
)

// longer makes a sentence 40 % longer, as some languages are.
func longer(s string) string {
	words := strings.Fields(s)
	for i := 1; i < len(words); i += 2 {
		words[i] += "lich" + strings.Repeat("e", len(words[i])*8/10)
	}
	return strings.Join(words, " ")
}

// plays is a coach at moments of every class, and how tries end.
func plays(t *testing.T) map[string]*play {
	n, r := device.ModeNormal, device.ModeRecovery
	sec := time.Second
	return map[string]*play{
		"wait":           newPlay(t, "iPhone13,2", dfu.FromNormal).bus(0, ""),
		"count":          newPlay(t, "iPhone13,2", dfu.FromNormal).bus(0, n).to(sec),
		"tap":            newPlay(t, "iPhone13,2", dfu.FromNormal).bus(0, n).to(3100 * time.Millisecond),
		"hold":           newPlay(t, "iPhone16,1", dfu.FromNormal).bus(0, n).to(9 * sec),
		"coming":         newPlay(t, "iPhone13,2", dfu.FromNormal).bus(0, n).bus(13*sec, "").to(17500 * time.Millisecond),
		"watching":       newPlay(t, "iPhone13,2", dfu.FromNormal).bus(0, n).bus(13*sec, "").to(30 * sec),
		"home side":      newPlay(t, "iPhone8,1", dfu.FromRecovery).bus(0, r).to(8 * sec),
		"home top":       newPlay(t, "iPhone6,2", dfu.FromRecovery).bus(0, r).bus(11*sec, "").to(13500 * time.Millisecond),
		"iPhone 7":       newPlay(t, "iPhone9,1", dfu.FromNormal).bus(0, n).to(8 * sec),
		"iPad home":      newPlay(t, "iPad7,11", dfu.FromRecovery).bus(0, r).to(8 * sec),
		"iPad":           newPlay(t, "iPad8,1", dfu.FromNormal).bus(0, n).bus(13*sec, "").to(17500 * time.Millisecond),
		"iPad mini 6":    newPlay(t, "iPad14,1", dfu.FromNormal).bus(0, n).bus(13*sec, "").to(17500 * time.Millisecond),
		"off":            newPlay(t, "iPhone13,2", dfu.FromOff).bus(0, "").to(8 * sec),
		"recovery came":  newPlay(t, "iPhone13,2", dfu.FromRecovery).bus(0, r).bus(13*sec, "").bus(25*sec, r).to(27 * sec),
		"booted":         newPlay(t, "iPhone13,2", dfu.FromRecovery).bus(0, r).bus(13*sec, "").bus(45*sec, n),
		"never left":     newPlay(t, "iPhone13,2", dfu.FromNormal).bus(0, n).to(30 * sec),
		"never returned": newPlay(t, "iPhone13,2", dfu.FromNormal).bus(0, n).bus(13*sec, "").to(90 * sec),
		"DFU":            newPlay(t, "iPhone13,2", dfu.FromRecovery).bus(0, r).bus(13*sec, "").bus(20*sec, device.ModeDFU),
	}
}

func TestNothingOfTheCoachIsCut(t *testing.T) {
	app := test.NewTempApp(t)
	for _, w := range uitest.Windows {
		app.Settings().SetTheme(kit.Theme{TextScale: w.Text})
		for name, p := range plays(t) {
			frame := page.Frame(canvas.NewRectangle(color.Black), p.coach.View())
			frame.Resize(w.Size)
			for _, s := range uitest.Spill(frame, w.Size) {
				t.Errorf("%s at %v, text %v: %s", name, w.Size, w.Text, s)
			}
			p.coach.Close()
		}
	}
}

func TestNothingIsCutInALongLanguage(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(kit.Theme{})
	for _, size := range []fyne.Size{fyne.NewSize(900, 600), fyne.NewSize(1180, 760)} {
		for name, p := range plays(t) {
			s := p.coach.view.State()
			s.Badge, s.Ease, s.Stop, s.Coming = longer(s.Badge), longer(s.Ease), longer(s.Stop), longer(s.Coming)
			s.Title, s.Echo = longer(s.Title), longer(s.Echo)
			s.Ring.Below, s.Ring.Until = longer(s.Ring.Below), longer(s.Ring.Until)
			for i := range s.Steps {
				s.Steps[i].Text = longer(s.Steps[i].Text)
			}
			frame := page.Frame(canvas.NewRectangle(color.Black), NewView(s, nil))
			frame.Resize(size)
			for _, cut := range uitest.Spill(frame, size) {
				t.Errorf("%s at %v: %s", name, size, cut)
			}
			if p.coach.outcome == nil {
				continue
			}
			o := p.coach.outcome.state
			o.Pill, o.Title, o.Why, o.More = longer(o.Pill), longer(o.Title), longer(o.Why), longer(o.More)
			o.Start, o.Wait, o.Slip, o.Off, o.Broken, o.Leave = longer(o.Start), longer(o.Wait), longer(o.Slip), longer(o.Off), longer("Something is wrong with a button"), longer(o.Leave)
			frame = page.Frame(canvas.NewRectangle(color.Black), NewOutcomeView(o, OutcomeTaps{}))
			frame.Resize(size)
			for _, cut := range uitest.Spill(frame, size) {
				t.Errorf("%s, outcome, at %v: %s", name, size, cut)
			}
		}
	}
}

// How a try ended, and what to press next, is seen without scrolling in every
// window: where the next try comes by itself, so is how to hold it back.
func TestTheNextActionAfterATryIsSeen(t *testing.T) {
	app := test.NewTempApp(t)
	for _, w := range uitest.Windows {
		app.Settings().SetTheme(kit.Theme{TextScale: w.Text})
		for name, p := range plays(t) {
			v := p.coach.outcome
			if v == nil {
				continue
			}
			frame := page.Frame(canvas.NewRectangle(color.Black), v)
			frame.Resize(w.Size)
			seen := map[string]bool{}
			uitest.Walk(frame, fyne.Position{}, uitest.Rect{X0: 0, Y0: 0, X1: w.Size.Width, Y1: w.Size.Height}, false, func(o fyne.CanvasObject, at fyne.Position, clip uitest.Rect, _ bool) {
				if b, ok := o.(*kit.Button); ok && at.Y >= clip.Y0 && at.Y+b.Size().Height <= clip.Y1 {
					seen[b.Text()] = true
				}
			})
			if !seen[v.state.Start] || !seen[v.state.Wait] && v.state.Wait != "" {
				t.Errorf("%s at %v, text %v: only %v is seen", name, w.Size, w.Text, seen)
			}
			p.coach.Close()
		}
	}
}

// The drawing is what a person follows: it must not shrink to nothing in the
// smallest window, nor jump from one instruction to the next.
func TestTheDrawingStaysLargeAndStill(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	size := fyne.NewSize(900, 600)
	p := newPlay(t, "iPhone13,2", dfu.FromNormal)
	frame := page.Frame(canvas.NewRectangle(color.Black), p.coach.View())
	frame.Resize(size)
	p.bus(0, device.ModeNormal).to(3100 * time.Millisecond)
	first := fmt.Sprint(p.coach.view.phone.Position(), p.coach.view.phone.Size())
	if got := p.coach.view.phone.Size().Height; got < 170 {
		t.Errorf("the drawing is %v px high at 900x600", got)
	}
	p.bus(13*time.Second, "")
	for at := 14 * time.Second; at < 28*time.Second; at += time.Second / 2 {
		p.to(at)
		if now := fmt.Sprint(p.coach.view.phone.Position(), p.coach.view.phone.Size()); now != first {
			t.Errorf("at %v the drawing stands at %s, before at %s", at, now, first)
		}
	}
}
