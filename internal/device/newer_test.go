package device

import (
	"slices"
	"testing"
)

func TestModelOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		productType string
		isNewer, ok bool
		class       ButtonClass
		power       Button
	}{
		{"iPhone13,2", false, true, VolUpVolDownSide, Side},
		{"iPhone9,3", false, true, VolDownPower, Side},
		{"iPhone19,9", true, true, VolUpVolDownSide, Side},
		{"iPhone25,1", true, true, VolUpVolDownSide, Side},
		{"iPhone19,4", true, true, VolUpVolDownSide, Side}, // in the table, its buttons in no source
		{"iPhone12,7", true, true, VolUpVolDownSide, Side}, // every one from 10 on has these buttons
		{"iPhone9,7", false, false, "", ""},                // between two kinds
		{"iPad18,3", true, true, VolUpVolDownSide, Top},
		{"iPad11,99", false, false, "", ""}, // with and without a home button
		{"iPod10,1", true, true, VolDownPower, Top},
		{"iPod8,1", false, false, "", ""},
		{"iPhone99,11", false, false, "", ""}, // a virtual machine
		{"Mac17,5", false, false, "", ""},
		{"Mac99,1", false, false, "", ""},
		{"iPhone", false, false, "", ""},
		{"iPhone19", false, false, "", ""},
		{"iPhone19,", false, false, "", ""},
		{"iPhone,9", false, false, "", ""},
		{"iPhone-1,9", false, false, "", ""},
		{"iPhone19,9,1", false, false, "", ""},
		{"iPhone19999,1", false, false, "", ""},
		{"iPhone19,9\n", false, false, "", ""},
		{"", false, false, "", ""},
	} {
		m, isNewer, ok := ModelOf(c.productType)
		if isNewer != c.isNewer || ok != c.ok || m.Class != c.class || m.Power != c.power {
			t.Errorf("%q: got %q %q, newer %v, known %v; want %q %q, %v, %v", c.productType, m.Class, m.Power, isNewer, ok, c.class, c.power, c.isNewer, c.ok)
		}
		if ok && (m.ProductType != c.productType || m.Name == "" || m.Drawing == DrawUnknown) {
			t.Errorf("%q: got %+v", c.productType, m)
		}
	}
	if m, _, _ := ModelOf("iPhone19,9"); m.CPID != 0 || m.FaceID || m.Chip != "" {
		t.Errorf("a model newer than the table: got %+v, want nothing but its buttons", m)
	}
}

// Of a number from which all have the same buttons none has others.
func TestNewestOfLeavesNobodyOut(t *testing.T) {
	t.Parallel()
	for family, want := range map[Family]int{FamilyIPhone: 10, FamilyIPad: 13, FamilyIPod: 9} {
		n := newestOf(family)
		if n.since != want {
			t.Errorf("%s: got %d, want %d", family, n.since, want)
		}
		for _, m := range slices.Concat(phones, pads) {
			if _, major, _ := splitProductType(m.ProductType); m.Family == family && m.Class != "" && major >= n.since && m.Class != n.Class {
				t.Errorf("%s has class %s", m.ProductType, m.Class)
			}
		}
	}
}

// Every picture to choose from is a phone or pad with buttons and an outline of
// its own, and names no model.
func TestEveryLookIsCoached(t *testing.T) {
	t.Parallel()
	drawn := map[Drawing]string{}
	for _, word := range Looks() {
		m, ok := ByLooks(word)
		if !ok || m.Class == "" || m.Power == "" || m.Drawing == DrawUnknown || m.ProductType != "" || m.CPID != 0 || m.Chip != "" || m.Name != string(m.Family) {
			t.Errorf("%s: got %+v, %v", word, m, ok)
		}
		if other, twice := drawn[m.Drawing]; twice {
			t.Errorf("%s and %s are drawn alike", word, other)
		}
		drawn[m.Drawing] = word
	}
	if m, _ := ByLooks(LooksPad); !m.NamesVolumeByPlace() || m.Family != FamilyIPad {
		t.Errorf("the iPad: got %+v", m)
	}
	for _, word := range []string{"", "iPhone13,2", "PAD", "home"} {
		if m, ok := ByLooks(word); ok {
			t.Errorf("%q: got %+v", word, m)
		}
	}
}

