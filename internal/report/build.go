package report

import (
	"fmt"
	"maps"
	"strconv"
	"strings"
	"time"

	"relink/guide"
	"relink/guide/verdict"
	"relink/internal/device"
	"relink/internal/restore"
	"relink/internal/session"
	"relink/internal/story"
	"relink/internal/words"
)

// Options say how a report is made.
type Options struct {
	// Created is printed as the report's date.
	Created time.Time
	// Version is Relink's own.
	Version string
	// Identifiers leaves ECID, serial number and the like in the report. Without
	// it none of them is in any format.
	Identifiers bool
	// LastFour adds the last four characters of the serial number.
	LastFour bool
	// Private are names that must not leave the machine: the host's, the user's.
	Private []string
}

// Report is a session with what follows from it, ready to be written.
type Report struct {
	Number   string
	session  session.Session
	verdict  verdict.Verdict
	words    *words.Catalogue
	options  Options
	mask     masking
	Document Document
}

// New makes the report of a session. What goes into it is masked here, once,
// for every format.
//
// Every text of a session may have come from a file, so all go through the one
// gate for what a terminal or a page would obey, whatever was asked for.
func New(s session.Session, c *words.Catalogue, o Options) Report {
	s = session.MapTexts(s, device.Clean)
	r := Report{
		Number:  Number(s),
		session: s,
		verdict: verdict.Decide(story.FactsOf(s)),
		words:   c,
		options: o,
		mask:    newMask(s, o.Private...),
	}
	if !o.Identifiers {
		r.session = r.mask.session(s)
		if o.LastFour && s.Phone.Serial != "" {
			r.session.Phone.Serial = lastFour(s.Phone.Serial)
		}
	}
	r.Document = Document{
		Title:    r.say("report.title"),
		Subtitle: r.sayWith("report.subtitle", map[string]any{"Number": r.Number, "Date": date(o.Created), "Version": o.Version}),
		Language: c.Tag(),
		Lead:     r.lead(),
		Footer:   r.sayWith("report.footer", map[string]any{"Number": r.Number}),
		Sections: r.sections(),
	}
	return r
}

func (r Report) say(id string) string { return r.words.Text(id, nil) }

func (r Report) sayWith(id string, args map[string]any) string { return r.words.Text(id, args) }

// sayWords says a sentence of the verdict. Its arguments come from the session
// as it is kept, so they are masked like everything else. The sentence is our
// own and is not: whoever is called Tor hides no monitor.
func (r Report) sayWords(w guide.Words) string {
	args := maps.Clone(w.Args)
	for name, arg := range args {
		if text, ok := arg.(string); ok && !r.options.Identifiers {
			args[name] = r.mask.text(text)
		}
	}
	return r.words.Text(w.ID, args)
}

func (r Report) sayAll(ws []guide.Words) []string {
	out := make([]string, 0, len(ws))
	for _, w := range ws {
		out = append(out, r.sayWords(w))
	}
	return out
}

func (r Report) lead() Lead {
	return Lead{
		Label: r.say("report.found"),
		Title: r.sayWords(r.verdict.Title),
		Text:  []string{r.sayWords(r.verdict.Why)},
		Badge: r.say("report.confidence." + string(r.verdict.Confidence)),
	}
}

