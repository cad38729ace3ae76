package virtualphone

import (
	"bytes"
	"net"
	"testing"
	"time"

	"relink/internal/device"
	"relink/internal/virtualphone/restoreos"
)

// fed is a phone that a restore program feeds.
type fed struct {
	t   *testing.T
	p   Phone
	now time.Time
}

func feed(t *testing.T, c Course, start State) *fed {
	t.Helper()
	now := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
	return &fed{t, New(Spec{Model: model(t, "iPhone12,1"), Course: c}, start, now), now}
}

func (f *fed) wait(d time.Duration) *fed {
	f.now = f.now.Add(d)
	f.p = f.p.Advance(f.now)
	return f
}

// dfu sends a file as DFU takes it, in blocks and with an empty one at the end.
func (f *fed) dfu(file string) *fed {
	f.t.Helper()
	for _, block := range []string{file[:len(file)/2], file[len(file)/2:], ""} {
		var err error
		if f.p, _, err = f.p.Control(f.now, Setup{RequestType: toClassIface, Request: dfuDownload}, []byte(block)); err != nil {
			f.t.Fatalf("download: %v", err)
		}
	}
	return f
}

// send sends a file and says what is to be done with it.
func (f *fed) send(file, command string) *fed {
	f.t.Helper()
	var err error
	f.p, _, err = f.p.Control(f.now, Setup{RequestType: toVendorIface}, nil)
	if err == nil {
		f.p = f.p.Upload(f.now, []byte(file[:1])).Upload(f.now, []byte(file[1:]))
		f.p, _, err = f.p.Control(f.now, Setup{RequestType: toVendor}, append([]byte(command), 0))
	}
	if err != nil {
		f.t.Fatalf("%s: %v", command, err)
	}
	return f
}

func (f *fed) is(want State) *fed {
	f.t.Helper()
	if f.p.State() != want {
		f.t.Fatalf("got %s, want %s", f.p.State(), want)
	}
	return f
}

// From DFU through iBSS and iBEC into the restore system, each time off USB in
// between, and then started up.
func TestAGoodCourse(t *testing.T) {
	f := feed(t, GoodCourse(), DFU)
	nonce := f.p.nonces()
	f.dfu("ibss").is(DFU).wait(time.Second).is(Black).wait(2 * time.Second).is(Recovery)
	if f.p.nonces() != nonce {
		t.Error("iBSS has another nonce than DFU")
	}
	f.send("ibec", "go").is(Recovery).wait(time.Second).is(Black).wait(2 * time.Second).is(Recovery)
	if f.p.nonces() == nonce {
		t.Error("iBEC has the nonce of iBSS")
	}
	f.send("disk", "ramdisk").send("kernel", "bootx").wait(time.Second).is(Black).wait(15 * time.Second).is(Restore)
	for command, want := range map[string]string{"dfu": "ibss", "go": "ibec", "ramdisk": "disk", "bootx": "kernel", "devicetree": ""} {
		if got := string(f.p.Sent(command)); got != want {
			t.Errorf("sent before %s: got %q, want %q", command, got, want)
		}
	}
	f.p = f.p.restoreLeft(f.now)
	f.is(Black).wait(21 * time.Second).is(Normal)
	if got, _ := f.p.Var("auto-boot"); got != "true" {
		t.Errorf("auto-boot: got %q, want true after a restore", got)
	}
}

