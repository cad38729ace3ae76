package device

import (
	"strings"
	"testing"
)

func TestEveryRowIsComplete(t *testing.T) {
	t.Parallel()
	if got, want := len(phones)+len(pads), 184; got != want {
		t.Errorf("phones, pads and pods: got %d rows, want %d", got, want)
	}
	if got, want := len(lookalikes), 151; got != want {
		t.Errorf("look-alikes: got %d rows, want %d", got, want)
	}
	for _, m := range Models() {
		if m.ProductType == "" || m.Name == "" || m.CPID == 0 || m.Drawing == "" || m.Family == "" {
			t.Errorf("%+v: a column is empty", m)
		}
		if m.Board == "" && m.Family.IsIOS() {
			t.Errorf("%s: no board name", m.ProductType)
		}
		if m.Family.IsIOS() {
			checkPhone(t, m)
		} else if m.Class != "" || m.Power != "" || m.USBC || m.Year != 0 || m.Chip != "" || m.FaceID {
			t.Errorf("%s is a look-alike and has columns of a phone: %+v", m.ProductType, m)
		}
	}
}

func checkPhone(t *testing.T, m Model) {
	t.Helper()
	if !strings.HasPrefix(m.ProductType, string(m.Family)) {
		t.Errorf("%s: got family %s", m.ProductType, m.Family)
	}
	if m.Year < 2007 || m.Year > 2026 {
		t.Errorf("%s: got year %d", m.ProductType, m.Year)
	}
	if m.Family != FamilyIPhone && m.Power != Top {
		t.Errorf("%s: got power button %q, want top", m.ProductType, m.Power)
	}
	if m.Chip == "" {
		t.Errorf("%s: no chip", m.ProductType)
	}
	if m.ProductType == "iPhone19,4" { // no source has its board id and its buttons
		if m.Class != "" || m.Drawing != DrawUnknown || !m.AnyBoard {
			t.Errorf("%s: got buttons or a board that are in no source: %+v", m.ProductType, m)
		}
		return
	}
	if m.AnyBoard {
		t.Errorf("%s: no board id", m.ProductType)
	}
	checkDrawing(t, m)
}

// checkDrawing looks whether the picture of a phone has the buttons and the
// screen that its row names.
func checkDrawing(t *testing.T, m Model) {
	t.Helper()
	hasNotch := m.Drawing == DrawNotch || m.Drawing == DrawNotchAction || m.Drawing == DrawIslandSwitch || m.Drawing == DrawIslandAction
	if m.Family != FamilyIPad && m.FaceID != hasNotch {
		t.Errorf("%s: got Face ID %v, drawing %s", m.ProductType, m.FaceID, m.Drawing)
	}
	if m.FaceID && m.Class != VolUpVolDownSide {
		t.Errorf("%s: Face ID beside a home button", m.ProductType)
	}
	if m.Class == "" || m.Drawing == DrawUnknown {
		t.Errorf("%s: no class or drawing: %+v", m.ProductType, m)
	}
	isPad := strings.HasPrefix(string(m.Drawing), "pad")
	if isPad != (m.Family == FamilyIPad) {
		t.Errorf("%s: got drawing %s", m.ProductType, m.Drawing)
	}
	hasHome := m.Drawing == DrawHome || m.Drawing == DrawHomeSide || m.Drawing == DrawPadHome
	if m.Class == HomePower && !hasHome {
		t.Errorf("%s enters DFU by home, got drawing %s without one", m.ProductType, m.Drawing)
	}
	if m.Power == Top != (m.Drawing == DrawHome || isPad) {
		t.Errorf("%s: power %s does not fit drawing %s", m.ProductType, m.Power, m.Drawing)
	}
}

func TestEveryRowIsFoundByChipAndBoard(t *testing.T) {
	t.Parallel()
	seen := map[board]string{}
	for _, want := range Models() {
		got, ok := Lookup(want.CPID, want.BDID)
		if want.AnyBoard && rowsOf(want.CPID) > 1 {
			if ok {
				t.Errorf("%s matches by chip, and the chip is also another's: got %s", want.ProductType, got.ProductType)
			}
		} else if !ok || got != want {
			t.Errorf("Lookup(%04x, %02x): got %v %v, want %s", want.CPID, want.BDID, got.ProductType, ok, want.ProductType)
		}
		if by, ok := ByProductType(want.ProductType); !ok || by.ProductType != want.ProductType {
			t.Errorf("ByProductType(%s): got %v %v", want.ProductType, by, ok)
		}
		key := board{want.CPID, want.BDID}
		if other := seen[key]; other != "" {
			t.Errorf("%s and %s share chip and board", other, want.ProductType)
		}
		seen[key] = want.ProductType
	}
}

func rowsOf(cpid uint16) (n int) {
	for _, m := range Models() {
		if m.CPID == cpid {
			n++
		}
	}
	return n
}

