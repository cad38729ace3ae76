package drawing

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/theme"
)

// Every scene has a drawing in both looks, and no two are the same picture.
func TestEverySceneIsDrawn(t *testing.T) {
	for _, v := range []int{int(theme.VariantLight), int(theme.VariantDark)} {
		seen := map[string]Scene{}
		for _, s := range Scenes() {
			draw, ok := scenes[s]
			if !ok {
				t.Errorf("the scene %s has no drawing", s)
				continue
			}
			p := newPen(sceneWide, sceneHigh, 0, 0)
			draw(p, inks[theme.VariantLight])
			svg := p.svg()
			if n := strings.Count(svg, "<rect") + strings.Count(svg, "<path"); n < 4 {
				t.Errorf("the scene %s has %d shapes, want a picture", s, n)
			}
			if other, twice := seen[svg]; twice {
				t.Errorf("the scenes %s and %s are one picture (look %d)", s, other, v)
			}
			seen[svg] = s
		}
		if len(scenes) != len(Scenes()) {
			t.Errorf("got %d drawings and %d scenes", len(scenes), len(Scenes()))
		}
	}
}
