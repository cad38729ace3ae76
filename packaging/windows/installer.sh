#!/usr/bin/env bash
# Makes the installer in dist/ from build/windows/files.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=$(packaging/version.sh)
rm -f dist/relink-*-windows-*
makensis -V2 -NOCD -INPUTCHARSET UTF8 -DVERSION="$version" -DNUMBERS="$(packaging/version.sh numbers)" -DFILES="$PWD/build/windows/files" \
	-DOUT="$PWD/dist/relink-$version-windows-amd64-setup.exe" packaging/windows/installer.nsi
