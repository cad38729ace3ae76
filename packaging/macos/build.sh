#!/usr/bin/env bash
# Builds Relink.app and a zip of it in dist/, on a Mac with Xcode's command line
# tools, Go, pkg-config and the tools of packaging/icons.sh, with its own libusb
# inside. Signs it when SIGN_IDENTITY names a certificate in the keychain, and
# has it notarised when NOTARY_PROFILE names the stored credentials of
# notarytool. Nobody has run this yet.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ "$(uname -s)" = Darwin ] || { echo "relink: the programs for macOS are built on a Mac" >&2; exit 1; }
version=$(packaging/version.sh)
out=build/macos
mkdir -p $out/bin dist
packaging/macos/libusb.sh $out/libusb
export PKG_CONFIG_LIBDIR=$PWD/$out/libusb/lib/pkgconfig
have=$(pkg-config --modversion libusb-1.0)
oldest=$(printf '1.0.30\n%s\n' "$have" | sort -t. -k1,1n -k2,2n -k3,3n | head -n 1)
[ "$oldest" = 1.0.30 ] || { echo "relink: libusb $have is here; 1.0.30 or later is needed" >&2; exit 1; }
packaging/libusb-pc.sh build/pkgconfig/libusb-1.0.pc
export GOFLAGS=-trimpath PKG_CONFIG_PATH=$PWD/build/pkgconfig CGO_ENABLED=1 MACOSX_DEPLOYMENT_TARGET=12.0
# Go's cache does not see that libusb changed; a flag with its version does.
export CGO_CFLAGS="-O2 -g -DRELINK_LIBUSB=${have//./}"
packaging/go.sh build -ldflags '-s -w' -o $out/bin/ ./cmd/relink ./cmd/relinkctl
for program in relink relinkctl; do
	if otool -L $out/bin/$program | tail -n +2 | grep -vE '^[[:space:]]+(/usr/lib/|/System/)'; then
		echo "relink: $program needs the libraries above, which a Mac does not have" >&2
		exit 1
	fi
done
packaging/macos/bundle.sh $out/bin $out
if [ -n "${SIGN_IDENTITY:-}" ]; then
	# From the inside out: the second program first, then the bundle.
	codesign --force --timestamp --options runtime --sign "$SIGN_IDENTITY" $out/Relink.app/Contents/MacOS/relinkctl
	codesign --force --timestamp --options runtime --entitlements packaging/macos/relink.entitlements --sign "$SIGN_IDENTITY" $out/Relink.app
	codesign --verify --strict --deep $out/Relink.app
fi
packaging/sbom.sh "macos-$(packaging/go.sh env GOARCH)" "$PKG_CONFIG_LIBDIR/libusb-1.0.pc" $out/bin/relink $out/bin/relinkctl
zip=dist/relink-$version-macos-$(packaging/go.sh env GOARCH).zip
rm -f "$zip"
ditto -c -k --keepParent $out/Relink.app "$zip"
if [ -n "${SIGN_IDENTITY:-}" ] && [ -n "${NOTARY_PROFILE:-}" ]; then
	xcrun notarytool submit "$zip" --keychain-profile "$NOTARY_PROFILE" --wait
	xcrun stapler staple $out/Relink.app
	rm -f "$zip"
	ditto -c -k --keepParent $out/Relink.app "$zip"
fi
