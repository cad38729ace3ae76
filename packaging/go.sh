#!/usr/bin/env bash
# Runs the Go that go.mod pins. Go 1.21 and later fetch it alone; an older one
# (Debian 12 has 1.19) is asked to fetch the toolchain as a module.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
pinned=$(awk '$1 == "toolchain" { print $2 }' "$root/go.mod")

find_go() {
	local g
	for g in "$(command -v go || true)" /usr/local/go/bin/go /usr/lib/go/bin/go /opt/homebrew/bin/go; do
		[ -n "$g" ] && [ -x "$g" ] && { echo "$g"; return; }
	done
	echo "relink: there is no Go on this computer. 'make run' or 'make test' installs it." >&2
	exit 1
}

# How libusb is linked statically; Go takes that flag from pkg-config no longer
# unasked since 1.26.11.
export CGO_LDFLAGS_ALLOW=${CGO_LDFLAGS_ALLOW:-'-l:libusb-1\.0\.a'}

go=$(find_go)
minor=$(cd / && GOTOOLCHAIN=local "$go" env GOVERSION | sed -E 's/^go1\.([0-9]+).*/\1/')
if [ "$minor" -ge 21 ]; then
	exec "$go" "$@"
fi

# The host's, not the target's: GOOS may be set for a build for another system.
platform=$(cd / && "$go" env GOHOSTOS)-$(cd / && "$go" env GOHOSTARCH)
home=$(cd / && "$go" env GOMODCACHE)/golang.org/toolchain@v0.0.1-$pinned.$platform
if [ ! -e "$home/.ready" ]; then
	echo "relink: fetching $pinned for $platform (about 70 MB, once)" >&2
	(cd / && GOFLAGS=-mod=mod GO111MODULE=on "$go" mod download "golang.org/toolchain@v0.0.1-$pinned.$platform")
	chmod -R u+w "$home"
	# The module cache drops the executable bits.
	find "$home/bin" "$home/pkg/tool" -type f -exec chmod +x {} +
	touch "$home/.ready"
fi
unset GOROOT
export GOTOOLCHAIN=local PATH="$home/bin:$PATH"
exec "$home/bin/go" "$@"
