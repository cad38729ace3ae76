#!/usr/bin/env bash
# Checks the packages in dist/: what the desktop's own tools say of them, what
# the programs need, that the .deb installs into a clean Debian 12, that the app
# starts from its desktop entry, that nothing stays when it is removed, and that
# the same source gives the same relinkctl. The chroot needs root.
set -euo pipefail
cd "$(dirname "$0")/.."
started=$SECONDS
deb=$(echo dist/relink_*_*.deb)
portable=$(echo dist/relink-*-linux-*.tar.gz)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "package-test: $*" >&2
	exit 1
}
step() { printf '%4d s  %s\n' $((SECONDS - started)) "$*"; }
if [ ! -e "$deb" ] || [ ! -e "$portable" ]; then fail "there is not one .deb and one tar.gz in dist; run make package"; fi

step "sums"
(cd dist && sha256sum --check --quiet SHA256SUMS)

step "the .deb under lintian, its desktop entry and its AppStream data"
lintian --fail-on error --allow-root "$deb"
dpkg-deb -x "$deb" "$work/deb"
desktop-file-validate "$work/deb/usr/share/applications/app.relink.Relink.desktop"
appstreamcli validate --no-net "$work/deb/usr/share/metainfo/app.relink.Relink.metainfo.xml"
# With the public address that the release knows, and a picture.
mkdir "$work/pictures"
touch "$work/pictures/coach.png"
RELINK_PICTURES=https://example.org/pictures packaging/linux/screenshots.sh "$work/pictures" >"$work/screenshots"
sed -e "/@SCREENSHOTS@/{r $work/screenshots
d}" -e 's/@VERSION@/1.2.3/; s/@DATE@/2026-11-22/' packaging/linux/app.relink.Relink.metainfo.xml >"$work/app.relink.Relink.metainfo.xml"
grep -q '<image>https://example.org/pictures/coach.png</image>' "$work/app.relink.Relink.metainfo.xml"
appstreamcli validate --no-net "$work/app.relink.Relink.metainfo.xml"
for page in relink relinkctl relinkctl-status relinkctl-coach; do
	[ -e "$work/deb/usr/share/man/man1/$page.1.gz" ] || fail "no man page for $page"
done
for size in 16 32 48 128 256 512; do
	icon=$work/deb/usr/share/icons/hicolor/${size}x$size/apps/app.relink.Relink.png
	[ "$(identify -format '%wx%h' "$icon")" = "${size}x$size" ] || fail "$icon has another size"
done

step "completions load in bash"
bash -c "source '$work/deb/usr/share/bash-completion/completions/relinkctl' && complete -p relinkctl" >/dev/null

step "what the portable programs need"
tar -xzf "$portable" -C "$work"
tree=$(echo "$work"/relink-*)
# Every desktop has these: the C library, udev's, ALSA for the tones, OpenGL and Wayland for the window.
allowed() {
	case $1 in
	relink) echo "libc.so.6 libm.so.6 libudev.so.1 libGL.so.1 libwayland-client.so.0 libasound.so.2" ;;
	relinkctl) echo "libc.so.6 libudev.so.1" ;;
	esac
}
for program in relink relinkctl; do
	for needed in $(objdump -p "$tree/bin/$program" | awk '$1 == "NEEDED" { print $2 }'); do
		case " $(allowed $program) " in *" $needed "*) ;; *) fail "$program needs $needed" ;; esac
	done
	newest=$(objdump -p "$tree/bin/$program" | grep -oE 'GLIBC_2\.[0-9]+' | sort -t. -k2 -n | tail -n 1)
	[ "${newest#GLIBC_2.}" -le 34 ] || fail "$program needs $newest; glibc 2.34 is promised"
	cmp -s "$tree/bin/$program" "$work/deb/usr/bin/$program" || fail "the two packages hold different $program"
done
"$tree/bin/relink" --version
"$tree/bin/relinkctl" explain 4013 >/dev/null

packaging/reproduce.sh

step "installed, started and removed in a clean Debian 12"
sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
# Mounts made in a namespace of their own are gone when it ends.
mkdir -p build/chroot
"${sudo[@]}" unshare --mount packaging/package-chroot.sh "$deb"
"${sudo[@]}" rm -rf --one-file-system build/chroot/root
echo "package-test: passed in $((SECONDS - started)) s"
