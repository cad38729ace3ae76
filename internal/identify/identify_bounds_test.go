package identify

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"relink/internal/device"
)

func TestTextWithoutEndTakesBoundedMemory(t *testing.T) {
	t.Parallel()
	many := io.LimitReader(&repeat{line: "usb 1-%d: New USB device found, idVendor=05ac, idProduct=12a8\n"}, 2<<20)
	result, err := Scan(many)
	if err != nil || len(result.Sightings) != maxDevices || !result.More {
		t.Errorf("got %d devices, more %v, %v; want %d, more", len(result.Sightings), result.More, err, maxDevices)
	}
	long := strings.Repeat("x", 3*maxLine) + " 05ac:1227\n05ac:1281\n"
	if got, want := summary(String(long).Sightings), "-/0 05ac:1281 recovery -"; got != want {
		t.Errorf("a line of 192 kB: got %s, want %s", got, want)
	}
}

// repeat is a text that goes on for ever, each line another.
type repeat struct {
	line string
	n    int
	rest string
}

func (r *repeat) Read(p []byte) (int, error) {
	if r.rest == "" {
		r.n++
		r.rest = fmt.Sprintf("[%d] ", r.n) + fmt.Sprintf(r.line, r.n%200+1)
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func TestReadErrorKeepsWhatWasRead(t *testing.T) {
	t.Parallel()
	broken := errors.New("pipe broke")
	result, err := Scan(io.MultiReader(strings.NewReader("05ac:1227\n"), failing{broken}))
	if !errors.Is(err, broken) || len(result.Sightings) != 1 {
		t.Errorf("got %d devices, %v; want 1 and %v", len(result.Sightings), err, broken)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func FuzzIdentify(f *testing.F) {
	for _, c := range stories {
		f.Add(c.text)
	}
	for k, kind := range kinds {
		m := maker{rand.New(rand.NewPCG(uint64(k), 1))}
		f.Add(kind.text(m, []plug{m.plug(0), m.plug(1)}))
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range String(text).Sightings {
			if s.VendorID != device.AppleVendorID && s.VendorID != 0 {
				t.Errorf("%q: got vendor %04x", text, s.VendorID)
			}
			if s.VendorID == 0 && s.CPID == nil && s.Identity.CPID == nil {
				t.Errorf("%q: got a device without ids and chip: %+v", text, s)
			}
			v := device.NewView(s)
			if v.Serial != nil && *v.Serial != device.Clean(*v.Serial) {
				t.Errorf("%q: got serial %q", text, *v.Serial)
			}
		}
	})
}

func BenchmarkScan(b *testing.B) {
	text := texts(
		"[ 10.1] usb 1-2: new high-speed USB device number 21 using xhci_hcd",
		"[ 10.2] usb 1-2: New USB device found, idVendor=046d, idProduct=c31f, bcdDevice= 0.00",
		"[ 10.2] usb 1-2: New USB device strings: Mfr=2, Product=3, SerialNumber=4",
		"[ 25.0] systemd[1]: Started Session 4 of User somebody with a name of some length.",
	)
	b.SetBytes(int64(len(text) * 1000))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Scan(strings.NewReader(strings.Repeat(text, 1000))); err != nil {
			b.Fatal(err)
		}
	}
}
