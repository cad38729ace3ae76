#!/usr/bin/env bash
# sbom.sh SYSTEM LIBUSB.pc PROGRAM...: writes
# dist/relink-VERSION-SYSTEM-sbom.cdx.json, CycloneDX 1.5: what is linked into
# the programs of a system, read from the built programs themselves. libusb is C
# and linked statically, and the fonts are embedded, so no program names them;
# they are added here.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(packaging/version.sh)
system=${1:?system, such as linux-amd64}
libusb=$(sed -n 's/^Version: //p' "${2:?pkg-config file of libusb}")
shift 2
[ -n "$libusb" ] || { echo "relink: libusb has no version" >&2; exit 1; }
out=dist/relink-$version-$system-sbom.cdx.json
rm -f dist/relink-*-"$system"-sbom.cdx.json
for p in "$@"; do packaging/go.sh version -m -json "$p"; done | jq -s --arg version "$version" --arg libusb "$libusb" '
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
