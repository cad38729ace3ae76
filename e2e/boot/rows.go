package boot

// Delay is a row of the latency measurement: how long after the kernel's own
// event a listener had told it, in milliseconds.
type Delay struct {
	Event    string  `json:"event"` // "add" or "remove"
	Listener string  `json:"listener"`
	Count    int     `json:"count"`
	Median   float64 `json:"median_ms"`
	P95      float64 `json:"p95_ms"`
	Longest  float64 `json:"longest_ms"`
}

// SetUp stands in a Delay for the kernel itself: from its word that a device
// came to its word that the device is set up. In between it holds the device's
// lock, behind which the serial number is (driver_bound in drivers/base/dd.c,
// usb_string_attr in drivers/usb/core/sysfs.c).
const SetUp = "the kernel sets it up"

// Load is a row of the endurance run: what relinkctl watch holds after so many
// cycles.
type Load struct {
	Cycles  int `json:"cycles"`
	RSS     int `json:"rss_kb"`
	Threads int `json:"threads"`
	Files   int `json:"files"`
}
