package main

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/report"
	"relink/internal/restore"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/words"
	"relink/ui/page"
	"relink/ui/panel"
	reportpage "relink/ui/tool/report"
	"relink/ui/way"
)

// wayScenes are the pages of the way, each reached by answers.
func wayScenes() []scene {
	out := make([]scene, 0, len(wayAnswers)+2)
	for _, w := range wayAnswers {
		out = append(out, scene{"way-" + string(w.page), func(cat *words.Catalogue) fyne.CanvasObject { return wayPage(cat, w.page, w.answers) }})
	}
	for _, w := range wayJumps {
		out = append(out, scene{"way-" + string(w.page), func(cat *words.Catalogue) fyne.CanvasObject { return wayShown(cat, w.way(), w.page) }})
	}
	out = append(out, scene{"way-model-unlisted", unlistedPage}, scene{"way-before-unlisted", func(cat *words.Catalogue) fyne.CanvasObject {
		return wayPage(cat, checklist.PageBefore, join(toErase, yeses, answered{"nothing-runs"}, answered{"volup_voldown_side"}))
	}})
	for _, j := range []jump{{mode: device.ModeRecovery}, {mode: device.ModeDFU}, {mode: device.ModeNormal}} {
		out = append(out, scene{"way-start-" + string(j.mode), func(cat *words.Catalogue) fyne.CanvasObject { return wayShown(cat, j.way(), checklist.PageStart) }})
		through := jump{mode: j.mode, answers: toCable[:1]}
		out = append(out, scene{"way-shows-" + string(j.mode), func(cat *words.Catalogue) fyne.CanvasObject {
			return wayShown(cat, through.way(), checklist.PageShows)
		}})
	}
	out = append(out, programScenes()...)
	out = append(out, endingScenes()...)
	return append(out, scene{"way-computer-seen", computerPage}, scene{"way-found", foundPage}, scene{"way-report", reportPage}, scene{"way-report-saved", savedReport})
}

// answered is an answer on the way to a page; several choices are ticks.
type answered []checklist.Choice

var (
	toCable = []answered{{"step-by-step"}, {"cable-picture"}, {"4013"}, {"no"}, {"dropped"}, {"none"}}
	toTry   = join(toCable, answered{"good-cable"}, answered{"clean"}, answered{"none-between"}, answered{"charged"}, answered{"up-to-date"})
	toErase = join(toTry, answered{"pressed-update"}, answered{"ended"}, answered{"4013"})
	yeses   = answered{"data-safe", "account-known", "erase-read"}

	toBefore = join(toErase, yeses, answered{"nothing-runs"}, answered{"iPhone13,2"})
)

func join(first []answered, more ...answered) []answered {
	return append(append([]answered(nil), first...), more...)
}

// wayAnswers is how every page is reached.
var wayAnswers = []struct {
	page    checklist.Page
	answers []answered
}{
	{checklist.PageStart, nil},
	{checklist.PageShows, toCable[:1]},
	{checklist.PageNumber, toCable[:2]},
	{checklist.PageData, toCable[:3]},
	{checklist.PageHistory, toCable[:4]},
	{checklist.PageStop, join(toCable[:4], answered{"wet"})},
	{checklist.PageSymptoms, toCable[:5]},
	{checklist.PageRestart, toNothing[:6]},
	{checklist.PageQuiet, toNothing[:7]},
	{checklist.PageElsewhere, toNothing[:11]},
	{checklist.PageUnlock, toNothing[:12]},
	{checklist.PageNoSign, toNothing},
	{checklist.PageAccount, toShort[:3]},
	{checklist.PageErasure, toShort[:4]},
	{checklist.PageReady, toShort},
	{checklist.PageBackup, []answered{{"step-by-step"}, {"starts"}, {"none"}, {"yes"}, {"nothing"}, {"none"}}},
	{checklist.PageLeave, []answered{{"step-by-step"}, {"cable-picture"}, {"4013"}, {"yes"}, {"nothing"}, {"none"}}},
	{checklist.PageCable, toCable},
	{checklist.PageSocket, toTry[:7]},
	{checklist.PageDirect, toTry[:8]},
	{checklist.PageCharge, toTry[:9]},
	{checklist.PageComputer, toTry[:10]},
	{checklist.PageUpdate, toTry},
	{checklist.PageUpdateWatch, toErase[:12]},
	{checklist.PageUpdateResult, toErase[:13]},
	{checklist.PageErase, toErase},
	{checklist.PageBusy, join(toErase, yeses)},
	{checklist.PageOwner, join(toErase, answered{"not-tonight"}, answered{"report"})},
	{checklist.PageModel, join(toErase, yeses, answered{"nothing-runs"})},
	{checklist.PageBefore, toBefore},
	{checklist.PageButtons, join(toBefore, answered{"buttons-broken"})},
	{checklist.PageWithout, join(toBefore, answered{"buttons-broken"}, answered{"side"})},
}

