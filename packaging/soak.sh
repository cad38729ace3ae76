#!/usr/bin/env bash
# Many attach, drop and mode-change cycles in the booted kernel. SOAK_CYCLES
# says how many (default 1000).
set -euo pipefail
cd "$(dirname "$0")/.."
e2e/prepare.sh
packaging/go.sh run ./e2e/guestrun soak -cycles "${SOAK_CYCLES:-1000}" -limit 60m
