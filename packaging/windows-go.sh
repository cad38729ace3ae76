#!/usr/bin/env bash
# windows-go.sh ARGUMENTS: Go, building for Windows with C, against the static
# libusb in build/windows/libusb. One set of flags, or the cache is paid twice.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
unset PKG_CONFIG_PATH
export GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc
export PKG_CONFIG_LIBDIR=$root/build/windows/libusb/lib/pkgconfig
# Go's cache does not see that libusb changed; a flag with its version does.
export CGO_CFLAGS="-O2 -g -DRELINK_LIBUSB=1028"
exec "$root/packaging/go.sh" "$@"