// toNothing is the way of a phone that never comes on USB.
var toNothing = []answered{
	{"step-by-step"},
	{"black"},
	{"none"},
	{"no"},
	{"nothing"},
	{"none"},
	{"still-nothing"},
	{"still-nothing"},
	{"good-cable"},
	{"clean"},
	{"other-port"},
	{"nothing-there"},
	{"still-nothing"},
}

// toShort is the short way to DFU mode.
var toShort = []answered{{"only-dfu"}, {"no"}, {"nothing"}, {"account-known"}, {"erase-read"}, {"iPhone13,2"}}

// jump is a way to a page.
type jump struct {
	page   checklist.Page
	mode   device.Mode    // of the phone on USB; empty is none
	toward verdict.Advice // from what was found; empty stays on the way
	// answers lead from the first page.
	answers []answered
}

func (j jump) way() checklist.Checklist {
	way := checklist.NewChecklist()
	if j.mode != "" {
		seen := sighting(false)
		seen[0].Mode = j.mode
		way = way.See(noon, seen)
	}
	way = answer(way, j.answers)
	if j.toward != "" {
		way = way.Toward(j.toward)
	}
	return way
}

// wayJumps are the pages that take a phone on USB, or that an advice leads to.
var wayJumps = []jump{
	{checklist.PageAlive, device.ModeNormal, "", []answered{{"step-by-step"}, {"black"}, {"none"}, {"yes"}, {"nothing"}, {"none"}}},
	{checklist.PageSelfDFU, device.ModeDFU, "", []answered{{"step-by-step"}, {"black"}, {"none"}, {"no"}, {"nothing"}, {"none"}}},
	{checklist.PageLeaveDFU, device.ModeDFU, "", []answered{{"step-by-step"}, {"black"}, {"none"}, {"yes"}, {"nothing"}, {"none"}, {"nobody-pressed"}}},
	{checklist.PagePort, "", verdict.AdviceTryPort, toFound},
	{checklist.PageNetwork, "", verdict.AdviceFixNetwork, toFound},
	{checklist.PageSaveData, "", verdict.AdviceSaveDataFirst, toFound},
	{checklist.PageOther, "", verdict.AdviceTryComputer, toFound},
	{checklist.PageErasing, "", "", join(toErase, yeses, answered{"something-runs"})},
	{checklist.PageEraseResult, "", "", join(toErase, yeses, answered{"something-runs"}, answered{"ended"})},
}

var toFound = join(toErase, answered{"not-tonight"})

// wayPage is a page of the way.
func wayPage(cat *words.Catalogue, page checklist.Page, answers []answered) fyne.CanvasObject {
	return wayShown(cat, wayTo(page, answers), page)
}

// wayTo is the way as answers lead it.
func wayTo(page checklist.Page, answers []answered) checklist.Checklist {
	way := checklist.NewChecklist()
	if page == checklist.PageLeave || page == checklist.PageDirect {
		way = way.See(noon, sighting(page == checklist.PageDirect))
	}
	return answer(way, answers)
}

func answer(way checklist.Checklist, answers []answered) checklist.Checklist {
	for _, a := range answers {
		way, _ = way.Answer(checklist.Answer{Choices: a})
	}
	return way
}

func wayShown(cat *words.Catalogue, path checklist.Checklist, page checklist.Page) fyne.CanvasObject {
	s := way.WayState{Way: path, Cat: cat, System: "linux", Watch: way.ShowWatch(cat, path.Watch()), Siren: true}
	if m, ok := path.Model(); ok {
		first, _ := dfu.FirstWay(m, dfu.FromNormal, false)
		for _, step := range dfu.StepsFor(m, dfu.FromNormal, first) {
			s.Steps = append(s.Steps, cat.Text(step.Words.ID, step.Words.Args))
		}
	}
	if page == checklist.PageData {
		s.Backups = &way.BackupsState{System: "windows", Backups: &way.Backups{Found: []way.Backup{
			{Name: "Alba's iPhone", ProductType: "iPhone13,2", At: noon.AddDate(0, -2, 0)},
			{Name: "Alba's iPhone", ProductType: "iPhone13,2", At: noon.AddDate(0, 0, -3), BrokenOff: true},
			{Name: "Kitchen iPad", ProductType: "iPad7,11", At: noon.AddDate(-3, 0, 0)},
		}}}
	}
	return followed(cat, path, way.NewWayView(s, way.WayHands{Leave: func() {}, Book: func() {}, Practice: func() {}}).View)
}

var noon = time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)

