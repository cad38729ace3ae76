package assets

import _ "embed"

// The faces of Inter that the window and the report are set in, as TrueType
// with tabular figures; packaging/fonts.sh says how they were made.
var (
	//go:embed fonts/Inter-Regular.ttf
	InterRegular []byte
	//go:embed fonts/Inter-SemiBold.ttf
	InterSemiBold []byte
	//go:embed fonts/InterDisplay-Bold.ttf
	InterDisplayBold []byte
)

// RelinkHan is Droid Sans Fallback's Chinese with Inter's Latin letters, for
// text that Inter has no characters for.
//
//go:embed fonts/RelinkHan-Regular.ttf
var RelinkHan []byte
