package story_test

import (
	"reflect"
	"testing"
	"time"

	"relink/guide/verdict"
	"relink/internal/story"
	"relink/internal/story/storytest"
)

// Carried to a second computer and back, every try is there once, the two
// computers are two, and both sides come to the same result.
func TestASessionIsCarriedToAndFro(t *testing.T) {
	a, b := storytest.OneTry(t, "aaaa1111", "4013"), storytest.OneTry(t, "bbbb2222", "4014")
	if n, err := b.Merge(a.Kept); n != 1 || err != nil {
		t.Fatalf("to b: got %d, %v, want one try", n, err)
	}
	if n, err := b.Merge(a.Kept); n != 0 || err != nil {
		t.Errorf("to b again: got %d, %v, want nothing new", n, err)
	}
	b.Moved(storytest.Evening.Add(time.Hour))
	if n, err := a.Merge(b.Kept); n != 1 || err != nil {
		t.Fatalf("back to a: got %d, %v, want one try", n, err)
	}
	a.Moved(storytest.Evening.Add(time.Hour))
	computers := func(s *story.Story) (out []string) {
		for _, x := range s.Kept.Tries {
			out = append(out, x.ID[:8]+": "+x.Computer)
		}
		return out
	}
	if got, want := computers(a), []string{"aaaa1111: this computer", "bbbb2222: computer BBBB"}; !reflect.DeepEqual(got, want) {
		t.Errorf("on a: got %q, want %q", got, want)
	}
	if got, want := computers(b), []string{"aaaa1111: computer AAAA", "bbbb2222: this computer"}; !reflect.DeepEqual(got, want) {
		t.Errorf("on b: got %q, want %q", got, want)
	}
	if got, want := verdict.Decide(story.FactsOf(a.Kept)).Advice, verdict.Decide(story.FactsOf(b.Kept)).Advice; got != want {
		t.Errorf("advice: got %s on a, %s on b", got, want)
	}
	if a.Kept.ID != "aaaa1111" || b.Kept.ID != "bbbb2222" {
		t.Errorf("names: got %s and %s, want each its own", a.Kept.ID, b.Kept.ID)
	}
}
