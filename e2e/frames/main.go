// Command frames shows one window with something that moves, counts the frames
// it is asked for, and says every second how many there were: the coach's ring
// as the window shows it, or a plain Fyne window with one ring, the floor that
// it is measured against. A window is painted right after its movement was
// asked for, so that one question is one painted frame.
//
// With -show cues it plays made-up tries through the watch of the bus and the
// window's loop meanwhile, in real time, and says how late their cues came.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/coach"
	"relink/ui/drawing"
	"relink/ui/kit"
	"relink/ui/page"
	"relink/ui/panel"
)

func main() {
	show := flag.String("show", "coach", "coach, plain for a plain window with one ring, or cues")
	model := flag.String("model", "iPhone13,2", "the model whose drawing stands beside the ring")
	wide := flag.Float64("wide", 1180, "width of the window in pixels")
	high := flag.Float64("high", 760, "height of the window in pixels")
	flag.Parse()

	a := app.NewWithID("app.relink.frames")
	w := a.NewWindow("frames")
	w.SetPadded(false)
	var frames counter
	var late *cues
	switch *show {
	case "coach", "cues":
		a.Settings().SetTheme(kit.Theme{})
		m, ok := device.ByProductType(*model)
		if !ok {
			fmt.Fprintf(os.Stderr, "frames: no model %q\n", *model)
			os.Exit(2)
		}
		frame := frames.count
		if *show == "cues" {
			late = newCues()
			frame = late.painted
		}
		w.SetContent(page.Frame(left(m), oneTry(m, frame).View()))
	case "plain":
		w.SetContent(plainRing(frames.count))
	default:
		fmt.Fprintln(os.Stderr, "frames: show coach, plain or cues")
		os.Exit(2)
	}
	w.Resize(fyne.NewSize(float32(*wide), float32(*high)))
	if late != nil {
		a.Lifecycle().SetOnStarted(func() { go late.run() })
	} else {
		go frames.tell()
	}
	w.ShowAndRun()
}

// counter counts on the window's goroutine and tells each second.
type counter struct{ n int }

func (c *counter) count() { c.n++ }

func (c *counter) tell() {
	for range time.Tick(time.Second) {
		fyne.DoAndWait(func() {
			fmt.Println(c.n)
			c.n = 0
		})
	}
}

// oneTry is a try in which the person holds a button until the phone goes
// quiet. Its ring asks for the time with every frame.
func oneTry(m device.Model, frame func()) *coach.Coach {
	began := time.Now()
	counting := false
	c := coach.New(coach.Plan{Words: words.English(), Model: m, Start: dfu.FromRecovery, NoCount: true, System: "linux"},
		coach.Hooks{Now: func() time.Time {
			if counting {
				frame()
			}
			return time.Now()
		}})
	s := device.Snapshot{At: began, Devices: []device.Device{{
		Port: "1-4", Address: 6, VendorID: device.AppleVendorID, ProductID: 0x1281, SpeedMbps: 480,
		Serial: fmt.Sprintf("CPID:%04X CPRV:11 CPFM:03 SCEP:01 BDID:%02X ECID:001A2B3C4D5E6F70 IBFL:3C", m.CPID, m.BDID),
	}}}
	c.Step(began, &s)
	c.Step(began.Add(5*time.Second), nil)
	counting = true
	return c
}

// left is the live panel, with a phone on it, as it stands beside a try.
func left(m device.Model) fyne.CanvasObject {
	p := panel.NewLivePanel(words.English(), nil)
	p.Set(panel.LiveState{Phones: []panel.LivePhone{{
		Key: "phone-1", Name: m.Name, Drawing: m.Drawing, Screen: drawing.ScreenRecovery, Tone: kit.ToneMind, Word: "Recovery mode",
	}}})
	p.Flat(true)
	return p
}

// plainRing is one turning ring and nothing else.
func plainRing(frame func()) fyne.CanvasObject {
	arc := canvas.NewArc(0, 78, 0.88, theme.Color(theme.ColorNamePrimary))
	arc.Resize(fyne.NewSquareSize(250))
	turn := fyne.NewAnimation(2400*time.Millisecond, func(done float32) {
		frame()
		arc.StartAngle = 360 * done
		arc.EndAngle = arc.StartAngle + 78
		arc.Refresh()
	})
	turn.RepeatCount, turn.Curve = fyne.AnimationRepeatForever, fyne.AnimationLinear
	turn.Start()
	return container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(250), arc))
}