func TestWhatElseBecomesOfIt(t *testing.T) {
	const long = time.Hour
	for _, tt := range []struct {
		name   string
		change func(*Course)
		do     func(*fed) *fed
		want   State
	}{
		{"iBSS is refused", func(c *Course) { c.IBSS = FateStays }, func(f *fed) *fed { return f.dfu("ibss") }, DFU},
		{"gone with iBSS", func(c *Course) { c.IBSS = FateGone }, func(f *fed) *fed { return f.dfu("ibss") }, Off},
		{"iBEC is refused", func(c *Course) { c.IBEC = FateStays }, func(f *fed) *fed { return f.dfu("ibss").wait(long).send("ibec", "go") }, Recovery},
		{"recovery instead", func(c *Course) { c.Kernel = FateRecovery }, func(f *fed) *fed { return f.dfu("ibss").wait(long).send("kernel", "bootx") }, Recovery},
		{"gone with the kernel", func(c *Course) { c.Kernel = FateGone }, func(f *fed) *fed { return f.dfu("ibss").wait(long).send("kernel", "bootx") }, Off},
		{"recovery after the restore system", func(c *Course) { c.Left = FateRecovery }, func(f *fed) *fed {
			f.dfu("ibss").wait(long).send("kernel", "bootx").wait(long).is(Restore)
			f.p = f.p.restoreLeft(f.now)
			return f
		}, Recovery},
	} {
		c := GoodCourse()
		tt.change(&c)
		f := tt.do(feed(t, c, DFU)).wait(long)
		if f.p.State() != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, f.p.State(), tt.want)
		}
	}
}

// A program in the phone that does not read holds the computer up once so much
// waits for it, and lets it go on when it reads again.
func TestTheMultiplexerHoldsBack(t *testing.T) {
	ours, theirs := net.Pipe()
	acks := make(chan uint32, 4096)
	m := &Mux{Dial: func(uint16) (net.Conn, bool) { return ours, true }}
	m.begin(func(packet []byte) {
		if len(packet) >= muxLong+tcpHeader {
			b := packet[muxLong+8:]
			acks <- uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
		}
	})
	m.take([]byte{0, 0, 0, muxVersion, 0, 0, 0, 8 + 12, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0})
	key := [2]uint16{1, 1}
	computer := &Mux{long: true, send: m.take}
	computer.segment([2]uint16{key[1], key[0]}, 0, 0, tcpSYN, nil)
	piece := bytes.Repeat([]byte("x"), 32<<10)
	const pieces = 16
	for i := range pieces {
		computer.segment([2]uint16{key[1], key[0]}, uint32(1+i*len(piece)), 1, tcpACK, piece)
	}
	last := uint32(0)
	for len(acks) > 0 {
		last = <-acks
	}
	if most := uint32(1 + muxBuffer); last == 0 || last > most {
		t.Errorf("nobody reads, and yet %d bytes are said to have come, want %d at most", last, most)
	}
	for range pieces * len(piece) / 1024 {
		if _, err := theirs.Read(make([]byte, 1024)); err != nil {
			t.Fatal(err)
		}
	}
	for want := uint32(1 + pieces*len(piece)); last != want; {
		select {
		case last = <-acks:
		case <-time.After(10 * time.Second):
			t.Fatalf("all was read, and %d bytes are said to have come, want %d", last, want)
		}
	}
	m.end()
}

// The restore system answers on the gadget of a phone that was taken into it.
func TestTheGadgetRunsTheRestoreSystem(t *testing.T) {
	c := GoodCourse()
	c.RestoreOS = restoreos.Script{Steps: []restoreos.Step{restoreos.Does(restoreos.Leaves)}}
	b := NewBus(New(Spec{Model: model(t, "iPhone12,1"), Course: c}, Restore, time.Now()))
	defer b.Close()
	g := b.Gadget()
	if _, ok := g.Mux.Dial(12345); !ok || b.RestoreOS() == nil {
		t.Error("the restore system does not answer")
	}
	if _, ok := g.Mux.Dial(80); ok {
		t.Error("the restore system answers where it does not listen")
	}
	g.Mux.end()
	if _, ok := g.Mux.Dial(12345); ok {
		t.Error("an unplugged phone answers")
	}
}

func model(t *testing.T, productType string) device.Model {
	t.Helper()
	m, ok := device.ByProductType(productType)
	if !ok {
		t.Fatalf("no model %s", productType)
	}
	return m
}
