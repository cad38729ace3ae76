// Package assets carries the files that ship inside the programs: the icon,
// fonts, translations and the udev rule.
package assets

import "embed"

// Translations holds translations/*.json, one file a language.
//
//go:embed translations/*.json
var Translations embed.FS
