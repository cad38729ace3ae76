#!/usr/bin/env bash
# libusb.sh DIRECTORY: builds libusb as a static library for the Mac it runs on
# into DIRECTORY, for macOS 12 and later: Homebrew's is built for the system of
# the builder alone. Before 1.0.30 libusb could lose a device on a Mac when it
# changed its mode. The sum is the one that other projects pin for this release;
# this file was never fetched by those who wrote this script, and nobody has run
# it yet.
set -euo pipefail
mkdir -p "${1:?directory to install into}"
out=$(cd "$1" && pwd)
version=1.0.30
sum=fea36f34f9156400209595e300840767ab1a385ede1dc7ee893015aea9c6dbaf
url=https://github.com/libusb/libusb/releases/download/v$version/libusb-$version.tar.bz2
[ "$(uname -s)" = Darwin ] || { echo "relink: libusb for macOS is built on a Mac" >&2; exit 1; }
[ -e "$out/lib/pkgconfig/libusb-1.0.pc" ] && grep -q "^Version: $version\$" "$out/lib/pkgconfig/libusb-1.0.pc" && exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "relink: fetching and building libusb $version for macOS"
curl -fsSL --retry 3 -o "$work/libusb.tar.bz2" "$url"
echo "$sum  $work/libusb.tar.bz2" | shasum -a 256 --check --quiet
tar -xf "$work/libusb.tar.bz2" -C "$work"
cd "$work/libusb-$version"
export MACOSX_DEPLOYMENT_TARGET=12.0
# The shell does not stop at an error on the left of ||: hence each && here.
{
	./configure --prefix="$out" --enable-static --disable-shared &&
		make -j4 &&
		make install
} >"$work/log" 2>&1 || {
	tail -n 30 "$work/log" >&2
	exit 1
}
