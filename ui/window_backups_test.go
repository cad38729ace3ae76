package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/ui/kit"
	"relink/ui/uitest"
	"relink/ui/way"
)

// settle takes what a job brought, as Panel.Run does.
func (b *bench) settle(t *testing.T) {
	t.Helper()
	select {
	case show := <-b.jobs.done:
		show()
	case <-time.After(10 * time.Second):
		t.Fatal("nothing was brought")
	}
}

func TestTheDataPageListsTheBackups(t *testing.T) {
	at := time.Date(2026, 10, 3, 19, 4, 0, 0, time.Local)
	many := []way.Backup{{Name: "Alba\x1b[31m", ProductType: "iPhone13,2", At: at, BrokenOff: true}, {ProductType: "iPhone99,9"}}
	for i := range 9 {
		many = append(many, way.Backup{Name: "older", ProductType: "iPhone9,1", At: at.AddDate(-1, 0, -i)})
	}
	places := []string{"/Users/alba/MobileSync/Backup"}
	tests := []struct {
		name   string
		system string
		found  way.Backups
		says   []string
		silent []string
	}{
		{"many", "darwin", way.Backups{Found: many, Places: places}, []string{"2026-10-03 19:04", "iPhone 12", "broken off", "and 5 older", "may be of another iPhone"}, []string{"\x1b", "None was found"}},
		{"none", "windows", way.Backups{Places: places}, []string{"None was found in /Users/alba/MobileSync/Backup", "iCloud"}, nil},
		{"no place", "linux", way.Backups{}, []string{"nothing was looked at"}, []string{"None was found"}},
		{"a Mac that does not let it", "darwin", way.Backups{Places: places, Denied: true}, []string{"Full Disk Access", places[0]}, []string{"None was found"}},
		{"another system that does not", "windows", way.Backups{Places: places, Denied: true}, []string{"may not read", places[0]}, []string{"None was found", "Full Disk"}},
		{"a link", "darwin", way.Backups{Places: places, Elsewhere: true}, []string{"another place"}, []string{"None was found"}},
		{"a broken disk", "windows", way.Backups{Places: places, Err: errors.New("input/output error")}, []string{"input/output error", "does not mean"}, []string{"None was found"}},
		{"one found, one folder denied", "windows", way.Backups{Found: many[:1], Places: places, Denied: true}, []string{"iPhone 12", "may not read"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.hands.System, b.hands.Backups = tt.system, func() way.Backups { return tt.found }
			b.tell(t, toUpdate[:3]...)
			if got := uitest.Sentences(b.view.View); !strings.Contains(got, "Looking") {
				t.Errorf("before the disk was read the page says\n%s", got)
			}
			b.settle(t)
			got := uitest.Sentences(b.view.View)
			for _, w := range tt.says {
				if !strings.Contains(got, w) {
					t.Errorf("no %q in\n%s", w, got)
				}
			}
			for _, w := range tt.silent {
				if strings.Contains(got, w) {
					t.Errorf("%q is in\n%s", w, got)
				}
			}
		})
	}
}

// Each page that speaks of backups looks anew, and what was ticked meanwhile
// stays ticked.
func TestBackupsAreLookedForAnew(t *testing.T) {
	b := newBench(t)
	looks := 0
	b.hands.Backups = func() way.Backups { looks++; return way.Backups{} }
	b.tell(t, toUpdate[:3]...)
	b.settle(t)
	b.tell(t, toUpdate[3:8]...)
	b.tell(t, []checklist.Choice{"none-between"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"}, []checklist.Choice{"not-offered"})
	if got := b.name(); got != "erase" {
		t.Fatalf("got page %s", got)
	}
	first := b.view.First.(*kit.Tick)
	first.Tapped(nil)
	b.settle(t)
	if looks != 2 || !first.On() || b.view.First.(*kit.Tick) != first {
		t.Errorf("looked %d times, the tick on %v; want 2 and the same page", looks, first.On())
	}
	if len(b.written) > 0 {
		t.Errorf("something was written: %v", b.written)
	}
}

// Nothing of a backup goes into the report.
func TestBackupsAreInNoReport(t *testing.T) {
	b := newBench(t)
	b.hands.Backups = func() way.Backups {
		return way.Backups{Found: []way.Backup{{Name: "Alba's iPhone", ProductType: "iPhone9,1"}}}
	}
	b.tell(t, toUpdate[:3]...)
	b.settle(t)
	b.openReportNow()
	uitest.Tick(t, b.win.Content(), b.say("page.report.format.html", nil)) // a PDF hides its words
	b.saveNow()
	if len(b.written) == 0 {
		t.Error("no report was written")
	}
	for path, text := range b.written {
		if strings.Contains(text, "Alba") {
			t.Errorf("%s names the phone of a backup", path)
		}
	}
}
