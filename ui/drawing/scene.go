package drawing

import (
	"fmt"
	"math"

	"relink/ui/kit"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Scene is a picture of one thing to do or to look at: it says without words
// what the sentence beside it says.
type Scene string

// The scenes.
const (
	SceneLint      Scene = "lint"      // fluff in a Lightning socket, and a soft pick
	SceneLintUSBC  Scene = "lint-usbc" // the same in a USB-C socket
	SceneCable     Scene = "cable"     // another cable instead of the one so far
	ScenePort      Scene = "port"      // from one port of the computer to another
	SceneStraight  Scene = "straight"  // straight into the computer
	SceneBetween   Scene = "between"   // a box in between, which is to be taken out
	SceneCharge    Scene = "charge"    // on the charger, with a battery that fills
	SceneComputer  Scene = "computer"  // from one computer to another
	SceneBackup    Scene = "backup"    // from the phone onto the computer
	SceneHardware  Scene = "hardware"  // a phone under a magnifying glass
	SceneStartedUp Scene = "started"   // a phone that starts up, with a tick
)

// sceneWide and sceneHigh are the size of every scene, in units.
const sceneWide, sceneHigh float32 = 1000, 560

// scenes is how each one is drawn.
var scenes = map[Scene]func(*pen, ink){
	SceneLint:      func(p *pen, k ink) { socketScene(p, k, 150, 44) },
	SceneLintUSBC:  func(p *pen, k ink) { socketScene(p, k, 172, 58) },
	SceneCable:     cableScene,
	ScenePort:      portScene,
	SceneStraight:  straightScene,
	SceneBetween:   betweenScene,
	SceneCharge:    chargeScene,
	SceneComputer:  computerScene,
	SceneBackup:    backupScene,
	SceneHardware:  hardwareScene,
	SceneStartedUp: startedScene,
}

// Scenes are all scenes, in the order of the way.
func Scenes() []Scene {
	return []Scene{
		SceneLint, SceneLintUSBC, SceneCable, ScenePort, SceneStraight, SceneBetween, SceneCharge,
		SceneComputer, SceneBackup, SceneHardware, SceneStartedUp,
	}
}

// line draws a thick line with round ends; oksvg scales no stroke, so it is a
// polygon with a circle at each end.
func (p *pen) line(x1, y1, x2, y2, thick float32, colour string) {
	long := float32(math.Hypot(float64(x2-x1), float64(y2-y1)))
	if long > 0 {
		nx, ny := -(y2-y1)/long*thick/2, (x2-x1)/long*thick/2
		p.path(fmt.Sprintf("M%.1f %.1f L%.1f %.1f L%.1f %.1f L%.1f %.1f Z",
			x1+nx+p.dx, y1+ny+p.dy, x2+nx+p.dx, y2+ny+p.dy, x2-nx+p.dx, y2-ny+p.dy, x1-nx+p.dx, y1-ny+p.dy), fill(colour))
	}
	p.circle(x1, y1, thick/2, fill(colour))
	p.circle(x2, y2, thick/2, fill(colour))
}

// arrow points from one place to another.
func (p *pen) arrow(x1, y1, x2, y2, thick float32, colour string) {
	p.line(x1, y1, x2, y2, thick, colour)
	back := math.Atan2(float64(y1-y2), float64(x1-x2))
	for _, turn := range []float64{-0.7, 0.7} {
		s, c := math.Sincos(back + turn)
		p.line(x2, y2, x2+float32(c)*thick*3.2, y2+float32(s)*thick*3.2, thick, colour)
	}
}

// crossed strikes a place out, ticked marks it as right: by shape, and only
// then by colour.
func (p *pen) crossed(x, y, r float32, k ink) {
	p.circle(x, y, r, fill(k.bad))
	p.line(x-r*0.4, y-r*0.4, x+r*0.4, y+r*0.4, r*0.22, k.glow)
	p.line(x+r*0.4, y-r*0.4, x-r*0.4, y+r*0.4, r*0.22, k.glow)
}

func (p *pen) ticked(x, y, r float32, k ink) {
	p.circle(x, y, r, fill(k.good))
	p.line(x-r*0.45, y+r*0.05, x-r*0.1, y+r*0.4, r*0.22, k.glow)
	p.line(x-r*0.1, y+r*0.4, x+r*0.48, y-r*0.35, r*0.22, k.glow)
}

// phoneAt is a phone seen from the front, high units high.
func (p *pen) phoneAt(x, y, high float32, k ink, glass string) {
	wide := high * 0.488
	p.frame(x, y, wide, high, high*0.09, max(4, high*0.012), k.rim, k.body)
	p.rect(x+wide*0.06, y+wide*0.06, wide*0.88, high-wide*0.12, high*0.065, fill(glass))
}

// laptop is an open computer seen from the front, its base at the bottom.
func (p *pen) laptop(x, y, wide float32, k ink) {
	high := wide * 0.6
	p.frame(x+wide*0.1, y, wide*0.8, high, wide*0.035, wide*0.02, k.hardware, k.glass)
	p.rect(x, y+high+4, wide, wide*0.055, wide*0.028, fill(k.hardware))
}

// plug is the end of a cable, its metal towards dir (-1 left, 1 right).
func (p *pen) plug(x, y, dir float32, k ink, c string) {
	metal, shell := float32(34), float32(64)
	left := x
	if dir < 0 {
		left = x - metal
	}
	p.rect(left, y-13, metal, 26, 5, fill(k.hardware))
	left = x - shell
	if dir < 0 {
		left = x
	}
	p.rect(left, y-22, shell, 44, 11, fill(c))
}

// socketScene is the lower edge of a phone, its socket with fluff in it, and a
// wooden pick that comes from below.
func socketScene(p *pen, k ink, wide, high float32) {
	const top, left, body = 60, 170, 660
	p.rect(left, top, body, 210, 70, fill(k.rim))
	p.rect(left, top, body, 120, 8, fill(k.rim))
	p.rect(left+8, top, body-16, 202, 62, fill(k.body))
	p.rect(left+8, top, body-16, 60, 4, fill(k.glass))
	for i := range 4 { // the holes of the loudspeaker, left and right of the socket
		p.circle(left+110+float32(i)*42, 216, 9, fill(k.hardware))
		p.circle(left+body-110-float32(i)*42, 216, 9, fill(k.hardware))
	}
	cx := float32(500)
	p.frame(cx-wide/2, 216-high/2, wide, high, high/2, 6, k.hardware, k.glass)
	for _, f := range [][3]float32{{-38, 4, 13}, {-20, -6, 11}, {-6, 7, 15}, {14, -3, 10}, {30, 6, 12}} {
		p.circle(cx+f[0], 216+f[1], f[2], fill(k.wash))
		p.circle(cx+f[0], 216+f[1], f[2]*0.5, fill(k.press))
	}
	p.line(cx+52, 250, cx+190, 500, 20, k.wood)
	p.arrow(cx-60, 300, cx-110, 430, 15, k.press)
	for _, f := range [][3]float32{{-134, 470, 13}, {-104, 492, 10}, {-150, 500, 9}} {
		p.circle(cx+f[0], f[1], f[2], fill(k.press))
	}
}

// cableBetween is a cable from one place to another with a plug at each end.
func (p *pen) cableBetween(x1, x2, y float32, k ink, c string) {
	p.line(x1+70, y, x2-70, y, 13, c)
	p.plug(x1+34, y, -1, k, c)
	p.plug(x2-34, y, 1, k, c)
}

func cableScene(p *pen, k ink) {
	p.phoneAt(60, 60, 440, k, k.glass)
	p.laptop(660, 150, 300, k)
	p.cableBetween(290, 640, 190, k, k.hardware)
	p.crossed(465, 190, 46, k)
	p.cableBetween(290, 640, 380, k, k.press)
	p.ticked(465, 380, 46, k)
}

// side is a computer seen from its side, with ports.
func (p *pen) side(k ink, ports []float32) {
	p.frame(560, 120, 380, 320, 34, 8, k.hardware, k.body)
	for _, y := range ports {
		p.frame(552, y-30, 96, 60, 14, 6, k.hardware, k.glass)
	}
}

func portScene(p *pen, k ink) {
	p.side(k, []float32{200, 350})
	p.line(60, 200, 390, 200, 13, k.hardware)
	p.plug(450, 200, 1, k, k.hardware)
	p.line(60, 350, 400, 350, 13, k.press)
	p.plug(516, 350, 1, k, k.press)
	p.line(400, 350, 460, 350, 13, k.press)
	p.arrow(380, 240, 380, 306, 13, k.press)
	p.ticked(840, 350, 40, k)
}

func straightScene(p *pen, k ink) {
	p.phoneAt(60, 60, 440, k, k.glass)
	p.laptop(640, 150, 320, k)
	p.cableBetween(280, 650, 300, k, k.press)
	p.ticked(465, 170, 52, k)
}

func betweenScene(p *pen, k ink) {
	p.phoneAt(60, 60, 440, k, k.glass)
	p.laptop(700, 170, 260, k)
	p.line(275, 300, 400, 300, 13, k.hardware)
	p.frame(400, 240, 180, 120, 22, 8, k.hardware, k.body)
	for i := range 3 {
		p.rect(424+float32(i)*48, 312, 34, 18, 5, fill(k.hardware))
	}
	p.line(580, 300, 715, 300, 13, k.hardware)
	p.crossed(490, 180, 52, k)
}

func chargeScene(p *pen, k ink) {
	p.phoneAt(120, 60, 440, k, k.glass)
	p.frame(175, 210, 90, 150, 16, 8, k.glow, k.glass)
	p.rect(200, 194, 40, 16, 5, fill(k.glow))
	p.rect(189, 276, 62, 70, 8, fill(k.good))
	p.line(226, 500, 226, 530, 13, k.press)
	p.line(226, 530, 720, 530, 13, k.press)
	p.line(720, 530, 720, 420, 13, k.press)
	p.frame(640, 200, 160, 190, 30, 8, k.hardware, k.body)
	p.rect(680, 130, 22, 72, 6, fill(k.hardware))
	p.rect(738, 130, 22, 72, 6, fill(k.hardware))
	p.rect(702, 386, 36, 36, 8, fill(k.press))
}

func computerScene(p *pen, k ink) {
	p.laptop(60, 170, 330, k)
	p.crossed(225, 270, 52, k)
	p.arrow(440, 300, 560, 300, 16, k.press)
	p.laptop(610, 170, 330, k)
	p.ticked(775, 270, 52, k)
}

func backupScene(p *pen, k ink) {
	p.phoneAt(90, 60, 440, k, k.lit)
	for i := range 3 {
		p.rect(130, 160+float32(i)*90, 135, 60, 12, fill(k.glow))
	}
	p.arrow(370, 280, 560, 280, 18, k.press)
	p.laptop(600, 150, 340, k)
	p.rect(720, 210, 100, 90, 12, fill(k.glow))
}

func hardwareScene(p *pen, k ink) {
	p.phoneAt(330, 50, 460, k, k.glass)
	p.rect(375, 140, 60, 60, 8, fill(k.hardware))
	p.rect(450, 140, 54, 96, 8, fill(k.hardware))
	p.rect(375, 220, 60, 110, 8, fill(k.hardware))
	p.line(600, 350, 740, 500, 34, k.wood)
	p.circle(520, 270, 130, fill(k.press))
	p.circle(520, 270, 112, fill(k.wash))
	p.rect(470, 220, 100, 100, 12, fill(k.body))
	for i := range 4 {
		off := 232 + float32(i)*22
		p.rect(456, off, 14, 10, 2, fill(k.body))
		p.rect(570, off, 14, 10, 2, fill(k.body))
	}
}

func startedScene(p *pen, k ink) {
	p.phoneAt(390, 50, 460, k, k.lit)
	p.rect(470, 130, 64, 14, 7, fill(k.glow))
	p.rect(452, 160, 100, 36, 12, fill(k.glow))
	p.ticked(590, 420, 74, k)
}

// Picture shows a scene. It keeps the scene's proportions at any size.
type Picture struct {
	widget.BaseWidget
	scene Scene
	image *canvas.Image
}

// NewPicture is a scene in the look of the moment.
func NewPicture(s Scene) *Picture {
	p := &Picture{scene: s, image: canvas.NewImageFromResource(nil)}
	p.image.FillMode = canvas.ImageFillContain
	p.ExtendBaseWidget(p)
	p.paint()
	return p
}

// Scene is what it shows.
func (p *Picture) Scene() Scene { return p.scene }

// paint draws it in the look of the moment. The resource's name says all that
// it shows, because Fyne keeps pictures by name.
func (p *Picture) paint() {
	v := variant()
	name := fmt.Sprintf("scene-%s-%d.svg", p.scene, v)
	if p.image.Resource != nil && p.image.Resource.Name() == name {
		return
	}
	pen := newPen(sceneWide, sceneHigh, 0, 0)
	scenes[p.scene](pen, inks[v])
	p.image.Resource = fyne.NewStaticResource(name, []byte(pen.svg()))
	p.image.Refresh()
}

// pictureWidest is the greatest width of a scene in pixels at normal text; it
// grows with the text.
const pictureWidest float32 = 340

// HeightAt is the height at a width, in pixels.
func (p *Picture) HeightAt(width float32) float32 {
	return min(width, p.Natural()) * sceneHigh / sceneWide
}

func (p *Picture) Natural() float32 { return pictureWidest * kit.TextSize(kit.RoleBody) / 15 }

// CreateRenderer implements fyne.Widget.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &pictureRenderer{p}
}

type pictureRenderer struct{ picture *Picture }

func (r *pictureRenderer) Layout(size fyne.Size)        { r.picture.image.Resize(size) }
func (r *pictureRenderer) MinSize() fyne.Size           { return fyne.NewSize(160, 90) }
func (r *pictureRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.picture.image} }
func (r *pictureRenderer) Destroy()                     {}

func (r *pictureRenderer) Refresh() {
	r.picture.paint()
	canvas.Refresh(r.picture)
}