// sighting is an iPhone in recovery, straight in the computer or behind a hub.
func sighting(hub bool) []device.Sighting {
	d := device.Device{Port: "1-4", Hubs: []string{"usb1"}}
	if hub {
		d.Port, d.Hubs = "1-4.2", []string{"usb1", "1-4"}
	}
	yes := true
	twelve, _ := device.ByProductType("iPhone13,2")
	return []device.Sighting{{Device: d, Model: &twelve, Mode: device.ModeRecovery, Family: device.FamilyIPhone, IOSDevice: &yes, Phone: "phone-1"}}
}

// computerPage is a page of the way while an iPhone in recovery is seen.
func computerPage(cat *words.Catalogue) fyne.CanvasObject {
	way := answer(checklist.NewChecklist().See(noon, sighting(false)), join(toTry[:8], answered{"charged"}))
	return wayShown(cat, way, checklist.PageComputer)
}

// unlistedPage asks for the model of an iPhone whose chip is in no table.
func unlistedPage(cat *words.Catalogue) fyne.CanvasObject {
	seen, chip := sighting(false), uint16(0x8999)
	seen[0].Mode, seen[0].CPID, seen[0].Model = device.ModeNormal, &chip, nil
	return wayShown(cat, answer(checklist.NewChecklist().See(noon, seen), toShort[:5]), checklist.PageModel)
}

func foundPage(cat *words.Catalogue) fyne.CanvasObject {
	s := told()
	v := way.NewFoundView(way.FoundState{
		Verdict: verdict.Decide(story.FactsOf(s)), Rows: checklist.NewChecklist().Rows(), Cat: cat, CanBack: true,
		Known: report.Known(s, cat),
	}, way.FoundHands{})
	return framed(cat, v.View)
}

func reportPage(cat *words.Catalogue) fyne.CanvasObject { return reportShown(cat, reportpage.State{}) }

// savedReport is the report once it is on disk.
func savedReport(cat *words.Catalogue) fyne.CanvasObject {
	said := cat.Text("page.report.saved", map[string]any{"Path": "/home/ana/Documents/Relink-5F3A-91C2.pdf"})
	return reportShown(cat, reportpage.State{Saved: true, Said: said})
}

func reportShown(cat *words.Catalogue, s reportpage.State) fyne.CanvasObject {
	r := report.New(told(), cat, report.Options{Created: noon, Version: "1.0"})
	s.Document, s.Cat, s.Formats, s.Folder, s.Home, s.CanTrace = r.Document, cat, map[string]bool{"pdf": true}, "/home/ana/Documents", "/home/ana", true
	return framed(cat, reportpage.NewView(s, reportpage.Taps{}).View)
}

// told is a session with a try in it, as an evening leaves it.
func told() session.Session {
	code, hub := 4013, false
	s := session.New("5f3a91c2", noon)
	s.Phone.ProductType = "iPhone13,2"
	s = s.Answer(session.AskNeedsData, noon, "no").Answer(session.AskHistory, noon, "dropped").Answer(session.AskSymptoms, noon, "none")
	at := func(sec int) time.Time { return noon.Add(time.Duration(sec) * time.Second) }
	try := session.Try{ID: "a", At: noon, Updated: noon, Attempt: restore.Attempt{
		Code: &code, Behaviour: restore.Update, Mode: "recovery", Cable: "cable 1", Port: "1-4", Computer: "this computer",
		ThroughHub: &hub, LostLink: restore.LinkResetToRecovery, Evidence: restore.Seen,
	}, Strip: []session.Segment{
		{From: at(0), To: at(30), Mode: "recovery"},
		{From: at(30), To: at(50)},
		{From: at(50), To: at(95), Mode: "restore"},
		{From: at(95), To: at(113)},
		{From: at(113), To: at(160), Mode: "recovery"},
	}}
	return s.WithTry(try)
}

// framed sets a page beside the left side of most scenes.
func framed(cat *words.Catalogue, right fyne.CanvasObject) fyne.CanvasObject {
	return page.Frame(leftSide(cat), right)
}

// followed sets a page beside what the way sees on USB.
func followed(cat *words.Catalogue, way checklist.Checklist, right fyne.CanvasObject) fyne.CanvasObject {
	seen := way.Seen()
	if !seen.Present {
		return page.Frame(livePanel(cat, panel.LiveState{}), right)
	}
	phone := twelve(cat, seen.Mode)
	switch {
	case seen.ThroughHub:
		phone.Details = append(phone.Details, plugged(cat, "hub"))
	case seen.Straight:
		phone.Details = append(phone.Details, plugged(cat, "direct"))
	}
	return page.Frame(livePanel(cat, panel.LiveState{Phones: []panel.LivePhone{phone}, Chosen: "one", Events: cable(cat)}), right)
}
