#!/usr/bin/env bash
# setup.sh WHAT: says which of the system's packages are missing, then installs
# them; WHAT is run (to build), test, lint, check, package, package-test,
# windows or fresh. Asks for root only when something is missing. What a build
# needs must be there in the end; what a test needs besides may be missing: the
# parts that want it are then left out, and say so.
# Lists of packages are words without blanks, taken apart on purpose.
# shellcheck disable=SC2086
set -euo pipefail
what=${1:?run, test, lint, check, package, package-test, windows or fresh}

# build: to build and run; check: to test besides; lint: to read the source.
# The others are for apt alone: pack and packcheck: to make packages and to look
# at them; chroot: to install them in a clean Debian; windows: to cross-build
# and to run under Wine.
table() {
	case $1 in
	apt)
		build="ca-certificates golang-go gcc libc6-dev pkg-config libgl1-mesa-dev libx11-dev libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev libegl1-mesa-dev libasound2-dev libusb-1.0-0-dev libudev-dev libgl1-mesa-dri"
		check="git xvfb openbox xdotool imagemagick x11-utils xclip dbus fontconfig qemu-system-x86 busybox-static cpio xz-utils zstd strace usbutils irecovery libirecovery-1.0-dev usbmuxd libimobiledevice-utils idevicerestore udev poppler-utils procps psmisc"
		lint="git shellcheck"
		pack="git jq librsvg2-bin icoutils icnsutils"
		packcheck="binutils imagemagick poppler-utils desktop-file-utils appstream lintian man-db bash-completion zsh fish"
		chroot="debootstrap openbox xvfb xdotool x11-utils imagemagick util-linux"
		windows="make curl ca-certificates bzip2 gcc-mingw-w64-x86-64-posix g++-mingw-w64-x86-64-posix wine wine64 nsis osslsigncode openssl locales"
		;;
	dnf)
		build="golang gcc pkgconf-pkg-config mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel mesa-libEGL-devel alsa-lib-devel libusb1-devel libusb1-static systemd-devel"
		check="git poppler-utils strace dbus-daemon fontconfig xorg-x11-server-Xvfb openbox xdotool ImageMagick xprop xclip"
		lint="git ShellCheck"
		;;
	pacman)
		build="go gcc pkgconf libglvnd libx11 libxcursor libxrandr libxinerama libxi libxxf86vm wayland libxkbcommon alsa-lib libusb systemd-libs"
		check="git poppler strace dbus fontconfig xorg-server-xvfb openbox xdotool imagemagick xorg-xprop xclip"
		lint="git shellcheck"
		;;
	zypper)
		build="go gcc pkgconf-pkg-config Mesa-libGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel Mesa-libEGL-devel alsa-devel libusb-1_0-devel libudev-devel"
		check="git poppler-tools strace dbus-1 fontconfig xorg-x11-server-Xvfb openbox xdotool ImageMagick xprop xclip"
		lint="git ShellCheck"
		;;
	brew)
		build="go pkg-config libusb"
		check="poppler"
		lint="shellcheck"
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
case $what in
package | package-test | windows | fresh)
	if [ "$manager" != apt ]; then
		echo "relink: that is made with the tools of Debian 12 or later, or of Ubuntu. On this system, make run, make test and make check work." >&2
		exit 1
	fi
	;;
esac

# without_manager looks for what a build needs by what it is, not by the name of
# a package.
without_manager() {
	local lacking=() p
	for p in gcc pkg-config; do command -v $p >/dev/null || lacking+=("$p"); done
	command -v go >/dev/null || [ -x /usr/local/go/bin/go ] || lacking+=(go)
	if command -v pkg-config >/dev/null; then
		for p in gl x11 xcursor xrandr xinerama xi xxf86vm wayland-client xkbcommon egl alsa libusb-1.0 libudev; do
			pkg-config --exists $p || lacking+=("$p")
		done
	fi
	[ ${#lacking[@]} -eq 0 ] && return
	echo "relink: none of apt, dnf, pacman, zypper or brew is here, so nothing can be installed by itself." >&2
	echo "relink: a build needs these, with their headers: ${lacking[*]}" >&2
	exit 1
}
if [ -z "$manager" ]; then
	without_manager
	exit 0
fi

build="" check="" lint="" pack="" packcheck="" chroot="" windows=""
table "$manager"
# What must be there, and what is wished for besides.
required=$build wished=""
case $what in
run) ;;
test) wished=$check ;;
lint) wished=$lint ;;
check) wished="$check $lint $pack $packcheck" ;;
package) required="$build $pack" ;;
package-test) required="$build $pack $packcheck $chroot" ;;
windows) required="$build $check $pack $windows" ;;
fresh) required=$chroot ;;
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

missing() { # PACKAGE...: those that are not installed, once each
	local p
	for p in "$@"; do
		case $p in
		golang-go | golang | go) command -v go >/dev/null || [ -x /usr/local/go/bin/go ] || echo "$p" ;;
		*) installed "$p" || echo "$p" ;;
		esac
	done | awk '!seen[$0]++' | tr '\n' ' '
}
needed=$(missing $required) more=$(missing $wished)
[ -z "$needed$more" ] && exit 0

# The command that a person can type, and the one that asks nothing.
case $manager in
apt) typed="apt-get install --no-install-recommends" quiet="env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends" ;;
dnf) typed="dnf install" quiet="dnf install -y" ;;
pacman) typed="pacman -S --needed" quiet="pacman -S --needed --noconfirm" ;;
zypper) typed="zypper install" quiet="zypper --non-interactive install" ;;
brew) typed="brew install" quiet="brew install" ;;
esac
root=""
refused() { # WHY
	echo "relink: $1. Run this as root once:" >&2
	echo "  $typed $needed$more" >&2
	[ -z "$needed" ] || exit 1
	echo "relink: what needs them is left out until then." >&2
	exit 0
}
if [ "$manager" != brew ] && [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null || refused "these packages are missing, and there is neither root nor sudo"
	[ -t 0 ] || sudo -n true 2>/dev/null || refused "these packages are missing, and sudo wants a password that nobody is here to type"
	root=sudo
fi
echo "relink: these packages are missing and will be installed by $manager:"
printf '  %s\n' $needed $more
log=$(mktemp)
trap 'rm -f "$log"' EXIT
[ "$manager" != apt ] || $root apt-get update -qq || echo "relink: apt could not fetch its lists anew; going on with those that are here." >&2
if [ -n "$needed" ] && ! $root $quiet $needed >"$log" 2>&1; then
	tail -n 20 "$log" >&2
	refused "$manager could not install what a build needs"
fi
if [ -n "$more" ] && ! $root $quiet $more >"$log" 2>&1; then
	# One that this system does not offer keeps none of the others away.
	for p in $more; do
		$root $quiet "$p" >"$log" 2>&1 || echo "relink: $manager does not install $p: $(grep -v '^ *$' "$log" | tail -n 1)" >&2
	done
fi
echo "relink: installed."
