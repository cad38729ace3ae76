// Package awake keeps the screen and the computer from going to sleep while
// hands are on the phone or a restore runs.
//
// It asks the desktop, in the desktop's own way, and needs no rights. It does
// not know why: whoever begins says so in a sentence, which some desktops show.
// When the program ends in any way, the desktop forgets the wish by itself.
package awake

import (
	"errors"
	"sync"
)

// ErrNobody means that nothing on this computer takes the wish: no desktop
// session, or one without such a service.
var ErrNobody = errors.New("nothing here keeps the computer awake on request")

// Begin asks that screen and computer stay awake until stop is called. stop is
// never nil, and may be called more than once and from any goroutine. A nil
// error means that it works as far as the desktop says; otherwise the person
// should be told to see to it themselves. It may take up to 3 s where a
// desktop does not answer.
func Begin(reason string) (stop func(), err error) {
	release, err := begin(reason)
	if err != nil {
		return func() {}, err
	}
	return sync.OnceFunc(release), nil
}
