package uitest

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Shot draws an object on its own.
func Shot(o fyne.CanvasObject, w, h float32) image.Image {
	win := test.NewWindow(o)
	defer win.Close()
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return win.Canvas().Capture()
}

// Near reports whether a picture shows a colour around a place.
func Near(img image.Image, x, y int, want color.NRGBA, reach int) bool {
	for dy := -reach; dy <= reach; dy++ {
		for dx := -reach; dx <= reach; dx++ {
			r, g, b, _ := img.At(x+dx, y+dy).RGBA()
			far := func(a uint32, b uint8) int { return max(int(a>>8)-int(b), int(b)-int(a>>8)) }
			if far(r, want.R) < 14 && far(g, want.G) < 14 && far(b, want.B) < 14 {
				return true
			}
		}
	}
	return false
}
