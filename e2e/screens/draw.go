package main

import (
	"fmt"
	"html/template"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/ui"
)

// scene is one state of the window that a person should look at.
type scene struct {
	name  string
	build func() fyne.CanvasObject
}

// format is a size of the window and how text is set in it.
type format struct {
	name  string
	width float32
	high  float32
	text  float32 // scale of the text
}

// formats are the sizes every scene is drawn in; the first is the usual one.
var formats = []format{
	{"1180x760", 1180, 760, 1},
	{"900x600", 900, 600, 1},
	{"1180x760-large-text", 1180, 760, 2},
}

// looks are the colours every scene is drawn in.
var looks = []struct {
	name string
	look ui.Look
}{{"light", ui.LookLight}, {"dark", ui.LookDark}}

// shot is one picture of the gallery.
type shot struct {
	Scene, File, Look, Format string
}

// draw writes a picture of every scene that matches, and the page that shows
// them side by side.
func draw(folder string, match *regexp.Regexp) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("make the folder for the pictures: %w", err)
	}
	app := test.NewApp()
	defer app.Quit()
	var shots []shot
	for _, f := range formats {
		for _, l := range looks {
			app.Settings().SetTheme(ui.Theme{Look: l.look, TextScale: f.text})
			for _, s := range slices.Concat(scenes, wayScenes(), readingScenes(), actScenes()) {
				if !match.MatchString(s.name) {
					continue
				}
				sh := shot{s.name, fmt.Sprintf("%s-%s-%s.png", s.name, f.name, l.name), l.name, f.name}
				if err := one(filepath.Join(folder, sh.File), s, f); err != nil {
					return fmt.Errorf("draw %s: %w", s.name, err)
				}
				shots = append(shots, sh)
			}
		}
	}
	return index(filepath.Join(folder, "index.html"), shots)
}

// fast writes large files quickly: they are looked at once.
var fast = png.Encoder{CompressionLevel: png.BestSpeed}

// one writes one picture.
func one(path string, s scene, f format) error {
	w := test.NewWindow(s.build())
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(f.width, f.high))
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := fast.Encode(file, w.Canvas().Capture()); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

var page = template.Must(template.New("index").Parse(`<!doctype html>
<meta charset="utf-8"><title>Relink, every screen</title>
<style>body{font:15px sans-serif;margin:20px;background:#888}figure{display:inline-block;margin:0 14px 14px 0}
img{width:580px;display:block}figcaption{padding:4px 0}</style>
{{range .}}<figure id="{{.File}}"><a href="{{.File}}"><img loading="lazy" src="{{.File}}" alt="{{.Scene}}, {{.Look}}, {{.Format}}"></a>
<figcaption>{{.Scene}} · {{.Format}} · {{.Look}}</figcaption></figure>
{{end}}`))

// index writes the page that shows all pictures.
func index(path string, shots []shot) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write the gallery: %w", err)
	}
	if err := page.Execute(file, shots); err != nil {
		file.Close()
		return fmt.Errorf("write the gallery: %w", err)
	}
	return file.Close()
}
