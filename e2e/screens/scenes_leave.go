package main

import (
	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/page"
	"relink/ui/tool/leave"
)

// leaveScenes are the stages and ends of leaving recovery.
func leaveScenes() []scene {
	var out []scene
	for _, s := range []leave.Stage{leave.Ask, leave.Busy, leave.Sending, leave.Waiting, leave.InDFU, leave.Nobody, leave.Cannot} {
		out = append(out, scene{"leave-" + string(s), func(cat *words.Catalogue) fyne.CanvasObject { return leaving(cat, leave.State{Stage: s}) }})
	}
	for _, o := range []dfu.LeaveOutcome{dfu.LeaveDFU, dfu.LeaveStayed, dfu.LeaveQuiet} {
		s := leave.State{Stage: leave.Ended, Outcome: o, Words: guide.Words{ID: "leave.outcome." + string(o)}}
		out = append(out, scene{"leave-ended-" + string(o), func(cat *words.Catalogue) fyne.CanvasObject { return leaving(cat, s) }})
	}
	return append(
		out,
		scene{"leave-started", func(cat *words.Catalogue) fyne.CanvasObject { return leaving(cat, left(device.ModeNormal)) }},
		scene{"leave-back", func(cat *words.Catalogue) fyne.CanvasObject { return leaving(cat, left(device.ModeRecovery)) }},
		scene{"leave-refused", func(cat *words.Catalogue) fyne.CanvasObject {
			return leaving(cat, leave.State{Stage: leave.Refused, Why: page.RefusedPermission})
		}},
	)
}

func leaving(cat *words.Catalogue, s leave.State) fyne.CanvasObject {
	s.Cat = cat
	s.How = s.Cat.Text("page.how."+string(device.VolUpVolDownSide), map[string]any{"Power": s.Cat.Text("page.power.side", nil)})
	return framed(cat, leave.NewView(s, leave.Taps{}).View)
}

// left is how leaving recovery ended: the phone came back in a mode.
func left(mode device.Mode) leave.State {
	m, _ := device.ByProductType("iPhone13,2")
	phone := busWith(began, m, device.ModeRecovery).Devices[0]
	l := dfu.BeginLeave(phone, began)
	l = l.Advance(began.Add(2*second), busWith(began.Add(2*second), m, ""))
	l = l.Advance(began.Add(20*second), busWith(began.Add(20*second), m, mode))
	return leave.State{Stage: leave.Ended, Outcome: l.Outcome(), Words: l.Words()}
}
