#!/usr/bin/env bash
# Takes the pictures of docs/pictures anew: the real window on a virtual screen,
# walked through by a keyboard (e2e/window_pictures_test.go), for the README and
# AppStream; and those of the user guide, painted like the gallery's.
set -euo pipefail
cd "$(dirname "$0")/.."

keep() { # FROM TO
	# A palette halves the size, and nobody sees it in a picture of few colours.
	convert "$1" -strip +dither -colors 256 -define png:exclude-chunks=date,time "png8:$2"
}

packaging/go.sh test -count=1 -tags pictures -run TestWindowPictures ./e2e
for picture in docs/pictures/*.png; do
	keep "build/screens/window-picture-$(basename "$picture")" "$picture"
done

painted=build/pictures
packaging/go.sh run ./e2e/screens -png -o "$painted" -lang '^(en|zh-Hans)$' \
	-only '^(way-computer-seen|coach-release-side|outcome-recovery|way-found|way-report)$'
while read -r name scene; do
	keep "$painted/$scene.png" "docs/pictures/guide/$name.png"
done <<'END'
live way-computer-seen-en
chinese way-computer-seen-zh-Hans
coach coach-release-side-en
outcome outcome-recovery-en
found way-found-en
report way-report-en
END
