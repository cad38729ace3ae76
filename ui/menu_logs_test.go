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
	open := func() {
		t.Helper()
		for _, it := range b.menu().Items {
			if it.Label == "Open the log folder" {
				it.Action()
				return
			}
		}
		t.Fatal("the menu has no entry for the log")
	}
	open()
	if want := "file:///home/ana/.local/state/relink/logs"; o.opened != want || b.notice != "" {
		t.Errorf("got %q opened and notice %q, want %q and none", o.opened, b.notice, want)
	}
	o.refuse = errors.New("no program for folders")
	open()
	if got, want := b.left.notice.Text(), b.say("menu.failed", map[string]any{"Reason": b.hands.Logs}); got != want {
		t.Errorf("where none opens: got %q on the left side, want %q, which names the folder", got, want)
	}
}
