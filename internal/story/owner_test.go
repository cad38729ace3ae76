package story

import (
	"testing"
	"unicode/utf8"

	"relink/internal/restore"
	"relink/internal/session"
)

// A computer is named after the session in which a try was told, four letters
// of it, and no letter is cut in the middle, whatever writes it.
func TestAComputersNameIsCutBetweenCharacters(t *testing.T) {
	for owner, want := range map[string]string{
		"5f3a91c2": "computer 5F3A",
		"éàü":      "computer ÉÀÜ",
		"заказ":    "computer ЗАКА",
		"手机恢复了":    "computer 手机恢复",
	} {
		got := computerOf(session.Try{ID: owner + "-way-1", Attempt: restore.Attempt{Computer: thisComputer}}, "another")
		if got != want || !utf8.ValidString(got) {
			t.Errorf("session %s: got %q, want %q", owner, got, want)
		}
	}
}
