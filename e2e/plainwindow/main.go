// Command plainwindow is a Fyne window with a label and a button: the floor
// that Relink's window is measured against.
package main

import (
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("app.relink.plainwindow").NewWindow("plainwindow")
	w.SetContent(container.NewVBox(widget.NewLabel("A plain window"), widget.NewButton("Nothing", func() {})))
	w.ShowAndRun()
}
