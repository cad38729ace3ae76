#!/usr/bin/env bash
# bundle.sh BINARIES OUT: lays out OUT/Relink.app around the programs relink and
# relinkctl in BINARIES. It only copies and fills in: it runs on any system.
# Nobody has run the result on a Mac yet.
set -euo pipefail
cd "$(dirname "$0")/../.."
binaries=${1:?folder with relink and relinkctl} out=${2:?folder for Relink.app}
app=$out/Relink.app
rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources/licences"
for program in relink relinkctl; do
	[ -e "$binaries/$program" ] || { echo "relink: $binaries holds no $program" >&2; exit 1; }
	cp "$binaries/$program" "$app/Contents/MacOS/$program"
	chmod 0755 "$app/Contents/MacOS/$program"
done
sed "s/@NUMBERS@/$(packaging/version.sh numbers)/" packaging/macos/Info.plist.in >"$app/Contents/Info.plist"
printf 'APPL????' >"$app/Contents/PkgInfo"
packaging/icons.sh "$out/icons"
mv "$out/icons/relink.icns" "$app/Contents/Resources/relink.icns"
rm -rf "$out/icons"
cp LICENSE packaging/licences/README.md packaging/licences/libusb-LGPL-2.1.txt assets/fonts/OFL.txt "$app/Contents/Resources/licences/"
# The notices of everything linked in, as a Mac links it.
GOOS=darwin CGO_ENABLED=1 packaging/copyright.sh whole >"$app/Contents/Resources/licences/notices.txt"
