#!/usr/bin/env bash
# Fetches what the booted kernel needs into build/e2e: Debian's generic kernel
# (only downloaded, never installed), unpacked to vmlinux and a few modules.
# Does nothing when one is there already; make clean forgets it.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$PWD/build/e2e
mkdir -p "$out"

fail() {
	echo "relink: $*" >&2
	exit 1
}

need() {
	command -v "$1" >/dev/null || fail "$1 is missing; make test installs it."
}
[ -e "$out/kernel/package" ] && exit 0
for tool in apt-get apt-cache dpkg-deb xz grep; do need "$tool"; done

# The cloud kernel has no USB; the generic one's name carries its version.
newest() { apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1; }
update() { if [ "$(id -u)" -eq 0 ]; then apt-get update -qq; elif command -v sudo >/dev/null; then sudo apt-get update -qq; fi; }
package=$(newest)
if [ -z "$package" ]; then
	update # a machine without package lists
	package=$(newest)
fi
[ -n "$package" ] || fail "apt knows no linux-image-amd64, so there is no kernel to boot."

work=$(mktemp -d "$out/fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
echo "relink: fetching $package (70 MB) to boot it in a virtual machine; it is not installed"
if ! (cd "$work" && apt-get download -qq "$package" >/dev/null 2>"$work/log"); then
	# The lists name a version that the mirror no longer has.
	update
	package=$(newest)
	(cd "$work" && apt-get download -qq "$package" >/dev/null) || fail "apt-get download $package failed."
fi
release=${package#linux-image-}
modules=(common/usb-common core/usbcore usbip/usbip-core usbip/vhci-hcd host/xhci-hcd host/xhci-pci)

# The names in the archive differ by release: with ./ or ./usr, with .xz or not.
dpkg-deb --fsys-tarfile "$work"/*.deb | tar -t >"$work/names"
wanted=$(grep -E "/boot/vmlinuz-$release\$" "$work/names")
for m in "${modules[@]}"; do
	wanted+=$'\n'$(grep -E "/kernel/drivers/usb/$m\.ko(\.xz)?\$" "$work/names")
done
mkdir "$work/tree" "$work/kernel"
dpkg-deb --fsys-tarfile "$work"/*.deb | tar -x -C "$work/tree" -T <(echo "$wanted")
find "$work/tree" -name '*.ko.xz' -exec xz -d {} +
find "$work/tree" -name '*.ko' -exec mv -t "$work/kernel" {} +
for m in "${modules[@]}"; do
	[ -e "$work/kernel/${m##*/}.ko" ] || fail "$package has no module ${m##*/}."
done

# The ELF inside boots in 2-3 s where the compressed image takes 11-13 s.
image=$(find "$work/tree" -name "vmlinuz-$release")
cp "$image" "$work/kernel/vmlinux"
while IFS=: read -r offset _; do
	if xz -dc --single-stream >"$work/elf" 2>/dev/null < <(tail -c +$((offset + 1)) "$image") &&
		[ "$(head -c 4 "$work/elf")" = $'\x7fELF' ]; then
		mv "$work/elf" "$work/kernel/vmlinux"
		break
	fi
done < <(LC_ALL=C grep -abo $'\xfd7zXZ' "$image")
echo "$package" >"$work/kernel/package"
rm -rf "$out/kernel"
mv "$work/kernel" "$out/kernel"
