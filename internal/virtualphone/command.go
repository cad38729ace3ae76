package virtualphone

import (
	"bytes"
	"errors"
	"strings"
	"time"
)

// ErrStall is the phone refusing a request: the pipe stalls. That is how iBoot
// answers for a variable it does not have.
var ErrStall = errors.New("the phone stalled the pipe")

// maxCommand is the longest command iBoot takes, with its NUL.
const maxCommand = 255

// Command is a line sent to iBoot, as "setenv auto-boot true" (iboot_serial:
// request 0x40/0, ASCII and NUL, under 256 bytes). The answer of getenv is
// read afterwards; here it is returned. Boot-ROM DFU and a running system know
// no commands.
func (p Phone) Command(now time.Time, line string) (Phone, string, error) {
	p = p.Advance(now)
	if !p.Visible() || p.state != Recovery || len(line) >= maxCommand {
		return p, "", ErrStall
	}
	name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	switch name {
	case "getenv":
		if v, ok := p.vars[strings.TrimSpace(rest)]; ok {
			return p, v, nil
		}
		return p, "", ErrStall
	case "setenv":
		key, value, _ := strings.Cut(strings.TrimSpace(rest), " ")
		if key == "" {
			return p, "", ErrStall
		}
		return p.withVar(key, strings.TrimSpace(value)), "", nil
	case "saveenv":
		p.saved = p.vars
		return p, "", nil
	case "reboot", "reset":
		return p.reboot(now), "", nil
	}
	return p.run(now, name), "", nil // iBoot takes an unknown line without a word on USB
}

// reboot starts anew with what was saved; what was set and not saved is lost.
// Buttons that are down count from now, as after a forced reset.
func (p Phone) reboot(now time.Time) Phone {
	p.vars, p.plan, p.runs = p.saved, nil, ""
	p = p.enter(Black, now)
	p.hands.spent = !p.hands.power.IsZero()
	return p
}

// cutNUL is the text before the first NUL.
func cutNUL(data []byte) (before string, after []byte, found bool) {
	b, a, ok := bytes.Cut(data, []byte{0})
	return string(b), a, ok
}

func isGetenv(line string) bool {
	name, _, _ := strings.Cut(strings.TrimSpace(line), " ")
	return name == "getenv"
}
