#!/usr/bin/env bash
# fresh.sh: the commands of CONTRIBUTING.md in a Debian made from nothing, as
# the person has it who has just cloned the project: git, make and the
# certificates are there, and no more. DISTRO is bookworm (Debian 12), trixie
# (13) or testing; STEPS says which of "test check run" (all); FRESH_STORE keeps
# the clean root and apt's downloads for the next time (build/fresh). Needs root.
# What is built is the last commit.
set -euo pipefail
cd "$(dirname "$0")/.."
distro=${DISTRO:-trixie}
export DISTRO=$distro STEPS=${STEPS:-test check run} FRESH_STORE=${FRESH_STORE:-$PWD/build/fresh}
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null || { echo "fresh-test: this needs root, and there is no sudo. Run it as root: make fresh-test DISTRO=$distro" >&2; exit 1; }
	exec sudo --preserve-env=DISTRO,STEPS,FRESH_STORE,PATH "$0"
fi
if [ "${1:-}" != alone ]; then
	# Mounts that are made in a namespace of their own are gone when it ends.
	packaging/setup.sh fresh
	exec unshare --mount "$0" alone
fi

store=$FRESH_STORE/$distro
root=$store/root
fail() {
	echo "fresh-test: $*" >&2
	exit 1
}
mount --make-rprivate /
mkdir -p "$store/archives/partial"
empty() {
	grep -qF " $root/" /proc/self/mountinfo && fail "something is mounted below $root"
	rm -rf --one-file-system "$root"
}
empty
if [ ! -e "$store/clean.tar" ]; then
	echo "fresh-test: making a clean Debian $distro (once, some minutes)"
	debootstrap --variant=minbase --include=git,make,ca-certificates "$distro" "$root" >"$store/log" 2>&1 || { tail -n 20 "$store/log" >&2; fail "debootstrap made no Debian $distro"; }
	echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/fresh"
	rm -f "$root"/var/cache/apt/archives/*.deb
	tar -C "$root" --numeric-owner -cf "$store/clean.tar.new" .
	mv "$store/clean.tar.new" "$store/clean.tar"
	empty
fi
mkdir -p "$root"
tar -C "$root" --numeric-owner -xf "$store/clean.tar"

# The network is the machine's own: its name servers, what it tells apt of a
# proxy, the authorities it trusts, and where its Go fetches modules.
cp /etc/resolv.conf "$root/etc/resolv.conf"
apt-config dump 2>/dev/null | grep -E '^Acquire::(http|https|Check-|Retries)' >"$root/etc/apt/apt.conf.d/99machine" || true
echo 'APT::Keep-Downloaded-Packages "true";' >>"$root/etc/apt/apt.conf.d/99machine"
if compgen -G '/usr/local/share/ca-certificates/*.crt' >/dev/null; then
	cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
	chroot "$root" update-ca-certificates >/dev/null 2>&1 || fail "the machine's own authorities could not be added"
fi
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/run"
mount --bind "$store/archives" "$root/var/cache/apt/archives"

words=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8)
for name in GOPROXY GOSUMDB GONOSUMDB GONOPROXY GOPRIVATE GOINSECURE http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
	value=${!name:-}
	if [ -z "$value" ] && [ "${name#GO}" != "$name" ] && command -v go >/dev/null; then value=$(cd / && go env "$name"); fi
	[ -z "$value" ] || words+=("$name=$value")
done
inside() { nice -n 5 chroot "$root" env -i "${words[@]}" "$@"; }

git clone --quiet --no-hardlinks . "$root/root/relink"
inside apt-get update -qq
took=() failed=""
timed() { # NAME COMMAND: runs it, keeps what it printed and how long it took
	local name=$1 before=$SECONDS
	shift
	echo "fresh-test: $name in Debian $distro"
	if "$@" 2>&1 | tee "$store/${name// /-}.log"; then :; else failed+=" '$name'"; fi
	took+=("$(printf '%-12s %5d s' "$name" $((SECONDS - before)))")
}

# window starts make run on a screen of this machine, which is reached by its
# abstract socket, waits for the window, and closes it as a person does.
window() {
	local pids=() n id=""
	for n in $(seq 121 150); do [ -e "/tmp/.X$n-lock" ] || [ -e "/tmp/.X11-unix/X$n" ] || break; done
	Xvfb ":$n" -screen 0 1280x900x24 -nolisten tcp -noreset >/dev/null 2>&1 &
	pids+=($!)
	for _ in $(seq 100); do [ -S "/tmp/.X11-unix/X$n" ] && break; sleep 0.1; done
	DISPLAY=:$n openbox >/dev/null 2>&1 &
	pids+=($!)
	inside env DISPLAY=":$n" make -C /root/relink run &
	local program=$!
	for _ in $(seq 1800); do
		id=$(DISPLAY=:$n xdotool search --onlyvisible --name '^Relink' 2>/dev/null | head -n 1 || true)
		[ -n "$id" ] && break
		kill -0 "$program" 2>/dev/null || break
		sleep 1
	done
	local code=1
	if [ -n "$id" ]; then
		sleep 2
		DISPLAY=:$n import -window "$id" "$store/window.png" || true
		echo "the window is there: $(DISPLAY=:$n xdotool getwindowname "$id"), $(identify -format '%wx%h, %k colours' "$store/window.png")"
		DISPLAY=:$n xdotool windowactivate --sync "$id" key alt+F4
		wait "$program" && code=0
	else
		echo "make run opened no window"
		kill "$program" 2>/dev/null || true
	fi
	kill "${pids[@]}" 2>/dev/null || true
	return $code
}

for step in $STEPS; do
	case $step in
	run) timed "make run" window ;;
	*) timed "make $step" inside make -C /root/relink "$step" ;;
	esac
done
echo
echo "fresh-test: Debian $distro"
printf '%s\n' "${took[@]}"
[ -z "$failed" ] || fail "failed in Debian $distro:$failed"
