package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"relink/internal/backups"
	"relink/internal/device"
	"relink/internal/words"
)

// backupsCommand lists the iPhone backups that are already on this computer.
func backupsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backups",
		Short: catalogue().Text("backup.short", nil),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			found, err := backups.Here()
			return failed(tellBackups(cmd.OutOrStdout(), catalogue(), found, err))
		},
	}
}

// tellBackups writes the newest first. A folder that could not be read is said
// and is a failure: it must never look like no backup.
func tellBackups(w io.Writer, cat *words.Catalogue, found []backups.Backup, unread error) error {
	slices.SortStableFunc(found, func(a, b backups.Backup) int { return b.At.Compare(a.At) })
	for _, b := range found {
		if _, err := fmt.Fprintln(w, backupLine(cat, b)); err != nil {
			return err
		}
	}
	id := ""
	switch {
	case errors.Is(unread, backups.ErrDenied):
		id = "backup.denied"
	case errors.Is(unread, backups.ErrElsewhere):
		id = "backup.elsewhere"
	case unread != nil:
		return unread
	case len(found) == 0:
		_, err := fmt.Fprintln(w, cat.Text("backup.none", nil))
		return err
	default:
		return nil
	}
	return fmt.Errorf("%s (%w)", cat.Text(id, nil), unread)
}

func backupLine(cat *words.Catalogue, b backups.Backup) string {
	id, name, model := "backup.one", device.Clean(b.Name), device.Clean(b.ProductType)
	if b.Finished != nil && !*b.Finished {
		id = "backup.one.unfinished"
	}
	if name == "" {
		name = cat.Text("backup.no-name", nil)
	}
	if m, ok := device.ByProductType(b.ProductType); ok {
		model = m.Name
	}
	if model == "" {
		model = cat.Text("backup.no-model", nil)
	}
	when := cat.Text("backup.no-date", nil)
	if !b.At.IsZero() {
		when = b.At.Local().Format("2006-01-02 15:04")
	}
	return cat.Text(id, map[string]any{"When": when, "Name": name, "Model": model})
}
