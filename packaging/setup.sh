#!/usr/bin/env bash
# setup.sh run|test|package|package-test|windows: says what is missing to build
# (run), to check (test), to make packages or to install those in a clean
# system (package-test), then installs it.
# Asks for root only when something is missing.
set -euo pipefail
what=${1:?run, test, package, package-test or windows}

# build: to build and run. The others, only for apt: check: to test besides;
# pack and packcheck: to make packages and to look at them; chroot: to install
# them in a clean Debian; windows: to cross-build and to run under Wine.
table() {
	case $1 in
	apt)
		build="ca-certificates golang-go gcc libc6-dev pkg-config libgl1-mesa-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev libegl1-mesa-dev libasound2-dev libusb-1.0-0-dev libudev-dev libgl1-mesa-dri"
		check="git xvfb openbox xdotool imagemagick x11-utils xclip dbus fontconfig qemu-system-x86 busybox-static cpio xz-utils zstd strace usbutils irecovery libirecovery-1.0-dev usbmuxd libimobiledevice-utils udev poppler-utils shellcheck procps psmisc"
		pack="git jq librsvg2-bin icoutils icnsutils"
		packcheck="binutils imagemagick poppler-utils desktop-file-utils appstream lintian man-db bash-completion zsh fish"
		chroot="debootstrap openbox xvfb xdotool x11-utils util-linux"
		windows="make curl ca-certificates bzip2 gcc-mingw-w64-x86-64-posix g++-mingw-w64-x86-64-posix wine wine64 nsis osslsigncode openssl locales"
		;;
	dnf)
		build="golang gcc pkgconf-pkg-config mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel mesa-libEGL-devel alsa-lib-devel libusb1-devel libusb1-static systemd-devel"
		;;
	pacman)
		build="go gcc pkgconf libglvnd libx11 libxcursor libxrandr libxinerama libxi libxxf86vm wayland libxkbcommon alsa-lib libusb systemd-libs"
		;;
	zypper)
		build="go gcc pkgconf-pkg-config Mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel Mesa-libEGL-devel alsa-devel libusb-1_0-devel libudev-devel"
		;;
	brew)
		build="go pkg-config libusb"
		;;
	esac
}

manager=""
for m in apt dnf pacman zypper brew; do
	probe=$m
	[ "$m" = apt ] && probe=apt-get
	if command -v "$probe" >/dev/null; then
		manager=$m
		break
	fi
done
if [ -z "$manager" ]; then
	echo "relink: none of apt, dnf, pacman, zypper or brew is here, so nothing can be installed by itself." >&2
	echo "relink: the README lists what a build needs." >&2
	exit 1
fi
if [ "$what" != run ]; then
	debian=$(. /etc/os-release 2>/dev/null && [ "${ID:-}" = debian ] && echo "${VERSION_ID:-0}" || echo 0)
	if [ "${debian%%.*}" -lt 12 ]; then
		echo "relink: make test and the packages are for Debian 12 and later. On this system, make build and make run work." >&2
		exit 1
	fi
fi

build="" check="" pack="" packcheck="" chroot="" windows=""
table "$manager"
case $what in
run) wanted=$build ;;
test) wanted="$build $check $pack $packcheck" ;;
package) wanted="$build $pack" ;;
package-test) wanted="$build $pack $packcheck $chroot" ;;
windows) wanted="$build $check $pack $windows" ;;
*)
	echo "relink: setup.sh knows no $what" >&2
	exit 2
	;;
esac

installed() {
	case $manager in
	apt) [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ;;
	dnf | zypper) rpm -q "$1" >/dev/null 2>&1 || rpm -q --whatprovides "$1" >/dev/null 2>&1 ;;
	pacman) pacman -Q "$1" >/dev/null 2>&1 ;;
	brew) brew list "$1" >/dev/null 2>&1 ;;
	esac
}

missing=()
for p in $wanted; do
	case $p in
	golang-go | golang | go)
		command -v go >/dev/null || [ -x /usr/local/go/bin/go ] || missing+=("$p")
		;;
	*) installed "$p" || missing+=("$p") ;;
	esac
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "relink: these packages are missing and will be installed by $manager:"
printf '  %s\n' "${missing[@]}"
sudo=()
if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null; then
		echo "relink: that needs root, and there is no sudo. Run this as root once:" >&2
		echo "  $manager install ${missing[*]}" >&2
		exit 1
	fi
	sudo=(sudo)
fi
case $manager in
apt)
	"${sudo[@]}" apt-get update -qq
	"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
	;;
dnf) "${sudo[@]}" dnf install -y "${missing[@]}" ;;
pacman) "${sudo[@]}" pacman -S --needed --noconfirm "${missing[@]}" ;;
zypper) "${sudo[@]}" zypper --non-interactive install "${missing[@]}" ;;
brew) brew install "${missing[@]}" ;;
esac
echo "relink: installed."
