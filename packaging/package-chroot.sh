#!/usr/bin/env bash
# package-chroot.sh DEB: the part of package-test.sh that needs root. It runs in
# a mount namespace of its own. A clean Debian 12 is made by debootstrap once
# and kept as build/chroot/clean.tar; make clean forgets it.
set -euo pipefail
cd "$(dirname "$0")/.."
deb=$(realpath "${1:?the .deb}")
store=$PWD/build/chroot
root=$store/root
mirror=http://deb.debian.org/debian
user=person
pids=()

fail() {
	echo "package-test: $*" >&2
	exit 1
}
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_person() {
	chroot --userspec=$user "$root" env -i PATH=/usr/bin:/bin HOME=/home/$user LC_ALL=C.UTF-8 DISPLAY="$DISPLAY" \
		XDG_RUNTIME_DIR=/home/$user/run "$@"
}
end() { for p in "${pids[@]}"; do kill "$p" 2>/dev/null || true; done; }
trap end EXIT

# clear empties the root while nothing is mounted below it, so that it can take
# away nothing of the machine's. After mounting nobody here removes anything:
# the next run does, when the mounts are gone with this namespace.
clear() {
	grep -qF " $root/" /proc/self/mountinfo && fail "something is mounted below $root"
	rm -rf --one-file-system "$root"
}

mount --make-rprivate /
mkdir -p "$store/archives/partial"
if [ ! -e "$store/clean.tar" ]; then
	echo "package-test: making a clean Debian 12 (once, some minutes)"
	clear
	# gio starts a desktop entry as a desktop does.
	debootstrap --variant=minbase --include=libglib2.0-bin bookworm "$root" $mirror >"$store/log" 2>&1 || { tail "$store/log" >&2; exit 1; }
	inside useradd --create-home $user
	echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/test"
	inside apt-get clean
	tar -C "$root" --numeric-owner -cf "$store/clean.tar.new" .
	mv "$store/clean.tar.new" "$store/clean.tar"
fi
clear
mkdir -p "$root"
tar -C "$root" --numeric-owner -xf "$store/clean.tar"
# The network and apt's downloads are the machine's own.
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/var/cache/apt/archives"
mount --bind "$store/archives" "$root/var/cache/apt/archives"
mount -t proc -o ro proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"

# Every file and folder except what apt and dpkg keep for themselves.
files() {
	find "$root" -xdev -mindepth 1 \( -path "$root/var/lib/dpkg" -o -path "$root/var/lib/apt" -o -path "$root/var/cache/apt" -o -path "$root/var/log" \
		-o -path "$root/proc" -o -path "$root/sys" -o -path "$root/tmp" -o -path "$root/home/$user" \) -prune -o -printf '%P\n' | LC_ALL=C sort
}
files >"$store/before"

cp "$deb" "$root/tmp/relink.deb"
install_it() { inside apt-get install -y -qq --no-install-recommends -o APT::Keep-Downloaded-Packages=true /tmp/relink.deb; }
if ! install_it >"$store/log" 2>&1; then
	# The lists of the kept Debian are older than the mirror.
	inside apt-get update -qq
	install_it >"$store/log" 2>&1 || { tail -n 20 "$store/log" >&2; fail "the .deb does not install"; }
fi
inside dpkg --verify relink

# From here as a person at a desktop. The window system is reached by its
# abstract socket, which needs no file in the chroot.
for n in $(seq 90 120); do [ -e "/tmp/.X$n-lock" ] || [ -e "/tmp/.X11-unix/X$n" ] || break; done
export DISPLAY=:$n
Xvfb "$DISPLAY" -screen 0 1280x900x24 -nolisten tcp -noreset >/dev/null 2>&1 &
pids+=($!)
for _ in $(seq 100); do [ -S "/tmp/.X11-unix/X$n" ] && break; sleep 0.1; done
openbox >/dev/null 2>&1 &
pids+=($!)
as_person mkdir -p -m 0700 /home/$user/run
as_person gio launch /usr/share/applications/app.relink.Relink.desktop >"$store/app.log" 2>&1 || { cat "$store/app.log" >&2; fail "the desktop entry does not start"; }

window=""
for _ in $(seq 120); do
	window=$(xdotool search --onlyvisible --name '^Relink' 2>/dev/null | head -n 1 || true)
	[ -n "$window" ] && break
	sleep 0.5
done
[ -n "$window" ] || { cat "$store/app.log" >&2; fail "no window of Relink within 60 s"; }
app=$(xdotool getwindowpid "$window")
pids+=("$app")
[ "$(readlink "/proc/$app/root")" = "$root" ] || fail "the window belongs to another Relink"
class=$(xprop -id "$window" WM_CLASS | grep -oE '"[^"]*"' | tr -d '"' | tr '\n' ' ')
wanted=$(sed -n 's/^StartupWMClass=//p' "$root/usr/share/applications/app.relink.Relink.desktop")
case " $class " in *" $wanted "*) ;; *) fail "the window's class is $class, the desktop entry says $wanted" ;; esac
for _ in $(seq 60); do
	import -window "$window" "$store/window.png"
	colours=$(identify -format '%k' "$store/window.png")
	[ "$colours" -gt 20 ] && break
	sleep 0.5
done
[ "$colours" -gt 20 ] || fail "the window stays empty ($colours colours); see $store/window.png"
echo "package-test: the window is there: $(xdotool getwindowname "$window"), $(identify -format '%wx%h' "$store/window.png"), $colours colours"
xdotool windowactivate --sync "$window" key alt+F4
for _ in $(seq 100); do [ -e "/proc/$app" ] || break; sleep 0.1; done
[ -e "/proc/$app" ] && fail "Relink is still running 10 s after its window was closed"
[ -e "$root/home/$user/.local/state/relink/running.json" ] && fail "a window that was closed is taken for a crash at the next start"
as_person relinkctl explain 4013 >/dev/null || fail "relinkctl does not run as a plain user"

# What it leaves in the person's home is what the documentation says, no more.
left=$(cd "$root/home/$user" && find . -type f ! -name '.bash*' ! -name .profile | sed -E 's,^(\./[^/]+/[^/]+/[^/]+/?).*,\1,' | LC_ALL=C sort -u)
while read -r path; do
	case $path in
	"" | ./.local/state/relink* | ./.config/fyne/app.relink.Relink* | ./.cache/fyne/* | ./run/* | ./.cache/mesa_shader_cache* | ./.cache/fontconfig*) ;;
	*) fail "the home holds $path, which no documentation names" ;;
	esac
done <<<"$left"

inside apt-get purge -y -qq --autoremove relink >"$store/log" 2>&1 || { tail -n 20 "$store/log" >&2; fail "the package does not go"; }
files >"$store/after"
# Caches that the system's own packages make anew whenever anything is installed.
if ! diff <(grep -vxE "$(cat packaging/linux/system-caches)" "$store/before") <(grep -vxE "$(cat packaging/linux/system-caches)" "$store/after"); then
	fail "the lines above differ between before the installation and after the removal"
fi
echo "package-test: installed, started, removed; the same $(wc -l <"$store/before") files and folders before and after"