// sections are the report in order: what a technician needs first, then the
// evidence.
func (r Report) sections() []Section {
	all := []Section{
		r.glance(),
		r.matrix(),
		r.notTested(),
		r.bench(),
		r.next(),
		r.timelines(),
		r.causes(),
		r.logLines(),
		r.runs(),
		r.cableTests(),
		r.seen(),
		r.reading(),
	}
	out := all[:0]
	for _, s := range all {
		if len(s.Blocks) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// questions are those whose answers a technician wants, in order.
var questions = []string{
	session.AskNeedsData, session.AskHasBackup, session.AskHistory, session.AskSymptoms,
	session.AskPasscodeKnown, session.AskAccountKnown, session.AskComputerUpdated, session.AskScreen,
	session.AskBroken,
}

// glance is what a technician reads in the first half minute.
func (r Report) glance() Section {
	s := r.session
	told := r.say(evidenceWord(restore.Told))
	facts := []Fact{{r.say("report.model"), r.model(), r.modelEvidence()}}
	if r.options.Identifiers || r.options.LastFour {
		facts = append(facts, r.serial())
	}
	if last, ok := lastFailure(s.Tries); ok {
		facts = append(facts,
			r.fact("report.code", r.code(last), last, session.KnownCode),
			r.fact("report.last_stage", r.stage(last), last, session.KnownStage),
			r.fact("report.how", r.behaviour(last.Behaviour), last, session.KnownBehaviour),
			r.storage(s.Tries))
	}
	if s.Phone.IOS != "" {
		facts = append(facts, Fact{r.say("usbmux.report.ios"), s.Phone.IOS, r.say("usbmux.report.seen")})
	}
	if s.Phone.Firmware != "" {
		facts = append(facts, Fact{r.say("report.firmware"), s.Phone.Firmware, r.say(evidenceWord(restore.Log))})
	}
	var unasked []string
	for _, q := range questions {
		if a, ok := s.Answers[q]; ok && len(a.Values) > 0 {
			facts = append(facts, Fact{r.say("report.ask." + q), r.values(q, a.Values), told})
		} else {
			unasked = append(unasked, r.say("report.ask."+q))
		}
	}
	if len(unasked) > 0 {
		facts = append(facts, Fact{r.say("report.not_asked"), strings.Join(unasked, "; "), ""})
	}
	return Section{Title: r.say("report.glance"), Blocks: []Block{{Facts: facts}}}
}

func (r Report) model() string {
	t := r.session.Phone.ProductType
	if t == "" {
		t = r.session.Said(session.AskModel)
	}
	m, ok := device.ByProductType(t)
	if !ok {
		return r.say("report.model_unknown")
	}
	return fmt.Sprintf("%s (%s, %s)", m.Name, m.ProductType, m.Board)
}

// modelEvidence: a model the owner chose is told, one read from USB is seen.
func (r Report) modelEvidence() string {
	switch {
	case r.session.Phone.ProductType != "" && r.session.Phone.Board == "": // no serial string told it
		return r.say("usbmux.report.seen")
	case r.session.Phone.ProductType != "":
		return r.say(evidenceWord(restore.Seen))
	case r.session.Said(session.AskModel) != "":
		return r.say(evidenceWord(restore.Told))
	}
	return ""
}

func (r Report) serial() Fact {
	seen := r.say(evidenceWord(restore.Seen))
	switch {
	case r.session.Phone.Serial == "":
		return Fact{r.say("report.serial"), r.say("report.serial_unknown"), ""}
	case r.options.Identifiers:
		return Fact{r.say("report.serial"), device.Clean(r.session.Phone.Serial), seen}
	}
	return Fact{r.say("report.serial"), r.session.Phone.Serial, seen}
}

// lastFailure is the newest try that did not succeed.
func lastFailure(tries []session.Try) (session.Try, bool) {
	for i := len(tries) - 1; i >= 0; i-- {
		if c := tries[i].Code; c == nil || *c != 0 {
			return tries[i], true
		}
	}
	return session.Try{}, false
}

// fact is one fact of a try, with how that one is known.
func (r Report) fact(label, value string, t session.Try, fact string) Fact {
	how := ""
	if e := originOf(t, fact); e != "" {
		how = r.say(evidenceWord(e))
	}
	return Fact{r.say(label), value, how}
}

// code is the number that was shown.
func (r Report) code(t session.Try) string {
	if t.Code == nil {
		return r.say("report.no_number")
	}
	return strconv.Itoa(*t.Code)
}

// stage is how far the restore had come, with the last operation.
func (r Report) stage(t session.Try) string {
	stage := t.Stage
	if stage == "" {
		stage = restore.StageUnknown
	}
	parts := []string{r.say("report.stage." + string(stage))}
	if t.Operation != nil {
		parts = append(parts, r.sayWith("report.operation", map[string]any{"Number": t.Operation.Number, "Name": t.Operation.Name}))
	}
	return strings.Join(parts, r.say("list.comma"))
}

func (r Report) behaviour(b restore.Behaviour) string {
	if b == "" {
		return r.say("report.behaviour.unknown")
	}
	return r.say("report.behaviour." + string(b))
}

// storage says whether a log shows that erasing began. It never says "safe".
func (r Report) storage(tries []session.Try) Fact {
	label, log := r.say("report.storage"), r.say(evidenceWord(restore.Log))
	unwritten, read := false, false
	for _, t := range tries {
		read = read || len(t.LogLines) > 0 || t.Tool != ""
		switch {
		case t.StorageWritten == nil:
		case *t.StorageWritten:
			return Fact{label, r.say("report.storage.written"), log}
		default:
			unwritten = true
		}
	}
	switch {
	case unwritten:
		return Fact{label, r.say("report.storage.no_sign"), log}
	case read:
		return Fact{label, r.say("report.storage.silent"), log}
	}
	return Fact{label, r.say("report.storage.no_log"), ""}
}

// values are the answers to a question in words.
func (r Report) values(question string, values []string) string {
	out := make([]string, 0, len(values))
	for _, v := range values {
		id := "report.answer." + v
		if text := r.say(id); text != "<"+id+">" {
			out = append(out, text)
		} else {
			out = append(out, device.Clean(v))
		}
	}
	return strings.Join(out, r.say("list.comma"))
}

func date(t time.Time) string { return t.Format("2006-01-02 15:04 MST") }

func clock(t time.Time) string { return t.Format("15:04:05") }
