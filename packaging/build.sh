#!/usr/bin/env bash
# Builds both programs into build/.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ ! -d "$(packaging/go.sh env GOCACHE)" ] || [ ! -e build/relink ]; then
	echo "relink: building; the first time takes some minutes, mostly the window library's C code"
fi
packaging/go.sh build -o build/ ./cmd/relink ./cmd/relinkctl
