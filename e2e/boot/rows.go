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

// Load is a row of the endurance run: what relinkctl watch holds after so many
// cycles.
type Load struct {
	Cycles  int `json:"cycles"`
	RSS     int `json:"rss_kb"`
	Threads int `json:"threads"`
	Files   int `json:"files"`
}
