#!/usr/bin/env bash
# screenshots.sh [FOLDER]: prints AppStream's screenshots: those pictures in the
# folder (docs/pictures) that the table names. AppStream wants their public
# address, which only the release knows: RELINK_PICTURES. Without it there are
# none, and a packaged Relink says nothing untrue.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ -n "${RELINK_PICTURES:-}" ] || exit 0
folder=${1:-docs/pictures}

kind=" type=\"default\"" open=""
close() {
	[ -z "$open" ] || printf '      <image>%s/%s.png</image>\n    </screenshot>\n' "${RELINK_PICTURES%/}" "$open"
}
echo '  <screenshots>'
# A row is picture, language, caption; a picture's English row comes first.
while read -r name language caption; do
	[ -e "$folder/$name.png" ] || continue
	if [ "$name" != "$open" ]; then
		close
		printf '    <screenshot%s>\n' "$kind"
		kind="" open=$name
	fi
	attribute=""
	[ "$language" = en ] || attribute=" xml:lang=\"$language\""
	printf '      <caption%s>%s</caption>\n' "$attribute" "$caption"
done <<'END'
coach en The coach on the way to DFU
coach de Die Anleitung auf dem Weg in den DFU-Modus
coach es La guía en camino a DFU
coach fr Le guide, en route vers le DFU
coach pt-BR O guia a caminho do DFU
coach zh-CN 指导进入 DFU
outcome en After a try that went another way
outcome de Nach einem Versuch, der anders endete
outcome es Tras un intento que acabó de otro modo
outcome fr Après un essai qui a pris un autre tour
outcome pt-BR Depois de uma tentativa que terminou de outro modo
outcome zh-CN 一次结果不同的尝试之后
found en What was found
found de Was gefunden wurde
found es Lo que se encontró
found fr Ce qui a été trouvé
found pt-BR O que foi encontrado
found zh-CN 找到了什么
report en The report for a repair shop
report de Der Bericht für eine Werkstatt
report es El informe para un taller
report fr Le rapport pour un réparateur
report pt-BR O relatório para uma assistência técnica
report zh-CN 给维修店的报告
live en What USB sees
live de Was USB sieht
live es Lo que ve el USB
live fr Ce que voit l’USB
live pt-BR O que o USB vê
live zh-CN USB 看到了什么
END
close
[ -n "$open" ] || { echo "relink: $folder holds none of the pictures" >&2; exit 1; }
echo '  </screenshots>'
