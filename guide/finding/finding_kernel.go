package finding

import (
	"slices"
	"strings"
	"time"
)

// kernelRow is a sign of the kernel's messages that counts, in the words of
// internal/kernlog, and what it is.
type kernelRow struct {
	sign string
	code FindingCode
}

// kernelRows: what the kernel says of good links too, such as a reset or a
// disconnect, is not among them.
var kernelRows = []kernelRow{
	{"no-answer", FindKernel},
	{"not-enumerated", FindKernel},
	{"cannot-enable", FindKernel},
	{"disabled", FindKernel},
	{"bouncing", FindKernel},
	{"power-cycle", FindKernel},
	{"link-error", FindKernel},
	{"over-current", FindOverCurrent},
}

// maxKernelEvents bounds what is remembered of the kernel's messages.
const maxKernelEvents = 256

// kernelEvent is one message of the kernel that counts.
type kernelEvent struct {
	code FindingCode
	sign string
	port string
	at   time.Time
}

// unpluggedWithin is how long before a device leaves its transfers may fail and
// be a part of the leaving: the kernel says both in the same moment.
const unpluggedWithin = time.Second

// Kernel takes a sign out of the kernel's messages about a port; one that
// says nothing about the link is passed over. Transfers that failed just before
// the device left are no fault: every unplugging ends so.
func (w LinkWatch) Kernel(at time.Time, port, sign string) LinkWatch {
	if sign == "gone" && port != "" {
		w.kernel = slices.DeleteFunc(slices.Clone(w.kernel), func(e kernelEvent) bool {
			return e.sign == "link-error" && (e.port == port || strings.HasPrefix(e.port, port+".")) && at.Sub(e.at) <= unpluggedWithin
		})
		return w
	}
	i := slices.IndexFunc(kernelRows, func(r kernelRow) bool { return r.sign == sign })
	if i < 0 || port == "" {
		return w
	}
	w.kernel = append(slices.Clone(w.kernel), kernelEvent{kernelRows[i].code, sign, port, at})
	if over := len(w.kernel) - maxKernelEvents; over > 0 {
		w.kernel = slices.Delete(w.kernel, 0, over)
	}
	return w
}

// kernelFindings count the messages by port. A message belongs to the phone
// at that port or behind it, there now or a moment ago; without one the port
// stands alone, for a phone that cannot be enumerated is on no list.
func (w LinkWatch) kernelFindings(now time.Time) []Finding {
	type key struct {
		code        FindingCode
		phone, port string
	}
	var out []Finding
	index := make(map[key]int)
	for _, e := range w.kernel {
		if now.Sub(e.at) > recently {
			continue
		}
		k := key{e.code, w.phoneAt(e.port), e.port}
		i, known := index[k]
		if !known {
			i, index[k] = len(out), len(out)
			out = append(out, finding(e.code, k.phone, k.port, e.at, 0))
		}
		out[i].Count++
		out[i].Words.Args["Count"] = out[i].Count
	}
	return out
}

// phoneAt is the phone at a port, or behind the hub there; else empty.
func (w LinkWatch) phoneAt(port string) string {
	best := ""
	for _, l := range w.links {
		p := l.device.Port
		if p == port || strings.HasPrefix(p, port+".") || slices.Contains(outerHubs(l.device), port) {
			best = l.phone
			if l.here {
				break
			}
		}
	}
	return best
}
