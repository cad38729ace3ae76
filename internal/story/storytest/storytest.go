// Package storytest has the phones, the evening and the tries that tests about a
// story share.
package storytest

import (
	"testing"
	"time"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/internal/session"
	"relink/internal/story"
)

// OneTry is a story on one computer, with one told try.
func OneTry(t *testing.T, id string, number checklist.Choice) *story.Story {
	t.Helper()
	s := story.New(session.New(id, Evening), checklist.NewChecklist())
	Answer(t, &s, []checklist.Choice{"step-by-step"}, []checklist.Choice{"cable-picture"}, []checklist.Choice{"4013"}, []checklist.Choice{"no"}, []checklist.Choice{"nothing"}, []checklist.Choice{"none"},
		[]checklist.Choice{"good-cable"}, []checklist.Choice{"clean"}, []checklist.Choice{"none-between"}, []checklist.Choice{"charged"}, []checklist.Choice{"up-to-date"},
		[]checklist.Choice{"failed-before"}, []checklist.Choice{number})
	return &s
}

// Evening is when every story begins.
var Evening = time.Date(2026, 5, 1, 20, 0, 0, 0, time.UTC)

// IPhone12 is an iPhone 12 as its boot code writes itself; the ECID is made up.
func IPhone12(mode device.Mode, address int) device.Device {
	d := device.Device{
		Port: "1-4", Address: address, VendorID: device.AppleVendorID, SpeedMbps: 480, Hubs: []string{"usb1"},
		Serial: "CPID:8101 CPRV:11 BDID:0C ECID:0011223344556677 IBFL:3C",
	}
	switch mode {
	case device.ModeRecovery:
		d.ProductID, d.Serial = 0x1281, d.Serial+" SRNM:[F17MADEUP001]"
	case device.ModeDFU:
		d.ProductID, d.Serial = 0x1227, d.Serial+" SRTG:[iBoot-5281.0.0.100.8]"
	default:
		d.ProductID, d.Serial = 0x12a8, "0000810100112233445566770"[:24]
	}
	return d
}

// Bus is what is on the bus some time into the evening.
func Bus(at time.Duration, devices ...device.Device) device.Snapshot {
	return device.Snapshot{At: Evening.Add(at), Devices: devices}
}

// Fresh is a story in which nothing happened yet.
func Fresh() story.Story {
	return story.New(session.New("test", Evening), checklist.NewChecklist())
}

// Answer walks the story through answers, one choice or several ticks each.
func Answer(t *testing.T, s *story.Story, answers ...[]checklist.Choice) {
	t.Helper()
	for i, a := range answers {
		page := s.Way.Page()
		if !s.Answer(Evening.Add(time.Duration(i)*time.Second), checklist.Answer{Choices: a}) {
			t.Fatalf("page %s does not take %v", page, a)
		}
	}
}
