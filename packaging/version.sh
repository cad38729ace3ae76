#!/usr/bin/env bash
# version.sh [numbers]: the version of this tree. On a tag vX.Y.Z it is X.Y.Z;
# elsewhere the next version of FyneApp.toml, then ~git, the date of the commit
# and its name, which sorts before X.Y.Z; ~source where there is no history to
# ask, as in an unpacked archive. "numbers" gives X.Y.Z alone.
# RELINK_VERSION, which one build hands down to its parts, goes before both.
set -euo pipefail
cd "$(dirname "$0")/.."
next=$(sed -n 's/^ *Version = "\(.*\)"$/\1/p' FyneApp.toml)
tag=${RELINK_VERSION:-$(git describe --tags --exact-match --match 'v[0-9]*' 2>/dev/null || true)}
if [ "${1:-}" = numbers ]; then
	tag=${tag#v}
	echo "${tag:-$next}" | sed -E 's/^([0-9]+\.[0-9]+\.[0-9]+).*/\1/'
elif [ -n "$tag" ]; then
	echo "${tag#v}"
else
	git log -1 --format="$next~git%cd.%h" --date=format:%Y%m%d 2>/dev/null || echo "$next~source"
fi
