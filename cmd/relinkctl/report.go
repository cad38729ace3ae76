package main

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"relink/internal/atomicfile"
	"relink/internal/desktop/here"
	"relink/internal/report"
	"relink/internal/session"
)

func reportCommand() *cobra.Command {
	var format, out string
	var identifiers bool
	cmd := &cobra.Command{
		Use:   "report SESSION --format html|pdf|json|text [--out FILE] [--include-identifiers]",
		Short: catalogue().Text("ctl.report.short", nil),
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f, ok := report.FormatOf(format)
			if !ok {
				return fmt.Errorf("%s", catalogue().Text("ctl.report.format", map[string]any{"Format": fmt.Sprintf("%q", format)}))
			}
			s, err := session.ReadFile(args[0])
			if err != nil {
				return failed(err)
			}
			return failed(writeReport(cmd.OutOrStdout(), f, out, s, identifiers))
		},
	}
	cmd.Flags().StringVar(&format, "format", "html", catalogue().Text("ctl.report.flag.format", nil))
	cmd.Flags().StringVar(&out, "out", "", catalogue().Text("ctl.report.flag.out", nil))
	cmd.Flags().BoolVar(&identifiers, "include-identifiers", false, catalogue().Text("ctl.report.flag.identifiers", nil))
	return cmd
}

// writeReport makes the report whole before the first byte is written, so that
// a failure leaves no half of one.
func writeReport(stdout io.Writer, f report.Format, out string, s session.Session, identifiers bool) error {
	r := report.New(s, catalogue(), report.Options{
		Created:     time.Now(),
		Version:     here.Version(),
		Identifiers: identifiers,
		Private:     here.PrivateNames(),
	})
	var b bytes.Buffer
	if err := f.Write(&b, r); err != nil {
		return err
	}
	if out == "" {
		_, err := stdout.Write(b.Bytes())
		return err
	}
	return atomicfile.Write(out, b.Bytes(), 0o600)
}
