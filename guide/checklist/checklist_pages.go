package checklist

// Page is one screen of the way, with one thing to do.
type Page string

// The pages, in the order of the way.
const (
	PageStart        Page = "start"         // what USB shows, and which way to go
	PageShows        Page = "shows"         // what do you see on the iPhone?
	PageNumber       Page = "number"        // the number on the computer
	PageData         Page = "data"          // anything you have nowhere else?
	PageHistory      Page = "history"       // what happened to it
	PageStop         Page = "stop"          // wet, swollen or hot
	PageSymptoms     Page = "symptoms"      // and before that
	PageAlive        Page = "alive"         // black, yet running on USB
	PageRestart      Page = "restart"       // black, and nothing on USB: start it anew by its buttons
	PageQuiet        Page = "quiet"         // and still nothing: charge it
	PageSelfDFU      Page = "self-dfu"      // black and in DFU: did someone press?
	PageBackup       Page = "backup"        // it starts up: back it up now
	PageLeave        Page = "leave"         // leave recovery to back it up
	PageLeaveDFU     Page = "leave-dfu"     // found in DFU, and the data matters: leave it
	PageCable        Page = "cable"         // another cable
	PageSocket       Page = "socket"        // lint in the socket
	PageDirect       Page = "direct"        // straight into the computer
	PagePort         Page = "port"          // another port
	PageElsewhere    Page = "elsewhere"     // nothing on USB: does another computer see it?
	PageUnlock       Page = "unlock"        // nothing on USB: locked since it was switched on?
	PageCharge       Page = "charge"        // charged, mains, awake
	PageComputer     Page = "computer"      // computer and program up to date
	PageNetwork      Page = "network"       // clock and hosts file
	PageUpdate       Page = "update"        // Update, meant to keep data
	PageUpdateWatch  Page = "update-watch"  // running
	PageUpdateResult Page = "update-result" // how it ended
	PageSaveData     Page = "save-data"     // stop: the data matters
	PageErase        Page = "erase"         // the three yeses
	PageAccount      Page = "account"       // the second of them alone, on the short way to DFU
	PageErasure      Page = "erasure"       // and the third
	PageReady        Page = "ready"         // the short way's last question: does a program restore?
	PageBusy         Page = "busy"          // is another program at work?
	PageModel        Page = "model"         // which iPhone is it? asked when USB does not tell
	PageBefore       Page = "before"        // before DFU
	PageButtons      Page = "buttons"       // which button does not work?
	PageWithout      Page = "without"       // what remains without it
	PageCoach        Page = "coach"
	PageReached      Page = "reached"        // DFU reached
	PageErasing      Page = "restore-watch"  // running
	PageEraseResult  Page = "restore-result" // how it ended
	PageOther        Page = "other"          // another computer
	PageOwner        Page = "owner"          // passcode and account known to the owner?
	PageNoSign       Page = "no-sign"        // nothing ever came on USB: have it looked at
	PageFound        Page = "found"          // what we found
	PageReport       Page = "report"
)

// Kind says what a page wants to hear.
type Kind string

// The kinds of page.
const (
	One    Kind = "one"    // one of its choices
	Many   Kind = "many"   // any of its choices, at least one
	All    Kind = "all"    // all of its ticks, or its way out
	Number Kind = "number" // an error number or none, or one of its choices
	Model  Kind = "model"  // the product type of a phone, pad or pod
	Last   Kind = "last"   // nothing: the end of the way
)

// Mark is how a step of the checklist stands.
type Mark string

// The marks.
const (
	Ahead   Mark = "ahead"
	Current Mark = "current"
	Done    Mark = "done"
	Failed  Mark = "failed"
	Skipped Mark = "skipped"
)

// Option is a choice with the mark it leaves on its step.
type Option struct {
	Choice Choice
	Mark   Mark
}

// pageRow is what a page asks. The first option is the obvious one.
type pageRow struct {
	Page    Page
	Kind    Kind
	Options []Option
	// Also are ticks of a page of All that may be left out.
	Also []Option
	// Out are options that leave a page of ticks unanswered.
	Out []Option
	// Bus are choices that only the bus or the coach gives.
	Bus []Choice
	// Erases is true where a person is led to, or is in, an erase.
	Erases bool
	// Watches is true while a restore may run: then the bus is only read.
	Watches bool
}

