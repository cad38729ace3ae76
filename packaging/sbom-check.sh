#!/usr/bin/env bash
# sbom-check.sh SBOM PROGRAM...: fails unless the SBOM names every module of the
# programs, Go, the C library and the fonts, with versions where there are some.
set -euo pipefail
cd "$(dirname "$0")/.."
sbom=${1:?SBOM}
shift
fail() {
	echo "sbom-check: $sbom: $*" >&2
	exit 1
}
jq -e '.bomFormat == "CycloneDX" and ([.components[] | select(.type == "library" and (.version // "") == "")] == [])' "$sbom" >/dev/null || fail "a part has no version"
while read -r part; do
	jq -e --arg part "$part" 'any(.components[]; .name == $part)' "$sbom" >/dev/null || fail "$part is not named"
done < <(packaging/go.sh version -m "$@" | awk '$1 == "dep" { print $2 }'; printf '%s\n' go libusb Inter "Droid Sans Fallback")
