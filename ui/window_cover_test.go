package ui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/guide/dfu"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/coach"
	"relink/ui/page"
	"relink/ui/tool/enter"
)

// A coach that a desk lies over begins no try, neither when its countdown is
// over nor when its phone comes: its cues would come from nowhere.
func TestNoTryBeginsBelowADesk(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.tell(t, toBefore...)
	b.tell(t, []checklist.Choice{"ready"})
	now := time.Now()
	for at := time.Duration(0); !b.coach.Standing(time.Now()).Counts; at += 100 * time.Millisecond {
		if at > time.Minute {
			t.Fatalf("no countdown; the try stands at %+v", b.coach.Standing(time.Now()).Run.Outcome())
		}
		b.step(now.Add(at), nil)
	}
	now = b.coach.Standing(time.Now()).Since
	b.explain(4013)
	b.step(now.Add(dfu.AgainTime+time.Second), nil)
	if b.trying() {
		t.Error("a try began below the error book when the countdown was over")
	}
	b.closeTool()
	b.step(now.Add(dfu.AgainTime+2*time.Second), nil)
	if got := b.coach.Standing(now).Outcome; b.trying() || got.Counting || got.Start == "" {
		t.Errorf("after the error book: trying %v, %+v; want the person to start", b.trying(), got)
	}

	b.see()
	b.typed(fyne.KeySpace)
	if b.coach.Standing(time.Now()).Phase != coach.PhaseWait {
		t.Fatalf("phase %v without a phone, want that it is waited for", b.coach.Standing(time.Now()).Phase)
	}
	b.explain(4013)
	b.see(storytest.IPhone12(device.ModeRecovery, 7))
	if b.trying() {
		t.Error("a count began below the error book when the phone came")
	}
	b.closeTool()
	b.step(time.Now(), nil)
	if !b.trying() {
		t.Error("the phone is there and the coach is seen, yet no count begins")
	}
}

// Ctrl+S during a try does not take the coach away.
func TestTheReportDoesNotCoverATry(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.tell(t, toBefore...)
	b.tell(t, []checklist.Choice{"ready"})
	b.saveNow()
	if b.report != nil || len(b.written) != 0 || b.notice != b.say("book.later", nil) {
		t.Errorf("report %v, %d files written, notice %q; want only the notice", b.report, len(b.written), b.notice)
	}
	b.typed(fyne.KeyEscape)
	b.saveNow()
	if b.report == nil || len(b.written) != 1 {
		t.Errorf("after the try: report %v, %d files written", b.report, len(b.written))
	}
}

// The coach into recovery keeps its words, as the other one does, and ends with
// its desk, however that is closed.
func TestTheCoachIntoRecoveryAndItsDesk(t *testing.T) {
	b := enterDeskOf(t, func(context.Context, device.Device) error { return nil })
	b.story.Told(time.Now(), []device.Told{toldTwelve(device.ModeNormal)})
	b.pressDesk(t, "No, or it is backed up")
	b.pressDesk(t, "No. Use its buttons instead")
	b.pressDesk(t, "Start")
	d := b.opened.top().(*enter.Enter)
	coach := d.Coach()
	b.speak("de")
	if d.Coach() != coach || !b.trying() || b.cat.Tag() != "en" {
		t.Fatalf("coach %p, want %p at work; %s is spoken", d.Coach(), coach, b.cat.Tag())
	}
	b.opened.clear()
	if d.Coach() != nil || b.trying() {
		t.Error("the coach goes on after its desk was closed")
	}
	if got := b.cat.Tag(); got != "de" {
		t.Errorf("after the coach %s is spoken, want de", got)
	}
}

// No try asks for a button that the owner says is broken, not even the one into
// recovery where the phone refuses the request.
func TestRecoveryByButtonsOfWhichOneIsBroken(t *testing.T) {
	b := newBench(t)
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toUpdate...)
	b.tell(t, toBefore...)
	b.tell(t, []checklist.Choice{"buttons-broken"}, []checklist.Choice{"volume-up"})
	b.source.Act.Enter = func(context.Context, device.Device) error { return &page.Refused{Why: enter.RefusedTrust} }
	b.see(storytest.IPhone12(device.ModeNormal, 7))
	b.story.Told(time.Now(), []device.Told{toldTwelve(device.ModeNormal)})
	b.openWord("enter.menu")
	b.pressDesk(t, "No. Enter recovery now")
	b.acted(t)
	got := b.desk()
	if !strings.Contains(got, "tap Trust") || !strings.Contains(got, b.say("enter.broken", nil)) {
		t.Errorf("no word of the broken button in\n%s", got)
	}
	if slices.Contains(strings.Split(got, "\n"), "Start") {
		t.Errorf("a try is offered that asks for volume up:\n%s", got)
	}
}

// A request that is on its way is not sent a second time, even when its page
// was closed and opened again, and nobody else is asked anything meanwhile.
func TestARequestOnItsWayIsNotSentTwice(t *testing.T) {
	for name, act := range map[string]struct {
		open  func(*bench)
		mode  device.Mode
		press []string
	}{
		"enter": {func(b *bench) { b.openWord("enter.menu") }, device.ModeNormal, []string{"No, or it is backed up", "No. Enter recovery now"}},
		"leave": {func(b *bench) { b.openWord("act.leave.menu") }, device.ModeRecovery, []string{"No. Leave recovery now"}},
	} {
		b := newBench(t)
		answer := make(chan error)
		send := func(context.Context, device.Device) error { return <-answer }
		b.source.Act.Enter, b.source.Act.Leave = send, send
		b.see(storytest.IPhone12(act.mode, 5))
		act.open(b)
		for _, s := range act.press {
			b.pressDesk(t, s)
		}
		if !b.busy() {
			t.Errorf("%s: others are asked while the request is on its way", name)
		}
		sending := b.desk()
		b.closeTool()
		act.open(b)
		if got := b.desk(); got != sending {
			t.Errorf("%s: opened again the page says\n%s\nwant\n%s", name, got, sending)
		}
		b.step(time.Now(), nil)
		if !b.story.Expects() {
			t.Errorf("%s: its going would look like a plug that was pulled", name)
		}
		answer <- &page.Refused{Why: page.RefusedOther}
		b.acted(t)
		if got := b.desk(); got == sending || b.busy() {
			t.Errorf("%s: after it was refused: busy %v, the page says\n%s", name, b.busy(), got)
		}
	}
}