// pageTable is every page. Its order is the order of the way.
var pageTable = []pageRow{
	{Page: PageStart, Kind: One, Options: done("step-by-step", "only-dfu")},
	{Page: PageShows, Kind: One, Options: done("cable-picture", "logo", "black", "starts", "other")},
	{Page: PageNumber, Kind: Number, Options: done("4013", "4014", "4005", "none")},
	{Page: PageData, Kind: One, Options: done("yes", "no", "not-sure")},
	{Page: PageHistory, Kind: Many, Options: done("nothing", "wet", "dropped", "opened", "screen-replaced", "battery-replaced", "swollen", "hot", "mid-update", "storage-full")},
	{Page: PageStop, Kind: One, Options: done("report")},
	{Page: PageSymptoms, Kind: Many, Options: done("none", "voice_memos_greyed_out", "speakerphone_silent", "no_service", "boot_loop", "face_id_failed", "freezes")},
	{Page: PageAlive, Kind: One, Options: []Option{{"backed-up", Done}, {"cannot-back-up", Failed}, {"not-black", Skipped}}},
	{Page: PageRestart, Kind: One, Options: []Option{{"still-nothing", Failed}, {"cannot-tonight", Skipped}}, Bus: []Choice{"back"}},
	{Page: PageQuiet, Kind: One, Options: []Option{{"still-nothing", Failed}, {"cannot-tonight", Skipped}}, Bus: []Choice{"back"}},
	{Page: PageSelfDFU, Kind: One, Options: done("nobody-pressed", "pressed", "not-sure")},
	{Page: PageBackup, Kind: One, Options: []Option{{"backed-up", Done}, {"cannot-back-up", Failed}, {"cannot-tonight", Skipped}}},
	{Page: PageLeave, Kind: One, Options: []Option{{"it-starts", Done}, {"back-in-recovery", Failed}, {"busy", Skipped}, {"cannot-tonight", Skipped}}},
	{Page: PageLeaveDFU, Kind: One, Options: []Option{{"it-starts", Done}, {"in-recovery", Done}, {"still-black", Failed}, {"cannot-tonight", Skipped}}},
	{Page: PageCable, Kind: One, Options: []Option{{"good-cable", Done}, {"other-failed", Failed}, {"no-other-tonight", Skipped}}},
	{Page: PageSocket, Kind: One, Options: []Option{{"clean", Done}, {"wet", Failed}, {"cannot-tonight", Skipped}}},
	{Page: PageDirect, Kind: One, Options: []Option{{"none-between", Done}, {"cannot-tonight", Skipped}}, Bus: []Choice{"straight"}},
	{Page: PagePort, Kind: One, Options: []Option{{"other-port", Done}, {"no-other-port", Skipped}}},
	{Page: PageElsewhere, Kind: One, Options: []Option{{"nothing-there", Failed}, {"seen-there", Done}, {"no-other-tonight", Skipped}}, Bus: []Choice{"back"}},
	{Page: PageUnlock, Kind: One, Options: []Option{{"still-nothing", Failed}, {"cannot-tonight", Skipped}}, Bus: []Choice{"back"}},
	{Page: PageCharge, Kind: One, Options: []Option{{"charged", Done}, {"cannot-tonight", Skipped}}},
	{Page: PageComputer, Kind: One, Options: []Option{{"up-to-date", Done}, {"cannot-tonight", Skipped}}},
	{Page: PageNetwork, Kind: One, Options: []Option{{"looked", Done}, {"cannot-tonight", Skipped}}},
	{Page: PageUpdate, Kind: One, Options: []Option{{"pressed-update", Done}, {"failed-before", Failed}, {"not-offered", Failed}, {"cannot-tonight", Skipped}}},
	{Page: PageUpdateWatch, Kind: One, Options: []Option{{"ended", Done}, {"not-begun", Skipped}}, Watches: true},
	{Page: PageUpdateResult, Kind: Number, Options: []Option{{"4013", Failed}, {"4014", Failed}, {"4005", Failed}, {"none", Failed}, {"worked", Done}}},
	{Page: PageSaveData, Kind: One, Options: []Option{{"to-shop", Done}, {"safe-or-given-up", Skipped}}},
	{Page: PageErase, Kind: All, Options: done("data-safe", "account-known", "erase-read"), Also: done("passcode-known"), Out: []Option{{"not-tonight", Skipped}}},
	{Page: PageAccount, Kind: One, Options: []Option{{"account-known", Done}, {"not-tonight", Skipped}}},
	{Page: PageErasure, Kind: One, Options: []Option{{"erase-read", Done}, {"not-tonight", Skipped}}},
	{Page: PageReady, Kind: One, Options: []Option{{"nothing-runs", Done}, {"something-runs", Done}, {"read-steps", Done}, {"not-tonight", Skipped}}, Erases: true},
	{Page: PageBusy, Kind: One, Options: []Option{{"nothing-runs", Done}, {"something-runs", Done}, {"not-tonight", Skipped}}, Erases: true},
	{Page: PageModel, Kind: Model, Options: []Option{{"not-tonight", Skipped}}},
	{Page: PageBefore, Kind: One, Options: []Option{{"ready", Done}, {"buttons-broken", Failed}, {"cannot-tonight", Skipped}}, Erases: true},
	{Page: PageButtons, Kind: Many, Options: append(done("all-work"), failed("home", "side", "top", "volume-up", "volume-down")...), Erases: true},
	{Page: PageWithout, Kind: One, Options: []Option{{"go-on", Done}, {"pressed-update", Done}, {"pressed-restore", Done}, {"cannot-tonight", Skipped}}, Erases: true},
	{Page: PageCoach, Kind: One, Options: []Option{{"buttons-broken", Failed}, {"cannot-do-it", Failed}, {"enough-tonight", Skipped}}, Bus: []Choice{"reached"}, Erases: true},
	{Page: PageReached, Kind: One, Options: done("pressed-restore"), Erases: true},
	{Page: PageErasing, Kind: One, Options: []Option{{"ended", Done}, {"not-begun", Skipped}}, Erases: true, Watches: true},
	{Page: PageEraseResult, Kind: Number, Options: []Option{{"4013", Failed}, {"4014", Failed}, {"4005", Failed}, {"none", Failed}, {"worked", Done}}},
	{Page: PageOther, Kind: Number, Options: []Option{{"4013", Failed}, {"4014", Failed}, {"4005", Failed}, {"none", Failed}, {"worked", Done}, {"no-other-tonight", Skipped}}},
	{Page: PageOwner, Kind: Many, Options: done("none", "passcode", "account")},
	{Page: PageNoSign, Kind: One, Options: done("report")},
	{Page: PageFound, Kind: One, Options: done("report")},
	{Page: PageReport, Kind: Last},
}

