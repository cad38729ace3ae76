#!/usr/bin/env bash
# man.sh OUT: writes the man pages of both programs in every language of the
# catalogue, packed, as OUT/man/man1 and OUT/man/LANGUAGE/man1, and the shell
# completions of relinkctl as OUT/completions. relinkctl writes its own pages;
# the window's are packaging/linux/man/relink*.1. SOURCE_DATE_EPOCH dates them.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:?folder to write into}
go=packaging/go.sh
date=$(date -u -d "@${SOURCE_DATE_EPOCH:?}" +%Y-%m-%d)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The page's folder, the catalogue's language, and the headings that mandb knows
# in it: name, synopsis, description, options, inherited options, see also.
table='man1|C|
de/man1|de_DE|BEZEICHNUNG|ÜBERSICHT|BESCHREIBUNG|OPTIONEN|OPTIONEN ALLER BEFEHLE|SIEHE AUCH
es/man1|es_ES|NOMBRE|SINOPSIS|DESCRIPCIÓN|OPCIONES|OPCIONES COMUNES|VÉASE TAMBIÉN
fr/man1|fr_FR|NOM|SYNOPSIS|DESCRIPTION|OPTIONS|OPTIONS COMMUNES|VOIR AUSSI
pt_BR/man1|pt_BR|NOME|SINOPSE|DESCRIÇÃO|OPÇÕES|OPÇÕES COMUNS|VEJA TAMBÉM
zh_CN/man1|zh_CN|名称|概要|描述|选项|通用选项|另见'

$go build -tags docs -o "$work/relinkctl-docs" ./cmd/relinkctl
rm -rf "$out/man" "$out/completions"
while IFS='|' read -r folder locale name synopsis description options inherited also; do
	to=$out/man/$folder tongue=${folder%/man1}
	mkdir -p "$to"
	rm -rf "$work/pages"
	LC_ALL=${locale/%[A-Z][A-Z]/&.UTF-8} LANGUAGE='' "$work/relinkctl-docs" "$work/pages"
	cp "$work"/pages/man/*.1 "$to/"
	if [ "$folder" = man1 ]; then
		cp -r "$work/pages/completions" "$out/completions"
		tongue=""
	else
		sed -i -e "s/^\.SH NAME\$/.SH $name/" -e "s/^\.SH SYNOPSIS\$/.SH $synopsis/" -e "s/^\.SH DESCRIPTION\$/.SH $description/" -e "s/^\.SH OPTIONS\$/.SH $options/" \
			-e "s/^\.SH OPTIONS INHERITED.*/.SH $inherited/" -e "s/^\.SH SEE ALSO\$/.SH $also/" "$to"/*.1
	fi
	sed "s/@DATE@/$date/" "packaging/linux/man/relink${tongue:+.$tongue}.1" >"$to/relink.1"
	gzip -9n "$to"/*.1
done <<<"$table"
