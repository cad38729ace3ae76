package usbwatch

import (
	"encoding/json"
	"fmt"
	"io"
	"sync"
	"time"

	"relink/internal/device"
	"relink/internal/mask"
)

// Recorder writes a trace. Every line is written at once and as a whole, so
// that a crash keeps what was there. It may be used from several goroutines.
type Recorder struct {
	mu      sync.Mutex
	w       io.Writer
	started time.Time
	hide    *mask.Masker
	begun   bool
	err     error
}

// NewRecorder writes to w a trace that began at started. Serial strings and
// text go through hide; a nil one keeps them, which only the person whose
// phone it is may ask for.
func NewRecorder(w io.Writer, started time.Time, hide *mask.Masker) *Recorder {
	return &Recorder{w: w, started: started, hide: hide}
}

// The lines as they are written; traceLine is what is read. Absent values are
// null, never left out, except for what a device only may have.
type (
	headLine struct {
		Schema  string    `json:"schema"`
		Started time.Time `json:"started"`
	}
	devicesLine struct {
		T       int64         `json:"t_ms"`
		Devices []traceDevice `json:"devices"`
	}
	kernelLine struct {
		T    int64  `json:"t_ms"`
		Text string `json:"kernel"`
	}
	usbmuxLine struct {
		T    int64  `json:"t_ms"`
		Text string `json:"usbmux"`
	}
	noteLine struct {
		T    int64  `json:"t_ms"`
		Text string `json:"note"`
	}
)

// Snapshot writes the whole bus. Like all of the Recorder's writes it fails
// for good with the first write that fails.
func (r *Recorder) Snapshot(s device.Snapshot) error {
	devices := make([]traceDevice, 0, len(s.Devices))
	for _, d := range s.Devices {
		if r.hide != nil {
			d = r.hide.Device(d)
		}
		devices = append(devices, traceDeviceOf(d))
	}
	return r.write(devicesLine{r.ms(s.At), devices})
}

// Kernel writes a message of the kernel.
func (r *Recorder) Kernel(at time.Time, text string) error {
	return r.write(kernelLine{r.ms(at), r.masked(text)})
}

// USBMux writes what usbmuxd said.
func (r *Recorder) USBMux(at time.Time, text string) error {
	return r.write(usbmuxLine{r.ms(at), r.masked(text)})
}

// Note writes a remark.
func (r *Recorder) Note(at time.Time, text string) error {
	return r.write(noteLine{r.ms(at), r.masked(text)})
}

// ms is a moment in the trace's own time, in milliseconds.
func (r *Recorder) ms(at time.Time) int64 {
	return max(0, at.Sub(r.started).Milliseconds())
}

func (r *Recorder) masked(text string) string {
	if r.hide == nil {
		return text
	}
	return r.hide.Text(text)
}

// write writes one line, and the first one before it.
func (r *Recorder) write(line any) error {
	text, err := json.Marshal(line)
	if err != nil {
		return fmt.Errorf("write the trace: %w", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.begun && r.err == nil {
		head, err := json.Marshal(headLine{TraceSchema, r.started})
		if err != nil {
			return fmt.Errorf("write the trace: %w", err)
		}
		text = append(append(head, '\n'), text...)
		r.begun = true
	}
	if r.err != nil {
		return r.err
	}
	if _, err := r.w.Write(append(text, '\n')); err != nil {
		r.err = fmt.Errorf("write the trace: %w", err)
	}
	return r.err
}

func traceDeviceOf(d device.Device) traceDevice {
	out := traceDevice{
		Port: d.Port, Address: d.Address, VendorID: usbID(d.VendorID), ProductID: usbID(d.ProductID),
		Serial: textOrNil(d.Serial), Hubs: d.Hubs, Product: textOrNil(d.Product),
		Manufacturer: textOrNil(d.Manufacturer), Problem: textOrNil(d.Problem), Driver: textOrNil(d.Driver),
	}
	if d.SpeedMbps > 0 {
		out.SpeedMbps = &d.SpeedMbps
	}
	return out
}

func textOrNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
