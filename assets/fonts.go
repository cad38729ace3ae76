package assets

import _ "embed"

// The faces of Inter that the window and the report are set in, as TrueType
// with tabular figures; fonts/make.sh says how they were made.
var (
	//go:embed fonts/Inter-Regular.ttf
	InterRegular []byte
	//go:embed fonts/Inter-SemiBold.ttf
	InterSemiBold []byte
	//go:embed fonts/InterDisplay-Bold.ttf
	InterDisplayBold []byte
)
