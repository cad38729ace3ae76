package session

import "time"

// CableTest is a test of the cable that the owner asked for. In its second
// part a hand moves the plug on purpose, so nothing of it ever is an attempt,
// a finding or anything else that a verdict is reached from: it is told beside
// them, marked as provoked.
type CableTest struct {
	ID      string    `json:"id"`
	At      time.Time `json:"at"`
	Updated time.Time `json:"updated"`
	// Port and Mode are those of the phone when it began.
	Port string `json:"port,omitempty"`
	Mode string `json:"mode,omitempty"`
	// Seconds is how long it took; Stopped that it was ended before its time.
	Seconds float64 `json:"seconds"`
	Stopped bool    `json:"stopped"`
	// Result is good, doubtful, bad or unknown.
	Result    string      `json:"result"`
	Untouched CableCounts `json:"untouched"`
	Moved     CableCounts `json:"moved"`
	// Away is how often the phone was gone for longer than a bad contact takes.
	Away int `json:"away"`
	// MedianMS is of the answers while untouched and SlowestMS of all, in
	// milliseconds; 0 when there were none.
	MedianMS  float64 `json:"median_ms"`
	SlowestMS float64 `json:"slowest_ms"`
}

// CableCounts are the numbers of one part of a cable test.
type CableCounts struct {
	// Provoked is true for the part in which the plug was moved on purpose.
	Provoked bool `json:"provoked"`
	Asked    int  `json:"asked"`
	Errors   int  `json:"errors"`  // no right answer
	Retries  int  `json:"retries"` // asked again, then answered
	Resets   int  `json:"resets"`  // gone and back
	Spikes   int  `json:"spikes"`  // answers far slower than the untouched median
}

// WithCableTest returns a copy of s with the test added or replaced.
func (s Session) WithCableTest(t CableTest) Session {
	s.CableTests = put(s.CableTests, t, cableID)
	return s
}

func cableID(t CableTest) string { return t.ID }
