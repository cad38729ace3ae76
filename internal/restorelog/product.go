package restorelog

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"

	"relink/internal/device"
)

// product collects what a log says of which model it is about, surest first.
type product struct {
	named string // the program said so
	board string // product type of the board it named
	chip  uint16
	bdid  int // the board id and one; 0 is unknown
	// mentioned are product types in names of files; one alone tells.
	mentioned []string
}

// productTokens stand before or in what tells the model.
var productTokens = []token{
	{"identified device as ", atStart, anyone, noHint, namesProductType},
	{"found device ", atStart, anyone, noHint, namesProductType},
	{"producttype", anywhere, anyone, noHint, namesProductType},
	{"product type", anywhere, anyone, noHint, namesProductType},
	{"currently being signed for ", anywhere, anyone, noHint, namesProductType},
	{"board config = ", anywhere, anyone, noHint, namesBoard},
	{"boardconfig=", anywhere, anyone, noHint, namesBoard},
	{"personalize=yes ", anywhere, anyone, noHint, namesBoard},
	{"chipid: ", atStart, anyone, noHint, namesChip},
	{"boardid: ", atStart, anyone, noHint, namesBoardID},
	{"cpid:", anywhere, anyone, noHint, namesSerial},
	{"iphone", anywhere, anyone, noHint, mentionsProductType},
	{"ipad", anywhere, anyone, noHint, mentionsProductType},
	{"ipod", anywhere, anyone, noHint, mentionsProductType},
	{"appletv", anywhere, anyone, noHint, mentionsProductType},
	{"macmini", anywhere, anyone, noHint, mentionsProductType},
	{"macbook", anywhere, anyone, noHint, mentionsProductType},
}

var productType = regexp.MustCompile(`(?:^|[^0-9A-Za-z])((?:iPhone|iPad|iPod|AppleTV|MacBookPro|MacBookAir|MacBook|Macmini|MacPro|iMacPro|iMac|Mac|Watch|AudioAccessory|iBridge|RealityDevice|VirtualMac)\d{1,2},\d{1,2})(?:$|\b|_)`)

// maxMentioned bounds the product types kept; more than one tells nothing.
const maxMentioned = 4

func namesProductType(r *reading, h *hit) {
	switch found := productTypes(h.rest()); len(found) {
	case 0:
		namesBoard(r, h)
	case 1:
		r.product.named = found[0]
	}
}

// namesBoard reads "d421ap".
func namesBoard(r *reading, h *hit) {
	name := word(h.rest())
	if r.product.board != "" || len(name) < 4 || len(name) > 8 {
		return
	}
	for _, m := range device.Models() {
		if m.Board == name {
			r.product.board = m.ProductType
			return
		}
	}
}

func namesChip(r *reading, h *hit) {
	if n, ok := h.integer(); ok && n > 0 && n < 1<<16 {
		r.product.chip = uint16(n)
	}
}

func namesBoardID(r *reading, h *hit) {
	if n, ok := h.integer(); ok && n >= 0 && n < 256 {
		r.product.bdid = n + 1
	}
}

// namesSerial reads iBoot's "CPID:8030 ... BDID:06".
func namesSerial(r *reading, h *hit) {
	cpid, err := strconv.ParseUint(word(h.rest()), 16, 16)
	at := bytes.Index(h.rest(), []byte("BDID:"))
	if err != nil || at < 0 {
		return
	}
	bdid, err := strconv.ParseUint(word(h.rest()[at+len("BDID:"):]), 16, 8)
	if err == nil {
		r.product.chip, r.product.bdid = uint16(cpid), int(bdid)+1
	}
}

func mentionsProductType(r *reading, h *hit) {
	rest := h.rest()
	if len(r.product.mentioned) >= maxMentioned || len(rest) < 3 {
		return
	}
	if !isDigit(rest[0]) && rest[0] != 'P' && rest[0] != 'A' {
		return
	}
	for _, m := range productTypes(h.body) {
		if !slices.Contains(r.product.mentioned, m) {
			r.product.mentioned = append(r.product.mentioned, m)
		}
	}
}

// productTypes are the product types in a text, each once. An underline ends
// one too, as in the names of firmware files.
func productTypes(b []byte) []string {
	var found []string
	for _, m := range productType.FindAllSubmatch(b, maxMentioned) {
		if !slices.Contains(found, string(m[1])) {
			found = append(found, string(m[1]))
		}
	}
	return found
}

// best is the product type the log is about, "" when it cannot be told.
func (p *product) best() string {
	if p.named != "" {
		return p.named
	}
	if p.board != "" {
		return p.board
	}
	if p.chip != 0 && p.bdid > 0 {
		if m, ok := device.Lookup(p.chip, uint8(p.bdid-1)); ok && !m.AnyBoard {
			return m.ProductType
		}
	}
	if len(p.mentioned) == 1 {
		return p.mentioned[0]
	}
	return ""
}
