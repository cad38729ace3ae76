#!/usr/bin/env bash
# sign.sh KEY.p12 PASSWORDFILE PROGRAM.exe: signs it in place. TIMESTAMP_URL
# names a timestamp server, without which the signature ends with the certificate.
set -euo pipefail
key=${1:?} password=${2:?} program=${3:?}
stamp=()
[ -n "${TIMESTAMP_URL:-}" ] && stamp=(-ts "$TIMESTAMP_URL")
osslsigncode sign -pkcs12 "$key" -readpass "$password" -n Relink -h sha256 "${stamp[@]}" -in "$program" -out "$program.signed" >/dev/null
mv "$program.signed" "$program"
