package uitest

import "fyne.io/fyne/v2"

// Windows are the sizes in which nothing may be cut, with the scale of text.
var Windows = []struct {
	Size fyne.Size
	Text float32
}{
	{fyne.NewSize(900, 600), 1},
	{fyne.NewSize(1180, 760), 1},
	{fyne.NewSize(1920, 1080), 1},
	{fyne.NewSize(2560, 1440), 1},
	{fyne.NewSize(900, 600), 1.5},
	{fyne.NewSize(1180, 760), 2},
	{fyne.NewSize(900, 600), 2},
}
