package usbwatch

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"relink/internal/device"
)

// traceLine is a line as JSON has it.
type traceLine struct {
	T       *float64        `json:"t_ms"`
	Devices *[]traceDevice  `json:"devices"`
	Kernel  json.RawMessage `json:"kernel"`
	USBMux  json.RawMessage `json:"usbmux"`
	Note    json.RawMessage `json:"note"`
}

func parseTraceLine(text []byte) ([]Line, error) {
	var raw traceLine
	if err := json.Unmarshal(text, &raw); err != nil {
		return nil, err
	}
	var lines []Line
	if raw.Devices != nil {
		l := Line{Kind: LineDevices, Devices: make([]device.Device, 0, len(*raw.Devices))}
		for _, d := range *raw.Devices {
			l.Devices = append(l.Devices, d.device())
		}
		lines = append(lines, l)
	}
	if s, ok := textOf(raw.Kernel); ok {
		lines = append(lines, Line{Kind: LineKernel, Kernel: s})
	}
	if s, ok := textOf(raw.USBMux); ok {
		lines = append(lines, Line{Kind: LineUSBMux, USBMux: s})
	}
	if s, ok := textOf(raw.Note); ok {
		lines = append(lines, Line{Kind: LineNote, Note: s})
	}
	if len(lines) == 0 {
		return nil, nil
	}
	if raw.T == nil {
		return nil, errors.New("it has no t_ms")
	}
	ms := *raw.T
	if ms < 0 || ms > float64(maxTraceTime/time.Millisecond) {
		return nil, fmt.Errorf("its t_ms %v is out of range", ms)
	}
	at := time.Duration(math.Round(ms * float64(time.Millisecond)))
	for i := range lines {
		lines[i].T = at
	}
	return lines, nil
}

// textOf is the value of a key that holds text. Null counts as left out.
func textOf(raw json.RawMessage) (string, bool) {
	if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
		return "", false
	}
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s, true
	}
	return string(raw), true
}

// traceDevice is a device as a trace has it.
type traceDevice struct {
	Port         string   `json:"port"`
	Address      int      `json:"address"`
	VendorID     usbID    `json:"vendor_id"`
	ProductID    usbID    `json:"product_id"`
	Serial       *string  `json:"serial"`
	SpeedMbps    *float64 `json:"speed_mbps"`
	Hubs         []string `json:"hubs"`
	Product      *string  `json:"product,omitempty"`
	Manufacturer *string  `json:"manufacturer,omitempty"`
	Problem      *string  `json:"problem,omitempty"`
	Driver       *string  `json:"driver,omitempty"`
}

func (d traceDevice) device() device.Device {
	out := device.Device{
		Port: d.Port, Address: d.Address, VendorID: uint16(d.VendorID), ProductID: uint16(d.ProductID),
		Serial: valueOf(d.Serial), Hubs: d.Hubs, Product: valueOf(d.Product), Manufacturer: valueOf(d.Manufacturer),
		Problem: valueOf(d.Problem), Driver: valueOf(d.Driver),
	}
	if d.SpeedMbps != nil {
		out.SpeedMbps = *d.SpeedMbps
	}
	return out
}

func valueOf(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// usbID is a vendor or product id: four hex digits in a string, as Relink
// writes it, or a number, as other programs may.
type usbID uint16

// MarshalJSON writes four lower-case hex digits.
func (id usbID) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, `"%04x"`, uint16(id)), nil
}

// UnmarshalJSON reads hex digits in a string, with or without 0x, or a number.
func (id *usbID) UnmarshalJSON(text []byte) error {
	s, base := string(text), 10
	if s == "null" {
		return nil
	}
	if strings.HasPrefix(s, `"`) {
		if err := json.Unmarshal(text, &s); err != nil {
			return err
		}
		s, base = strings.TrimPrefix(strings.ToLower(s), "0x"), 16
	}
	v, err := strconv.ParseUint(s, base, 16)
	if err != nil {
		return fmt.Errorf("%.20q is no USB id", text)
	}
	*id = usbID(v)
	return nil
}
