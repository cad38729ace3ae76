#!/usr/bin/env bash
# Fetches what the booted kernel needs into build/e2e/kernel: the system's
# generic kernel (only downloaded, never installed), unpacked to vmlinux, the
# modules of its USB stack, and "modules", their names in the order in which
# they are loaded. Does nothing when one is there already; make clean forgets
# it. Ends with 77, and a last line that says why, where apt offers no kernel.
# The names of packages are lists without blanks, taken apart on purpose.
# shellcheck disable=SC2086
set -euo pipefail
cd "$(dirname "$0")/.."
out=$PWD/build/e2e
mkdir -p "$out"

fail() {
	echo "relink: $*" >&2
	exit 1
}
trap 'echo "relink: e2e/prepare.sh stopped at line $LINENO: $BASH_COMMAND" >&2' ERR

[ -e "$out/kernel/package" ] && [ -e "$out/kernel/modules" ] && exit 0
for tool in apt-get apt-cache dpkg-deb xz zstd gzip grep; do
	command -v $tool >/dev/null || fail "$tool is missing; make test installs it."
done

# The kernels by the name that stands for the newest: Debian's and Ubuntu's. The
# cloud kernels have no USB. What it depends on carries its version, and may be
# one package or several: the image, its modules, and more modules.
newest() { # prints the packages of the newest kernel
	local meta part
	for meta in linux-image-amd64 linux-image-generic; do
		part=$(parts $meta)
		[ -n "$part" ] || continue
		for part in $part; do
			echo "$part"
			parts "$part"
		done | sort -u
		return
	done
}
parts() { # PACKAGE: those of its dependencies that are a kernel's
	apt-cache depends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances "$1" 2>/dev/null |
		sed -nE 's/^ *\|?(Depends|Recommends|PreDepends): (linux-(image|binary|modules|modules-extra)(-unsigned)?-[0-9][^ ]*)$/\2/p' || true
}
update() {
	if [ "$(id -u)" -eq 0 ]; then
		apt-get update -qq
	elif command -v sudo >/dev/null; then
		sudo -n apt-get update -qq
	fi || echo "relink: apt could not fetch its lists anew" >&2
}
packages=$(newest)
if [ -z "$packages" ]; then
	update # a machine without package lists
	packages=$(newest)
fi
if [ -z "$packages" ]; then
	echo "apt offers no kernel to boot: neither linux-image-amd64 nor linux-image-generic" >&2
	exit 77
fi

work=$(mktemp -d "$out/fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
download() {
	(cd "$work" && apt-get download -qq $packages >"$work/log" 2>&1)
}
echo "relink: fetching" $packages "(about 100 MB) to boot it in a virtual machine; it is not installed"
if ! download; then
	# The lists name a version that the mirror no longer has.
	update
	packages=$(newest)
	download || fail "apt-get download" $packages "failed: $(tail -n 3 "$work/log")"
fi

# The names in the archive differ by release: with ./ or ./usr, and the modules
# packed by one program or another. Only the USB stack is unpacked.
mkdir "$work/tree" "$work/kernel"
for deb in "$work"/*.deb; do
	dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$work/tree" --wildcards '*/boot/vmlinuz-*' '*/modules.builtin' \
		'*/kernel/drivers/usb/common/*' '*/kernel/drivers/usb/core/*' '*/kernel/drivers/usb/host/*' '*/kernel/drivers/usb/usbip/*' 2>"$work/log" ||
		grep -q 'Not found in archive' "$work/log" || fail "$(basename "$deb") could not be unpacked: $(tail -n 3 "$work/log")"
done
find "$work/tree" -name '*.ko.xz' -exec xz -d {} +
find "$work/tree" -name '*.ko.zst' -exec zstd -q -d --rm {} +
find "$work/tree" -name '*.ko.gz' -exec gzip -d {} +

# A module says itself what must be loaded before it. One that is built into the
# kernel is there already.
order=""
take() { # MODULE: with a hyphen or an underscore, which are the same
	local name=${1//_/-} file needs
	case " $order " in *" $name "*) return ;; esac
	file=$(find "$work/tree" -name '*.ko' | while read -r f; do
		base=$(basename "$f" .ko)
		if [ "${base//_/-}" = "$name" ]; then echo "$f"; fi
	done | head -n 1)
	if [ -z "$file" ]; then
		find "$work/tree" -name modules.builtin -exec cat {} + | sed -E 's,.*/(.*)\.ko$,\1,; s/_/-/g' | grep -qxF "$name" && return
		fail "the kernel of" $packages "has no module $name, and it is not built in either"
	fi
	needs=$(grep -aoE 'depends=[a-zA-Z0-9_,-]*' "$file" | head -n 1 | sed 's/^depends=//; s/,/ /g')
	for n in $needs; do take "$n"; done
	cp "$file" "$work/kernel/$name.ko"
	order="${order:+$order }$name"
}
take vhci-hcd
take xhci-pci
printf '%s\n' $order >"$work/kernel/modules"

# The ELF inside boots in 2-3 s where the compressed image takes 11-13 s. It is
# packed in one of these ways; a kernel packed otherwise boots as it is.
image=$(find "$work/tree" -name 'vmlinuz-*' | head -n 1)
[ -n "$image" ] || fail "there is no kernel image in" $packages
cp "$image" "$work/kernel/vmlinux"
unpacked() { # MAGIC COMMAND...: tries each place in the image that looks like it
	local magic=$1 offset
	shift
	while IFS=: read -r offset _; do
		"$@" >"$work/elf" 2>/dev/null < <(tail -c +$((offset + 1)) "$image") || true # what follows it is no longer packed
		if [ "$(head -c 4 "$work/elf" | tr -d '\0')" = $'\x7fELF' ]; then
			mv "$work/elf" "$work/kernel/vmlinux"
			return 0
		fi
	done < <(LC_ALL=C grep -aboP "$magic" "$image")
	return 1
}
unpacked '\xfd7zXZ\x00' xz -dc --single-stream || unpacked '\x28\xb5\x2f\xfd' zstd -dcq || unpacked '\x1f\x8b\x08' gzip -dc ||
	echo "relink: the kernel image is packed in a way that is not known here, and boots slowly"
echo $packages >"$work/kernel/package"
rm -rf "$out/kernel"
mv "$work/kernel" "$out/kernel"
