#!/usr/bin/env bash
# Builds relinkctl of the last commit twice, in two folders, once with the build
# cache of this computer and once with one of its own, and compares the two
# files. Where there is no history it takes the files as they are. With "relink"
# as argument it compares the app too, which compiles the window library's C
# code anew.
set -euo pipefail
cd "$(dirname "$0")/.."
programs=(./cmd/relinkctl)
[ "${1:-}" = relink ] && programs+=(./cmd/relink)
out=$PWD/build/reproduce
commit=$(git rev-parse HEAD 2>/dev/null || true)
mkdir -p "$out"

source_into() { # FOLDER
	if [ -n "$commit" ]; then
		git clone --quiet --no-hardlinks . "$1"
		git -C "$1" checkout --quiet --detach "$commit"
	else
		mkdir -p "$1"
		tar --exclude=./build --exclude=./dist -cf - . | tar -C "$1" -xf -
	fi
}
for which in one another; do
	rm -rf "${out:?}/$which"
	source_into "$out/$which/source-$which"
	(
		cd "$out/$which/source-$which"
		make --no-print-directory build/pkgconfig/libusb-1.0.pc
		[ $which = one ] || export GOCACHE=$out/cache
		GOFLAGS=-trimpath PKG_CONFIG_PATH=$PWD/build/pkgconfig \
			packaging/go.sh build -ldflags '-s -w' -o "$out/$which/" "${programs[@]}"
	)
	rm -rf "${out:?}/$which/source-$which"
done
for p in "${programs[@]}"; do
	p=$(basename "$p")
	cmp "$out/one/$p" "$out/another/$p"
	echo "reproduce: two builds of $p are the same file: $(sha256sum <"$out/one/$p" | cut -c1-16)"
done
