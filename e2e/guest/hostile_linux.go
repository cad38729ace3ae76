package main

import (
	"fmt"
	"os/exec"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"relink/internal/device"
	"relink/internal/virtualphone"
)

// hostileSerials are strings that try to get out of a table, a terminal or a
// page.
var hostileSerials = []string{
	"\x1b[31mred\x1b]0;title\x07",
	"<script>alert(1)</script>",
	"CPID:8015 \u202eXEDNI\u202c \u200bECID",
	strings.Repeat("CPID:8101 ", 12),
	"",
	"\r\n{\"schema\":\"relink.event/1\"}\r\n",
}

// hostile: devices with ugly serial strings, one that changes it on every
// attachment, one whose descriptor lies about its length. Every line stays
// JSON (the watch's reader checks that), nothing bad reaches a terminal.
func hostile(s *story) {
	at := socketOn(1, 5)
	p := virtualphone.NewBus(virtualphone.New(spec("iPhone10,3", 80), virtualphone.DFU, time.Now()))
	defer p.Close()
	for i, serial := range hostileSerials {
		g := p.Gadget()
		g.Strings[g.SerialIndex] = serial
		g.Strings[g.ProductIndex] = serial
		if err := at.plug(g, highSpeed); err != nil {
			s.errorf("%v", err)
			return
		}
		s.wants(at.name, "attached", anyMode)
		if i == 0 || i == 2 {
			out, err := exec.Command("relinkctl", "status", "--all").Output()
			if err != nil {
				s.errorf("status --all: %v %s", err, stderrOf(err))
			}
			if bad := unfit(string(out)); bad != "" {
				s.errorf("status --all passes %s on to the terminal: %q", bad, out)
			}
		}
		if err := at.pull(); err != nil {
			s.errorf("%v", err)
		}
		s.wants(at.name, "detached", anyMode)
	}
	lying(s, at, p)
	s.wantsNothing(at.name)
}

// lying: a configuration descriptor that claims more than there is. The kernel
// may refuse the device or keep it; either way relinkctl tells no half.
func lying(s *story, at *socket, p *virtualphone.Bus) {
	g := p.Gadget()
	lie := append([]byte(nil), g.Configurations[0]...)
	lie[2], lie[3] = 0xff, 0x7f // wTotalLength
	lie[len(lie)-7] = 200       // and the last descriptor is longer than all of it
	g.Configurations = [][]byte{lie}
	if err := at.plug(g, highSpeed); err != nil {
		s.errorf("%v", err)
		return
	}
	time.Sleep(1200 * time.Millisecond)
	if err := at.pull(); err != nil {
		s.errorf("%v", err)
	}
	s.allTold(at, socketOn(1, 6))
	if n := s.watch.waiting(at.name); n > 0 {
		s.wants(at.name, "attached", device.ModeDFU)
		s.wants(at.name, "detached", anyMode)
	}
}

// unfit names the first character that has no place in a terminal.
func unfit(text string) string {
	if !utf8.ValidString(text) {
		return "invalid UTF-8"
	}
	for _, r := range text {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return fmt.Sprintf("%U", r)
		}
	}
	return ""
}
