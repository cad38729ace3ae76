#!/usr/bin/env bash
# Signs the installer in dist/ when WINDOWS_CERTIFICATE (a .p12 in base64) and
# WINDOWS_CERTIFICATE_PASSWORD exist; says so and leaves it as it is otherwise.
# The programs inside are signed first, and the installer is made again.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -z "${WINDOWS_CERTIFICATE:-}" ]; then
	echo "relink: there is no certificate; the installer stays unsigned"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
base64 -d <<<"$WINDOWS_CERTIFICATE" >"$work/key.p12"
printf '%s' "${WINDOWS_CERTIFICATE_PASSWORD:-}" >"$work/password"
for program in relink relinkctl; do
	packaging/windows/sign.sh "$work/key.p12" "$work/password" "build/windows/files/$program.exe"
done
packaging/windows/installer.sh
for installer in dist/relink-*-windows-*-setup.exe; do
	packaging/windows/sign.sh "$work/key.p12" "$work/password" "$installer"
done
packaging/sums.sh
