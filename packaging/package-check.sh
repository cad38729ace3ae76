#!/usr/bin/env bash
# Checks the packages in dist/ where they lie, without root: their sums, what
# the desktop's own tools say of them, man pages, icons and completions, whose
# work they name, what the programs need, and that the same source gives the
# same relinkctl. package-test.sh installs them besides.
set -euo pipefail
cd "$(dirname "$0")/.."
started=$SECONDS
deb=$(echo dist/relink_*_*.deb)
portable=$(echo dist/relink-*-linux-*.tar.gz)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "package-check: $*" >&2
	exit 1
}
step() { printf '%4d s  %s\n' $((SECONDS - started)) "$*"; }
if [ ! -e "$deb" ] || [ ! -e "$portable" ]; then fail "there is not one .deb and one tar.gz in dist; run make package"; fi

step "sums"
(cd dist && sha256sum --check --quiet --ignore-missing SHA256SUMS)
sbom=$(echo dist/relink-*-linux-*-sbom.cdx.json)
for file in "$deb" "$portable" "$sbom"; do grep -qF "  $(basename "$file")" dist/SHA256SUMS || fail "SHA256SUMS does not name $file"; done

step "the .deb under lintian, its desktop entry and its AppStream data"
# Nothing is published yet, so there is no homepage to name: the newer of these
# tools find that, and nothing else may they find.
unpublished=()
if lintian-explain-tags appstream-metadata-validation-failed >/dev/null 2>&1; then
	unpublished=(--suppress-tags appstream-metadata-validation-failed) # it tells of the homepage; validate reads the same below
fi
lintian --fail-on error,warning --allow-root ${unpublished[@]+"${unpublished[@]}"} "$deb"
validate() {
	local said
	said=$(appstreamcli validate --no-net "$1" || true)
	grep -q Validation <<<"$said" || fail "appstreamcli does not run: $said"
	if grep -E '^[EW]: ' <<<"$said" | grep -v ': url-homepage-missing$'; then fail "$1 is not valid; see the lines above"; fi
}
dpkg-deb -x "$deb" "$work/deb"
tar -xzf "$portable" -C "$work"
tree=$(echo "$work"/relink-*)
share=$work/deb/usr/share
desktop-file-validate "$share/applications/app.relink.Relink.desktop"
validate "$share/metainfo/app.relink.Relink.metainfo.xml"
# With the public address that the release knows, and the pictures there are.
RELINK_PICTURES=https://example.org/pictures packaging/linux/screenshots.sh >"$work/screenshots"
sed -e "/@SCREENSHOTS@/{r $work/screenshots
d}" -e 's/@VERSION@/1.2.3/; s/@DATE@/2026-11-22/' packaging/linux/app.relink.Relink.metainfo.xml >"$work/app.relink.Relink.metainfo.xml"
grep -q '<image>https://example.org/pictures/coach.png</image>' "$work/app.relink.Relink.metainfo.xml" || fail "the AppStream data names no picture"
validate "$work/app.relink.Relink.metainfo.xml"
for size in 16 32 48 128 256 512; do
	icon=$share/icons/hicolor/${size}x$size/apps/app.relink.Relink.png
	[ "$(identify -format '%wx%h' "$icon")" = "${size}x$size" ] || fail "$icon has another size"
done
# Another rsvg-convert may round a colour otherwise; another drawing is far off.
for size in 256 512; do
	kept=assets/icon/relink-$size.png
	off=$(compare -metric RMSE "$kept" "$share/icons/hicolor/${size}x$size/apps/app.relink.Relink.png" null: 2>&1 | sed 's/.*(\(.*\))/\1/') || true
	awk -v off="$off" 'BEGIN { exit !(off ~ /^[0-9]/ && off + 0 <= 0.01) }' || fail "$kept is not assets/icon/relink.svg at that size (off by $off); draw it anew with rsvg-convert"
done

