package report

import (
	"strings"
	"testing"

	"relink/internal/session"
	"relink/internal/words"
)

// What a phone told through usbmuxd stands in the report as that.
func TestToldThroughUsbmuxd(t *testing.T) {
	s := session.New("5f3a91c2", night)
	s.Phone = session.Phone{ProductType: "iPhone13,2", IOS: "17.5.1", At: night}
	var b strings.Builder
	if err := Text(&b, New(s, words.English(), Options{Created: night})); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"17.5.1", "seen by Relink, through usbmuxd"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
	s.Phone.IOS, s.Phone.Board = "", "d53gap"
	b.Reset()
	if err := Text(&b, New(s, words.English(), Options{Created: night})); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "usbmuxd") {
		t.Errorf("the serial string told the board, and yet usbmuxd is named:\n%s", b.String())
	}
}
