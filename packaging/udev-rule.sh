#!/usr/bin/env bash
# Installs the udev rule that lets the logged-in user send commands to a phone
# in recovery. Watching needs no rule. DESTDIR goes before the place, as for make.
set -euo pipefail
rule=$(cd "$(dirname "$0")/.." && pwd)/assets/udev/70-relink.rules
sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
"${sudo[@]}" install -m 0644 "$rule" "${DESTDIR:-}/etc/udev/rules.d/70-relink.rules"
"${sudo[@]}" udevadm control --reload
"${sudo[@]}" udevadm trigger --subsystem-match=usb
echo "relink: the rule is in /etc/udev/rules.d/70-relink.rules; remove that file to undo it."
