package main

import (
	"errors"

	"relink/internal/backups"
	"relink/ui/way"
)

// listBackups lists the backups on this computer for the window.
func listBackups() way.Backups {
	found, err := backups.Here()
	return shownBackups(found, backups.Looked(), err)
}

// shownBackups are backups as the window shows them. An error says why a list
// may not be whole.
func shownBackups(found []backups.Backup, places []string, err error) way.Backups {
	out := way.Backups{Places: places, Denied: errors.Is(err, backups.ErrDenied), Elsewhere: errors.Is(err, backups.ErrElsewhere)}
	if err != nil && !out.Denied && !out.Elsewhere {
		out.Err = err
	}
	for _, b := range found {
		out.Found = append(out.Found, way.Backup{
			Name: b.Name, ProductType: b.ProductType, At: b.At, BrokenOff: b.Finished != nil && !*b.Finished,
		})
	}
	return out
}
