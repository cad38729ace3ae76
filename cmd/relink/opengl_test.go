package main

import "testing"

func TestWhereAWindowOpens(t *testing.T) {
	for version, want := range map[string]bool{
		"1.1.0":                            false, // Windows' own, without a driver
		"2.0 something":                    false,
		"2.1.2":                            true,
		"3.1 Mesa 22.3.6":                  true,
		"4.6.0 NVIDIA 551.23":              true,
		"10.0":                             true,
		"":                                 true, // what cannot be read refuses nobody
		"OpenGL ES 3.2":                    true,
		"2":                                true,
		"99999999999999999999.1":           true,
		"4.6.0 - Build 31.0.101.2125\x00x": true,
	} {
		if got := leastOpenGL.opens(version); got != want {
			t.Errorf("%q: got %v, want %v", version, got, want)
		}
	}
}
