package ui

import (
	"context"
	"strings"
	"testing"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/story/storytest"
	"relink/ui/uitest"
)

// No tool that acts on a phone opens during a restore, or with a phone that is
// better left alone.
func TestWhatActsIsHeldBack(t *testing.T) {
	for _, tt := range []struct {
		name, want string
		answers    [][]checklist.Choice
	}{
		{"a restore is watched", "only watches", append(toUpdate[:len(toUpdate):len(toUpdate)], []checklist.Choice{"pressed-update"})},
		{"a wet phone", "nothing is tried", append(toUpdate[:4:4], []checklist.Choice{"wet"})},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.see(storytest.IPhone12(device.ModeRecovery, 6))
			b.tell(t, tt.answers...)
			for _, row := range b.tools() {
				if !row.acts {
					continue
				}
				b.notice = ""
				b.openRow(row)
				if b.opened.top() != nil || !strings.Contains(b.notice, tt.want) {
					t.Errorf("%s: open %v, notice %q, want none and %q", row.word, b.opened.top(), b.notice, tt.want)
				}
			}
		})
	}
}

// The way offers to leave recovery where it can be sent, and its button opens
// the question.
func TestTheWayOffersToLeaveRecovery(t *testing.T) {
	b := newBench(t)
	if b.offered("act.leave.menu") != nil {
		t.Error("nothing can be sent here, and it is offered")
	}
	b.source.Act.Leave = func(context.Context, device.Device) error {
		t.Error("something was sent before the question was answered")
		return nil
	}
	b.see(storytest.IPhone12(device.ModeRecovery, 6))
	b.tell(t, toLeave...)
	b.shown = ""
	b.show()
	uitest.Press(t, b.view.View, "Have Relink do it")
	if got := b.desk(); !strings.Contains(got, "downloading for this iPhone or restoring it?") {
		t.Errorf("the page says\n%s", got)
	}
}