step "the same languages in the window, the desktop entry, the AppStream data and the man pages"
for catalogue in assets/translations/*.json; do
	language=$(basename "$catalogue" .json)
	case $language in
	en) continue ;;
	zh-Hans) folder=zh_CN xml=zh-CN ;;
	*) folder=${language/-/_} xml=$language ;;
	esac
	for key in GenericName Comment Keywords; do
		grep -qF "${key}[$folder]=" packaging/linux/app.relink.Relink.desktop || fail "the desktop entry has no $key in $language"
	done
	[ "$(grep -c '<\(p\|li\|summary\)>' packaging/linux/app.relink.Relink.metainfo.xml)" -eq \
		"$(grep -c "<\(p\|li\|summary\) xml:lang=\"$xml\">" packaging/linux/app.relink.Relink.metainfo.xml)" ] ||
		fail "the AppStream data is not whole in $language"
	[ "$(grep -c '<caption>' "$work/screenshots")" -eq "$(grep -c "<caption xml:lang=\"$xml\">" "$work/screenshots")" ] ||
		fail "a picture has no caption in $language"
	for page in "$share"/man/man1/*.gz; do
		[ -e "$share/man/$folder/man1/$(basename "$page")" ] || fail "there is no $(basename "$page") in $language"
	done
done
for page in "$share"/man/man1/*.gz "$share"/man/*/man1/*.gz; do lexgrog "$page" >/dev/null || fail "mandb finds no name in ${page#"$share"/}"; done
for command in $("$work/deb/usr/bin/relinkctl" __complete '' 2>/dev/null | cut -f 1 | grep -vE '^(:|help$|completion$)'); do
	[ -e "$share/man/man1/relinkctl-$command.1.gz" ] || fail "there is no man page for relinkctl $command"
done
for flag in $("$work/deb/usr/bin/relink" -help 2>&1 | sed -nE 's/^  -([a-z]+).*/\1/p'); do
	for page in "$share"/man/man1/relink.1.gz "$share"/man/*/man1/relink.1.gz; do
		zcat "$page" | grep -qF "\\-$flag" || fail "${page#"$share"/} does not tell of -$flag"
	done
done

[ "$(pdfinfo "$share/doc/relink/shop-sheet.pdf" | awk '$1 == "Pages:" { print $2 }')" = 1 ] || fail "the sheet for shops is not one page"
[ -e "$tree/shop-sheet.pdf" ] || fail "the portable one lacks the sheet for shops"

step "completions in bash, zsh and fish"
export PATH=$work/deb/usr/bin:$PATH
# Bash asks the program as the person types; the function is called as bash would.
said=$(bash --norc -c "source /usr/share/bash-completion/bash_completion; source '$share/bash-completion/completions/relinkctl'
	compopt() { :; }; COMP_WORDS=(relinkctl stat); COMP_CWORD=1; COMP_LINE='relinkctl stat'; COMP_POINT=14; COMP_TYPE=9
	__start_relinkctl; echo \"\${COMPREPLY[@]}\"")
[ "$said" = status ] || fail "bash completes 'relinkctl stat' to '$said'"
said=$(zsh -fc "autoload -Uz compinit && compinit -Du && source '$share/zsh/vendor-completions/_relinkctl' && echo \$_comps[relinkctl]")
[ "$said" = _relinkctl ] || fail "zsh has '$said' for relinkctl"
said=$(HOME=$work fish --no-config -c "source '$share/fish/vendor_completions.d/relinkctl.fish'; complete -C 'relinkctl stat'" | cut -f 1)
[ "$said" = status ] || fail "fish completes 'relinkctl stat' to '$said'"

step "whose work is in it"
# What the program says it is linked from, and every font, must be named.
for list in "$share/doc/relink/copyright" "$tree/licences/notices.txt"; do
	while read -r module; do
		grep -qxF "Files: $module" "$list" || fail "${list##*/} does not name $module"
	done < <(packaging/go.sh version -m "$tree/bin/relink" "$tree/bin/relinkctl" | awk '$1 == "dep" { print $2 }')
	for part in libusb "Inter Project" "Droid Sans Fallback"; do
		grep -qF "$part" "$list" || fail "${list##*/} does not name $part"
	done
