package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
)

//go:embed report.html.tmpl
var pageSource string

var page = template.Must(template.New("report").Funcs(template.FuncMap{
	"percent": func(share float64) template.CSS {
		// A number of ours, never text of a device's.
		return template.CSS(fmt.Sprintf("%.2f%%", share*100)) //nolint:gosec
	},
	"kind":    func(k string) string { return kindOr(k) },
	"minus":   func(a, b float64) float64 { return a - b },
	"clock":   clock,
	"columns": func(t *Table) []float64 { return shares(t) },
}).Parse(pageSource))

// HTML writes the report as one file that refers to nothing outside itself and
// prints well. Text of devices and logs is escaped.
func HTML(w io.Writer, r Report) error {
	if err := page.Execute(w, r.Document); err != nil {
		return fmt.Errorf("write the report as HTML: %w", err)
	}
	return nil
}

// kindOr is the kind of a span if it is one of ours, else "other": it becomes
// a class name.
func kindOr(k string) string {
	switch k {
	case "normal", "restore", "recovery", "dfu", "quiet":
		return k
	case "port-dfu", "wtf", "debug-usb":
		return "dfu"
	}
	return "other"
}

// shares are the widths of a table's columns as parts of 1.
func shares(t *Table) []float64 {
	sum := 0.0
	for _, w := range t.Weights {
		sum += w
	}
	out := make([]float64, len(t.Weights))
	for i, w := range t.Weights {
		out[i] = w / sum
	}
	return out
}
