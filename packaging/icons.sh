#!/usr/bin/env bash
# icons.sh DIRECTORY: the icon in every size and form a system asks for, from
# the one drawing assets/icon/relink.svg.
#   hicolor/  Linux: PNGs by size, and the drawing itself
#   relink.ico  Windows        relink.icns  macOS
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:?directory to write into}
drawing=assets/icon/relink.svg
for tool in rsvg-convert icotool png2icns; do
	command -v $tool >/dev/null || { echo "relink: $tool is missing (packages librsvg2-bin, icoutils, icnsutils)" >&2; exit 1; }
done

png() { # SIZE FILE
	mkdir -p "$(dirname "$2")"
	rsvg-convert --width "$1" --height "$1" --output "$2" "$drawing"
}

rm -rf "$out"
for size in 16 22 24 32 48 64 128 256 512; do
	png $size "$out/hicolor/${size}x$size/apps/app.relink.Relink.png"
done
mkdir -p "$out/hicolor/scalable/apps"
cp "$drawing" "$out/hicolor/scalable/apps/app.relink.Relink.svg"
chmod 0644 "$out/hicolor/scalable/apps/app.relink.Relink.svg"

sized() { echo "$out/hicolor/$1x$1/apps/app.relink.Relink.png"; }
# A PNG inside the .ico for 256 only: older readers want bitmaps for the rest.
icotool --create --output="$out/relink.ico" "$(sized 16)" "$(sized 24)" "$(sized 32)" "$(sized 48)" "$(sized 64)" --raw="$(sized 256)"
png 1024 "$out/1024.png"
png2icns "$out/relink.icns" "$(sized 16)" "$(sized 32)" "$(sized 48)" "$(sized 128)" "$(sized 256)" "$(sized 512)" "$out/1024.png" >/dev/null
rm "$out/1024.png"
