package checklist

import (
	"testing"

	"relink/guide/dfu"
)

// Hours may lie between two runs of the program: what another one does is asked
// again before anything is tried, and a restore that was watched can be watched
// on from there.
func TestResumeAsksAgainWhetherAProgramIsAtWork(t *testing.T) {
	before := toBefore(t)
	choose := func(c Checklist, choices ...Choice) Checklist {
		for _, x := range choices {
			next, ok := c.Choose(x)
			if !ok {
				t.Fatalf("page %s does not take %s", c.Page(), x)
			}
			c = next
		}
		return c
	}
	tests := []struct {
		name string
		left Checklist
		want Page
	}{
		{"the steps before DFU", before, PageBusy},
		{"the coach", choose(before, "ready"), PageBusy},
		{"a broken button", choose(before, "buttons-broken"), PageBusy},
		{"what remains without it", choose(before, "buttons-broken", "side"), PageBusy},
		{"DFU reached", choose(before, "ready").Ended(dfu.ReachedDFU), PageBusy},
		{"an erase that is watched", choose(choose(before, "ready").Ended(dfu.ReachedDFU), "pressed-restore"), PageBusy},
		{"the end of it", choose(choose(before, "ready").Ended(dfu.ReachedDFU), "pressed-restore", "ended"), PageEraseResult},
		{"which iPhone it is", before.Back(), PageBusy},
	}
	for _, tt := range tests {
		got := Resume(tt.left.Saved())
		if got.Page() != tt.want {
			t.Errorf("%s: resumed at %s, want %s", tt.name, got.Page(), tt.want)
		}
		if _, ok := got.Answered(PageBusy); !ok && tt.left.Page() != PageBusy {
			t.Errorf("%s: an answer is lost", tt.name)
		}
	}
}
