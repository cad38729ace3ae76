package main

import "relink/internal/desktop/cue"

// sound makes the window's cues heard. A sound device may take seconds to open
// or never answer, so tones are played on a goroutine of their own.
type sound struct {
	player cue.Player
	voice  cue.Voice
	tones  chan cue.Tone
}

func newSound() *sound {
	s := &sound{tones: make(chan cue.Tone, 1)}
	go func() {
		for t := range s.tones {
			s.player.Play(t)
		}
	}()
	return s
}

// play hands a tone on. One that still waits is dropped: a cue that comes late
// is worse than none. It is called from one goroutine only.
func (s *sound) play(name string) {
	select {
	case <-s.tones:
	default:
	}
	s.tones <- cue.Tone(name)
}

func (s *sound) close() {
	s.voice.Hush()
	close(s.tones)
}
