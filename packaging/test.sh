#!/usr/bin/env bash
# test.sh test|check|lint|rest: runs what packaging/suite lists under that word,
# side by side, and prints the time of each part.
set -euo pipefail
cd "$(dirname "$0")/.."
exec packaging/go.sh run ./packaging/suite "${1:?test, check, lint or rest}"
