package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"os/exec"
	"strings"
	"time"

	"relink/internal/device"
	"relink/internal/virtualphone"
)

// coachLine is a line of relinkctl coach: a cue, or the outcome.
type coachLine struct {
	Schema  string          `json:"schema"`
	Millis  *float64        `json:"t_ms"`
	Cue     string          `json:"cue"`
	Buttons []device.Button `json:"buttons"`
	Cause   string          `json:"cause"`
	Outcome string          `json:"outcome"`
}

// quick is a phone that takes less time over its forced reset and over the
// logo, so that the run of the coach, which keeps real time, is short.
func quick() virtualphone.Timing {
	t := virtualphone.Usual
	t.ForcedReset, t.DFUAfter, t.ThroughLogo = 2*time.Second, 500*time.Millisecond, time.Second
	return t
}

// coach runs relinkctl coach; the person does what it says. It returns the
// lines.
func coach(s *story, c *cable, args ...string) []coachLine {
	limit, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	cmd := exec.CommandContext(limit, "relinkctl", append([]string{"coach", "--json"}, args...)...)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	out, err := cmd.StdoutPipe()
	if err != nil {
		s.errorf("read the coach: %v", err)
		return nil
	}
	if err := cmd.Start(); err != nil {
		s.errorf("start the coach: %v", err)
		return nil
	}
	var lines []coachLine
	for in := bufio.NewScanner(out); in.Scan(); {
		var l coachLine
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			s.errorf("the coach printed %q: %v", in.Text(), err)
			continue
		}
		s.logf("%s", in.Text())
		lines = append(lines, l)
		if l.Cue != "" && l.Cue != "info" {
			c.Follow(l.Buttons)
		}
	}
	if err := cmd.Wait(); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != 3 {
			s.errorf("the coach ended with %v and said %q", err, complaint.String())
		}
	}
	return lines
}

// wantsRun compares the cues, with their buttons and causes, and the outcome.
func wantsRun(s *story, lines []coachLine, want []string) {
	var got []string
	for _, l := range lines {
		switch {
		case l.Outcome != "":
			got = append(got, l.Outcome)
		case l.Cue != "info":
			names := make([]string, len(l.Buttons))
			for i, b := range l.Buttons {
				names[i] = string(b)
			}
			got = append(got, strings.Join(strings.Fields(l.Cue+" "+strings.Join(names, "+")+" "+l.Cause), " "))
		}
	}
	if strings.Join(got, "; ") != strings.Join(want, "; ") {
		s.errorf("the coach said\n got %q\nwant %q", got, want)
	}
}

// coachToDFU: the person follows the coach's own cues on the virtual phone
// until it shows in DFU. A neighbour comes in the meantime.
func coachToDFU(s *story) {
	at, beside := socketOn(6, 0), socketOn(7, 0)
	one := spec("iPhone13,2", 30)
	one.Timing = quick()
	c := s.phone(at, one, virtualphone.Normal)
	s.wants(at.name, "attached", device.ModeNormal)
	c.SetPerson(virtualphone.Person{Reaction: 250 * time.Millisecond})
	var other *cable
	later := time.AfterFunc(5*time.Second, func() {
		other = connect(beside, virtualphone.New(spec("iPhone11,8", 31), virtualphone.Recovery, time.Now()))
	})
	lines := coach(s, c, "--model", "iPhone13,2", "--start", "normal")
	wantsRun(s, lines, []string{
		"press volume-up start", "release clock", "press volume-down clock", "release clock", "hold side clock",
		"hold side+volume-down usb", "hold volume-down clock", "release usb", "reached-dfu",
	})
	s.wants(at.name, "detached", anyMode)
	s.wants(at.name, "attached", device.ModeDFU)
	if c.Phone().Alarm() {
		s.errorf("the cues held power and volume together while the phone ran: that starts Emergency SOS")
	}
	if !later.Stop() && other != nil {
		s.wants(beside.name, "attached", device.ModeRecovery)
		if err := other.cut(); err != nil {
			s.errorf("the other phone: %v", err)
		}
		s.wants(beside.name, "detached", anyMode)
	}
	c.Detach()
	s.wants(at.name, "detached", anyMode)
}

// coachRecoveryInstead: the person keeps hold of the side button; the phone
// comes back in recovery and the coach says so.
func coachRecoveryInstead(s *story) {
	at := socketOn(6, 1)
	one := spec("iPhone13,2", 32)
	one.Timing = quick()
	one.Timing.StaysBlack = 6 * time.Second
	c := s.phone(at, one, virtualphone.Normal)
	s.wants(at.name, "attached", device.ModeNormal)
	c.SetPerson(virtualphone.Person{Reaction: 250 * time.Millisecond, Slip: virtualphone.KeepsPower})
	lines := coach(s, c, "--model", "iPhone13,2", "--start", "normal")
	wantsRun(s, lines, []string{
		"press volume-up start", "release clock", "press volume-down clock", "release clock", "hold side clock",
		"hold side+volume-down usb", "hold volume-down clock", "release usb", "recovery-instead",
	})
	s.wants(at.name, "detached", anyMode)
	s.wants(at.name, "attached", device.ModeRecovery)
	c.Detach()
	s.wants(at.name, "detached", anyMode)
}
