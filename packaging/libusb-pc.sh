#!/usr/bin/env bash
# libusb-pc.sh FILE: writes the pkg-config file that links libusb statically
# into both programs. Where the system has no static libusb, the programs use
# its shared one, and this says so.
set -euo pipefail
out=${1:?file to write}
unset PKG_CONFIG_PATH
version=$(pkg-config --modversion libusb-1.0)
cflags=$(pkg-config --cflags libusb-1.0)
libdir=$(pkg-config --variable=libdir libusb-1.0)
mkdir -p "$(dirname "$out")"

case $(uname -s) in
Darwin) libs="$libdir/libusb-1.0.a -framework IOKit -framework CoreFoundation -framework Security" ;;
*) libs="-l:libusb-1.0.a -ludev -latomic -lpthread" ;;
esac
if [ ! -e "$libdir/libusb-1.0.a" ]; then
	echo "relink: no static libusb in $libdir; the programs will need the shared one at run time." >&2
	libs=$(pkg-config --libs libusb-1.0)
fi
cat > "$out" <<EOF
Name: libusb-1.0
Description: libusb for Relink's build
Version: $version
Cflags: $cflags
Libs: $libs
EOF
