package checklist

import "relink/internal/device"

// modelOf is the model of a choice: a product type, or the picture of the
// buttons of a phone that is in no table.
func modelOf(c Choice) (device.Model, bool) {
	if m, ok := device.ByLooks(string(c)); ok {
		return m, true
	}
	return device.ByProductType(string(c))
}

// Model is the phone's model: seen on USB, else told by the owner. Of one that
// is seen and whose buttons are in no source, the buttons are those told.
func (c Checklist) Model() (device.Model, bool) {
	told, ok := c.toldModel()
	if c.seen.Model == nil {
		return told, ok
	}
	seen := *c.seen.Model
	if seen.Class == "" && ok {
		seen.Class, seen.Power, seen.Drawing = told.Class, told.Power, told.Drawing
	}
	return seen, true
}

// toldModel is what the owner chose.
func (c Checklist) toldModel() (device.Model, bool) {
	if a := c.answers[PageModel]; len(a.Choices) == 1 {
		return modelOf(a.Choices[0])
	}
	return device.Model{}, false
}

// knowsButtons tells whether the phone's buttons are known, so that nobody has
// to be asked which model it is.
func (c Checklist) knowsButtons() bool {
	m, ok := c.Model()
	return ok && m.Class != ""
}

// ByLooks tells whether the buttons are those of a picture that the owner chose,
// because the model is in no table: whoever coaches it says so first.
func (c Checklist) ByLooks() bool {
	if c.seen.Model != nil && c.seen.Model.Class != "" {
		return false
	}
	a := c.answers[PageModel]
	if len(a.Choices) != 1 {
		return false
	}
	_, ok := device.ByLooks(string(a.Choices[0]))
	return ok
}
