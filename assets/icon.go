package assets

import _ "embed"

// Icon is the program's icon as an SVG of filled shapes: Fyne's reader does not
// scale strokes.
//
//go:embed icon/relink.svg
var Icon []byte
