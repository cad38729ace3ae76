package device

import "slices"

// board is the key of the table of models.
type board struct {
	cpid uint16
	bdid uint8
}

// byBoard, anyBoard and byChip index the tables of models.
var (
	byBoard  = indexBoards()
	anyBoard = indexAnyBoard()
	byChip   = indexChips()
)

// Models are all rows: phones, pads and pods, then the look-alikes.
func Models() []Model { return slices.Concat(phones, pads, lookalikes) }

// Lookup finds the model with that chip and board. A row without a board id
// fits every board of its chip, if it is the only row that has that chip.
func Lookup(cpid uint16, bdid uint8) (Model, bool) {
	if m, ok := byBoard[board{cpid, bdid}]; ok {
		return m, true
	}
	return lookupChip(cpid)
}

// ByProductType finds the model with a product type such as "iPhone13,2". Of
// a product type with two chips it is the first row: they differ in chip and
// board only.
func ByProductType(s string) (Model, bool) {
	for _, table := range [][]Model{phones, pads, lookalikes} {
		for _, m := range table {
			if m.ProductType == s {
				return m, true
			}
		}
	}
	return Model{}, false
}

// lookupChip finds the row that fits every board of a chip.
func lookupChip(cpid uint16) (Model, bool) {
	m, ok := anyBoard[cpid]
	return m, ok
}

// IsIOS says whether the family's products run what an iPhone runs.
func (f Family) IsIOS() bool {
	return f == FamilyIPhone || f == FamilyIPad || f == FamilyIPod
}

// chip is what can be said about a device of which only the chip is known.
type chip struct {
	// families are those of the table's rows with that chip.
	families []Family
}

// family is the one family that has the chip; unknown when there are several
// or none.
func (c chip) family() Family {
	if len(c.families) == 1 {
		return c.families[0]
	}
	return FamilyUnknown
}

// runsNoIOS is true where the chip is known and no phone, pad or pod has it.
func (c chip) runsNoIOS() bool {
	return len(c.families) > 0 && !slices.ContainsFunc(c.families, Family.IsIOS)
}

// contradicts says whether the chip is known and none of that family has it.
func (c chip) contradicts(f Family) bool {
	return len(c.families) > 0 && f != FamilyUnknown && !slices.Contains(c.families, f)
}

// chipOnly says what a chip tells without a board. That it is one of phones
// does not make a phone of the board: Apple builds the same chips into displays
// and Macs, and the newest of them are in no table.
func chipOnly(cpid uint16) chip {
	if c, ok := byChip[cpid]; ok {
		return c
	}
	if cpid&0xff00 == 0x6000 { // facts: ids 60xx are Macs only (M1 Pro to M5 Max), libirecovery 04d04f7
		return chip{[]Family{FamilyMac}}
	}
	return chip{}
}

// yes and no are what IOSDevice points at; nil is "cannot be told".
var yes, no = true, false

func indexBoards() map[board]Model {
	index := make(map[board]Model, len(phones)+len(pads)+len(lookalikes))
	for _, m := range Models() {
		if !m.AnyBoard {
			index[board{m.CPID, m.BDID}] = m
		}
	}
	return index
}

func indexAnyBoard() map[uint16]Model {
	rows := map[uint16]int{}
	for _, m := range Models() {
		rows[m.CPID]++
	}
	index := map[uint16]Model{}
	for _, m := range Models() {
		if m.AnyBoard && rows[m.CPID] == 1 {
			index[m.CPID] = m
		}
	}
	return index
}

func indexChips() map[uint16]chip {
	index := map[uint16]chip{}
	for _, m := range Models() {
		c := index[m.CPID]
		if !slices.Contains(c.families, m.Family) {
			c.families = append(c.families, m.Family)
		}
		index[m.CPID] = c
	}
	return index
}
