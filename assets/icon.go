package assets

import _ "embed"

// Icon is the program's icon as a window wears it: a PNG of 256 by 256 pixels,
// the size Fyne asks for. Drawing icon/relink.svg anew took a fifth of the
// program's start. packaging/package-check.sh tells when the two differ.
//
//go:embed icon/relink-256.png
var Icon []byte
