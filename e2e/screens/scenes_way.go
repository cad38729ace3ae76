package main

import (
	"time"

	"fyne.io/fyne/v2"

	"relink/guide"
	"relink/internal/device"
	"relink/internal/report"
	"relink/internal/restore"
	"relink/internal/session"
	"relink/internal/words"
	"relink/ui"
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
	return append(out, scene{"way-computer-seen", computerPage}, scene{"way-found", foundPage}, scene{"way-report", reportPage})
}

// answered is an answer on the way to a page; several choices are ticks.
type answered []guide.Choice

var (
	toCable = []answered{{"cable-picture"}, {"4013"}, {"no"}, {"dropped"}, {"none"}}
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
	page    guide.Page
	answers []answered
}{
	{guide.PageShows, nil},
	{guide.PageNumber, toCable[:1]},
	{guide.PageData, toCable[:2]},
	{guide.PageHistory, toCable[:3]},
	{guide.PageStop, join(toCable[:3], answered{"wet"})},
	{guide.PageSymptoms, toCable[:4]},
	{guide.PageQuiet, []answered{{"black"}, {"none"}}},
	{guide.PageBackup, []answered{{"starts"}, {"none"}, {"yes"}, {"nothing"}, {"none"}}},
	{guide.PageLeave, []answered{{"cable-picture"}, {"4013"}, {"yes"}, {"nothing"}, {"none"}}},
	{guide.PageCable, toCable},
	{guide.PageSocket, toTry[:6]},
	{guide.PageDirect, toTry[:7]},
	{guide.PageCharge, toTry[:8]},
	{guide.PageComputer, toTry[:9]},
	{guide.PageUpdate, toTry},
	{guide.PageUpdateWatch, toErase[:11]},
	{guide.PageUpdateResult, toErase[:12]},
	{guide.PageErase, toErase},
	{guide.PageBusy, join(toErase, yeses)},
	{guide.PageOwner, join(toErase, answered{"not-tonight"}, answered{"report"})},
	{guide.PageModel, join(toErase, yeses, answered{"nothing-runs"})},
	{guide.PageBefore, toBefore},
	{guide.PageButtons, join(toBefore, answered{"buttons-broken"})},
	{guide.PageWithout, join(toBefore, answered{"buttons-broken"}, answered{"side"})},
}

// jump is a way to a page.
type jump struct {
	page   guide.Page
	mode   device.Mode  // of the phone on USB; empty is none
	toward guide.Advice // from what was found; empty stays on the way
	// answers lead from the first page.
	answers []answered
}

func (j jump) way() guide.Checklist {
	way := guide.NewChecklist()
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
	{guide.PageAlive, device.ModeNormal, "", []answered{{"black"}, {"none"}}},
	{guide.PageSelfDFU, device.ModeDFU, "", []answered{{"black"}, {"none"}}},
	{guide.PagePort, "", guide.AdviceTryPort, toFound},
	{guide.PageNetwork, "", guide.AdviceFixNetwork, toFound},
	{guide.PageSaveData, "", guide.AdviceSaveDataFirst, toFound},
	{guide.PageOther, "", guide.AdviceTryComputer, toFound},
	{guide.PageErasing, "", "", join(toErase, yeses, answered{"something-runs"})},
	{guide.PageEraseResult, "", "", join(toErase, yeses, answered{"something-runs"}, answered{"ended"})},
}

var toFound = join(toErase, answered{"not-tonight"})

// wayPage is a page of the way.
func wayPage(cat *words.Catalogue, page guide.Page, answers []answered) fyne.CanvasObject {
	return wayShown(cat, wayTo(page, answers), page)
}

// wayTo is the way as answers lead it.
func wayTo(page guide.Page, answers []answered) guide.Checklist {
	way := guide.NewChecklist()
	if page == guide.PageLeave || page == guide.PageDirect {
		way = way.See(noon, sighting(page == guide.PageDirect))
	}
	return answer(way, answers)
}

