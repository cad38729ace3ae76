#!/bin/sh
# fonts.sh [folder]: makes the fonts in assets/fonts (or in another folder, to
# compare) from Debian's packages. The results are committed; run this again
# only to change them, as after a translation used a character for the first
# time. The same packages give the same bytes.
#
# Inter (fonts-inter, Inter 4.0, SIL Open Font License 1.1, no reserved font
# name): TrueType outlines, because the PDF writer embeds no others, tabular
# figures as the default, so that a count does not wobble, and only the scripts
# Relink's own sentences use.
#
# RelinkHan (fonts-droid-fallback, Droid Sans Fallback, Apache License 2.0): the
# characters of GB 2312 and of assets/translations/zh-Hans.json, with Inter's
# Latin letters and measures, so that both stand on one line.
#   apt-get install fonts-inter fonts-droid-fallback python3-fonttools
set -eu
cd "$(dirname "$0")/.."
to=${1:-assets/fonts}
mkdir -p "$to"
for face in Inter-Regular Inter-SemiBold InterDisplay-Bold; do
	/usr/bin/python3 packaging/fonts_inter.py "/usr/share/fonts/opentype/inter/$face.otf" "$to/$face.ttf"
done
/usr/bin/python3 packaging/fonts_han.py "$to/Inter-Regular.ttf" /usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf \
	assets/translations/zh-Hans.json "$to/RelinkHan-Regular.ttf"
