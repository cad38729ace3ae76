package main

import (
	_ "embed"
	"fmt"
	"html/template"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"relink/internal/words"
	"relink/ui/kit"
)

// scene is one state of the window that a person should look at.
type scene struct {
	name  string
	build func(*words.Catalogue) fyne.CanvasObject
}

// format is a size of the window and how text is set in it.
type format struct {
	name  string
	width float32
	high  float32
	text  float32 // scale of the text
}

// formats are the sizes scenes are drawn in; the first is the usual one.
var formats = []format{
	{"1180x760", 1180, 760, 1},
	{"900x600", 900, 600, 1},
	{"900x600-large-text", 900, 600, 2},
}

// looks are the colours scenes are drawn in.
var looks = []struct {
	name string
	look kit.Look
}{{"light", kit.LookLight}, {"dark", kit.LookDark}}

// wanted are the pictures of the gallery, so few that a person looks through
// them: the usual size in light and, for English, in dark; the smallest in light
// for English; the smallest with the largest text in dark.
func wanted(language string, format, look int) bool {
	switch format {
	case 0:
		return look == 0 || language == "en"
	case 1:
		return look == 0 && language == "en"
	}
	return look == 1
}

// shot is one picture of the gallery. Cut names what is clipped in it.
type shot struct {
	Scene, File, Look, Format, Language string
	Cut                                 []string
}

// every is all scenes in the order of the gallery.
func every() []scene {
	return slices.Concat(scenes, wayScenes(), readingScenes(), actScenes(), leaveScenes(), cableScenes(), restoreScenes(), enterScenes())
}

// draw writes a picture of every scene and language that match, and the page
// that shows them side by side.
func draw(folder string, match, language *regexp.Regexp, plain bool) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("make the folder for the pictures: %w", err)
	}
	app := test.NewApp()
	defer app.Quit()
	var shots []shot
	for _, tag := range words.Tags() {
		if !language.MatchString(tag) {
			continue
		}
		some, err := inLanguage(app, folder, match, words.For(tag), plain)
		if err != nil {
			return err
		}
		shots = append(shots, some...)
	}
	return index(filepath.Join(folder, "index.html"), shots)
}

// inLanguage writes the pictures of one language.
func inLanguage(app fyne.App, folder string, match *regexp.Regexp, cat *words.Catalogue, plain bool) ([]shot, error) {
	var shots []shot
	for fi, f := range formats {
		for li, l := range looks {
			if !wanted(cat.Tag(), fi, li) || plain && (fi != 0 || li != 0) {
				continue
			}
			app.Settings().SetTheme(kit.Theme{Look: l.look, TextScale: f.text, Bright: new(bool)}.In(cat))
			for _, s := range every() {
				if !match.MatchString(s.name) {
					continue
				}
				sh := shot{s.name, fmt.Sprintf("%s-%s-%s-%s.jpg", s.name, cat.Tag(), f.name, l.name), l.name, f.name, cat.Tag(), nil}
				if plain {
					sh.File = fmt.Sprintf("%s-%s.png", s.name, cat.Tag())
				}
				cut, err := one(filepath.Join(folder, sh.File), s, f, cat)
				if err != nil {
					return nil, fmt.Errorf("draw %s: %w", s.name, err)
				}
				sh.Cut = cut
				shots = append(shots, sh)
			}
		}
	}
	return shots, nil
}

// one writes one picture, and names what is cut in it.
func one(path string, s scene, f format, cat *words.Catalogue) ([]string, error) {
	kit.Brighten(false)
	w := test.NewWindow(s.build(cat))
	defer w.Close()
	w.SetPadded(false)
	size := fyne.NewSize(f.width, f.high)
	w.Resize(size)
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := encode(file, w.Canvas().Capture()); err != nil {
		file.Close()
		return nil, err
	}
	return spill(w.Content(), size), file.Close()
}

// encode writes a picture in the form that the name of its file says.
func encode(file *os.File, picture image.Image) error {
	if filepath.Ext(file.Name()) == ".png" {
		return png.Encode(file, picture)
	}
	return jpeg.Encode(file, picture, &jpeg.Options{Quality: 85})
}

//go:embed gallery.html
var pageSource string

var wholePage = template.Must(template.New("index").Parse(pageSource))

// gallery is what the page shows, and what it can be narrowed to.
type gallery struct {
	Shots     []shot
	Languages []string
	Formats   []string
}

func formatNames() []string {
	var out []string
	for _, f := range formats {
		out = append(out, f.name)
	}
	return out
}

// index writes the page that shows all pictures.
func index(path string, shots []shot) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write the gallery: %w", err)
	}
	if err := wholePage.Execute(file, gallery{shots, words.Tags(), formatNames()}); err != nil {
		file.Close()
		return fmt.Errorf("write the gallery: %w", err)
	}
	return file.Close()
}
