package page

import (
	"errors"
	"io/fs"

	"relink/internal/words"
)

// Reason says in words what a file system refused.
func Reason(cat *words.Catalogue, err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return cat.Text("page.report.denied", nil)
	case diskFull(err):
		return cat.Text("page.report.full", nil)
	}
	return err.Error()
}
