package setupapi

import (
	"strconv"
	"strings"
)

// instance is what an instance id tells.
type instance struct {
	vendor, product uint16
	serial          string // empty when Windows made the last part up
	isRootHub       bool
	isInterface     bool // a part of a composite device: ...&MI_01\...
}

// parseID reads an instance id, or an interface path made from one
// (\\?\usb#vid_05ac&pid_1281#cpid:...#{guid}). It is not ok for an id of
// something else than USB.
func parseID(id string) (in instance, ok bool) {
	if path, isPath := strings.CutPrefix(id, `\\?\`); isPath {
		if i := strings.LastIndex(path, "#{"); i >= 0 {
			path = path[:i]
		}
		id = strings.ReplaceAll(path, "#", `\`)
	}
	enumerator, rest, _ := strings.Cut(id, `\`)
	if !strings.EqualFold(enumerator, "USB") {
		return in, false
	}
	kind, tail, _ := strings.Cut(rest, `\`)
	kind = strings.ToUpper(kind)
	if strings.HasPrefix(kind, "ROOT_HUB") { // ROOT_HUB, ROOT_HUB20, ROOT_HUB30
		in.isRootHub = true
		return in, true
	}
	in.vendor, ok = idIn(kind, "VID_")
	if !ok {
		return in, false
	}
	if in.product, ok = idIn(kind, "PID_"); !ok {
		return in, false
	}
	in.isInterface = strings.Contains(kind, "&MI_")
	if !in.isInterface {
		in.serial = serialOf(tail)
	}
	return in, true
}

// idIn is the id of four hex digits behind a word.
func idIn(s, word string) (uint16, bool) {
	_, after, found := strings.Cut(s, word)
	if !found || len(after) < 4 {
		return 0, false
	}
	v, err := strconv.ParseUint(after[:4], 16, 16)
	return uint16(v), err == nil
}

// serialOf is the serial string that an instance id ends with. Windows puts an
// id with & in its place when the device has none. In iBoot's strings it
// turned the blanks into underscores.
func serialOf(tail string) string {
	if strings.Contains(tail, "&") {
		return ""
	}
	if strings.Contains(strings.ToUpper(tail), "CPID:") {
		return strings.ReplaceAll(tail, "_", " ")
	}
	return tail
}

// rootHubIDs are the ids of a root hub's maker, from hardware ids such as
// USB\ROOT_HUB30&VID8086&PID9D2F&REV0021.
func rootHubIDs(hardwareIDs []string) (vendor, product uint16) {
	for _, id := range hardwareIDs {
		id = strings.ToUpper(id)
		v, hasVendor := idIn(id, "VID")
		p, hasProduct := idIn(id, "PID")
		if hasVendor && hasProduct {
			return v, p
		}
	}
	return 0, 0
}