func answer(way guide.Checklist, answers []answered) guide.Checklist {
	for _, a := range answers {
		way, _ = way.Answer(guide.Answer{Choices: a})
	}
	return way
}

func wayShown(cat *words.Catalogue, way guide.Checklist, page guide.Page) fyne.CanvasObject {
	s := ui.WayState{Way: way, Cat: cat, System: "linux", Watch: ui.ShowWatch(cat, way.Watch()), Siren: true}
	if m, ok := way.Model(); ok {
		first, _ := guide.FirstWay(m, guide.FromNormal, false)
		for _, step := range guide.StepsFor(m, guide.FromNormal, first) {
			s.Steps = append(s.Steps, cat.Text(step.Words.ID, step.Words.Args))
		}
	}
	if page == guide.PageData {
		s.Backups = &ui.BackupsState{System: "windows", Backups: &ui.Backups{Found: []ui.Backup{
			{Name: "Alba's iPhone", ProductType: "iPhone13,2", At: noon.AddDate(0, -2, 0)},
			{Name: "Alba's iPhone", ProductType: "iPhone13,2", At: noon.AddDate(0, 0, -3), BrokenOff: true},
			{Name: "Kitchen iPad", ProductType: "iPad7,11", At: noon.AddDate(-3, 0, 0)},
		}}}
	}
	return followed(cat, way, ui.NewWayView(s, ui.WayHands{Leave: func() {}}).View)
}

var noon = time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)

// sighting is an iPhone in recovery, straight in the computer or behind a hub.
func sighting(hub bool) []device.Sighting {
	d := device.Device{Port: "1-4", Hubs: []string{"usb1"}}
	if hub {
		d.Port, d.Hubs = "1-4.2", []string{"usb1", "1-4"}
	}
	yes := true
	return []device.Sighting{{Device: d, Mode: device.ModeRecovery, Family: device.FamilyIPhone, IOSDevice: &yes, Phone: "phone-1"}}
}

// computerPage is a page of the way while an iPhone in recovery is seen.
func computerPage(cat *words.Catalogue) fyne.CanvasObject {
	way := answer(guide.NewChecklist().See(noon, sighting(false)), join(toTry[:7], answered{"charged"}))
	return wayShown(cat, way, guide.PageComputer)
}

func foundPage(cat *words.Catalogue) fyne.CanvasObject {
	s := told()
	v := ui.NewFoundView(ui.FoundState{
		Verdict: guide.Decide(report.FactsOf(s)), Rows: guide.NewChecklist().Rows(), Cat: cat, CanBack: true,
	}, ui.FoundHands{})
	return framed(cat, v.View)
}

func reportPage(cat *words.Catalogue) fyne.CanvasObject {
	r := report.New(told(), cat, report.Options{Created: noon, Version: "1.0"})
	v := ui.NewReportView(ui.ReportState{
		Document: r.Document, Cat: cat, Formats: map[string]bool{"html": true}, Folder: "/home/ana/Documents", Home: "/home/ana", CanTrace: true,
	}, ui.ReportHands{})
	return framed(cat, v.View)
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
	return ui.Frame(leftSide(cat), right)
}

// followed sets a page beside what the way sees on USB.
func followed(cat *words.Catalogue, way guide.Checklist, right fyne.CanvasObject) fyne.CanvasObject {
	seen := way.Seen()
	if !seen.Present {
		return ui.Frame(livePanel(cat, ui.LiveState{}), right)
	}
	phone := twelve(cat, seen.Mode)
	switch {
	case seen.ThroughHub:
		phone.Details = append(phone.Details, plugged(cat, "hub"))
	case seen.Straight:
		phone.Details = append(phone.Details, plugged(cat, "direct"))
	}
	return ui.Frame(livePanel(cat, ui.LiveState{Phones: []ui.LivePhone{phone}, Chosen: "one", Events: cable(cat)}), right)
}
