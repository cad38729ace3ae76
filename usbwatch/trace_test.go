package usbwatch

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"relink/internal/device"
	"relink/internal/mask"
)

const traceHead = `{"schema":"relink.trace/1","started":"2026-11-22T14:00:00.000000001Z"}` + "\n"

// readAll reads a trace to its end.
func readAll(text string) (lines []Line, cut int, err error) {
	r, err := NewTraceReader(strings.NewReader(text))
	if err != nil {
		return nil, 0, err
	}
	for {
		l, err := r.Next()
		if errors.Is(err, io.EOF) {
			return lines, r.Cut(), nil
		}
		if err != nil {
			return lines, 0, err
		}
		lines = append(lines, l)
	}
}

func TestTraceReader(t *testing.T) {
	iphone := device.Device{
		Port: "1-4", Address: 7, VendorID: 0x05ac, ProductID: 0x1227, Serial: "CPID:8101", SpeedMbps: 480,
		Hubs: []string{"usb1"},
	}
	const iphoneJSON = `{"port":"1-4","address":7,"vendor_id":"05ac","product_id":"1227","serial":"CPID:8101","speed_mbps":480,"hubs":["usb1"]}`
	bus := func(at time.Duration, devices ...device.Device) Line {
		return Line{T: at, Kind: LineDevices, Devices: append([]device.Device{}, devices...)}
	}
	tests := []struct {
		name, text string
		want       []Line
		cut        int
	}{
		{"no lines", "", nil, 0},
		{"an empty bus", `{"t_ms":0,"devices":[]}`, []Line{bus(0)}, 0},
		{"a device", `{"t_ms":12,"devices":[` + iphoneJSON + `]}`, []Line{bus(12*time.Millisecond, iphone)}, 0},
		{
			"ids as numbers or with 0x", `{"t_ms":0,"devices":[{"port":"1-4","vendor_id":1452,"product_id":"0x12A8","serial":null,"speed_mbps":null,"hubs":null}]}`,
			[]Line{bus(0, device.Device{Port: "1-4", VendorID: 0x05ac, ProductID: 0x12a8})},
			0,
		},
		{
			"what a device may have", `{"t_ms":0,"devices":[{"port":"1-4","product":"iPhone","manufacturer":"Apple Inc.","problem":"28","driver":"none"}]}`,
			[]Line{bus(0, device.Device{Port: "1-4", Product: "iPhone", Manufacturer: "Apple Inc.", Problem: "28", Driver: "none"})},
			0,
		},
		{
			"the other kinds", `{"t_ms":1,"kernel":"usb 1-4: x"}` + "\n" + `{"t_ms":2,"usbmux":{"a":1}}` + "\n" + `{"t_ms":3,"note":"hello"}`,
			[]Line{
				{T: time.Millisecond, Kind: LineKernel, Kernel: "usb 1-4: x"},
				{T: 2 * time.Millisecond, Kind: LineUSBMux, USBMux: `{"a":1}`},
				{T: 3 * time.Millisecond, Kind: LineNote, Note: "hello"},
			},
			0,
		},
		{
			"unknown keys and kinds", `{"t_ms":1,"weather":"rain"}` + "\n" + `{"mood":1}` + "\n\n" + `{"t_ms":2,"devices":[],"extra":{}}` + "\r\n",
			[]Line{bus(2 * time.Millisecond)},
			0,
		},
		{"null is left out", `{"t_ms":1,"devices":null,"note":null}`, nil, 0},
		{
			"two things on one line", `{"t_ms":1,"devices":[],"note":"both"}`,
			[]Line{bus(time.Millisecond), {T: time.Millisecond, Kind: LineNote, Note: "both"}},
			0,
		},
		{
			"time that runs backwards stands still", `{"t_ms":9,"note":"a"}` + "\n" + `{"t_ms":4,"note":"b"}`,
			[]Line{{T: 9 * time.Millisecond, Kind: LineNote, Note: "a"}, {T: 9 * time.Millisecond, Kind: LineNote, Note: "b"}},
			0,
		},
		{"parts of a millisecond", `{"t_ms":1.5,"note":"a"}`, []Line{{T: 1500 * time.Microsecond, Kind: LineNote, Note: "a"}}, 0},
		{"cut in the last line", `{"t_ms":9,"note":"a"}` + "\n" + `{"t_ms":10,"devi`, []Line{{T: 9 * time.Millisecond, Kind: LineNote, Note: "a"}}, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, cut, err := readAll(traceHead + tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
			if cut != tt.cut {
				t.Errorf("got the cut in line %d, want %d", cut, tt.cut)
			}
		})
	}
}

