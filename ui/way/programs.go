package way

import (
	"slices"

	"fyne.io/fyne/v2"

	"relink/guide/checklist"
	"relink/internal/device"
	"relink/ui/kit"
)

// Program is a program on this computer that restores.
type Program struct {
	Kind    string // a word of relinkctl's JSON, such as "apple-devices"
	Version string // empty where it is not known
	// Can says whether it can restore a model: "yes", "no" or "unknown".
	Can func(*device.Model) string
	// Open brings its window to the front; nil where it has none.
	Open func() error
}

// The words of Program.Can and Program.Kind that pages look at.
const (
	cannot         = "no"
	appleDevices   = "apple-devices"
	finder         = "finder"
	iTunes         = "itunes"
	idevicerestore = "idevicerestore"
)

// name is the program as people know it.
func (b *wayBuilder) name(kind string) string { return b.Cat.Text("page.restorer."+kind, nil) }

// withWindow is the program whose window the person will look at: the first that
// is here, or the usual one of the system.
func (b *wayBuilder) withWindow() (Program, bool) {
	if b.Programs != nil {
		for _, p := range *b.Programs {
			if p.Open != nil && slices.Contains([]string{appleDevices, finder, iTunes}, p.Kind) {
				return p, true
			}
		}
	}
	if b.System == "darwin" {
		return Program{Kind: finder}, false
	}
	return Program{Kind: appleDevices}, false
}

// needsProgram tells whether a page leads to a restore, so that one without a
// program for it here is to be said first.
func needsProgram(p checklist.Page) bool {
	switch p {
	case checklist.PageUpdate, checklist.PageReady, checklist.PageBusy, checklist.PageBefore, checklist.PageCoach, checklist.PageErase:
		return true
	}
	return false
}

// NeedsProgram tells whether the page says what restores on this computer.
func NeedsProgram(way checklist.Checklist) bool { return needsProgram(way.Page()) }

// noProgram is what stands where no program here can restore this phone, before
// anything is done to it: which one is too old, or that there is none. Empty
// where one may, or where nobody looked.
func (b *wayBuilder) noProgram() string {
	if b.Programs == nil || !needsProgram(b.page) {
		return ""
	}
	var model *device.Model
	if m, ok := b.Way.Model(); ok {
		model = &m
	}
	args := map[string]any{"Phone": b.phoneName()}
	var old *Program
	for _, p := range *b.Programs {
		if p.Can == nil || p.Can(model) != cannot {
			return ""
		}
		old = &p
	}
	if old == nil {
		return b.Cat.Text("page.program.none", args)
	}
	args["Program"], args["Version"] = b.name(old.Kind), old.Version
	return b.Cat.Text("page.program.old", args)
}

// missing is the note that no program here can restore this phone, with what
// goes along to another computer.
func (b *wayBuilder) missing() []fyne.CanvasObject {
	said := b.noProgram()
	if said == "" {
		return nil
	}
	out := []fyne.CanvasObject{kit.NewBanner(kit.ToneMind, said)}
	if b.hands.Export != nil {
		out = append(out, kit.Flow(0, kit.NewButton(kit.Secondary, b.Cat.Text("page.program.take-along", nil), b.hands.Export)))
	}
	return out
}
