#!/usr/bin/env bash
# The static checks: formatting, vet, staticcheck, shell scripts, the import
# rules of the house, and that everything without C builds for other systems.
set -euo pipefail
cd "$(dirname "$0")/.."
go=packaging/go.sh
fail=0

unformatted=$($go run mvdan.cc/gofumpt@v0.8.0 -l .)
if [ -n "$unformatted" ]; then
	printf 'not formatted by gofumpt:\n%s\n' "$unformatted"
	fail=1
fi
$go vet ./... || fail=1
$go run honnef.co/go/tools/cmd/staticcheck@v0.7.0 ./... || fail=1
shellcheck -e SC1091,SC2016,SC2013,SC2046 packaging/*.sh packaging/*/*.sh e2e/*.sh .ci/run || fail=1
$go run github.com/rhysd/actionlint/cmd/actionlint@v1.7.7 || fail=1

# What a workflow may do: only read, but for the job that drafts the release;
# and the actions it uses are those of one commit.
for w in .github/workflows/*.yml; do
	# At the left edge stands the one for all jobs; one that says nothing may write everything.
	if [ "$(grep -A 1 '^permissions:' "$w")" != $'permissions:\n  contents: read' ]; then
		echo "$w: not every job begins with the right to read alone"
		fail=1
	fi
	if grep -nE ': +write|write-all' "$w" | grep -v 'contents: write # to draft the release'; then
		echo "$w: the lines above may write"
		fail=1
	fi
	if grep -nE '^ *(- )?uses:' "$w" | grep -vE 'uses: [A-Za-z0-9./_-]+@[0-9a-f]{40} # v[0-9]'; then
		echo "$w: the actions above are not those of one commit, with its version behind it"
		fail=1
	fi
done

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
	internal/crash) echo "internal/device internal/atomicfile" ;;
	internal/desktop/cue) echo "internal/device assets" ;;
	internal/restorelog) echo "internal/restore internal/device" ;;
	guide) echo "internal/restore internal/device" ;;
	internal/session) echo "internal/restore internal/device internal/atomicfile" ;;
	internal/report) echo "guide internal/words internal/linebreak internal/session internal/restore internal/restorelog internal/device assets" ;;
	usbwatch) echo "internal/device" ;;
	usbwatch/system) echo "usbwatch usbwatch/sysfs usbwatch/setupapi usbwatch/libusb usbwatch/ioreg internal/device" ;;
	usbwatch/*) echo "usbwatch internal/device" ;;
	internal/virtualphone/ipsw) echo "internal/restore internal/device" ;;
	internal/virtualphone) echo "usbwatch internal/device internal/proplist guide" ;;
	ui) echo "guide internal/report internal/linebreak internal/session internal/words internal/restore internal/restorelog internal/device assets" ;;
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

for pkg in $($go list ./guide ./usbwatch/... ./internal/... ./cmd/relinkctl); do
	if $go list -deps "$pkg" | grep -q '^fyne.io/'; then
		echo "import rules: ${pkg#relink/} depends on Fyne"
		fail=1
	fi
done
direct=$($go list -f '{{$p := .ImportPath}}{{range .Imports}}{{if eq . "github.com/google/gousb"}}{{$p}}{{"\n"}}{{end}}{{end}}' ./... | grep -v -x -e relink/usbwatch/libusb -e '' || true)
if [ -n "$direct" ]; then
	printf 'import rules: only usbwatch/libusb may import gousb, not\n%s\n' "$direct"
	fail=1
fi

# What has no C builds for Windows and passes vet for macOS.
CGO_ENABLED=0 GOOS=windows GOARCH=amd64 $go build -o /dev/null ./cmd/relinkctl || fail=1
for arch in amd64 arm64; do
	CGO_ENABLED=0 GOOS=darwin GOARCH=$arch $go vet ./cmd/relinkctl ./guide ./usbwatch/... ./internal/... || fail=1
done

[ $fail -eq 0 ] && echo "lint: clean"
exit $fail
