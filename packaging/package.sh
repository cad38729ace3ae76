#!/usr/bin/env bash
# Makes the Linux packages in dist/: a .deb, a portable tar.gz, and their sums.
# What they hold is gathered in build/package first.
set -euo pipefail
cd "$(dirname "$0")/.."
go=packaging/go.sh
out=build/package
version=$(packaging/version.sh)
export RELINK_VERSION=$version
arch=$($go env GOARCH)
name=relink-$version-linux-$arch
# Files carry the time of the commit, so that the same source gives the same
# package; where there is no history, that of a file that an archive dates.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y go.mod)
export SOURCE_DATE_EPOCH

rm -rf $out
mkdir -p $out/bin dist
echo "relink: building $version for the packages"
$go build -ldflags '-s -w' -o $out/bin/ ./cmd/relink ./cmd/relinkctl
packaging/icons.sh $out/icons
packaging/linux/man.sh $out
packaging/copyright.sh >$out/copyright
packaging/copyright.sh whole >$out/notices.txt
packaging/linux/changelog.sh "$version" | gzip -9n >$out/changelog.gz
$go run ./packaging/sheet docs/shop-sheet.md $out/shop-sheet.pdf
sed -e "s/@VERSION@/$version/" -e "s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)/" \
	packaging/linux/app.relink.Relink.metainfo.xml >$out/app.relink.Relink.metainfo.xml
packaging/linux/screenshots.sh >$out/screenshots
sed -i -e "/@SCREENSHOTS@/{r $out/screenshots
d}" $out/app.relink.Relink.metainfo.xml
find $out -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

rm -f dist/relink_*"_$arch.deb" dist/relink-*"-linux-$arch.tar.gz" dist/relink-*-shop-sheet.pdf
cp $out/shop-sheet.pdf "dist/relink-$version-shop-sheet.pdf"
packaging/linux/deb.sh "$version" "$arch" "dist/relink_${version}_$arch.deb"

# The portable one: unpack it anywhere and start bin/relink.
tree=$out/$name
install -Dm 0755 -t "$tree/bin" $out/bin/relink $out/bin/relinkctl
install -Dm 0644 packaging/linux/app.relink.Relink.desktop "$tree/share/applications/app.relink.Relink.desktop"
install -Dm 0644 $out/app.relink.Relink.metainfo.xml "$tree/share/metainfo/app.relink.Relink.metainfo.xml"
install -Dm 0644 assets/udev/70-relink.rules "$tree/udev/70-relink.rules"
install -Dm 0644 packaging/linux/PORTABLE.md "$tree/README.md"
install -Dm 0644 -t "$tree/licences" LICENSE packaging/licences/README.md packaging/licences/libusb-LGPL-2.1.txt assets/fonts/OFL.txt $out/notices.txt
install -Dm 0644 $out/shop-sheet.pdf "$tree/shop-sheet.pdf"
mkdir -p "$tree/share/icons"
cp -r $out/icons/hicolor "$tree/share/icons/"
cp -r $out/completions $out/man "$tree/share/"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C $out -cf - "$name" | gzip -9n >"dist/$name.tar.gz"

packaging/sbom.sh "linux-$arch" build/pkgconfig/libusb-1.0.pc build/package/bin/relink build/package/bin/relinkctl
packaging/sums.sh
ls -l dist
