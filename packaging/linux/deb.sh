#!/usr/bin/env bash
# deb.sh VERSION ARCH FILE: makes the .deb of what package.sh gathered in
# build/package. SOURCE_DATE_EPOCH dates it.
set -euo pipefail
cd "$(dirname "$0")/../.."
version=${1:?version} arch=${2:?architecture} file=${3:?the .deb to write}
from=build/package
tree=$from/deb
umask 022
rm -rf $tree

put() { # FILE PLACE [MODE]
	install -D -m "${3:-0644}" "$1" "$tree/$2"
}
put $from/bin/relink usr/bin/relink 0755
put $from/bin/relinkctl usr/bin/relinkctl 0755
put packaging/linux/app.relink.Relink.desktop usr/share/applications/app.relink.Relink.desktop
put $from/app.relink.Relink.metainfo.xml usr/share/metainfo/app.relink.Relink.metainfo.xml
put $from/completions/relinkctl.bash usr/share/bash-completion/completions/relinkctl
put $from/completions/relinkctl.zsh usr/share/zsh/vendor-completions/_relinkctl
put $from/completions/relinkctl.fish usr/share/fish/vendor_completions.d/relinkctl.fish
put assets/udev/70-relink.rules usr/lib/udev/rules.d/70-relink.rules
put $from/copyright usr/share/doc/relink/copyright
put $from/changelog.gz usr/share/doc/relink/changelog.gz
put $from/shop-sheet.pdf usr/share/doc/relink/shop-sheet.pdf
put packaging/licences/README.md usr/share/doc/relink/licences.md
put packaging/linux/lintian-overrides usr/share/lintian/overrides/relink
(cd $from && find icons/hicolor man -type f) | while read -r name; do put "$from/$name" "usr/share/$name"; done

# The first six of Depends are linked; the window library opens the others by
# name when it meets X11 or Wayland. The C library must be no older than the one
# that the programs were linked with asks for; 2.34 is the oldest that was tried.
glibc=$(objdump -p $from/bin/relink $from/bin/relinkctl | grep -oE 'GLIBC_2\.[0-9]+' | sed 's/GLIBC_//' | { cat; echo 2.34; } | sort -t. -k2 -n | tail -n 1)
mkdir $tree/DEBIAN
(cd $tree && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >$from/md5sums
sed -e "s/@VERSION@/$version/; s/@ARCH@/$arch/; s/@GLIBC@/$glibc/; s/@SIZE@/$(du -k -s --apparent-size $tree | cut -f 1)/" packaging/linux/control.in >$tree/DEBIAN/control
cp $from/md5sums $tree/DEBIAN/md5sums
find $tree -exec touch --no-dereference --date="@${SOURCE_DATE_EPOCH:?}" {} +
dpkg-deb --root-owner-group -Zxz --build $tree "$file" >/dev/null
