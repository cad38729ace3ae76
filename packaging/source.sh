#!/usr/bin/env bash
# source.sh: every Go file is formatted by gofumpt, and no function is harder to
# follow than the limits allow.
set -euo pipefail
cd "$(dirname "$0")/.."
fail=0

unformatted=$(packaging/tools.sh gofumpt -l .)
if [ -n "$unformatted" ]; then
	printf 'not formatted by gofumpt:\n%s\n' "$unformatted"
	fail=1
fi
# The paths through a function, and how hard it is to keep them in mind. These
# tests tell long stories and are over the limits; no other may be.
long=' (TestTheCableTest|TestSafetyOfEveryVerdict|literals|TestOutlinesAreWhole|TestEveryRuleIsComplete|TestCuesDifferByShapeAndWord|TestTheAssistedWay|TestEveryCharacterHasAGlyph|TestATryIsHeard|TestPracticeBus|TestReplayKeepsTheTracesTime|\(cableStory\)\.play|TestLeavingRecovery|TestEverySentenceExists|TestEveryModelHasAWayFromEveryStart) [^ ]*_test\.go:'
over() { # TOOL LIMIT
	local found code=0
	found=$(packaging/tools.sh "$1" -over "$2" . 2>"$work") || code=$?
	if [ $code -gt 1 ] || [ $code -eq 1 ] && [ -z "$found" ]; then
		cat "$work"
		fail=1
	fi
	if found=$(grep -vE "$long" <<<"$found" | grep .); then
		printf '%s: over %s:\n%s\n' "$1" "$2" "$found"
		fail=1
	fi
}
work=$(mktemp)
trap 'rm -f "$work"' EXIT
over gocyclo 20
over gocognit 25
exit $fail
