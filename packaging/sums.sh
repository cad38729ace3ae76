#!/usr/bin/env bash
# Writes dist/SHA256SUMS over everything else in dist/.
set -euo pipefail
cd "$(dirname "$0")/../dist"
sums=$(find . -maxdepth 1 -type f ! -name SHA256SUMS -printf '%P\n' | LC_ALL=C sort | xargs sha256sum)
echo "$sums" >SHA256SUMS
