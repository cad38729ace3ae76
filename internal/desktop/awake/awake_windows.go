package awake

import (
	"fmt"
	"runtime"

	"golang.org/x/sys/windows"
)

// Flags of SetThreadExecutionState (winbase.h).
const (
	esContinuous      = 0x80000000
	esSystemRequired  = 0x00000001
	esDisplayRequired = 0x00000002
)

var setThreadExecutionState = windows.NewLazySystemDLL("kernel32.dll").NewProc("SetThreadExecutionState")

// begin holds the wish on a thread of its own: Windows keeps it for the thread
// that made it and forgets it when that thread ends. The reason has no place
// in this call.
func begin(string) (func(), error) {
	if err := setThreadExecutionState.Find(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNobody, err)
	}
	made := make(chan error)
	release := make(chan struct{})
	released := make(chan struct{})
	go func() {
		defer close(released)
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		// Zero is failure; the call says no more.
		before, _, _ := setThreadExecutionState.Call(esContinuous | esSystemRequired | esDisplayRequired)
		if before == 0 {
			made <- fmt.Errorf("%w: SetThreadExecutionState refused", ErrNobody)
			return
		}
		made <- nil
		<-release
		_, _, _ = setThreadExecutionState.Call(esContinuous)
	}()
	if err := <-made; err != nil {
		return nil, err
	}
	return func() {
		close(release)
		<-released
	}, nil
}
