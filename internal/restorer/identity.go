package restorer

import (
	"archive/zip"
	"slices"
	"strconv"
	"strings"

	"relink/internal/device"
	"relink/internal/restore"
)

// The variants that idevicerestore looks for (405fcd1 idevicerestore.h,
// RESTORE_VARIANT_*). A firmware file's own carry "Customer " before them.
const (
	upgradeInstall = "Upgrade Install (IPSW)"
	eraseInstall   = "Erase Install (IPSW)"
)

func identitiesOf(m buildManifest, entries map[string]*zip.File) ([]Identity, error) {
	var all []Identity
	for _, b := range m.BuildIdentities {
		id := Identity{Board: strings.ToLower(b.Info.DeviceClass), Variant: b.Info.Variant, Behaviour: behaviourOf(b.Info.RestoreBehavior)}
		// A number that is none stays zero, which no phone has: then the board's
		// name has no chip that fits it.
		if n, err := strconv.ParseUint(b.ApChipID, 0, 16); err == nil {
			id.CPID = uint16(n)
		}
		if n, err := strconv.ParseUint(b.ApBoardID, 0, 8); err == nil {
			id.BDID = uint8(n)
		}
		for _, part := range b.Manifest {
			if strays(part.Info.Path) {
				return nil, refuse(FileAstray, "Name", shown(part.Info.Path))
			}
		}
		if image := entries[b.Manifest["OS"].Info.Path]; image != nil {
			id.SystemBytes, id.Stored = int64(image.UncompressedSize64), image.Method == zip.Store
		}
		all = append(all, id)
	}
	return all, nil
}

func behaviourOf(s string) restore.Behaviour {
	switch {
	case strings.EqualFold(s, "Update"):
		return restore.Update
	case strings.EqualFold(s, "Erase"):
		return restore.Erase
	}
	return ""
}

// For is the identity with which idevicerestore would restore this model in
// this way, whichever of its two rules it has. The error is a Refusal: where
// the file leaves a doubt, the program might take an identity that erases.
func (fw *Firmware) For(m device.Model, b restore.Behaviour) (Identity, error) {
	named := func(r Reason) error {
		return refuse(r, "Path", fw.Path, "Model", m.Name, "Version", fw.Version, "Products", strings.Join(fw.modelNames(), ", "))
	}
	if len(fw.Products) > 0 && !slices.Contains(fw.Products, m.ProductType) {
		return Identity{}, named(FileOtherModel)
	}
	var mine []Identity
	for _, id := range fw.identities {
		board, chip := strings.EqualFold(id.Board, m.Board), id.CPID == m.CPID && id.BDID == m.BDID
		if board != chip {
			return Identity{}, named(FileMuddled)
		}
		if board {
			mine = append(mine, id)
		}
	}
	if len(mine) == 0 {
		return Identity{}, named(FileNoBoard)
	}
	missing, variant := FileNoUpdate, upgradeInstall
	if b == restore.Erase {
		missing, variant = FileNoErase, eraseInstall
	}
	// 1.0.0 takes the first by behaviour (idevicerestore.c:1934), later builds
	// the first whose variant holds the text and not "Research" (405fcd1
	// idevicerestore.c:2195). Both must find one, and it must say the same in
	// both fields.
	byBehaviour := slices.IndexFunc(mine, func(i Identity) bool { return i.Behaviour == b })
	byVariant := slices.IndexFunc(mine, func(i Identity) bool {
		return strings.Contains(i.Variant, variant) && !strings.Contains(i.Variant, "Research")
	})
	if byBehaviour < 0 || byVariant < 0 {
		return Identity{}, named(missing)
	}
	for _, i := range []Identity{mine[byBehaviour], mine[byVariant]} {
		if i.Behaviour != b || i.Variant != "Customer "+variant {
			return Identity{}, named(missing)
		}
	}
	return mine[byBehaviour], nil
}

// modelNames are the names of the models that the file is for; a product that
// no table has keeps its product type.
func (fw *Firmware) modelNames() []string {
	var names []string
	for _, p := range fw.Products {
		name := p
		if m, ok := device.ByProductType(p); ok {
			name = m.Name
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Variants are the variants in the file for a board, each once; of all boards
// when none is given.
func (fw *Firmware) Variants(board string) []string {
	var all []string
	for _, id := range fw.identities {
		if (board == "" || strings.EqualFold(id.Board, board)) && !slices.Contains(all, id.Variant) {
			all = append(all, device.Clean(id.Variant))
		}
	}
	return all
}

// shown is a name from inside a file as a terminal may have it.
func shown(name string) string {
	if len(name) > 80 {
		name = name[:80]
	}
	return device.Clean(name)
}
