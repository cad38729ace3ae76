#!/usr/bin/env bash
# scripts.sh: the shell scripts under shellcheck, the workflows under actionlint,
# and what a workflow may do: only read, but for the job that drafts the
# release; and the actions it uses are those of one commit.
set -euo pipefail
cd "$(dirname "$0")/.."
fail=0
shellcheck -e SC1091,SC2016,SC2013,SC2046 packaging/*.sh packaging/*/*.sh e2e/*.sh .ci/run || fail=1
packaging/tools.sh actionlint || fail=1

for w in .github/workflows/*.yml; do
	# At the left edge stands the one for all jobs; one that says nothing may write everything.
	if [ "$(grep -A 1 '^permissions:' "$w")" != $'permissions:\n  contents: read' ]; then
		echo "$w: not every job begins with the right to read alone"
		fail=1
	fi
	if grep -nE ': +write|write-all' "$w" | grep -v 'contents: write # to draft the release'; then
		echo "$w: the lines above may write"
		fail=1
	fi
	if grep -nE '^ *(- )?uses:' "$w" | grep -vE 'uses: [A-Za-z0-9./_-]+@[0-9a-f]{40} # v[0-9]'; then
		echo "$w: the actions above are not those of one commit, with its version behind it"
		fail=1
	fi
done
exit $fail
