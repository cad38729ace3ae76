// Package cue makes a cue heard: short tones made at run time, and speech by
// the system's own voice. Where there is no sound device or no voice it is
// silent and says nothing of it: a cue is always on the screen too.
//
// It knows how to sound. It does not know when, nor what to say.
package cue

import "math"

// Tone is a short sound with one meaning.
type Tone string

// The tones. They differ in pitch, length and number of beats, so that none is
// taken for another.
const (
	TonePress   Tone = "press"   // one rising note: press or hold
	ToneRelease Tone = "release" // one falling note: let go
	ToneSuccess Tone = "success" // three rising notes: DFU reached
	ToneWrong   Tone = "wrong"   // two low notes: it went another way
	ToneCount   Tone = "count"   // one tick: getting ready
)

// note is one beat of a tone: it glides from one pitch to another.
type note struct {
	from, to float64 // Hz
	seconds  float64
}

// tones is the score. All of it lies between 200 Hz and 1,400 Hz, which small
// speakers play and older ears hear.
var tones = map[Tone][]note{
	TonePress:   {{520, 780, 0.16}},
	ToneRelease: {{780, 390, 0.22}},
	ToneSuccess: {{523, 523, 0.12}, {659, 659, 0.12}, {784, 784, 0.26}},
	ToneWrong:   {{240, 230, 0.16}, {0, 0, 0.06}, {240, 220, 0.22}},
	ToneCount:   {{1000, 1000, 0.05}},
}

// SampleRate is the number of samples a second.
const SampleRate = 44100

// Samples is the tone as samples between -1 and 1 at SampleRate. An unknown
// tone has none.
func Samples(t Tone) []float64 {
	var out []float64
	for _, n := range tones[t] {
		out = append(out, n.samples()...)
	}
	return out
}

// samples fades in and out over 8 ms, so that nothing clicks.
func (n note) samples() []float64 {
	const loud, fade = 0.35, 0.008
	count := int(n.seconds * SampleRate)
	out := make([]float64, count)
	phase := 0.0
	for i := range out {
		at := float64(i) / SampleRate
		pitch := n.from + (n.to-n.from)*at/n.seconds
		phase += 2 * math.Pi * pitch / SampleRate
		edge := min(1, at/fade, (n.seconds-at)/fade)
		out[i] = loud * edge * math.Sin(phase)
	}
	return out
}
