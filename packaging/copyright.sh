#!/usr/bin/env bash
# copyright.sh [whole]: prints the package's copyright file: Relink's own
# licence, and those of what is linked into the programs. Debian wants some of
# its licences named only; "whole" prints every text, for the other packages.
set -euo pipefail
cd "$(dirname "$0")/.."
form=${1:-debian}

indent() { sed -e 's/[[:space:]]*$//' -e 's/^$/./' -e 's/^/ /'; }

cat <<'END'
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Relink

Files: *
Copyright: 2026 The Relink developers
License: Expat
END
echo
cat <<'END'
Files: libusb
Copyright: 2001-2022 the libusb authors
License: LGPL-2.1+
Comment: linked statically into relink and relinkctl. licences.md beside this
 file says how to link them with a changed libusb.

Files: assets/fonts/*
Copyright: 2016-2022 The Inter Project Authors (https://github.com/rsms/inter)
License: OFL-1.1

Files: assets/fonts/RelinkHan-Regular.ttf
Copyright: 2006-2010 Google Corp. (Droid Sans Fallback)
 2016-2022 The Inter Project Authors
License: Apache-2.0 and OFL-1.1
Comment: the Chinese characters are under the Apache License, the Latin letters
 under the Open Font License. packaging/fonts.sh made one face of them.

License: Expat
END
sed '1,/^Copyright/d' LICENSE | sed '/./,$!d' | indent
printf '\nLicense: LGPL-2.1+\n'
if [ "$form" = whole ]; then
	indent <packaging/licences/libusb-LGPL-2.1.txt
else
	echo " On Debian systems the text is in /usr/share/common-licenses/LGPL-2.1."
fi
printf '\nLicense: OFL-1.1\n'
indent <assets/fonts/OFL.txt
printf '\nLicense: Apache-2.0\n'
if [ "$form" = whole ]; then
	indent <assets/fonts/Apache-2.0.txt
else
	echo " On Debian systems the text is in /usr/share/common-licenses/Apache-2.0."
fi
# Every Go module that is linked in carries its own notice.
packaging/go.sh list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./cmd/relink ./cmd/relinkctl | LC_ALL=C sort -u |
	while read -r path version dir; do
		file=$(find "$dir" -maxdepth 1 -type f \( -iname 'LICENSE*' -o -iname 'COPYING*' -o -iname 'LICENCE*' \) | LC_ALL=C sort | head -n 1)
		[ -n "$file" ] || { echo "relink: the module $path has no licence file" >&2; exit 1; }
		printf '\nFiles: %s\nCopyright: see the licence\nLicense: %s\nComment: Go module %s %s\n' "$path" "module-$(tr -c 'a-zA-Z0-9.\n' - <<<"$path")" "$path" "$version"
		printf '\nLicense: %s\n' "module-$(tr -c 'a-zA-Z0-9.\n' - <<<"$path")"
		if [ "$form" != whole ] && grep -q 'Apache License' "$file" && [ "$(wc -l <"$file")" -gt 150 ]; then
			echo " On Debian systems the text is in /usr/share/common-licenses/Apache-2.0."
		else
			indent <"$file"
		fi
	done