func TestTraceReaderSaysWhatIsWrong(t *testing.T) {
	long := strings.Repeat("x", maxTraceLine+1)
	tests := []struct {
		name, text string
		want       string // in the error
		notTrace   bool
	}{
		{"nothing at all", "", "line 1", true},
		{"something else", "hello\n", "line 1", true},
		{"JSON of another kind", "{\"a\":1}\n", "schema", true},
		{"a list", "[]\n", "line 1", true},
		{"a newer trace", "{\"schema\":\"relink.trace/2\"}\n", "relink.trace/2", true},
		{"a cut first line", `{"schema":"relink.tr`, "line 1", true},
		{"a huge first line", long, "longer than", true},
		{"zeros", strings.Repeat("\x00", 10000), "line 1", true},
		{"a start that is no time", `{"schema":"relink.trace/1","started":"noon"}` + "\n", "noon", false},
		{"no JSON in the middle", traceHead + "oops\n" + `{"t_ms":1,"devices":[]}` + "\n", "line 2", false},
		{"a huge line", traceHead + `{"t_ms":1,"note":"` + long, "line 2 of the trace: it is longer than 4194304 bytes", false},
		{"no time", traceHead + `{"devices":[]}` + "\n", "line 2 of the trace: it has no t_ms", false},
		{"a time before the start", traceHead + `{"t_ms":-1,"devices":[]}` + "\n", "out of range", false},
		{"a time beyond all years", traceHead + `{"t_ms":1e300,"devices":[]}` + "\n", "out of range", false},
		{"an id that is none", traceHead + `{"t_ms":1,"devices":[{"vendor_id":"apple"}]}` + "\n", "no USB id", false},
		{"an id that is too large", traceHead + `{"t_ms":1,"devices":[{"vendor_id":65536}]}` + "\n", "no USB id", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := readAll(tt.text)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("got error %v, want one with %q", err, tt.want)
			}
			if len(err.Error()) > 300 {
				t.Errorf("got an error of %d bytes, want a sentence", len(err.Error()))
			}
			if got := errors.Is(err, ErrNotTrace); got != tt.notTrace {
				t.Errorf("got not-a-trace %v, want %v", got, tt.notTrace)
			}
		})
	}
}

