package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// rule is a thin line between rows.
type rule struct {
	widget.BaseWidget
}

func NewRule() *rule {
	r := &rule{}
	r.ExtendBaseWidget(r)
	return r
}

// HeightAt is the height of the line in pixels.
func (r *rule) HeightAt(float32) float32 { return 1 }

// CreateRenderer implements fyne.Widget.
func (r *rule) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &ruleRenderer{rule: r, line: canvas.NewRectangle(Paint(ColorLine))}
}

type ruleRenderer struct {
	rule *rule
	line *canvas.Rectangle
}

func (r *ruleRenderer) Layout(size fyne.Size) { r.line.Resize(size) }

func (r *ruleRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *ruleRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

func (r *ruleRenderer) Destroy() {}

func (r *ruleRenderer) Refresh() {
	r.line.FillColor = Paint(ColorLine)
	canvas.Refresh(r.rule)
}