func TestByButtons(t *testing.T) {
	t.Parallel()
	for class, power := range map[ButtonClass]Button{HomePower: Side, VolDownPower: Side, VolUpVolDownSide: Side} {
		m, ok := ByButtons(class)
		if class == HomePower {
			power = m.Power // the newest iPhone of the class is the SE, power on top
		}
		if !ok || m.Class != class || m.Power != power || m.ProductType != "" || m.CPID != 0 || m.Drawing == DrawUnknown {
			t.Errorf("%s: got %+v, %v", class, m, ok)
		}
	}
	for _, word := range []ButtonClass{"", "home", "HOME_POWER"} {
		if m, ok := ByButtons(word); ok {
			t.Errorf("%q: got %+v, want none", word, m)
		}
	}
}

// Every model with buttons looks like one picture, and only its own.
func TestByPicture(t *testing.T) {
	t.Parallel()
	pictures := ByPicture()
	for _, m := range slices.Concat(phones, pads) {
		n := 0
		for _, p := range pictures {
			if p.Drawing == m.Drawing && p.Family == m.Family && p.Class == m.Class && p.Power == m.Power {
				n++
			}
		}
		if m.Class != "" && n != 1 {
			t.Errorf("%s: got %d pictures, want 1", m.ProductType, n)
		}
	}
	for i, p := range pictures {
		if p.ProductType != "" || p.CPID != 0 || p.Name != "" || i > 0 && p.Year > pictures[i-1].Year {
			t.Errorf("got %+v after %d", p, pictures[max(0, i-1)].Year)
		}
	}
}

func TestOwnersName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, want string }{
		{"iPhone 7 (GSM)", "iPhone 7"},
		{"iPhone 7 (Global)", "iPhone 7"},
		{"iPhone 4 (GSM, 2012 revision)", "iPhone 4"},
		{"iPhone 18 Pro Max (Global)", "iPhone 18 Pro Max"},
		{"iPhone XS Max (China)", "iPhone XS Max"},
		{"iPhone SE (2nd gen)", "iPhone SE (2nd gen)"},
		{"iPad (7th gen, WiFi)", "iPad (7th gen)"},
		{"iPad Air (Cellular)", "iPad Air"},
		{"iPad 2 (WiFi) R2 2012", "iPad 2"},
		{"iPad Air 11-inch (M4, Wi-Fi)", "iPad Air 11-inch (M4)"},
		{"iPhone 12", "iPhone 12"},
		{"", ""},
	} {
		if got := (Model{Name: c.name}).OwnersName(); got != c.want {
			t.Errorf("%q: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Models that an owner calls by one name have the same buttons and look alike.
func TestOneNameOneKind(t *testing.T) {
	t.Parallel()
	first := map[string]Model{}
	for _, m := range slices.Concat(phones, pads) {
		f, seen := first[m.OwnersName()]
		if !seen {
			first[m.OwnersName()] = m
			continue
		}
		if f.Class != m.Class || f.Drawing != m.Drawing || f.Power != m.Power || f.USBC != m.USBC || f.Chip != m.Chip || f.FaceID != m.FaceID {
			t.Errorf("%s and %s are both %q and differ", f.ProductType, m.ProductType, m.OwnersName())
		}
		if !m.SameAs(f) {
			t.Errorf("%s and %s: want one to an owner", f.ProductType, m.ProductType)
		}
	}
	if a, b := first["iPhone 12"], first["iPhone 12 mini"]; a.SameAs(b) {
		t.Errorf("iPhone 12 and 12 mini are one")
	}
}