done
packaging/sbom-check.sh "$sbom" "$tree/bin/relink" "$tree/bin/relinkctl"
for font in assets/fonts/*.ttf; do
	case $(basename "$font") in
	Inter*.ttf | RelinkHan-Regular.ttf) ;;
	*) fail "packaging/copyright.sh does not know whose $font is" ;;
	esac
done
grep -q 'GNU LESSER GENERAL PUBLIC LICENSE' "$tree/licences/notices.txt" || fail "the portable one lacks the text of the LGPL"
grep -q 'Apache License' "$tree/licences/notices.txt" || fail "the portable one lacks the text of the Apache licence"

step "the udev rule: in the .deb, in the portable one, and as make udev-rule and the portable one's README install it"
mkdir -p "$work/fake" "$work/made/etc/udev/rules.d" "$work/typed/etc/udev/rules.d"
# Whoever is asked for root writes below $work/typed instead.
printf '#!/bin/bash\nexec "${@/#\\/etc\\//%s/etc/}"\n' "$work/typed" >"$work/fake/sudo"
printf '#!/bin/sh\necho "$@" >>%s\n' "$work/udevadm" >"$work/fake/udevadm"
chmod +x "$work/fake"/*
PATH=$work/fake:$PATH DESTDIR=$work/made make --no-print-directory udev-rule >/dev/null
(cd "$tree" && sed -n 's/^    //p' README.md | PATH=$work/fake:$PATH bash -e)
for rule in "$work/deb/usr/lib/udev/rules.d" "$tree/udev" "$work/made/etc/udev/rules.d" "$work/typed/etc/udev/rules.d"; do
	cmp -s assets/udev/70-relink.rules "$rule/70-relink.rules" || fail "${rule#"$work"/} does not hold the rule"
	[ "$(stat -c %a "$rule/70-relink.rules")" = 644 ] || fail "the rule in ${rule#"$work"/} is not for everybody to read"
done
[ "$(grep -cx 'control --reload' "$work/udevadm")" = 2 ] || fail "udev is not told of the rule both times"

step "what the programs need"
# Every desktop has these: the C library, udev's, ALSA for the tones, OpenGL and Wayland for the window.
allowed() {
	case $1 in
	relink) echo "libc.so.6 libm.so.6 libudev.so.1 libGL.so.1 libwayland-client.so.0 libasound.so.2" ;;
	relinkctl) echo "libc.so.6 libudev.so.1" ;;
	esac
}
# The release is built in Debian 12, where 2.34 is enough; a newer system's C
# library asks for itself.
promised=$(dpkg-deb -f "$deb" Depends | sed -nE 's/.*libc6 \(>= ([0-9.]+)\).*/\1/p')
if [ "$promised" != 2.34 ] && [ "$(. /etc/os-release && echo "$ID${VERSION_ID:-}")" = debian12 ]; then fail "the .deb needs glibc $promised; 2.34 is promised"; fi
for program in relink relinkctl; do
	for needed in $(objdump -p "$tree/bin/$program" | awk '$1 == "NEEDED" { print $2 }'); do
		case " $(allowed $program) " in *" $needed "*) ;; *) fail "$program needs $needed" ;; esac
	done
	newest=$(objdump -p "$tree/bin/$program" | grep -oE 'GLIBC_2\.[0-9]+' | sort -t. -k2 -n | tail -n 1)
	[ "${newest#GLIBC_2.}" -le "${promised#2.}" ] || fail "$program needs $newest; the .deb promises glibc $promised"
	cmp -s "$tree/bin/$program" "$work/deb/usr/bin/$program" || fail "the two packages hold different $program"
done
"$tree/bin/relink" --version
"$tree/bin/relinkctl" explain 4013 >/dev/null

step "two builds of the same source"
packaging/reproduce.sh
step "done"
