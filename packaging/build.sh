#!/usr/bin/env bash
# Builds both programs into build/, and says while it does so what it is at: the
# first time, most of the wait is C code of which Go says nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
programs="./cmd/relink ./cmd/relinkctl"
# shellcheck disable=SC2086 # two words
all=$(packaging/go.sh list -deps $programs | wc -l | tr -d ' ')

# What Go compiles it names alone on a line, as it begins; all else is passed on.
tell() {
	local line n=0 told=$SECONDS
	while IFS= read -r line; do
		case $line in
		*[!A-Za-z0-9_./~-]* | "")
			printf '%s\n' "$line" >&2
			continue
			;;
		esac
		n=$((n + 1))
		[ $n -ne 1 ] || echo "relink: compiling what has changed, the first time all of it: some minutes on two processors, and most of that for the window library"
		case $line in
		github.com/go-gl/gl/*) echo "relink: $line, the calls of OpenGL in C: up to a minute or two" ;;
		github.com/go-gl/glfw/*) echo "relink: $line, windows and keys in C: up to a minute or two" ;;
		*)
			[ $((SECONDS - told)) -ge 10 ] || continue
			echo "relink: $n of at most $all packages begun after $SECONDS s; now $line"
			;;
		esac
		told=$SECONDS
	done
	[ $n -eq 0 ] || echo "relink: built in $SECONDS s"
}
# shellcheck disable=SC2086
packaging/go.sh build -v -o build/ $programs 2>&1 | tell
