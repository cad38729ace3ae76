package device

// Button is a physical button of a phone, in the words of relinkctl's JSON.
type Button string

// The buttons.
const (
	Home       Button = "home"
	Side       Button = "side"
	Top        Button = "top"
	VolumeUp   Button = "volume-up"
	VolumeDown Button = "volume-down"
)

// Buttons are all of them, in the order they are drawn and listed in.
func Buttons() []Button { return []Button{Home, Side, Top, VolumeUp, VolumeDown} }

// ButtonClass says which buttons take a model into recovery and DFU.
type ButtonClass string

// The three classes.
const (
	// HomePower: home and the power button.
	HomePower ButtonClass = "home_power"
	// VolDownPower: volume down and the power button.
	VolDownPower ButtonClass = "voldown_power"
	// VolUpVolDownSide: tap volume up, tap volume down, then the power button.
	VolUpVolDownSide ButtonClass = "volup_voldown_side"
)

// Drawing names the outline that shows a model.
type Drawing string

// The outlines.
const (
	DrawHome         Drawing = "home"           // phone or pod with a home button, power on top
	DrawHomeSide     Drawing = "home-side"      // phone with a home button, power on the side
	DrawSolidHome    Drawing = "solid-home"     // iPhone 7, 8, SE 2 and 3: solid-state or unused home button
	DrawNotch        Drawing = "notch"          // mute switch above the volume keys
	DrawIslandSwitch Drawing = "island-switch"  // island, mute switch
	DrawIslandAction Drawing = "island-action"  // island, Action button
	DrawNotchAction  Drawing = "notch-action"   // iPhone 16e and 17e: notch, Action button
	DrawPadHome      Drawing = "pad-home"       // iPad with a home button
	DrawPad          Drawing = "pad"            // iPad, top button, volume on the side
	DrawPadTopVolume Drawing = "pad-top-volume" // iPad with the volume keys on the top edge
	DrawUnknown      Drawing = "unknown"
)

// Family is the kind of product a chip and board belong to, in the words of
// relinkctl's JSON.
type Family string

// The families.
const (
	FamilyIPhone    Family = "iPhone"
	FamilyIPad      Family = "iPad"
	FamilyIPod      Family = "iPod"
	FamilyMac       Family = "Mac"
	FamilyT1        Family = "T1"
	FamilyT2        Family = "T2"
	FamilyAppleTV   Family = "AppleTV"
	FamilyHomePod   Family = "HomePod"
	FamilyWatch     Family = "Watch"
	FamilyVisionPro Family = "VisionPro"
	FamilyDisplay   Family = "Display"
	FamilyAccessory Family = "accessory"
	FamilyUnknown   Family = "unknown"
)

// Model is one row of the table of models: a phone, pad or pod, or one of the
// look-alikes that share its product ids.
type Model struct {
	ProductType string // "iPhone13,2"
	Name        string // "iPhone 12"
	Board       string // "d53gap"
	CPID        uint16
	BDID        uint8
	// AnyBoard is true for a row whose board id no source has. It matches by chip
	// alone, and only when no other row has that chip.
	AnyBoard bool
	Family   Family
	Class    ButtonClass // empty for look-alikes, and where no source has the buttons
	Power    Button      // Side or Top; empty for look-alikes
	Drawing  Drawing
	// USBC is true for models with a USB-C socket, which may show Port DFU.
	USBC bool
	Year int // the year it came out; 0 for look-alikes
	// Chip is the chip's name, such as "A10", of which two chip ids may be made;
	// empty for look-alikes.
	Chip string
	// FaceID is true for models that Apple lists as having it.
	FaceID bool
}
