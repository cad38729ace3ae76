package main

import "fyne.io/fyne/v2"

// quitOnHangup does nothing: Windows has no hangup.
func quitOnHangup(fyne.App) {}
