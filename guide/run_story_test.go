package guide

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"relink/internal/device"
)

// story is a recorded conversation: what the bus showed and what the coach
// said. Its file reads
//
//	# what happens
//	model iPhone13,2
//	start normal
//	bus
//	0 1-1#3 normal:A
//	9000 -
//	says
//	0 press volume-up start
//	...
//	outcome reached-dfu
//
// A device is PORT#ADDRESS, what it shows, and a letter for its ECID, a small
// one for the serial of 40 digits that older phones show instead; several stand with + between them, and - is an empty bus.
type story struct {
	name    string
	model   device.Model
	start   Start
	variant Variant
	bus     []device.Snapshot
	says    []string
}

// zero is the moment 0 of every story.
var zero = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

func at(ms int) time.Time { return zero.Add(time.Duration(ms) * time.Millisecond) }

func readStories(t testing.TB) []story {
	t.Helper()
	files, err := filepath.Glob("testdata/run/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	stories := make([]story, 0, len(files))
	for _, f := range files {
		stories = append(stories, readStory(t, f))
	}
	return stories
}

func readStory(t testing.TB, path string) story {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	st := story{name: strings.TrimSuffix(filepath.Base(path), ".txt")}
	part := ""
	for in := bufio.NewScanner(f); in.Scan(); {
		line := strings.TrimSpace(in.Text())
		key, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || key == "#":
		case line == "bus" || line == "says":
			part = line
		case part == "says":
			st.says = append(st.says, line)
		case part == "bus":
			ms, err := strconv.Atoi(key)
			if err != nil {
				t.Fatalf("%s: %q does not begin with a time", path, line)
			}
			st.bus = append(st.bus, device.Snapshot{At: at(ms), Devices: readBus(t, st.model, rest)})
		case key == "model":
			st.model = modelOf(t, rest)
		case key == "start":
			st.start = Start(rest)
		case key == "variant":
			st.variant = Variant(rest)
		default:
			t.Fatalf("%s: %q is nothing known here", path, line)
		}
	}
	return st
}

func modelOf(t testing.TB, productType string) device.Model {
	t.Helper()
	m, ok := device.ByProductType(productType)
	if !ok {
		t.Fatalf("no model %q", productType)
	}
	return m
}

func readBus(t testing.TB, m device.Model, text string) []device.Device {
	t.Helper()
	if text == "-" {
		return nil
	}
	var list []device.Device
	for _, one := range strings.Split(text, " + ") {
		place, what, _ := strings.Cut(strings.TrimSpace(one), " ")
		port, address, _ := strings.Cut(place, "#")
		n, err := strconv.Atoi(address)
		if err != nil {
			t.Fatalf("%q has no address", one)
		}
		mode, phone, _ := strings.Cut(what, ":")
		list = append(list, makeDevice(t, m, port, n, mode, phone))
	}
	return list
}

// makeDevice writes ids and serial string as such a device has them.
func makeDevice(t testing.TB, m device.Model, port string, address int, what, phone string) device.Device {
	t.Helper()
	ecid := uint64(0)
	if phone != "" && phone < "a" {
		ecid = 0x1A2B3C4D5E00 + uint64(phone[0])
	}
	d := device.Device{Port: port, Address: address, VendorID: device.AppleVendorID, SpeedMbps: 480}
	boot := fmt.Sprintf("CPID:%04X CPRV:11 CPFM:03 SCEP:01 BDID:%02X", m.CPID, m.BDID)
	if ecid != 0 {
		boot += fmt.Sprintf(" ECID:%016X IBFL:3C", ecid)
	}
	switch what {
	case "normal":
		d.ProductID, d.Serial = 0x12a8, "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c"
		if ecid != 0 {
			d.Serial = fmt.Sprintf("%08X%016X", m.CPID, ecid)
		}
		if phone >= "a" {
			d.Serial = strings.Repeat(fmt.Sprintf("%02x", phone[0]), 20)
		}
	case "nameless": // a running phone whose serial the system could not read
		d.ProductID = 0x12a8
	case "fast": // a USB-C phone at SuperSpeed
		d.ProductID, d.Serial, d.SpeedMbps = 0x12a8, fmt.Sprintf("%08X%016X", m.CPID, ecid), 10000
	case "recovery":
		d.ProductID, d.Serial = 0x1281, boot+" SRNM:[F2LXXXXXXXXX]"
	case "dfu":
		d.ProductID, d.Serial = 0x1227, boot+" SRTG:[iBoot-5540.0.0.122.1]"
	case "ibss":
		d.ProductID, d.Serial = 0x1227, boot
	case "port-dfu":
		d.ProductID = 0xf014
		d.Serial = fmt.Sprintf("CPID:0022 BDID:%016X ECID:%016X", uint64(m.BDID)<<24|uint64(m.CPID)<<8, ecid+0x999)
	case "wtf":
		d.ProductID, d.Serial = 0x1222, "CPID:8900 CPRV:30 CPFM:03 SCEP:05 BDID:00"
	case "debug":
		d.ProductID = 0x1881
	case "pongo":
		d.ProductID = 0x4141
	case "keyboard":
		d.ProductID = 0x024f
	case "tv":
		d.ProductID, d.Serial = 0x1281, "CPID:8960 BDID:34 ECID:0000001122334455"
	case "hub":
		d.VendorID, d.ProductID = 0x1d6b, 2
	default:
		t.Fatalf("no device %q", what)
	}
	return d
}

// line is a cue as a story writes it.
func line(c Cue) string {
	held := make([]string, 0, len(c.Buttons))
	for _, b := range c.Buttons {
		held = append(held, string(b))
	}
	text := strings.Join(held, "+")
	if text == "" {
		text = "-"
	}
	s := fmt.Sprintf("%d %s %s %s", c.At.Sub(zero).Milliseconds(), c.Kind, text, c.Cause)
	if c.Kind == Info {
		s += " " + c.Words.ID
	}
	return s
}

// play replays a story as relinkctl does, line by line to its end.
func (st story) play() (Run, []Cue) {
	r, cues := BeginVariant(st.model, st.start, st.variant, st.bus[0].At, st.bus[0])
	for _, s := range st.bus[1:] {
		var more []Cue
		r, more = r.See(s.At, s)
		cues = append(cues, more...)
	}
	if r.Outcome() == Undecided {
		var more []Cue
		r, more = r.End(st.bus[len(st.bus)-1].At)
		cues = append(cues, more...)
	}
	return r, cues
}

func lines(r Run, cues []Cue) []string {
	out := make([]string, 0, len(cues)+1)
	for _, c := range cues {
		out = append(out, line(c))
	}
	return append(out, fmt.Sprintf("outcome %s %s", r.Outcome(), r.Hint().ID))
}
