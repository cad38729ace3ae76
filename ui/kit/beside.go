package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Beside sets a picture at the right of a text, width pixels wide at normal
// text, or below it where the text would keep less room than that.
func Beside(width float32, text, picture fyne.CanvasObject) *fyne.Container {
	return container.New(besideLayout{width}, text, picture)
}

type besideLayout struct{ width float32 }

const besideGap float32 = 28

// share is the width of the text and of the picture, and whether they stand
// beside each other.
func (l besideLayout) share(width float32) (text, picture float32, beside bool) {
	picture = min(width, l.width*TextSize(RoleBody)/Roles[RoleBody].Size)
	text = width - picture - besideGap
	if text < picture {
		return width, picture, false
	}
	return text, picture, true
}

func (l besideLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	text, picture, beside := l.share(size.Width)
	high := HeightAt(objs[0], text)
	objs[0].Resize(fyne.NewSize(text, high))
	at := fyne.NewPos(text+besideGap, 0)
	if !beside {
		at = fyne.NewPos(0, high+SpaceCards)
	}
	objs[1].Move(at)
	objs[1].Resize(fyne.NewSize(picture, HeightAt(objs[1], picture)))
}

func (l besideLayout) HeightAt(objs []fyne.CanvasObject, width float32) float32 {
	text, picture, beside := l.share(width)
	left, right := HeightAt(objs[0], text), HeightAt(objs[1], picture)
	if beside {
		return max(left, right)
	}
	return left + SpaceCards + right
}

func (l besideLayout) Natural(objs []fyne.CanvasObject) float32 {
	return NaturalWidth(objs[0]) + besideGap + l.width
}

func (l besideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(80, 40) }
