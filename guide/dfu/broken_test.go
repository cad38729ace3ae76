package dfu

import (
	"slices"
	"testing"

	"relink/guide"
	"relink/internal/device"
	"relink/internal/words"
)

// withButtons is a model for each row of the table: one that has the button.
func withButtons(t *testing.T, r BrokenButton) device.Model {
	t.Helper()
	for _, m := range device.Models() {
		b := r.Button
		if b == power {
			b = m.Power
		}
		if m.Class == r.Class && (r.Only == "" && m.ProductType != "iPod9,1" || r.Only == m.ProductType) && slices.Contains(ButtonsOf(m), b) {
			return m
		}
	}
	t.Fatalf("no model has %s of class %s", r.Button, r.Class)
	return device.Model{}
}

// Every row agrees with the table of procedures: what it says of a button is
// what is left there without it.
func TestEveryBrokenButtonAgreesWithTheProcedures(t *testing.T) {
	for _, r := range BrokenButtons() {
		name := string(r.Class) + " " + string(r.Button) + " " + r.Only
		if r.Source == "" || !slices.Contains(needs, r.Need) {
			t.Errorf("%s: the row is not complete: %+v", name, r)
		}
		m := withButtons(t, r)
		b := r.Button
		if b == power {
			b = m.Power
		}
		full, plain := 0, 0 // starts from which something is left, with Relink's restart and without
		for _, start := range []Start{FromNormal, FromRecovery} {
			if len(Ways(m, start, true, b)) > 0 {
				full++
			}
			if len(Ways(m, start, false, b)) > 0 {
				plain++
			}
		}
		all := slices.Equal(Ways(m, FromRecovery, true, b), Ways(m, FromRecovery, true))
		want := map[Need]bool{
			NeedNot:      all && full == 2,
			NeedAssisted: !all && full == 1 && plain == 0,
			NeedOther:    !all && plain == 2,
			NeedHeld:     full == 0,
		}[r.Need]
		if !want {
			t.Errorf("%s: the row says %q; from %d of 2 starts something is left, without Relink from %d", name, r.Need, full, plain)
		}
	}
}

// Every button of every model has its row, and every answer its sentences.
func TestEveryButtonHasItsAnswer(t *testing.T) {
	cat := words.English()
	told := func(w guide.Words) bool { return w.ID != "" && cat.Text(w.ID, w.Args) != "<"+w.ID+">" }
	looks := []guide.Seen{{}, {Present: true, Mode: device.ModeNormal}, {Present: true, Mode: device.ModeRecovery}, {Present: true, Mode: device.ModeDFU}}
	for _, m := range device.Models() {
		if m.Class == "" {
			continue
		}
		for _, b := range ButtonsOf(m) {
			if _, ok := brokenRow(m, b); !ok {
				t.Errorf("%s: no row for %s", m.ProductType, b)
			}
			for _, seen := range looks {
				r := WithoutButtons(m, []device.Button{b}, seen)
				for _, w := range append([]guide.Words{r.Means, r.Next}, r.Also...) {
					if !told(w) {
						t.Errorf("%s without %s: no sentence for %q", m.ProductType, b, w.ID)
					}
				}
				if r.Coach == r.Restore {
					t.Errorf("%s without %s: coach %v and restore %v; want one of them", m.ProductType, b, r.Coach, r.Restore)
				}
			}
		}
	}
}

func TestWhatRemainsWithoutAButton(t *testing.T) {
	normal, recovery := guide.Seen{Present: true, Mode: device.ModeNormal}, guide.Seen{Present: true, Mode: device.ModeRecovery}
	tests := []struct {
		name   string
		model  string
		broken []device.Button
		seen   guide.Seen
		need   Need
		next   string
		coach  bool
	}{
		{"home of an iPhone 6s, running", "iPhone8,1", []device.Button{device.Home}, normal, NeedHeld, "broken.next.held-normal", false},
		{"volume of an iPhone 6s", "iPhone8,1", []device.Button{device.VolumeUp}, recovery, NeedNot, "broken.next.go-on", true},
		{"solid home of an iPhone 7", "iPhone9,1", []device.Button{device.Home}, recovery, NeedNot, "broken.next.go-on", true},
		{"volume down of an iPhone 7, in recovery", "iPhone9,1", []device.Button{device.VolumeDown}, recovery, NeedHeld, "broken.next.held-recovery", false},
		{"volume down of an iPod touch 7", "iPod9,1", []device.Button{device.VolumeDown}, recovery, NeedOther, "broken.next.go-on", true},
		{"volume down and home of an iPod touch 7", "iPod9,1", []device.Button{device.Home, device.VolumeDown}, recovery, NeedHeld, "broken.next.held-recovery", false},
		{"volume up of an iPhone 12, running", "iPhone13,2", []device.Button{device.VolumeUp}, normal, NeedAssisted, "broken.next.assisted-normal", true},
		{"volume up of an iPhone 12, in recovery", "iPhone13,2", []device.Button{device.VolumeUp}, recovery, NeedAssisted, "broken.next.assisted-recovery", true},
		{"both volumes of an iPhone 12", "iPhone13,2", []device.Button{device.VolumeUp, device.VolumeDown}, recovery, NeedHeld, "broken.next.held-recovery", false},
		{"top of an iPad, not seen", "iPad13,1", []device.Button{device.Top}, guide.Seen{}, NeedHeld, "broken.next.held-gone", false},
		{"side, but in DFU already", "iPhone13,2", []device.Button{device.Side}, guide.Seen{Present: true, Mode: device.ModeDFU}, NeedHeld, "broken.next.dfu", false},
		{"none", "iPhone13,2", nil, normal, NeedNot, "broken.next.go-on", true},
	}
	for _, tt := range tests {
		m, _ := device.ByProductType(tt.model)
		got := WithoutButtons(m, tt.broken, tt.seen)
		if got.Need != tt.need || got.Next.ID != tt.next || got.Coach != tt.coach {
			t.Errorf("%s: got %q, %q, tries %v; want %q, %q, %v", tt.name, got.Need, got.Next.ID, got.Coach, tt.need, tt.next, tt.coach)
		}
	}
}
