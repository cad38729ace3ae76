package device

import "fmt"

// View is a device as relinkctl's JSON shows it: nil is null, text is clean,
// the serial string is masked.
type View struct {
	Port       *string     `json:"port"`
	Address    *int        `json:"address"`
	VendorID   *string     `json:"vendor_id"`  // 4 lower-case hex digits
	ProductID  *string     `json:"product_id"` // 4 lower-case hex digits
	CPID       *string     `json:"cpid"`       // 4 lower-case hex digits
	BDID       *string     `json:"bdid"`       // 2 lower-case hex digits
	Mode       *Mode       `json:"mode"`
	ModeSource *ModeSource `json:"mode_source"`
	Family     Family      `json:"family"`
	IOSDevice  *bool       `json:"ios_device"`
	// ProductType is such as "iPhone13,2", Model such as "iPhone 12".
	ProductType *string  `json:"product_type"`
	Model       *string  `json:"model"`
	Serial      *string  `json:"serial"`
	Phone       *string  `json:"phone"`
	SpeedMbps   *float64 `json:"speed_mbps"`
	// Hubs is null when the way to the device is not known, and empty for a
	// root hub.
	Hubs []string `json:"hubs"`
}

// NewView shows a sighting.
func NewView(s Sighting) View {
	v := View{
		Port:      textOrNil(Clean(s.Port)),
		Family:    s.Family,
		IOSDevice: s.IOSDevice,
		Serial:    textOrNil(MaskSerial(Clean(s.Serial))),
		Phone:     textOrNil(s.Phone),
		Hubs:      cleanHubs(s.Hubs),
	}
	if s.Address > 0 {
		v.Address = &s.Address
	}
	if s.VendorID != 0 {
		v.VendorID, v.ProductID = hex4(s.VendorID), hex4(s.ProductID)
	}
	if s.CPID != nil {
		v.CPID = hex4(*s.CPID)
	}
	if s.BDID != nil {
		v.BDID = textOrNil(fmt.Sprintf("%02x", *s.BDID))
	}
	if s.Mode != "" {
		v.Mode, v.ModeSource = &s.Mode, &s.Source
	}
	if s.Model != nil {
		v.ProductType, v.Model = textOrNil(s.Model.ProductType), textOrNil(s.Model.Name)
	}
	if s.SpeedMbps > 0 {
		v.SpeedMbps = &s.SpeedMbps
	}
	return v
}

func cleanHubs(hubs []string) []string {
	if hubs == nil {
		return nil
	}
	clean := make([]string, len(hubs))
	for i, h := range hubs {
		clean[i] = Clean(h)
	}
	return clean
}

func textOrNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func hex4(n uint16) *string {
	s := fmt.Sprintf("%04x", n)
	return &s
}
