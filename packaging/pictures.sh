#!/usr/bin/env bash
# Takes the pictures of docs/pictures anew: the real window on a virtual screen,
# walked through by a keyboard (e2e/window_pictures_test.go).
set -euo pipefail
cd "$(dirname "$0")/.."
packaging/go.sh test -count=1 -tags pictures -run TestWindowPictures ./e2e
for picture in docs/pictures/*.png; do
	taken=build/screens/window-picture-$(basename "$picture")
	# A palette halves the size, and nobody sees it in a picture of few colours.
	convert "$taken" -strip +dither -colors 256 -define png:exclude-chunks=date,time "png8:$picture"
done
