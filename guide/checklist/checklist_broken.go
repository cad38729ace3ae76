package checklist

import (
	"slices"

	"relink/guide/dfu"
	"relink/internal/device"
)

// Broken are the buttons that the owner says do not work, in relinkctl's
// order.
func (c Checklist) Broken() []device.Button {
	var list []device.Button
	for _, b := range device.Buttons() {
		if c.answers[PageButtons].Has(Choice(b)) {
			list = append(list, b)
		}
	}
	return list
}

// Remedy is what remains possible without them.
func (c Checklist) Remedy() dfu.Remedy {
	m, _ := c.Model()
	return dfu.WithoutButtons(m, c.Broken(), c.seen)
}

// Offers are the options of the page that make sense for this phone.
func (c Checklist) Offers() []Option {
	options := c.Page().Options()
	switch c.Page() {
	case PageUpdateResult:
		return slices.DeleteFunc(options, func(o Option) bool { return o.Choice == "worked" && c.ToldFailed() })
	case PageButtons:
		m, known := c.Model()
		return slices.DeleteFunc(options, func(o Option) bool {
			return known && o.Choice != "all-work" && !slices.Contains(dfu.ButtonsOf(m), device.Button(o.Choice))
		})
	case PageWithout:
		r := c.Remedy()
		return slices.DeleteFunc(options, func(o Option) bool {
			return o.Choice == "go-on" && !r.Coach || (o.Choice == "pressed-update" || o.Choice == "pressed-restore") && !r.Restore
		})
	}
	return options
}
