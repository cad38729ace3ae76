package restorelog

import (
	"bytes"
	"slices"
	"strconv"
	"time"

	"relink/internal/kernlog"
)

// kernelTokens stand in what the kernels of computers say about USB. What they
// say is read by internal/kernlog.
var kernelTokens = func() []token {
	texts := []string{"usb usb", "ipheth ", "usbfs: ", "appleusb", "iousbhost"}
	for bus := range 9 {
		texts = append(texts, "usb "+strconv.Itoa(bus+1)+"-", "hub "+strconv.Itoa(bus+1)+"-")
	}
	var tokens []token
	for _, text := range texts {
		tokens = append(tokens, token{text, anywhere, anyone, noHint, kernelSays})
	}
	return tokens
}()

// kernelTally is what a log of the computer's kernel says of USB.
type kernelTally struct {
	messages int
	unread   int // lines about USB whose words are in no table
	last     int // the line that was read last
	// troubles are the lines that speak of a link that does not work well,
	// at most maxDecisive.
	troubles []kernelTrouble
}

// kernelTrouble is a line of the kernel and what it says.
type kernelTrouble struct {
	line Line
	kernlog.Message
}

func (k *kernelTally) clone() kernelTally {
	c := *k
	c.troubles = slices.Clone(k.troubles)
	return c
}

// kernelSays reads a line of the kernel, as long as the log is no restore.
func kernelSays(r *reading, h *hit) {
	k := &r.kernel
	if k.last == h.number || len(h.raw) > maxDialog || r.tool() != UnknownTool {
		return
	}
	k.last = h.number
	m, ok := kernlog.Parse(string(h.raw))
	if !ok {
		if bytes.Contains(h.raw, []byte("kernel")) {
			k.unread++
		}
		return
	}
	k.messages++
	switch {
	case m.Sign == kernlog.Gone:
		k.unplugged(m)
	case m.Sign.Trouble() && len(k.troubles) < maxDecisive:
		k.troubles = append(k.troubles, kernelTrouble{h.line(), m})
	}
}

// leaves is how long before a device is gone its transfers fail when it is
// unplugged.
const leaves = time.Second

// unplugged takes back the failed transfers just before a device left: they
// are part of every ordinary unplugging.
func (k *kernelTally) unplugged(gone kernlog.Message) {
	for len(k.troubles) > 0 {
		last := k.troubles[len(k.troubles)-1]
		timed := last.Uptime > 0 && gone.Uptime > 0
		if last.Port != gone.Port || last.Sign != kernlog.LinkError || timed && gone.Uptime-last.Uptime > leaves {
			return
		}
		k.troubles = k.troubles[:len(k.troubles)-1]
	}
}

// tell names the kernel as the writer of a log that is no restore.
func (k *kernelTally) tell(res *Result) {
	if k.messages == 0 && k.unread == 0 {
		return
	}
	res.Tool, res.Unread = Kernel, k.unread > 0
	for _, t := range k.troubles {
		res.Evidence = append(res.Evidence, Line{t.line.Number, evidenceText(t.line.Text)})
	}
}
