package cue

import (
	"math"
	"testing"
	"time"
)

func TestTonesAreShortQuietAndDistinct(t *testing.T) {
	shape := map[string]Tone{}
	for tone := range tones {
		s := Samples(tone)
		if len(s) == 0 || len(s) > SampleRate*6/10 {
			t.Errorf("%s lasts %d samples, want more than none and at most 0.6 s", tone, len(s))
		}
		if first, last := s[0], s[len(s)-1]; math.Abs(first) > 0.02 || math.Abs(last) > 0.05 {
			t.Errorf("%s begins at %.2f and ends at %.2f: it clicks", tone, first, last)
		}
		crossings := 0
		for i, v := range s {
			if math.Abs(v) > 0.5 {
				t.Fatalf("%s reaches %.2f at sample %d, want at most 0.5", tone, v, i)
			}
			if i > 0 && (s[i-1] < 0) != (v < 0) {
				crossings++
			}
		}
		key := string(rune('a'+crossings/30)) + string(rune('a'+len(s)/3000))
		if other, taken := shape[key]; taken {
			t.Errorf("%s and %s have about the same pitch and length", tone, other)
		}
		shape[key] = tone
	}
}

func TestUnknownToneIsSilent(t *testing.T) {
	if s := Samples("no such tone"); s != nil {
		t.Errorf("got %d samples, want none", len(s))
	}
}

func TestPlayerWithoutASoundDevice(t *testing.T) {
	var p Player
	done := make(chan bool)
	go func() {
		p.Play(ToneSuccess)
		p.Play(ToneWrong)
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Error("playing hangs")
	}
}

func TestVoiceWithoutAProgram(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	var v Voice
	if v.Available() {
		t.Error("a voice was found on an empty path")
	}
	v.Say("en", "nobody hears this")
	v.Hush()
}
