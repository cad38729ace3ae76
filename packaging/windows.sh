#!/usr/bin/env bash
# Builds relink.exe, relinkctl.exe and the installer for Windows into dist/, on
# Debian, by mingw and NSIS. The first time takes ten minutes and more, mostly
# the window library's C code.
set -euo pipefail
cd "$(dirname "$0")/.."
out=build/windows/files
version=$(packaging/version.sh)
export RELINK_VERSION=$version
mkdir -p dist
packaging/libusb-windows.sh build/windows/libusb
packaging/icons.sh build/windows/resources/icons

# Go links every .syso beside the source. They stay out of git and out of the
# way of other builds.
trap 'rm -f cmd/relink/relink_windows_amd64.syso cmd/relinkctl/relinkctl_windows_amd64.syso' EXIT
packaging/windows/resources.sh relink "Relink" cmd/relink/relink_windows_amd64.syso
packaging/windows/resources.sh relinkctl "Relink in a terminal" cmd/relinkctl/relinkctl_windows_amd64.syso

echo "relink: building $version for Windows"
rm -rf $out
mkdir -p $out
packaging/windows-go.sh build -ldflags '-s -w -H=windowsgui -extldflags -static' -o $out/relink.exe ./cmd/relink
packaging/windows-go.sh build -ldflags '-s -w -extldflags -static' -o $out/relinkctl.exe ./cmd/relinkctl
cp build/windows/resources/icons/relink.ico $out/
# The text editor of old Windows wants its own line ends.
for pair in LICENSE:LICENSE.txt packaging/licences/libusb-LGPL-2.1.txt:libusb-LGPL-2.1.txt packaging/licences/README.md:licences.txt; do
	sed 's/$/\r/' "${pair%%:*}" >"$out/${pair##*:}"
done
GOOS=windows GOARCH=amd64 CGO_ENABLED=1 packaging/copyright.sh whole | sed 's/$/\r/' >$out/notices.txt

packaging/windows/installer.sh
packaging/sbom.sh windows-amd64 build/windows/libusb/lib/pkgconfig/libusb-1.0.pc $out/relink.exe $out/relinkctl.exe
packaging/sums.sh
ls -l dist
