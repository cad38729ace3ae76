//go:build keep

// Package keep holds on to modules until their users are written.
package keep

import (
	_ "codeberg.org/go-pdf/fpdf"
	_ "fyne.io/fyne/v2/app"
	_ "fyne.io/fyne/v2/test"
	_ "fyne.io/fyne/v2/widget"
	_ "github.com/adrg/xdg"
	_ "github.com/google/gousb"
	_ "github.com/google/renameio/v2"
	_ "github.com/gopxl/beep/v2"
	_ "github.com/gopxl/beep/v2/speaker"
	_ "github.com/nicksnyder/go-i18n/v2/i18n"
	_ "github.com/rogpeppe/go-internal/testscript"
	_ "github.com/sirupsen/logrus"
	_ "github.com/spf13/cobra"
	_ "github.com/spf13/cobra/doc"
	_ "golang.org/x/sys/unix"
	_ "golang.org/x/text/language"
	_ "gopkg.in/natefinch/lumberjack.v2"
	_ "howett.net/plist"
	_ "pgregory.net/rapid"
)
