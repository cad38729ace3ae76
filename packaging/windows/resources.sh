#!/usr/bin/env bash
# resources.sh NAME DESCRIPTION FILE.syso: the resources of NAME.exe as an object
# file, which Go links when it lies beside the program's source.
set -euo pipefail
cd "$(dirname "$0")/../.."
name=${1:?} what=${2:?} out=${3:?}
numbers=$(packaging/version.sh numbers)
work=build/windows/resources
mkdir -p $work
sed -e "s,@ICON@,$work/icons/relink.ico," -e "s,@MANIFEST@,packaging/windows/relink.manifest," -e "s/@COMMAS@/${numbers//./,},0/" \
	-e "s/@VERSION@/$(packaging/version.sh)/" -e "s/@NAME@/$name/" -e "s/@WHAT@/$what/" packaging/windows/relink.rc.in >"$work/$name.rc"
x86_64-w64-mingw32-windres --codepage=65001 --output-format=coff --input="$work/$name.rc" --output="$out"
