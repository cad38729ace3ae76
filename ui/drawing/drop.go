package drawing

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// NewDrop is a sheet of paper that comes down into a tray: a file that is
// dropped.
func NewDrop() fyne.CanvasObject {
	v := variant()
	p := newPen(400, 220, 0, 0)
	k := inks[v]
	p.frame(150, 4, 100, 124, 10, 7, k.hardware, k.body)
	for i := range 3 {
		p.rect(170, 30+float32(i)*24, 60, 9, 4, fill(k.hardware))
	}
	p.arrow(200, 138, 200, 186, 9, k.press)
	p.line(110, 168, 110, 210, 9, k.hardware)
	p.line(110, 210, 290, 210, 9, k.hardware)
	p.line(290, 210, 290, 168, 9, k.hardware)
	image := canvas.NewImageFromResource(fyne.NewStaticResource(fmt.Sprintf("drop-%d.svg", v), []byte(p.svg())))
	image.FillMode = canvas.ImageFillContain
	return image
}
