package drawing

import (
	"fyne.io/fyne/v2"

	"relink/internal/device"
	"relink/ui/kit"
)

// setTag puts another word beside the finger.
func (h *hand) setTag(word string) {
	tone := kit.TonePress
	if h.touch != TouchDown {
		tone = kit.ToneQuiet
	}
	h.tag.Hidden = word == ""
	if h.tag.Text() != word || h.tag.Tone != tone {
		h.tag.Set(tone, word)
	}
}

// spread moves the words of two fingers apart where they would lie on each
// other, as large text does on a small drawing: to either side, as the fingers
// come.
func (r *phoneRenderer) spread() {
	for i, b := range device.Buttons() {
		for _, c := range device.Buttons()[i+1:] {
			left, right := r.hands[b], r.hands[c]
			if left == nil || right == nil || left.tag.Hidden || right.tag.Hidden {
				continue
			}
			if left.at.x+left.from.x > right.at.x+right.from.x {
				left, right = right, left
			}
			apart(left.tag, right.tag, r.phone.Size())
		}
	}
}

// apart moves two overlapping words to the sides, within the room, and one
// below the other where it is too narrow for both.
func apart(left, right fyne.CanvasObject, room fyne.Size) {
	const gap = 4
	a, b := left.Position(), right.Position()
	sa, sb := left.Size(), right.Size()
	if a.X+sa.Width+gap <= b.X || b.X+sb.Width+gap <= a.X || a.Y+sa.Height <= b.Y || b.Y+sb.Height <= a.Y {
		return
	}
	move := (a.X + sa.Width + gap - b.X) / 2
	a.X, b.X = a.X-move, b.X+move
	if over := b.X + sb.Width - room.Width; over > 0 {
		a.X, b.X = a.X-over, b.X-over
	}
	if a.X < 0 {
		b.X -= a.X
		a.X = 0
	}
	if b.X+sb.Width > room.Width+1 {
		b.X = max(0, room.Width-sb.Width)
		a.Y = max(0, min(a.Y, room.Height-sa.Height-sb.Height))
		b.Y = a.Y + sa.Height
	}
	left.Move(a)
	right.Move(b)
}

// WordsWide is the width in pixels that the words of all fingers take side by
// side.
func (p *Phone) WordsWide() float32 {
	wide := float32(0)
	for b, word := range p.state.Tags {
		if p.state.Touch[b] != TouchNone && word != "" {
			wide += kit.NewPill(kit.TonePress, word).Natural() + 8
		}
	}
	return wide
}

// tagGap is the room between the phone and a word beside it, in pixels.
const tagGap float32 = 8

// placeTag sets the word of a finger beside it, where the hand would be.
func (r *phoneRenderer) placeTag(h *hand, k float32, zero fyne.Position) {
	room := r.phone.Size()
	need := fyne.NewSize(min(h.tag.Natural(), room.Width), 0)
	need.Height = h.tag.HeightAt(need.Width)
	mid := point{h.at.x + h.from.x*h.long*0.6, h.at.y + h.from.y*h.long*0.6}
	at := zero.AddXY(mid.x*k-need.Width/2, mid.y*k-need.Height/2)
	switch {
	case h.from.y < -0.5: // from above: beside the finger, away from the middle
		side := float32(1)
		if h.from.x < 0 {
			side = -1
		}
		at.X += side * (need.Width/2 + 66*k)
	case h.from.y > 0.5: // from below
		at.X -= need.Width/2 + 66*k
	default:
		at.Y += 104*k + need.Height/2 // below the ball of the hand
		tip := zero.X + h.at.x*k
		if h.from.x > 0 { // and beside the phone, not on it
			at.X = max(at.X, tip+tagGap)
		} else {
			at.X = min(at.X, tip-tagGap-need.Width)
		}
	}
	at.X = max(0, min(at.X, room.Width-need.Width))
	at.Y = max(0, min(at.Y, room.Height-need.Height))
	h.tag.Move(at)
	h.tag.Resize(need)
}
