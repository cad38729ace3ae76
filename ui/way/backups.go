package way

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"relink/internal/device"
	"relink/internal/words"
	"relink/ui/kit"
	"relink/ui/page"
)

// Backups are the iPhone backups that were found on this computer.
type Backups struct {
	Found []Backup
	// Places are the folders that were looked into; none where no program
	// keeps backups in a place of its own.
	Places []string
	// Denied says that a folder is there and may not be read, Elsewhere that it
	// is a link, and Err what else went wrong. None of them is "no backup".
	Denied, Elsewhere bool
	Err               error
}

// Backup is one of them. Its texts come from a file.
type Backup struct {
	Name        string // the phone's own; personal, shown in the window alone
	ProductType string
	At          time.Time // zero when it is not known
	BrokenOff   bool
}

// BackupsState is what the card of backups shows; nil Backups is "still
// looking".
type BackupsState struct {
	Backups *Backups
	System  string // linux, windows or darwin
}

// shownBackups bounds the list.
const shownBackups = 6

// backupsCard tells which backups are on this computer. It only lists them.
type backupsCard struct {
	cat  *words.Catalogue
	card *kit.Card
}

func newBackupsCard(cat *words.Catalogue, s BackupsState) *backupsCard {
	c := &backupsCard{cat: cat, card: kit.NewCard(kit.Column(0))}
	c.set(s)
	return c
}

// set shows another state.
func (c *backupsCard) set(s BackupsState) {
	lines := []fyne.CanvasObject{kit.NewText(kit.RoleStrong, c.cat.Text("backups.title", nil))}
	if s.Backups == nil {
		c.card.SetContent(kit.Column(8, append(lines, kit.NewText(kit.RoleBody, c.cat.Text("backups.looking", nil)))...))
		return
	}
	if len(s.Backups.Found) > 0 {
		lines = append(lines, c.list(s.Backups.Found)...)
	}
	for _, said := range c.unread(s) {
		lines = append(lines, kit.NewText(kit.RoleBody, said).Wide(kit.Readable))
	}
	c.card.SetContent(kit.Column(8, lines...))
}

// list is the backups, the newest first.
func (c *backupsCard) list(found []Backup) []fyne.CanvasObject {
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(a, b Backup) int { return b.At.Compare(a.At) })
	rows := []fyne.CanvasObject{}
	for i, b := range found[:min(len(found), shownBackups)] {
		if i > 0 {
			rows = append(rows, kit.NewRule())
		}
		rows = append(rows, kit.Cells([]float64{1.1, 1, 1.6}, kit.NewText(kit.RoleBody, c.when(b)), kit.NewText(kit.RoleBody, c.model(b)), kit.NewText(kit.RoleBody, c.whose(b)).In(kit.ColorSecond)))
	}
	if more := len(found) - shownBackups; more > 0 {
		rows = append(rows, kit.NewText(kit.RoleSmall, c.cat.Text("backups.more", map[string]any{"Count": more})))
	}
	return []fyne.CanvasObject{kit.Column(6, rows...), kit.NewText(kit.RoleSmall, c.cat.Text("backups.mind", nil)).Wide(kit.Readable)}
}

func (c *backupsCard) when(b Backup) string {
	if b.At.IsZero() {
		return c.cat.Text("backup.no-date", nil)
	}
	return b.At.Local().Format("2006-01-02 15:04")
}

func (c *backupsCard) model(b Backup) string {
	if m, ok := device.ByProductType(b.ProductType); ok {
		return m.Name
	}
	if t := device.Clean(b.ProductType); t != "" {
		return t
	}
	return c.cat.Text("backup.no-model", nil)
}

// whose is the phone's own name, and whether the backup is whole.
func (c *backupsCard) whose(b Backup) string {
	name := device.Clean(b.Name)
	if name == "" {
		name = c.cat.Text("backup.no-name", nil)
	}
	if b.BrokenOff {
		name = c.cat.Text("backups.broken-off", map[string]any{"Name": name})
	}
	return name
}

// unread says what was looked at where nothing was found, and what could not
// be looked at: that never looks like no backup.
func (c *backupsCard) unread(s BackupsState) []string {
	b := s.Backups
	args := map[string]any{"Places": strings.Join(b.Places, ", ")}
	var out []string
	if b.Denied {
		id := "backups.denied"
		if s.System == "darwin" {
			id = "backups.denied.mac"
		}
		out = append(out, c.cat.Text(id, args))
	}
	if b.Elsewhere {
		out = append(out, c.cat.Text("backups.elsewhere", args))
	}
	if b.Err != nil {
		args["Reason"] = device.Clean(page.Reason(c.cat, b.Err))
		out = append(out, c.cat.Text("backups.failed", args))
	}
	switch {
	case len(out) > 0 || len(b.Found) > 0:
	case len(b.Places) == 0:
		out = append(out, c.cat.Text("backups.nowhere", nil))
	default:
		out = append(out, c.cat.Text("backups.none", args))
	}
	return out
}
