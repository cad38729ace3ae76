#!/usr/bin/env bash
# Speed, memory and idle cost, each beside something else in the same run.
set -euo pipefail
cd "$(dirname "$0")/.."
go=packaging/go.sh

echo "== Scan, compare and follow: 1, 16, 64 and 120 devices"
$go test -run '^$' -bench . -benchmem ./internal/device ./usbwatch ./usbwatch/sysfs
echo
echo "== Restore logs: MB/s beside grep"
$go test -run '^$' -bench . -benchmem ./internal/restorelog
echo
echo "== A line of a log that is being written, until it is told: p95, and what 200 ms allow"
$go test -run '^$' -bench LiveLog -benchtime 20x ./internal/restorelog/follow
echo
echo "== The same while the real idevicerestore restores a virtual iPhone"
$go test -count=1 -v -run '^TestRealRestoreFollowed$' ./e2e/restore | grep -E 'p95|^(---|FAIL|ok)'
echo
echo "== The coach beside blind clocks: made-up people, made-up phones"
$go test -run '^$' -bench Simulation -benchtime 1x ./guide/dfu
echo
echo "== A cue, from the bus to the widgets"
$go test -run '^$' -bench CoachCue ./ui/coach
echo
echo "== Idle cost, and the ring while it turns"
$go build -o build/ ./e2e/plainwindow ./e2e/frames ./e2e/cost
build/cost -seconds "${BENCH_SECONDS:-60}"
echo
echo "== From the kernel's event to the line, in the booted kernel"
e2e/prepare.sh
$go run ./e2e/guestrun bench
