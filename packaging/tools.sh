#!/usr/bin/env bash
# tools.sh [NAME ARGUMENTS]: builds the linters that packaging/tools/go.mod pins
# into build/tools, or runs one of them. They are a module of their own, so that
# what they need is none of the program's business. Go builds them once.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
if [ $# -eq 0 ]; then
	exec "$root/packaging/go.sh" -C "$root/packaging/tools" build -o "$root/build/tools/" tool
fi
name=$1
shift
[ -x "$root/build/tools/$name" ] || "$root/packaging/tools.sh"
# A linter asks Go for the packages: it must be the Go that built it, and take
# the same flags as go.sh.
export CGO_LDFLAGS_ALLOW=${CGO_LDFLAGS_ALLOW:-'-l:libusb-1\.0\.a'}
PATH=$(dirname "$("$root/packaging/go.sh" env GOROOT)/bin/go"):$PATH exec "$root/build/tools/$name" "$@"
