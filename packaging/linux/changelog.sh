#!/usr/bin/env bash
# changelog.sh VERSION: Debian's changelog from the metainfo's releases, which
# are the one place where a release is described.
set -euo pipefail
cd "$(dirname "$0")"
version=${1:?version}
date=$(date -u -R -d "@${SOURCE_DATE_EPOCH:?}")
printf 'relink (%s) stable; urgency=medium\n\n' "$version"
# Debian's changelogs are read in terminals of 80 columns.
sed -n '/<releases>/,/<\/release>/s/^ *<p>\(.*\)<\/p>$/\1/p' app.relink.Relink.metainfo.xml |
	while IFS= read -r what; do
		fold -s -w 74 <<<"$what" | sed -e 's/ *$//' -e '1s/^/  * /' -e '2,$s/^/    /'
	done
printf '\n -- The Relink developers <relink@localhost>  %s\n' "$date"