// Two chip ids may be one chip; one chip id is at most the two names under
// which Apple sells it.
func TestChipNames(t *testing.T) {
	t.Parallel()
	names := map[uint16]map[string]bool{}
	for _, m := range append(append([]Model{}, phones...), pads...) {
		if names[m.CPID] == nil {
			names[m.CPID] = map[string]bool{}
		}
		names[m.CPID][m.Chip] = true
	}
	for cpid, of := range names {
		if len(of) > 2 {
			t.Errorf("%04x: got %d names", cpid, len(of))
		}
	}
	for product, want := range map[string]string{
		"iPhone8,1": "A9", "iPhone9,3": "A10", "iPad7,5": "A10", "iPad7,11": "A10", "iPod9,1": "A10", "iPad7,1": "A10X",
		"iPhone10,6": "A11", "iPhone14,7": "A15", "iPhone17,1": "A18 Pro", "iPhone17,5": "A18", "iPhone18,4": "A19 Pro",
		"iPad8,9": "A12Z", "iPad8,1": "A12X", "iPhone19,2": "A20 Pro",
	} {
		if m, ok := ByProductType(product); !ok || m.Chip != want {
			t.Errorf("%s: got chip %q, want %q", product, m.Chip, want)
		}
	}
}

func TestModelsThatAreEasyToGetWrong(t *testing.T) {
	t.Parallel()
	for _, want := range []struct {
		product string
		class   ButtonClass
		power   Button
		drawing Drawing
		usbc    bool
	}{
		{"iPhone6,1", HomePower, Top, DrawHome, false},                   // 5s
		{"iPhone7,2", HomePower, Side, DrawHomeSide, false},              // 6
		{"iPhone8,4", HomePower, Top, DrawHome, false},                   // SE 1
		{"iPhone9,1", VolDownPower, Side, DrawSolidHome, false},          // 7
		{"iPhone10,1", VolUpVolDownSide, Side, DrawSolidHome, false},     // 8
		{"iPhone10,6", VolUpVolDownSide, Side, DrawNotch, false},         // X
		{"iPhone12,8", VolUpVolDownSide, Side, DrawSolidHome, false},     // SE 2
		{"iPhone14,6", VolUpVolDownSide, Side, DrawSolidHome, false},     // SE 3
		{"iPhone14,8", VolUpVolDownSide, Side, DrawNotch, false},         // 14 Plus
		{"iPhone15,2", VolUpVolDownSide, Side, DrawIslandSwitch, false},  // 14 Pro
		{"iPhone15,5", VolUpVolDownSide, Side, DrawIslandSwitch, true},   // 15 Plus
		{"iPhone16,1", VolUpVolDownSide, Side, DrawIslandAction, true},   // 15 Pro
		{"iPhone17,4", VolUpVolDownSide, Side, DrawIslandAction, true},   // 16 Plus
		{"iPhone17,5", VolUpVolDownSide, Side, DrawNotchAction, true},    // 16e
		{"iPhone18,4", VolUpVolDownSide, Side, DrawIslandAction, true},   // Air
		{"iPhone18,5", VolUpVolDownSide, Side, DrawNotchAction, true},    // 17e
		{"iPod9,1", VolDownPower, Top, DrawHome, false},                  // iPod touch 7
		{"iPad11,2", HomePower, Top, DrawPadHome, false},                 // mini 5
		{"iPad13,18", VolUpVolDownSide, Top, DrawPad, true},              // iPad 10
		{"iPad14,1", VolUpVolDownSide, Top, DrawPadTopVolume, true},      // mini 6
		{"iPad16,2", VolUpVolDownSide, Top, DrawPadTopVolume, true},      // mini 7
		{"iPad16,6", VolUpVolDownSide, Top, DrawPad, true},               // Pro 13
		{"iPad12,1", HomePower, Top, DrawPadHome, false},                 // iPad 9
		{"iPad8,12", VolUpVolDownSide, Top, DrawPad, true},               // Pro 12.9 4
		{"Macmini9,1", ButtonClass(""), Button(""), DrawUnknown, false},  // a look-alike
		{"AppleTV3,2", ButtonClass(""), Button(""), DrawUnknown, false},  // a look-alike
		{"iPhone99,11", ButtonClass(""), Button(""), DrawUnknown, false}, // a virtual machine
	} {
		m, ok := ByProductType(want.product)
		if !ok || m.Class != want.class || m.Power != want.power || m.Drawing != want.drawing || m.USBC != want.usbc {
			t.Errorf("%s: got %s %s %s %v, want %s %s %s %v", want.product,
				m.Class, m.Power, m.Drawing, m.USBC, want.class, want.power, want.drawing, want.usbc)
		}
	}
}

func TestUnknownBoardHasNoModel(t *testing.T) {
	t.Parallel()
	for _, b := range []board{{0x8015, 0xff}, {0, 0}, {0xffff, 0}, {0x0022, 0}} {
		if m, ok := Lookup(b.cpid, b.bdid); ok {
			t.Errorf("Lookup(%04x, %02x): got %s, want none", b.cpid, b.bdid, m.ProductType)
		}
	}
	if m, ok := Lookup(0x8747, 0x55); !ok || m.Family != FamilyAccessory {
		t.Errorf("a row without a board id fits every board: got %v %v", m, ok)
	}
}
