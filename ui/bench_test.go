package ui

import (
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/ui/uitest"
)

// toLeave are the answers to the page that leaves recovery to back up.
var toLeave = [][]checklist.Choice{{"step-by-step"}, {"cable-picture"}, {"4013"}, {"yes"}, {"nothing"}, {"none"}}

// acted delivers what a job elsewhere came to, as the one crossing does.
func (b *bench) acted(t *testing.T) {
	t.Helper()
	select {
	case show := <-b.jobs.done:
		show()
	case <-time.After(5 * time.Second):
		t.Fatal("nothing came back")
	}
}

// desk is what the open desk says.
func (b *bench) desk() string {
	view, _ := b.opened.top().View()
	return uitest.Sentences(view)
}

// opensNoneInARestore watches a restore, during which the desk must not open.
func (b *bench) opensNoneInARestore(t *testing.T, desk func()) {
	t.Helper()
	b.opened.clear()
	b.tell(t, toUpdate...)
	b.tell(t, []checklist.Choice{"pressed-update"})
	desk()
	if b.opened.top() != nil || !strings.Contains(b.notice, "only watches") {
		t.Errorf("during a restore: desk %v, notice %q", b.opened.top(), b.notice)
	}
}

func (b *bench) pressDesk(t *testing.T, s string) {
	t.Helper()
	view, _ := b.opened.top().View()
	uitest.Press(t, view, s)
}
