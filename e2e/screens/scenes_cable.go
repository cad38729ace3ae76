package main

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/finding"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/page"
	"relink/ui/tool/cabletest"
)

// cableScenes are the stages and results of the cable test.
func cableScenes() []scene {
	var out []scene
	for _, c := range []struct {
		name  string
		stage cabletest.Stage
		until time.Duration
		cable finding.CableResult
	}{
		{"cable-ask", cabletest.Ask, 0, finding.CableGood},
		{"cable-busy", cabletest.Busy, 0, finding.CableGood},
		{"cable-untouched", cabletest.Runs, 6 * second, finding.CableGood},
		{"cable-moved", cabletest.Runs, 21 * second, finding.CableBad},
		{"cable-good", cabletest.Over, 30 * second, finding.CableGood},
		{"cable-doubtful", cabletest.Over, 30 * second, finding.CableDoubtful},
		{"cable-bad", cabletest.Over, 30 * second, finding.CableBad},
		{"cable-stopped", cabletest.Over, 3 * second, finding.CableGood},
		{"cable-refused", cabletest.Refused, 0, finding.CableGood},
		{"cable-none", cabletest.Nobody, 0, finding.CableGood},
		{"cable-cannot", cabletest.Cannot, 0, finding.CableGood},
	} {
		out = append(out, scene{c.name, func(cat *words.Catalogue) fyne.CanvasObject { return cableTest(cat, c.stage, c.until, c.cable) }})
	}
	return out
}

// cableTest is a test at a moment, with a cable that is good, doubtful or bad.
func cableTest(cat *words.Catalogue, stage cabletest.Stage, until time.Duration, cable finding.CableResult) fyne.CanvasObject {
	bad := cable == finding.CableBad
	m, _ := device.ByProductType("iPhone13,2")
	t := finding.BeginCableTest(busWith(began, m, device.ModeRecovery).Devices[0], finding.CableTestLength, began)
	for at := time.Duration(0); at < until; at += 50 * time.Millisecond {
		b := finding.CableBeat{At: began.Add(at), Took: 2 * time.Millisecond, Failed: cable == finding.CableDoubtful && at == 15*second}
		if bad && at > 12*second {
			switch n := int(at / (50 * time.Millisecond)); {
			case n%37 == 0:
				b.Failed = true
			case n%23 == 0:
				b.Retries = 1
			case n%17 == 0:
				b.Took = 90 * time.Millisecond
			}
		}
		t = t.Beat(b)
		if bad && at == 18*second {
			t = t.Advance(began.Add(at), busWith(began.Add(at), m, ""))
		}
		if bad && at == 19*second {
			back := busWith(began.Add(at), m, device.ModeRecovery)
			back.Devices[0].Address++
			t = t.Advance(began.Add(at), back)
		}
	}
	if stage == cabletest.Over {
		t = t.Stop(began.Add(until))
	}
	s := cabletest.State{Cat: cat, Stage: stage, Test: t, Now: began.Add(until), Why: page.RefusedDriver}
	return framed(cat, cabletest.NewView(s, cabletest.Taps{}).View)
}
