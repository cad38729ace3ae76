#!/usr/bin/env bash
# Puts the certificate and the notary's key of the release workflow into a
# keychain of its own, where they exist: MACOS_CERTIFICATE (a .p12 in base64)
# with MACOS_CERTIFICATE_PASSWORD, and NOTARY_KEY (a .p8), NOTARY_KEY_ID and
# NOTARY_ISSUER. Nobody has run this yet.
set -euo pipefail
if [ -z "${MACOS_CERTIFICATE:-}" ]; then
	echo "relink: there is no certificate; the app stays unsigned"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
password=$(openssl rand -hex 24)
chain=${RUNNER_TEMP:-$HOME}/relink.keychain-db
base64 -d <<<"$MACOS_CERTIFICATE" >"$work/key.p12"
security create-keychain -p "$password" "$chain"
security set-keychain-settings -lut 3600 "$chain"
security unlock-keychain -p "$password" "$chain"
security import "$work/key.p12" -k "$chain" -P "${MACOS_CERTIFICATE_PASSWORD:-}" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$chain" >/dev/null
security list-keychains -d user -s "$chain" login.keychain-db
if [ -n "${NOTARY_KEY:-}" ]; then
	printf '%s' "$NOTARY_KEY" >"$work/notary.p8"
	xcrun notarytool store-credentials relink --key "$work/notary.p8" --key-id "${NOTARY_KEY_ID:?}" --issuer "${NOTARY_ISSUER:?}" --keychain "$chain"
fi
