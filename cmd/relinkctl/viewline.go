package main

import (
	"cmp"
	"fmt"
	"strings"

	"relink/internal/device"
)

// lineOf is a device on one line, for people. Everything in it was cleaned
// when the view was made.
func lineOf(v device.View) string {
	port := valueOr(v.Port, "?")
	parts := []string{fmt.Sprintf("%-8s", port), nameOf(v)}
	if v.Mode != nil {
		parts = append(parts, catalogue().Text(modeWord(v), nil))
	}
	if v.VendorID != nil && v.ProductID != nil {
		parts = append(parts, *v.VendorID+":"+*v.ProductID)
	}
	if v.SpeedMbps != nil {
		parts = append(parts, catalogue().Text("bus.speed", map[string]any{"Mbps": *v.SpeedMbps}))
	}
	if v.Phone != nil {
		parts = append(parts, *v.Phone)
	}
	if v.Serial != nil {
		parts = append(parts, *v.Serial)
	}
	return strings.Join(parts, "  ")
}

// modeWord is the id of the mode's word. The ids of normal leave open whether
// it restores; usbmuxd does not.
func modeWord(v device.View) string {
	if *v.Mode == device.ModeNormal && *v.ModeSource == device.SourceUSBMux {
		return "bus.mode.running"
	}
	return "bus.mode." + string(*v.Mode)
}

// nameOf is the model where it is known, else the family, else that it is
// neither.
func nameOf(v device.View) string {
	if v.Model != nil {
		return fmt.Sprintf("%s (%s)", *v.Model, valueOr(v.ProductType, "?"))
	}
	switch v.Family {
	case device.FamilyUnknown, "":
		if valueOr(v.VendorID, "") == "05ac" {
			return catalogue().Text("bus.name.apple", nil)
		}
		return catalogue().Text("bus.name.other", nil)
	case device.FamilyAccessory:
		return catalogue().Text("bus.name.accessory", nil)
	default:
		return string(v.Family)
	}
}

func valueOr(s *string, otherwise string) string {
	if s == nil {
		return otherwise
	}
	return cmp.Or(*s, otherwise)
}
