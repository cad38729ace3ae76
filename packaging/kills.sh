#!/usr/bin/env bash
# SIGKILL at random moments while answers are kept on a small disk that is full
# every now and then: KILLS times (default 60). The disk is a tmpfs in a world of
# its own, so this needs no root where users may make such worlds.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(mktemp -d)
trap 'rm -rf "$program"' EXIT
packaging/go.sh test -c -o "$program/test" ./cmd/relink
# shellcheck disable=SC2016
RELINK_KILLS=${KILLS:-60} unshare -Urm bash -c '
	disk=$(mktemp -d) && mount -t tmpfs -o size=400k none "$disk" &&
	RELINK_KILL_DIR=$disk "$0" -test.run "^TestKilledAtAnyMomentNothingKeptIsLost$" -test.v
' "$program/test"
