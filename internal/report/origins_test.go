package report

import (
	"regexp"
	"testing"

	"relink/internal/restore"
	"relink/internal/session"
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
