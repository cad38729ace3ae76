#!/usr/bin/env bash
# Runs everything that must pass and prints the time of each part.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
go=packaging/go.sh
times=()
failed=()

part() {
	local name=$1 start=$SECONDS
	shift
	echo "== $name"
	if ! "$@"; then
		failed+=("$name")
		echo "== $name FAILED"
	fi
	times+=("$(printf '%-28s %4d s' "$name" $((SECONDS - start)))")
}

without_c() { # the packages whose tests need no C, for the race detector
	echo ./guide ./usbwatch ./usbwatch/sysfs ./internal/device ./internal/identify ./internal/restore ./internal/restorelog \
		./internal/kernlog ./internal/session ./internal/report ./internal/words ./internal/virtualphone
}

units() { $go test $($go list ./... | grep -v '^relink/e2e'); }
# shellcheck disable=SC2046
race() { $go test -race $(without_c); }

packages() { packaging/package.sh && packaging/package-check.sh; }

part "libusb" make --no-print-directory build/pkgconfig/libusb-1.0.pc
part "programs" packaging/build.sh
part "lint" packaging/lint.sh
part "unit tests" units
part "race detector" race
part "guest files" e2e/prepare.sh
part "packages" packages
part "booted kernel and window" $go test -timeout 20m ./e2e/...

echo
printf '%s\n' "${times[@]}"
if [ ${#failed[@]} -gt 0 ]; then
	printf 'failed: %s\n' "${failed[@]}"
	exit 1
fi
echo "everything passed in $SECONDS s"