func TestTraceStarted(t *testing.T) {
	r, err := NewTraceReader(strings.NewReader("\xef\xbb\xbf" + traceHead + `{"t_ms":1500,"devices":[]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := time.Date(2026, 11, 22, 14, 0, 0, 1, time.UTC)
	if !r.Started().Equal(want) {
		t.Errorf("got %v, want %v", r.Started(), want)
	}
	l, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Snapshot(r.Started()).At; !got.Equal(want.Add(1500 * time.Millisecond)) {
		t.Errorf("got the snapshot at %v, want 1.5 s after the start", got)
	}
}

func TestRecorderWritesWhatTheReaderReads(t *testing.T) {
	started := time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC)
	hostile := device.Device{
		Port: "1-4", Address: 7, VendorID: 0x05ac, ProductID: 0x0001, Serial: "<b>&\u202e\x1b[2J", SpeedMbps: 1.5,
		Hubs: []string{"usb1"}, Product: strings.Repeat("p", 64<<10), Manufacturer: "m", Problem: "28", Driver: "d",
	}
	want := []Line{
		{T: 0, Kind: LineDevices, Devices: []device.Device{{Port: "usb1", Address: 1, Hubs: []string{}}, hostile}},
		{T: 1500 * time.Millisecond, Kind: LineDevices, Devices: []device.Device{}},
		{T: 1600 * time.Millisecond, Kind: LineKernel, Kernel: "usb 1-4: \"device\"\nnot accepting"},
		{T: 1700 * time.Millisecond, Kind: LineUSBMux, USBMux: "attached"},
		{T: 1800 * time.Millisecond, Kind: LineNote, Note: "other cable"},
	}
	var out bytes.Buffer
	r := NewRecorder(&out, started, nil)
	for _, l := range want {
		at := started.Add(l.T)
		var err error
		switch l.Kind {
		case LineDevices:
			err = r.Snapshot(device.Snapshot{At: at, Devices: l.Devices})
		case LineKernel:
			err = r.Kernel(at, l.Kernel)
		case LineUSBMux:
			err = r.USBMux(at, l.USBMux)
		case LineNote:
			err = r.Note(at, l.Note)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	got, _, err := readAll(out.String())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	first, _, _ := strings.Cut(out.String(), "\n")
	if want := `{"schema":"relink.trace/1","started":"2026-11-22T14:00:00Z"}`; first != want {
		t.Errorf("got the first line %s, want %s", first, want)
	}
}

func TestRecorderMasksTheSameNumberTheSameWay(t *testing.T) {
	const ecid = "0006691C22F9001E"
	var out bytes.Buffer
	r := NewRecorder(&out, time.Now(), mask.NewMasker([]byte("seed")))
	dfu := device.Device{Port: "1-4", Address: 7, VendorID: 0x05ac, ProductID: 0x1227, Serial: "CPID:8101 ECID:" + ecid + " IBFL:3C"}
	normal := device.Device{Port: "1-4", Address: 8, VendorID: 0x05ac, ProductID: 0x12a8, Serial: "00008101" + ecid}
	for _, d := range []device.Device{dfu, normal} {
		if err := r.Snapshot(device.Snapshot{At: time.Now(), Devices: []device.Device{d}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Kernel(time.Now(), "usb 1-4: SerialNumber: 00008101"+ecid); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), ecid) {
		t.Fatalf("got the ECID in the trace: %s", out.String())
	}
	lines, _, err := readAll(out.String())
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(lines[0].Devices[0].Serial, "ECID:")
	pseudonym, _, _ := strings.Cut(rest, " ")
	if len(pseudonym) != len(ecid) {
		t.Errorf("got pseudonym %q, want %d digits", pseudonym, len(ecid))
	}
	for _, text := range []string{lines[1].Devices[0].Serial, lines[2].Kernel} {
		if !strings.Contains(text, pseudonym) {
			t.Errorf("got %q, want %q in it", text, pseudonym)
		}
	}
}

// fullDisk takes so many bytes and no more.
type fullDisk struct {
	left  int
	calls int
}

func (d *fullDisk) Write(p []byte) (int, error) {
	d.calls++
	if len(p) > d.left {
		return 0, errors.New("no space left on device")
	}
	d.left -= len(p)
	return len(p), nil
}

func TestRecorderStopsAtAFullDisk(t *testing.T) {
	disk := &fullDisk{left: 200}
	r := NewRecorder(disk, time.Now(), nil)
	var err error
	for range 10 {
		err = r.Note(time.Now(), "hello")
	}
	if err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("got %v, want that the disk is full", err)
	}
	calls := disk.calls
	if r.Note(time.Now(), "again") == nil || disk.calls != calls {
		t.Errorf("got another try at a full disk, want none")
	}
}

func FuzzTraceReader(f *testing.F) {
	f.Add(traceHead + `{"t_ms":1,"devices":[{"port":"1-4","address":7,"vendor_id":"05ac"}]}` + "\n")
	f.Add(traceHead + `{"t_ms":1e99,"kernel":[1,2]}` + "\n" + `{"t_`)
	f.Add("\x00\xff{")
	f.Fuzz(func(t *testing.T, text string) {
		lines, cut, err := readAll(text)
		if err != nil {
			return
		}
		if cut < 0 || cut > strings.Count(text, "\n")+1 {
			t.Errorf("got a cut in line %d of %d", cut, strings.Count(text, "\n")+1)
		}
		last := time.Duration(0)
		for _, l := range lines {
			if l.T < last || l.T > maxTraceTime {
				t.Errorf("got time %v after %v", l.T, last)
			}
			last = l.T
		}
	})
}
