package way

import (
	"strconv"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/ui/drawing"
	"relink/ui/kit"
)

// pageScenes are the pictures of pages that ask for something to be done or
// looked at.
var pageScenes = map[checklist.Page]drawing.Scene{
	checklist.PageBackup:    drawing.SceneBackup,
	checklist.PageAlive:     drawing.SceneBackup,
	checklist.PageCable:     drawing.SceneCable,
	checklist.PageSocket:    drawing.SceneLint,
	checklist.PageDirect:    drawing.SceneStraight,
	checklist.PagePort:      drawing.ScenePort,
	checklist.PageCharge:    drawing.SceneCharge,
	checklist.PageQuiet:     drawing.SceneCharge,
	checklist.PageElsewhere: drawing.SceneComputer,
	checklist.PageOther:     drawing.SceneComputer,
	checklist.PageNoSign:    drawing.SceneHardware,
	checklist.PageSaveData:  drawing.SceneHardware,
}

// scene is the picture of the page; nil for a page without one.
func (b *wayBuilder) scene() fyne.CanvasObject {
	switch b.page {
	case checklist.PageRestart, checklist.PageLeave, checklist.PageLeaveDFU:
		return b.restarting()
	}
	s, ok := pageScenes[b.page]
	if !ok {
		return nil
	}
	m, known := b.Way.Model()
	switch {
	case s == drawing.SceneLint && known && m.USBC:
		s = drawing.SceneLintUSBC
	case s == drawing.SceneStraight && b.Way.Seen().ThroughHub:
		s = drawing.SceneBetween
	}
	return kit.Flow(0, drawing.NewPicture(s))
}

// handsHigh is the height of a drawing with fingers on a page, in pixels.
const handsHigh float32 = 190

// restarting is how the phone is started anew by its buttons, until the logo
// comes: the fingers of this model, or of each kind while it is not known.
func (b *wayBuilder) restarting() fyne.CanvasObject {
	m, known := b.Way.Model()
	if !known || m.Class == "" {
		return b.kinds()
	}
	hands := drawing.NewPhone(b.restartHands(m))
	logo := drawing.NewThumb(m.Drawing, drawing.ScreenLogo)
	return kit.Flow(kit.SpaceCards,
		kit.Fixed(fyne.NewSize(max(handsHigh*hands.Aspect(), hands.WordsWide()), handsHigh), hands),
		kit.Column(6, kit.FlowCentred(0, kit.Fixed(pictureSize, logo)), kit.NewText(kit.RoleSmall, b.Cat.Text("page.until-logo", nil)).Centred()),
	)
}

// restartHands are the fingers that start a phone anew, with their order where
// there is one.
func (b *wayBuilder) restartHands(m device.Model) drawing.PhoneState {
	power := m.Power
	if power == "" {
		power = device.Side
	}
	hold := b.Cat.Text("ui.coach.tag.hold", nil)
	s := drawing.PhoneState{Drawing: m.Drawing, Touch: map[device.Button]drawing.Touch{}, Tags: map[device.Button]string{}}
	put := func(button device.Button, word string) {
		s.Used = append(s.Used, button)
		s.Touch[button], s.Tags[button] = drawing.TouchDown, word
	}
	switch m.Class {
	case device.HomePower:
		put(device.Home, hold)
		put(power, hold)
	case device.VolDownPower:
		put(device.VolumeDown, hold)
		put(power, hold)
	default:
		for i, button := range []device.Button{device.VolumeUp, device.VolumeDown, power} {
			word := strconv.Itoa(i + 1)
			if button == power {
				word += " " + hold
			}
			put(button, word)
		}
	}
	return s
}

// kinds are small pictures of each kind of phone with the buttons that start it
// anew.
func (b *wayBuilder) kinds() fyne.CanvasObject {
	var cards []fyne.CanvasObject
	for _, word := range device.Looks() {
		if m, ok := device.ByLooks(word); ok {
			cards = append(cards, kit.Column(6,
				kit.FlowCentred(0, kit.Fixed(pictureSize, pressedThumb(m))),
				kit.NewText(kit.RoleSmall, b.Cat.Text("page.model.looks."+word, nil)).Centred()))
		}
	}
	return kit.Tiles(kit.SpaceItems, 110, len(cards), cards...)
}

// screenHigh is the height of a drawn screen to choose, in pixels.
const screenHigh float32 = 128

// screens are what the iPhone may show, drawn.
var screens = map[checklist.Choice]drawing.Screen{
	"cable-picture": drawing.ScreenRecovery, "logo": drawing.ScreenLogo, "black": drawing.ScreenBlack,
	"starts": drawing.ScreenHome, "other": drawing.ScreenOther,
}

// expected is the screen that fits what USB shows; empty where USB tells none.
func expected(way checklist.Checklist) checklist.Choice {
	seen := way.Seen()
	if !seen.Present {
		return ""
	}
	switch seen.Mode {
	case device.ModeRecovery:
		return "cable-picture"
	case device.ModeNormal:
		return "starts"
	case device.ModeDFU, device.ModePortDFU:
		return "black"
	}
	return ""
}

// shows asks what the iPhone shows: five drawn screens to press. The one that
// USB speaks for has a word on it, and none is chosen.
func (b *wayBuilder) shows() fyne.CanvasObject {
	d := device.DrawNotch
	if m, ok := b.Way.Model(); ok && m.Drawing != "" && m.Drawing != device.DrawUnknown {
		d = m.Drawing
	}
	old, _ := b.Way.Answered(b.page)
	likely := expected(b.Way)
	var tiles []fyne.CanvasObject
	for _, o := range b.Way.Offers() {
		screen, drawn := screens[o.Choice]
		if !drawn {
			continue
		}
		p := kit.NewPick(drawing.NewThumb(d, screen), screenHigh, b.text(string(o.Choice)), b.choose(o.Choice)).Chosen(old.Has(o.Choice))
		if o.Choice == likely {
			p.Likely(b.text("likely"))
		}
		if b.view.First == nil || o.Choice == likely || old.Has(o.Choice) {
			b.view.First = p
		}
		tiles = append(tiles, p)
	}
	return kit.Tiles(kit.SpaceItems, 118, len(tiles), tiles...)
}