func done(choices ...Choice) []Option {
	out := make([]Option, 0, len(choices))
	for _, c := range choices {
		out = append(out, Option{c, Done})
	}
	return out
}

func failed(choices ...Choice) []Option {
	out := make([]Option, 0, len(choices))
	for _, c := range choices {
		out = append(out, Option{c, Failed})
	}
	return out
}

// Pages are all pages in the order of the way.
func Pages() []Page {
	out := make([]Page, 0, len(pageTable))
	for _, r := range pageTable {
		out = append(out, r.Page)
	}
	return out
}

func (p Page) row() pageRow {
	for _, r := range pageTable {
		if r.Page == p {
			return r
		}
	}
	return pageRow{Page: p, Kind: Last}
}

// Kind is what the page wants to hear.
func (p Page) Kind() Kind { return p.row().Kind }

// Options are the page's choices, the obvious one first.
func (p Page) Options() []Option { return append([]Option(nil), p.row().Options...) }

// Also are the ticks of a page of All that may be left out.
func (p Page) Also() []Option { return append([]Option(nil), p.row().Also...) }

// Out are the choices that leave a page of ticks without ticking.
func (p Page) Out() []Option { return append([]Option(nil), p.row().Out...) }

// Erases tells whether the page leads to an erase or is in one.
func (p Page) Erases() bool { return p.row().Erases }

// Watches tells whether a restore may run on this page.
func (p Page) Watches() bool { return p.row().Watches }
