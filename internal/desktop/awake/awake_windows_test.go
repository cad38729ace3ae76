package awake

import "testing"

// The system takes the wish and forgets it, twice over.
func TestWindowsTakesTheWish(t *testing.T) {
	for range 2 {
		stop, err := Begin("a try")
		if err != nil {
			t.Fatal(err)
		}
		stop()
		stop()
	}
}
