package main

import "relink/internal/desktop/awake"

// stayAwake asks the desktop to keep screen and computer awake while hands are
// on the phone, until stop is called. A desktop may take seconds to answer, so
// nobody waits for it; a wish that comes too late ends with the program. One
// that nobody takes is not told: a terminal without a desktop has no screen to
// keep awake, and a try is over in two minutes.
func stayAwake() (stop func()) {
	held := make(chan func(), 1)
	go func() {
		stop, _ := awake.Begin(catalogue().Text("act.awake.reason", nil))
		held <- stop
	}()
	return func() {
		select {
		case stop := <-held:
			stop()
		default:
		}
	}
}
