#!/usr/bin/env bash
# sbom.sh [PROGRAM]: writes dist/relink-VERSION-sbom.cdx.json, CycloneDX 1.5:
# what is linked into the app, read from the built program itself. libusb is C
# and linked statically, so the program does not name it; it is added here.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(packaging/version.sh)
program=${1:-build/package/bin/relink}
libusb=$(sed -n 's/^Version: //p' build/pkgconfig/libusb-1.0.pc)
out=dist/relink-$version-sbom.cdx.json
rm -f dist/relink-*-sbom.cdx.json
packaging/go.sh version -m -json "$program" | jq --arg version "$version" --arg libusb "$libusb" '
	def part: (.Replace // .) | {type: "library", name: .Path, version: .Version, purl: "pkg:golang/\(.Path)@\(.Version)"};
	(if type == "array" then .[0] else . end) |
	{
		bomFormat: "CycloneDX", specVersion: "1.5", version: 1,
		metadata: {component: {type: "application", name: "relink", version: $version, licenses: [{license: {id: "MIT"}}]}},
		components: (
			[.Deps[] | part] +
			[{type: "library", name: "go", version: (.GoVersion | ltrimstr("go")), purl: "pkg:generic/go@\(.GoVersion | ltrimstr("go"))"},
			 {type: "library", name: "libusb", version: $libusb, purl: "pkg:generic/libusb@\($libusb)", licenses: [{license: {id: "LGPL-2.1-or-later"}}]}]
		)
	}' >"$out"
jq -e '[.components[].name] | index("fyne.io/fyne/v2") and index("libusb")' "$out" >/dev/null
packaging/sums.sh
