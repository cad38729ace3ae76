#!/bin/sh
# Makes the fonts beside this script from Debian's fonts-inter (Inter 4.0, SIL
# Open Font License 1.1, no reserved font name): TrueType outlines, because the
# PDF writer embeds no others, tabular figures as the default, so that a count
# does not wobble, and only the scripts Relink's own sentences use.
#
# The results are committed; run this again only to change them.
#   apt-get install fonts-inter python3-fonttools
set -eu
cd "$(dirname "$0")"
for face in Inter-Regular Inter-SemiBold InterDisplay-Bold; do
	/usr/bin/python3 make.py "/usr/share/fonts/opentype/inter/$face.otf" "$face.ttf"
done
