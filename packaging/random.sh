#!/usr/bin/env bash
# The random tests with many more inputs than make test takes: RANDOM_CHECKS for
# each property (default 5000), and as many made-up secrets.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck disable=SC2086
packaging/go.sh test -count=1 -timeout 60m ./internal/mask ./internal/session ./guide/dfu ./guide/verdict \
	-args -rapid.checks="${RANDOM_CHECKS:-5000}"
