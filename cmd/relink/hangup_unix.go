//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"

	"fyne.io/fyne/v2"
)

// quitOnHangup ends the program well when its terminal or login session ends,
// as Fyne does when it is asked to terminate.
func quitOnHangup(f fyne.App) {
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	go func() {
		<-hangup
		fyne.Do(f.Quit)
	}()
}
