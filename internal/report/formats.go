package report

import "io"

// Format is a form the report can be written in.
type Format struct {
	Name  string // html, pdf, json, text
	Ext   string // ".html"
	Write func(w io.Writer, r Report) error
}

// Formats are all of them, the one for people first.
var Formats = []Format{
	{"html", ".html", HTML},
	{"pdf", ".pdf", PDF},
	{"json", ".json", JSON},
	{"text", ".txt", Text},
}

// FormatOf finds a format by name.
func FormatOf(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
