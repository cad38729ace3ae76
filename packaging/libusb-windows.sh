#!/usr/bin/env bash
# libusb-windows.sh DIRECTORY: builds libusb for Windows as a static library
# into DIRECTORY. The source is Debian's copy of the release, of one exact sum
# (the one in libusb-1.0_1.0.28-1.dsc, signed by Debian).
set -euo pipefail
out=$(realpath -m "${1:?directory to install into}")
version=1.0.28
sum=966bb0d231f94a474eaae2e67da5ec844d3527a1f386456394ff432580634b29
url=http://deb.debian.org/debian/pool/main/libu/libusb-1.0/libusb-1.0_$version.orig.tar.bz2
host=x86_64-w64-mingw32

[ -e "$out/lib/pkgconfig/libusb-1.0.pc" ] && grep -q "^Version: $version\$" "$out/lib/pkgconfig/libusb-1.0.pc" && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "relink: fetching and building libusb $version for Windows"
curl -fsSL --retry 3 -o "$work/libusb.tar.bz2" "$url"
echo "$sum  $work/libusb.tar.bz2" | sha256sum --check --quiet
tar -xf "$work/libusb.tar.bz2" -C "$work"
cd "$work/libusb-$version"
{
	./configure --host=$host --prefix="$out" --enable-static --disable-shared
	make -j2
	rm -rf "$out"
	make install
} >"$work/log" 2>&1 || {
	tail -n 30 "$work/log" >&2
	exit 1
}
