package device

import (
	"slices"
	"strconv"
	"strings"
)

// ModelOf finds the model with a product type whose buttons are known. One that
// is newer than the table, or whose buttons are in no source, is given the
// newest buttons of its family, and isNewer is true: whoever uses it says so
// first. A product type between models of two kinds tells no buttons.
func ModelOf(productType string) (m Model, isNewer, ok bool) {
	m, known := ByProductType(productType)
	if known && m.Class != "" {
		return m, false, true
	}
	if known && !m.Family.IsIOS() {
		return Model{}, false, false // a look-alike
	}
	family, major, ok := splitProductType(productType)
	if !ok {
		return Model{}, false, false
	}
	newest := newestOf(family)
	if major < newest.since {
		return Model{}, false, false
	}
	like := newest.Model
	if !known {
		m = Model{ProductType: productType, Name: productType, Family: family, USBC: like.USBC}
	}
	m.Class, m.Power, m.Drawing = like.Class, like.Power, like.Drawing
	return m, true, true
}

// ByButtons is a phone of which only its buttons are known; false for a word
// that is no class. It has the place of the power button that the newest phone
// of the class has.
func ByButtons(class ButtonClass) (Model, bool) {
	var found Model
	for _, m := range phones {
		if m.Class == class && m.Family == FamilyIPhone && m.Year >= found.Year {
			found = m
		}
	}
	if found.Class == "" {
		return Model{}, false
	}
	return Model{Name: string(FamilyIPhone), Family: FamilyIPhone, Class: class, Power: found.Power, Drawing: found.Drawing, USBC: found.USBC}, true
}

// ByPicture are the phones and pads that can be told apart by looking: the
// newest of each outline and its buttons, newest first, without a product type,
// a chip or a name. They are for a model that is in no table: whoever knows what
// it looks like knows its buttons.
func ByPicture() []Model {
	var all []Model
	for _, m := range slices.Concat(phones, pads) {
		if m.Class == "" {
			continue
		}
		like := Model{Family: m.Family, Class: m.Class, Power: m.Power, Drawing: m.Drawing, USBC: m.USBC, Year: m.Year}
		i := slices.IndexFunc(all, func(x Model) bool {
			return x.Drawing == m.Drawing && x.Class == m.Class && x.Power == m.Power && x.Family == m.Family
		})
		switch {
		case i < 0:
			all = append(all, like)
		case all[i].Year <= m.Year:
			all[i] = like
		}
	}
	slices.SortStableFunc(all, func(a, b Model) int { return b.Year - a.Year })
	return all
}

// LooksPad is the word for an iPad without a home button, beside the words of
// the button classes: its volume buttons are named by another place.
const LooksPad = "pad"

// Looks are the words for the pictures to choose from, the newest first.
func Looks() []string {
	return []string{string(VolUpVolDownSide), string(VolDownPower), string(HomePower), LooksPad}
}

// ByLooks is the phone or pad of such a picture, without a product type; false
// for any other word.
func ByLooks(word string) (Model, bool) {
	if word != LooksPad {
		return ByButtons(ButtonClass(word))
	}
	for _, m := range ByPicture() {
		if m.NamesVolumeByPlace() {
			m.Name, m.Year = string(m.Family), 0
			return m, true
		}
	}
	return Model{}, false
}

// variants are what a name has in brackets that no owner knows of, alone or
// after a comma: the radio, the market, the revision and the storage of one
// device.
var variants = []string{"GSM", "CDMA", "Global", "China", "GSM, 2012 revision", "WiFi", "Wi-Fi", "Cellular", "WiFi, 1TB", "Cellular, 1TB", "WiFi, 2TB", "Cellular, 2TB"}

// OwnersName is the model's name as an owner has it, without what tells the
// variants of one phone apart: "iPhone 7 (GSM)" and "iPhone 7 (Global)" are one.
// Their buttons and their place on USB are the same.
func (m Model) OwnersName() string {
	name := strings.TrimSuffix(m.Name, " R2 2012") // of the iPad 2
	head, inside, ok := strings.Cut(strings.TrimSuffix(name, ")"), " (")
	if !ok {
		return name
	}
	for _, v := range variants {
		if inside == v {
			return head
		}
		if rest, cut := strings.CutSuffix(inside, ", "+v); cut {
			return head + " (" + rest + ")"
		}
	}
	return name
}

// NamesVolumeByPlace is true for an iPad without a home button: up and down change
// with the way it is held, and Apple names a volume button by how near it is to
// the top button. Volume up is the nearest.
func (m Model) NamesVolumeByPlace() bool { return m.Class == VolUpVolDownSide && m.Power == Top }

// SameAs says whether an owner would call both by one name.
func (m Model) SameAs(other Model) bool {
	return m.ProductType == other.ProductType || m.Family == other.Family && m.OwnersName() == other.OwnersName()
}

// newest is the newest model of a family, and since the first number of a known
// model from which all of the family have its buttons.
type newest struct {
	Model
	since int
}

func newestOf(family Family) newest {
	n := newest{since: maxNumber}
	others, last := -1, -1 // the highest number of a model with other buttons, and of any
	all := slices.DeleteFunc(slices.Concat(phones, pads), func(m Model) bool { return m.Family != family || m.Class == "" })
	for _, m := range all {
		if major := m.number(); major >= last {
			n.Model, last = m, major
		}
	}
	for _, m := range all {
		if m.Class != n.Class {
			others = max(others, m.number())
		}
	}
	for _, m := range all {
		if major := m.number(); major > others {
			n.since = min(n.since, major)
		}
	}
	return n
}

// number is the number before the comma of a product type.
func (m Model) number() int {
	_, major, _ := splitProductType(m.ProductType)
	return major
}

// maxNumber bounds the numbers of a product type.
const maxNumber = 999

// splitProductType splits "iPhone9,3" into iPhone and 9; false for what is no
// product type of a phone, pad or pod.
func splitProductType(s string) (family Family, major int, ok bool) {
	for _, f := range []Family{FamilyIPhone, FamilyIPad, FamilyIPod} {
		numbers, found := strings.CutPrefix(s, string(f))
		if !found {
			continue
		}
		left, right, _ := strings.Cut(numbers, ",")
		major, ok := smallNumber(left)
		if _, also := smallNumber(right); !ok || !also {
			return "", 0, false
		}
		return f, major, true
	}
	return "", 0, false
}

// smallNumber reads a number up to maxNumber.
func smallNumber(s string) (int, bool) {
	if s == "" || len(s) > 3 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
