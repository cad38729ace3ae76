#!/usr/bin/env bash
# Checks the packages in dist/ where they lie (package-check.sh), then that the
# .deb installs into a clean Debian 12, that the app starts from its desktop
# entry, and that nothing stays when it is removed. The chroot needs root.
set -euo pipefail
cd "$(dirname "$0")/.."
started=$SECONDS
packaging/package-check.sh

echo "package-test: installed, started and removed in a clean Debian 12"
sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
# Mounts made in a namespace of their own are gone when it ends.
mkdir -p build/chroot
"${sudo[@]}" unshare --mount packaging/package-chroot.sh "$(echo dist/relink_*_*.deb)"
"${sudo[@]}" rm -rf --one-file-system build/chroot/root
echo "package-test: passed in $((SECONDS - started)) s"
