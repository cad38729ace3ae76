#!/usr/bin/env bash
# sbom.sh [PROGRAM...]: writes dist/relink-VERSION-sbom.cdx.json, CycloneDX 1.5:
# what is linked into the programs, read from the built programs themselves.
# libusb is C and linked statically, and the fonts are embedded, so no program
# names them; they are added here.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(packaging/version.sh)
programs=("$@")
[ ${#programs[@]} -gt 0 ] || programs=(build/package/bin/relink build/package/bin/relinkctl)
libusb=$(sed -n 's/^Version: //p' build/pkgconfig/libusb-1.0.pc)
out=dist/relink-$version-sbom.cdx.json
rm -f dist/relink-*-sbom.cdx.json
for p in "${programs[@]}"; do packaging/go.sh version -m -json "$p"; done | jq -s --arg version "$version" --arg libusb "$libusb" '
	def part: (.Replace // .) | {type: "library", name: .Path, version: .Version, purl: "pkg:golang/\(.Path)@\(.Version)"};
	def font(name; licence): {type: "file", name: name, licenses: [{license: {id: licence}}]};
	flatten |
	{
		bomFormat: "CycloneDX", specVersion: "1.5", version: 1,
		metadata: {component: {type: "application", name: "relink", version: $version, licenses: [{license: {id: "MIT"}}]}},
		components: (
			([.[].Deps[] | part] | unique_by(.purl)) +
			[{type: "library", name: "go", version: (.[0].GoVersion | ltrimstr("go")), purl: "pkg:generic/go@\(.[0].GoVersion | ltrimstr("go"))"},
			 {type: "library", name: "libusb", version: $libusb, purl: "pkg:generic/libusb@\($libusb)", licenses: [{license: {id: "LGPL-2.1-or-later"}}]},
			 font("Inter"; "OFL-1.1"), font("Droid Sans Fallback"; "Apache-2.0")]
		)
	}' >"$out"
packaging/sums.sh
