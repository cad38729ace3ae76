package finding

import "time"

// CableTestLength is how long a cable test takes by itself.
const CableTestLength = 30 * time.Second

// untouchedShare: a third of the test is left untouched, 10 s of 30.
const untouchedShare = 3

const (
	// maxBeats bounds what is kept: a request every 25 ms for 100 s.
	maxBeats = 4096
	// leastBeats is how many answers each part needs to say that it is good. At
	// twenty a second they come within two seconds.
	leastBeats = 30
	// spikeFloor and spikeTimes: an answer is slow when it takes ten times the
	// untouched median, and 50 ms at least. iBoot and the boot ROM answer in a
	// few milliseconds; a busy computer adds some tens.
	spikeFloor = 50 * time.Millisecond
	spikeTimes = 10
	// longestBounce: contact that comes back makes the phone enumerate again
	// within about 2 s (0.4 to 1 s in a booted kernel). Away for longer, it
	// restarted, or the plug was pulled.
	longestBounce = 5 * time.Second
	// provokedTail: a phone that was shaken loose at the very end shows up
	// anew a few seconds later.
	provokedTail = 10 * time.Second
)

// cableLimit is how often a sign may be seen. Doubtful and Bad are the lowest
// numbers that make it so; 0 is never.
type cableLimit struct {
	sign          string
	count         func(CableNumbers) int
	doubtful, bad int
	why           string
}

// cableLimits judge a cable. Only what a cable alone explains makes it bad:
// an answer that did not come, or contact that was lost.
var cableLimits = []cableLimit{
	{
		"resets-untouched", func(n CableNumbers) int { return n.Untouched.Resets }, 1, 1,
		"a phone at rest in recovery or DFU stays on USB; a restore would have failed here",
	},
	{
		"resets-moved", func(n CableNumbers) int { return n.Moved.Resets }, 1, 2,
		"once may be a hand that pulled; twice under a gentle hand is the contact",
	},
	{
		"errors", func(n CableNumbers) int { return n.Untouched.Errors + n.Moved.Errors }, 1, 3,
		"the host controller itself asks three times (USB 2.0, 4.5.2), so a failed request is a broken line; three are no chance",
	},
	{
		"retries", func(n CableNumbers) int { return n.Untouched.Retries + n.Moved.Retries }, 2, 0,
		"a second request that is answered tells of a disturbed line, but also of a busy computer",
	},
	{
		"away", func(n CableNumbers) int { return n.Away }, 1, 0,
		"away for more than 5 s: a restart and a pulled plug look the same",
	},
	{
		"spikes", CableNumbers.movedSpikes, 3, 0,
		"slow answers come from a busy computer as well; more of them while the plug moves are a hint",
	},
}

// movedSpikes are the slow answers under the moving hand beyond twice the
// share that was slow untouched.
func (n CableNumbers) movedSpikes() int {
	if n.Untouched.Asked == 0 {
		return 0
	}
	usual := 2 * n.Untouched.Spikes * n.Moved.Asked / n.Untouched.Asked
	return max(0, n.Moved.Spikes-usual)
}
