package ui

import (
	"errors"
	"net/url"
	"testing"

	"fyne.io/fyne/v2"
)

// opener is an app that notes which address it is to open.
type opener struct {
	fyne.App
	opened string
	refuse error
}

func (o *opener) OpenURL(u *url.URL) error {
	o.opened = u.String()
	return o.refuse
}

func TestTheMenuOpensTheFolderOfTheLog(t *testing.T) {
	b := newBench(t)
	b.hands.Logs = "/home/ana/.local/state/relink/logs"
	o := &opener{App: b.app}
	b.app = o
	b.openLogs()
	if want := "file:///home/ana/.local/state/relink/logs"; o.opened != want || b.notice != "" {
		t.Errorf("got %q opened and notice %q, want %q and none", o.opened, b.notice, want)
	}
	o.refuse = errors.New("no program for folders")
	b.openLogs()
	if want := b.say("menu.failed", map[string]any{"Reason": b.hands.Logs}); b.notice != want {
		t.Errorf("where none opens: got notice %q, want %q, which names the folder", b.notice, want)
	}
}
