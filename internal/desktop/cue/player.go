package cue

import (
	"sync"
	"time"

	"github.com/gopxl/beep/v2"
	"github.com/gopxl/beep/v2/speaker"
)

// Player plays tones. The zero Player opens the sound device at the first tone;
// without a device it stays silent.
type Player struct {
	once sync.Once
	mute bool
}

// Play sounds a tone at once and does not wait for its end. It cuts off the one
// before. The first call may take two seconds where the sound server is broken.
func (p *Player) Play(t Tone) {
	p.once.Do(p.open)
	if p.mute {
		return
	}
	speaker.Clear()
	speaker.Play(&streamer{samples: Samples(t)})
}

// open finds the sound device. Opening can hang on a broken sound server, so
// it gets two seconds.
func (p *Player) open() {
	opened := make(chan error, 1)
	go func() {
		opened <- speaker.Init(beep.SampleRate(SampleRate), SampleRate/30)
	}()
	select {
	case err := <-opened:
		p.mute = err != nil
	case <-time.After(2 * time.Second):
		p.mute = true
	}
}

// streamer gives samples to the sound library, the same in both ears.
type streamer struct{ samples []float64 }

func (s *streamer) Stream(out [][2]float64) (n int, ok bool) {
	n = min(len(out), len(s.samples))
	for i, v := range s.samples[:n] {
		out[i] = [2]float64{v, v}
	}
	s.samples = s.samples[n:]
	return n, n > 0
}

func (s *streamer) Err() error { return nil }
