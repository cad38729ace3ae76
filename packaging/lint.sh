#!/usr/bin/env bash
# The rules of the house: which package may import what, and whose sentences
# are shown. What else reads the source is run by packaging/suite.
set -euo pipefail
cd "$(dirname "$0")/.."
go=packaging/go.sh
fail=0

# The sentences are those of internal/words. Fyne's own catalogue is for Fyne's
# own dialogs, and only taught our languages.
if grep -rl --include='*.go' '"fyne.io/fyne/v2/lang"' . | grep -vE '^\./ui/window_tongue(_test)?\.go$'; then
	echo "the files above use Fyne's catalogue of sentences"
	fail=1
fi

# Who may import what of this module; everything else is an error. cmd may
# import everything and is not listed.
allowed() {
	case $1 in
	assets | internal/device | internal/restore | internal/desktop/here | internal/atomicfile | internal/desktop/sessionbus | internal/desktop/sessionbus/bustest | internal/proplist | internal/linebreak) echo "" ;;
	internal/desktop/awake | internal/desktop/motion) echo "internal/desktop/sessionbus" ;;
	internal/backups) echo "internal/proplist" ;;
	internal/usbmux) echo "internal/proplist internal/device" ;;
	internal/words) echo "assets" ;;
	internal/identify | internal/kernlog) echo "internal/device" ;;
	internal/mask) echo "internal/device" ;;
	internal/crash) echo "internal/device internal/mask internal/atomicfile" ;;
	internal/desktop/cue) echo "internal/device assets" ;;
	internal/restorelog) echo "internal/restore internal/kernlog internal/mask internal/device" ;;
	internal/restorelog/follow) echo "internal/restorelog internal/restore" ;;
	internal/restorer) echo "internal/restore internal/restorelog internal/restorelog/follow internal/device internal/proplist internal/atomicfile" ;;
	guide) echo "internal/restore internal/device" ;;
	guide/guidetest) echo "internal/device" ;;
	guide/checklist) echo "guide guide/dfu guide/finding guide/verdict internal/restore internal/device" ;;
	guide/*) echo "guide internal/restore internal/device" ;;
	internal/factsfile) echo "guide/verdict internal/restore" ;;
	internal/session) echo "internal/restore internal/device internal/atomicfile" ;;
	internal/story) echo "guide guide/dfu guide/checklist guide/finding guide/verdict internal/session internal/restore internal/restorelog internal/device" ;;
	internal/story/storytest) echo "guide/checklist internal/story internal/session internal/restore internal/restorelog internal/device" ;;
	internal/report) echo "guide guide/finding guide/verdict internal/story internal/words internal/linebreak internal/session internal/restore internal/restorelog internal/mask internal/device assets" ;;
	usbwatch) echo "internal/mask internal/device" ;;
	usbwatch/system) echo "usbwatch usbwatch/sysfs usbwatch/setupapi usbwatch/libusb usbwatch/ioreg internal/device" ;;
	usbwatch/*) echo "usbwatch internal/device" ;;
	internal/virtualphone/ipsw) echo "internal/restore internal/device" ;;
	internal/virtualphone/restoreos) echo "internal/proplist internal/device" ;;
	internal/virtualphone) echo "usbwatch internal/device internal/proplist guide guide/dfu" ;;
	ui/kit) echo "assets internal/linebreak internal/words" ;;
	ui/drawing) echo "ui/kit internal/device" ;;
	ui/panel) echo "ui/kit ui/drawing internal/story internal/words internal/device" ;;
	ui/page) echo "ui/kit internal/report internal/words" ;;
	ui/way) echo "ui/kit ui/drawing ui/page guide guide/dfu guide/checklist guide/finding guide/verdict internal/report internal/words internal/restore internal/device" ;;
	ui/coach) echo "ui/kit ui/drawing guide guide/dfu internal/words internal/device" ;;
	ui/choices) echo "" ;;
	ui/tool) echo "ui/kit internal/story internal/words internal/device" ;;
	ui/tool/tooltest) echo "ui/kit ui/page ui/tool ui/uitest guide/checklist internal/story internal/story/storytest internal/session internal/words internal/device" ;;
	ui/tool/cabletest) echo "ui/kit ui/page ui/tool guide guide/finding internal/words internal/device" ;;
	ui/tool/enter) echo "ui/coach ui/kit ui/page ui/tool guide guide/dfu internal/words internal/device" ;;
	ui/tool/errorbook) echo "ui/kit ui/page ui/tool internal/words internal/restore internal/device" ;;
	ui/tool/leave) echo "ui/kit ui/page ui/tool guide guide/checklist guide/dfu internal/story internal/words internal/device" ;;
	ui/tool/readlog) echo "ui/kit ui/drawing ui/page ui/tool guide/checklist internal/story internal/session internal/words internal/restore internal/restorelog internal/device" ;;
	ui/tool/report) echo "ui/kit ui/page ui/tool internal/report internal/words internal/device" ;;
	ui/tool/restore) echo "ui/kit ui/page ui/tool guide/finding internal/restorer internal/restorelog internal/restorelog/follow internal/story internal/words internal/device" ;;
	ui/tool/settings) echo "ui/choices ui/kit ui/page ui/tool internal/words" ;;
	ui/uitest) echo "ui/kit" ;;
	ui) echo "ui/choices ui/coach ui/kit ui/drawing ui/panel ui/page ui/way ui/tool ui/tool/enter ui/tool/errorbook ui/tool/readlog ui/tool/report ui/tool/restore ui/tool/settings guide guide/dfu guide/checklist guide/finding guide/verdict internal/story internal/report internal/linebreak internal/session internal/words internal/restore internal/restorelog internal/device assets" ;;
	cmd/* | e2e* | packaging/* | docs) echo "*" ;;
	*) echo "?" ;;
	esac
}
while read -r pkg imports; do
	name=${pkg#relink/}
	ok=$(allowed "$name")
	if [ "$ok" = "?" ]; then
		echo "import rules: $name is in no row of packaging/lint.sh"
		fail=1
		continue
	fi
	[ "$ok" = "*" ] && continue
	for i in $imports; do
		case $i in relink/*) ;; *) continue ;; esac
		i=${i#relink/}
		# A package may use what stands below it in its own folder.
		case $i in "$name"/*) continue ;; esac
		case " $ok " in *" $i "*) ;; *)
			echo "import rules: $name may not import $i"
			fail=1
			;;
		esac
	done
done < <($go list -f '{{.ImportPath}} {{join .Imports " "}}' ./...)

while read -r pkg deps; do
	case ${pkg#relink/} in guide | guide/* | usbwatch | usbwatch/* | internal/* | cmd/relinkctl) ;; *) continue ;; esac
	case " $deps" in *" fyne.io/"*)
		echo "import rules: ${pkg#relink/} depends on Fyne"
		fail=1
		;;
	esac
done < <($go list -f '{{.ImportPath}} {{join .Deps " "}}' ./...)
direct=$($go list -f '{{$p := .ImportPath}}{{range .Imports}}{{if eq . "github.com/google/gousb"}}{{$p}}{{"\n"}}{{end}}{{end}}' ./... | grep -v -x -e relink/usbwatch/libusb -e '' || true)
if [ -n "$direct" ]; then
	printf 'import rules: only usbwatch/libusb may import gousb, not\n%s\n' "$direct"
	fail=1
fi

exit $fail
