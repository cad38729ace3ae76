#!/usr/bin/env bash
# screenshots.sh [FOLDER]: prints AppStream's screenshots: those pictures in the
# folder (docs/pictures) that the table names. AppStream wants their public address, which only the release knows:
# RELINK_PICTURES. Without it there are none, and a packaged Relink says nothing
# untrue.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -n "${RELINK_PICTURES:-}" ] || exit 0
folder=${1:-docs/pictures}

table='coach The coach on the way to DFU
outcome What was found
report The report for a repair shop
live What USB sees'

kind=" type=\"default\""
echo '  <screenshots>'
while read -r name caption; do
	[ -e "$folder/$name.png" ] || continue
	printf '    <screenshot%s>\n      <caption>%s</caption>\n      <image>%s/%s.png</image>\n    </screenshot>\n' \
		"$kind" "$caption" "${RELINK_PICTURES%/}" "$name"
	kind=""
done <<<"$table"
[ -z "$kind" ] || { echo "relink: $folder holds none of the pictures" >&2; exit 1; }
echo '  </screenshots>'
