package uitest

import "fyne.io/fyne/v2"

// Spill names what is cut or overlaps in a laid-out tree: texts outside the
// window, texts higher than their room, and texts on top of each other.
func Spill(root fyne.CanvasObject, size fyne.Size) []string {
	var found []string
	var placed []placedText
	Walk(root, fyne.NewPos(0, 0), Rect{0, 0, size.Width, size.Height}, false, func(o fyne.CanvasObject, at fyne.Position, clip Rect, scrolls bool) {
		text, ok := o.(paragraph)
		if !ok || text.Text() == "" {
			return
		}
		short := text.Text()
		if len(short) > 40 {
			short = short[:40] + "…"
		}
		s := o.Size()
		if need := text.HeightAt(s.Width); need > s.Height+0.6 {
			found = append(found, "too high for its room: "+short)
		}
		if text.Overhangs(s.Width) {
			found = append(found, "too wide for its room: "+short)
		}
		box := Rect{at.X, at.Y, at.X + s.Width, at.Y + s.Height}
		if box.X0 < clip.X0-1 || box.X1 > clip.X1+1 || !scrolls && (box.Y0 < clip.Y0-1 || box.Y1 > clip.Y1+1) {
			found = append(found, "outside the window: "+short)
		}
		seen := Rect{max(box.X0, clip.X0), max(box.Y0, clip.Y0), min(box.X1, clip.X1), min(box.Y1, clip.Y1)}
		if seen.X1 <= seen.X0 || seen.Y1 <= seen.Y0 {
			return // scrolled away
		}
		for _, p := range placed {
			if p.box.overlaps(seen) {
				found = append(found, short+" lies on "+p.text)
			}
		}
		placed = append(placed, placedText{short, seen})
	})
	return found
}

// paragraph is a text of the kit.
type paragraph interface {
	Text() string
	HeightAt(width float32) float32
	Overhangs(width float32) bool
}

type placedText struct {
	text string
	box  Rect
}

type Rect struct{ X0, Y0, X1, Y1 float32 }

func (r Rect) overlaps(o Rect) bool {
	const slack = 1.5
	return r.X0 < o.X1-slack && o.X0 < r.X1-slack && r.Y0 < o.Y1-slack && o.Y0 < r.Y1-slack
}
