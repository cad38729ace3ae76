package ci

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"relink/internal/device"
	"relink/internal/identify"
)

// usbLabel is what corpus/usb/labels.json says of one record.
type usbLabel struct {
	ID     string `json:"id"`
	File   string `json:"file"`
	Labels struct {
		Mode      string  `json:"mode"`
		Product   *string `json:"product_type"`
		Lookalike bool    `json:"lookalike"`
		Note      string  `json:"note"`
	} `json:"labels"`
}

// usbModes translate the labels' modes: every mode named must be found, in
// that order. A record in none of them holds no phone in a mode of its own.
var usbModes = map[string][]device.Mode{
	"debug_usb (KIS)":       {device.ModeDebugUSB},
	"dfu":                   {device.ModeDFU},
	"normal":                {device.ModeNormal},
	"recovery":              {device.ModeRecovery},
	"port_dfu":              {device.ModePortDFU},
	"dfu then pwned_dfu":    {device.ModeDFU, device.ModeDFU},
	"pwned_dfu":             {device.ModeDFU},
	"accessory_running":     {device.ModeNormal}, // the id range only; no family, see lookalike
	"table of three states": {"", device.ModeDebugUSB},
	"mixed list: iPhone normal, keyboard, iBridge": {"", device.ModeNormal, ""},
	"recovery (two lines) and dfu (third)":         {device.ModeRecovery, device.ModeRecovery, device.ModeDFU},
}

var labelledProduct = regexp.MustCompile(`(iPhone|iPad|iPod|AppleTV)\d+,\d+`)

func TestIdentifyAgreesWithTheRecords(t *testing.T) {
	dir := corpusDir()
	if dir == "" {
		t.Log("no corpus on this machine: nothing to compare")
		return
	}
	text, err := os.ReadFile(filepath.Join(dir, "usb", "labels.json"))
	if err != nil {
		t.Fatal(err)
	}
	var labels []usbLabel
	if err := json.Unmarshal(text, &labels); err != nil {
		t.Fatal(err)
	}
	for _, l := range labels {
		t.Run(l.ID, func(t *testing.T) { checkRecord(t, filepath.Join(dir, "usb", l.File), l) })
	}
}

func checkRecord(t *testing.T, path string, l usbLabel) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	found, err := identify.Scan(f)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(l.ID, "getenv") {
		if len(found.Sightings) != 0 {
			t.Errorf("got %d devices in a dump of variables, want none", len(found.Sightings))
		}
		return
	}
	var modes []device.Mode
	product := ""
	if l.Labels.Product != nil {
		product = labelledProduct.FindString(*l.Labels.Product)
	}
	for _, s := range found.Sightings {
		modes = append(modes, s.Mode)
		if s.Model != nil && product != "" && s.Model.ProductType != product {
			t.Errorf("got model %s, want %s or none", s.Model.ProductType, product)
		}
		isPhone := s.IOSDevice != nil && *s.IOSDevice
		if isPhone && l.Labels.Lookalike && !strings.HasPrefix(l.Labels.Mode, "mixed") {
			t.Errorf("got an iOS device in %s, want none", s.Serial)
		}
	}
	want, ok := usbModes[l.Labels.Mode]
	if !ok { // not an iOS device: however many, none in a mode
		want = make([]device.Mode, max(1, len(modes)))
	}
	if l.ID == "usb-debugusb-1881" { // kernel lines without a number, then lsusb's
		want = append(want, device.ModeDebugUSB)
	}
	if !slices.Equal(modes, want) {
		t.Errorf("got modes %q, want %q", modes, want)
	}
}
