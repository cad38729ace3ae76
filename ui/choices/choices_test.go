package choices

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestChoicesAreRemembered(t *testing.T) {
	p := test.NewTempApp(t).Preferences()
	if got, want := Remembered(p), (Choices{Sounds: true, Speech: true, Count: true, Text: 1}); got != want {
		t.Errorf("before any choice: got %+v, want %+v", got, want)
	}
	for _, want := range []Choices{
		{Flash: true, Calm: true, Text: 1.5, Language: "de"},
		{Sounds: true, Speech: true, Count: true, Text: 1},
	} {
		want.Remember(p)
		if got := Remembered(p); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}
