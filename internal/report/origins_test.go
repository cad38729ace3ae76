package report

import (
	"regexp"
	"slices"
	"testing"

	"relink/internal/restore"
	"relink/internal/session"
	"relink/internal/words"
)

// A number that was typed is told, however the try was watched, unless the log
// that is there holds it.
func TestTheOriginOfEachFact(t *testing.T) {
	attempt := restore.Attempt{Code: new(4013), Behaviour: restore.Update, Port: "1-4", LostLink: restore.LinkDropped}
	with := func(e restore.Evidence, change func(*session.Try)) session.Try {
		x := session.Try{Attempt: attempt}
		x.Evidence = e
		change(&x)
		return x
	}
	log := func(text string) func(*session.Try) {
		return func(x *session.Try) {
			x.Tool, x.Stage, x.LogLines = "idevicerestore", restore.StageStorage, []session.LogLine{{Line: 1, Text: text}}
		}
	}
	for _, tt := range []struct {
		name string
		try  session.Try
		fact string
		want restore.Evidence
	}{
		{"typed beside a watch", with(restore.Seen, func(*session.Try) {}), session.KnownCode, restore.Told},
		{"the button pressed beside a watch", with(restore.Seen, func(*session.Try) {}), session.KnownBehaviour, restore.Told},
		{"the link of a watch", with(restore.Seen, func(*session.Try) {}), session.KnownLink, restore.Seen},
		{"the link of a told try", with(restore.Told, func(*session.Try) {}), session.KnownLink, restore.Told},
		{"a port on the bus", with(restore.Told, func(*session.Try) {}), session.KnownPort, restore.Seen},
		{"a port by a person's name", with(restore.Told, func(x *session.Try) { x.Port = "left" }), session.KnownPort, restore.Told},
		{"a number that the log holds", with(restore.Seen, log("status 4013")), session.KnownCode, restore.Log},
		{"a number that is a part of another", with(restore.Seen, log("status 94013")), session.KnownCode, restore.Told},
		{"a number in a model's name", with(restore.Seen, log("iPhone4013,2")), session.KnownCode, restore.Told},
		{"a number at the line's end", with(restore.Seen, log("4013, then (4013)")), session.KnownCode, restore.Log},
		{"a number that it does not hold", with(restore.Seen, log("broken pipe")), session.KnownCode, restore.Told},
		{"the stage of a log", with(restore.Seen, log("x")), session.KnownStage, restore.Log},
		{"what the session noted", with(restore.Log, func(x *session.Try) {
			x.Known = map[string]restore.Evidence{session.KnownBehaviour: restore.Told}
		}), session.KnownBehaviour, restore.Told},
		{"a cable cannot be seen", with(restore.Seen, func(x *session.Try) { x.Cable = "A" }), session.KnownCable, restore.Told},
		{"a link nobody knows is no fact", with(restore.Seen, func(x *session.Try) { x.LostLink = restore.LinkUnknown }), session.KnownLink, ""},
	} {
		if got := originOf(tt.try, tt.fact); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A number is read where the line holds it as its own.
func TestANumberOfItsOwn(t *testing.T) {
	for _, tt := range []struct {
		line string
		code int
		want bool
	}{
		{"Unable to restore device (-1)", -1, true},
		{"status: 14", 14, true},
		{"status 14.", 14, true},
		{"14: failed", 14, true},
		{"iPhone14,7", 14, false},
		{"error -14", 14, false},
		{"14.5 s", 14, false},
		{"0x14", 14, false},
		{"", 14, false},
		{"114 and 14", 14, true},
		{"build_14", 14, false},
	} {
		if got := holdsNumber(tt.line, tt.code); got != tt.want {
			t.Errorf("%q holds %d: got %v", tt.line, tt.code, got)
		}
	}
}

// The window says of each try what the report says: one fact seen, another
// told.
func TestKnownFactByFact(t *testing.T) {
	try := session.Try{Attempt: restore.Attempt{
		Code: new(4013), Behaviour: restore.Update, Port: "1-4", LostLink: restore.LinkResetToRecovery, Evidence: restore.Seen,
	}}
	read := session.Try{Attempt: restore.Attempt{Code: new(14), Stage: restore.StageFilesystem, Evidence: restore.Log}}
	read.Tool, read.LogLines = "idevicerestore", []session.LogLine{{Line: 3, Text: "status: 14"}}
	s := session.Session{Tries: []session.Try{try, read}, Answers: map[string]session.Answer{session.AskNeedsData: {Values: []string{"no"}}}}
	want := []string{
		"Try 1 (error 4013): seen by Relink: Port, How the link ended; told by the owner: Update or erase, Result.",
		"Try 2 (error 14): read from a log: Result, Stage.",
		"The answers about the iPhone and what happened to it were told.",
	}
	if got := Known(s, words.English()); !slices.Equal(got, want) {
		t.Errorf("got\n%q, want\n%q", got, want)
	}
	if got := Known(session.Session{}, words.English()); len(got) != 0 {
		t.Errorf("nothing is known, and yet %q is said", got)
	}
}

var numberShape = regexp.MustCompile(`^[A-Z0-9]{4}-[A-Z0-9]{4}$`)

// The number is letters and digits, whatever the session is called.
func FuzzNumber(f *testing.F) {
	for _, id := range []string{"", "5f3a91c2", "заказ-1", "é", "a\x00\x1b[31m", "\xff\xfe", "../../etc", "abc", "0123456789"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		if got := Number(session.Session{ID: id}); !numberShape.MatchString(got) {
			t.Errorf("%q gave %q", id, got)
		}
	})
}
