package session

import (
	"encoding/json"
	"fmt"
	"slices"

	"relink/internal/restore"
)

// writable says whether a session can be kept and merged: every value in it is
// one that is written as it was read.
func writable(s Session) error {
	if _, err := json.Marshal(s); err != nil {
		return fmt.Errorf("a value in this session cannot be kept: %w", err)
	}
	return nil
}

// listed is s with the words that have a list checked against it: a word that
// no list has counts as unknown, for nothing may follow from it and no sentence
// is made of it.
func listed(s Session) Session {
	s.Tries = slices.Clone(s.Tries)
	for i := range s.Tries {
		a := &s.Tries[i].Attempt
		a.Behaviour = oneOf(a.Behaviour, "", restore.Update, restore.Erase)
		a.Evidence = oneOf(a.Evidence, "", restore.Seen, restore.Log, restore.Told)
		a.Stage = oneOf(a.Stage, "", restore.Stages()...)
		a.LostLink = oneOf(a.LostLink, "", restore.LostLinks()...)
		a.LinkFindings = slices.DeleteFunc(slices.Clone(a.LinkFindings), func(f restore.LinkFinding) bool {
			return !slices.Contains(restore.LinkFindings(), f)
		})
	}
	s.Seen = slices.Clone(s.Seen)
	for i := range s.Seen {
		s.Seen[i].Evidence = oneOf(s.Seen[i].Evidence, "", restore.Seen, restore.Log, restore.Told)
	}
	return s
}

// oneOf is the word when a list has it, else another.
func oneOf[T comparable](word, other T, list ...T) T {
	if slices.Contains(list, word) {
		return word
	}
	return other
}
