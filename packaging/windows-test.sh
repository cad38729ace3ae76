#!/usr/bin/env bash
# Installs, starts and removes the Windows programs of dist/ under Wine, looks
# at what is in them, and signs them with a certificate made for this run.
set -euo pipefail
cd "$(dirname "$0")/.."
started=$SECONDS
work=$(mktemp -d)
pids=()
# Wine keeps everything below one folder; nothing of it touches the person's.
export WINEPREFIX=$work/wine WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" XDG_RUNTIME_DIR=$work LC_ALL=C.UTF-8
end() {
	wineserver -k 2>/dev/null || true
	for p in "${pids[@]}"; do kill "$p" 2>/dev/null || true; done
	wineserver -w 2>/dev/null || true
	rm -rf "$work"
}
trap end EXIT

fail() {
	echo "windows-test: $*" >&2
	exit 1
}
step() { printf '%4d s  %s\n' $((SECONDS - started)) "$*"; }
command -v wineserver >/dev/null || PATH=$PATH:/usr/lib/wine
installer=$(echo dist/relink-*-windows-amd64-setup.exe)
[ -e "$installer" ] || fail "there is no installer in dist; run make windows"
files=build/windows/files
version=${installer#dist/relink-} version=${version%-windows-amd64-setup.exe}

step "what the programs need and are"
# These come with every Windows 10.
system="ADVAPI32 avrt bcrypt bcryptprimitives CFGMGR32 COMCTL32 COMDLG32 CRYPT32 dwmapi GDI32 IMM32 IPHLPAPI KERNEL32 msvcrt ntdll ole32 OLEAUT32 OPENGL32 RPCRT4 SETUPAPI SHELL32 SHLWAPI USER32 USERENV uxtheme VERSION WINMM WINSPOOL WS2_32"
for program in relink relinkctl; do
	for needed in $(x86_64-w64-mingw32-objdump -p "$files/$program.exe" | awk '$1 == "DLL" && $2 == "Name:" { print $3 }'); do
		grep -qiwF -- "${needed%.*}" <<<"$system" || fail "$program.exe needs $needed"
	done
done
subsystem() { x86_64-w64-mingw32-objdump -p "$files/$1.exe" | awk '$1 == "Subsystem" { print $2 }'; }
[ "$(subsystem relink)" = 00000002 ] || fail "relink.exe is no window program"
[ "$(subsystem relinkctl)" = 00000003 ] || fail "relinkctl.exe is no terminal program"
for program in relink relinkctl; do
	wrestool --extract --raw --type=24 "$files/$program.exe" | grep -q PerMonitorV2 || fail "$program.exe has no manifest for fine screens"
	wrestool --extract --raw --type=16 "$files/$program.exe" | tr -d '\0' | grep -qaF "$version" || fail "$program.exe does not carry its version"
	[ "$(wrestool --list --type=3 "$files/$program.exe" | wc -l)" -ge 6 ] || fail "$program.exe has not every size of the icon"
done
packaging/sbom-check.sh dist/relink-*-windows-amd64-sbom.cdx.json "$files/relink.exe" "$files/relinkctl.exe"

step "a Windows to try it in"
n=90
while [ -e "/tmp/.X$n-lock" ]; do n=$((n + 1)); done
export DISPLAY=:$n
Xvfb "$DISPLAY" -screen 0 1280x900x24 -nolisten tcp -noreset >/dev/null 2>&1 &
pids+=($!)
for _ in $(seq 100); do xdpyinfo >/dev/null 2>&1 && break; sleep 0.1; done
openbox >/dev/null 2>&1 &
pids+=($!)
wine wineboot --init >"$work/wineboot.log" 2>&1
wineserver -w
x86_64-w64-mingw32-gcc -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" packaging/windows/bcryptprimitives.c -ladvapi32
user=$WINEPREFIX/drive_c/users/$(id -un)
home=$user/AppData/Local/Programs/Relink
menu="$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Relink.lnk"
inventory() { find "$WINEPREFIX/drive_c" -type f ! -path '*/Temp/*' ! -path '*/windows/Logs/*' -printf '%P\n' | LC_ALL=C sort; }
inventory >"$work/before"

step "the installer in German, on a German Windows"
localedef -i de_DE -f UTF-8 "$work/de_DE.UTF-8"
LOCPATH=$work LC_ALL=de_DE.UTF-8 wine "$installer" >/dev/null 2>&1 &
for _ in $(seq 60); do xdotool search --onlyvisible --name '^Installation von Relink' >/dev/null 2>&1 && break; sleep 0.5; done
xdotool search --onlyvisible --name '^Installation von Relink' >/dev/null 2>&1 || fail "the installer does not speak the language of Windows"
wineserver -k || true
wineserver -w

step "installed"
wine "$installer" /S
wineserver -w
for f in relink.exe relinkctl.exe uninstall.exe LICENSE.txt; do [ -e "$home/$f" ] || fail "the installer did not bring $f"; done
[ -e "$menu" ] || fail "there is no entry in the start menu"
wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Relink' /v UninstallString >/dev/null || fail "Windows would not list it among its programs"
wine "$home/relink.exe" --version >"$work/version"
for want in 'Fyne v2.' 'libusb 1.' 'bus setupapi'; do
	grep -qF "$want" "$work/version" || { cat "$work/version" >&2; fail "relink.exe --version does not tell $want"; }
done
wine "$home/relinkctl.exe" explain 4013 --json | grep -q '"schema":"relink.code/1"' || fail "relinkctl.exe does not explain 4013"

step "phones in the registry"
wine regedit /S Z:packaging/windows/devices.reg
wine "$home/relinkctl.exe" status --json >"$work/status.json"
# Each phone once: what it is, and nothing for the part of the running one.
for want in '"product_id":"1281","cpid":"8101","bdid":"0c","mode":"recovery"' '"product_id":"1227","cpid":"8015","bdid":"0e","mode":"dfu"' \
	'"product_id":"12a8","cpid":"8110","bdid":null,"mode":"normal"' '"product_type":"iPhone13,2"' '"product_id":"1222"'; do
	grep -qF "$want" "$work/status.json" || { cat "$work/status.json" >&2; fail "relinkctl.exe status does not tell $want"; }
done
[ "$(grep -oF '"vendor_id":"05ac"' "$work/status.json" | wc -l)" -eq 4 ] || fail "relinkctl.exe status tells other than four devices: $(cat "$work/status.json")"
! grep -qE '0011223344556677|F17MADEUP001' "$work/status.json" || fail "relinkctl.exe status names a phone"
# What Wine answers to the package that asks, libusb there, and that no terminal
# comes up when something is said. (Wine 8 cannot remove the folders of cue's
# other tests.)
tested() { packaging/windows-go.sh test -exec wine "$@" >"$work/tests.log" 2>&1 || { cat "$work/tests.log" >&2; fail "tests fail under Wine"; }; }
tested ./usbwatch/setupapi ./usbwatch/libusb
tested -run Terminal ./internal/desktop/cue
# Apple's software: none, then iTunes' service, which does not run.
software() { wine "$home/relinkctl.exe" status | tail -n 1; }
software | grep -q 'Neither Apple Devices' || fail "relinkctl.exe status does not tell that Apple's software is missing: $(software)"
wine sc create 'Apple Mobile Device Service' binPath= 'C:\none.exe' >/dev/null
software | grep -q '^Apple Mobile Device Service.* is stopped' || fail "relinkctl.exe status does not tell that Apple's service is stopped: $(software)"
wine sc delete 'Apple Mobile Device Service' >/dev/null
# Wine rings no bell, so this is the polling.
key='HKLM\System\CurrentControlSet\Enum\USB\VID_05AC&PID_1281\CPID:8030_BDID:04_ECID:0011223344556699'
wine "$home/relinkctl.exe" watch --json --for 15s >"$work/watch.json" &
watching=$!
for _ in $(seq 100); do grep -qs '"initial":true' "$work/watch.json" && break; sleep 0.1; done
wine reg add "$key" /v ClassGUID /d '{36FC9E60-C465-11CF-8056-444553540000}' /f >/dev/null
for _ in $(seq 60); do grep -q '"attached","initial":false' "$work/watch.json" && break; sleep 0.1; done
wine reg delete "$key" /f >/dev/null
wait "$watching" || fail "relinkctl.exe watch failed"
for want in '"event":"attached","initial":false' '"event":"detached","initial":false'; do
	[ "$(grep -F "$want" "$work/watch.json" | grep -cF '"product_type":"iPhone12,1"')" -eq 1 ] || { cat "$work/watch.json" >&2; fail "relinkctl.exe watch does not tell $want once"; }
done

step "started from the start menu's entry"
wine start /unix "$menu" >"$work/app.log" 2>&1 &
window=""
for _ in $(seq 120); do
	window=$(xdotool search --onlyvisible --name '^Relink' 2>/dev/null | head -n 1 || true)
	[ -n "$window" ] && break
	sleep 0.5
done
[ -n "$window" ] || { cat "$work/app.log" >&2; fail "no window of Relink within 60 s"; }
# The washes behind the words for recovery, DFU and running (ui/kit/tokens.go):
# the phones of the registry are on it.
tones=0
for _ in $(seq 60); do
	import -window "$window" build/windows/window.png
	tones=$(convert build/windows/window.png -format %c histogram:info:- | grep -c -e '#FFF3DC' -e '#F0EAFD' -e '#E2F5EE' || true)
	[ "$tones" -eq 3 ] && break
	sleep 0.5
done
[ "$tones" -eq 3 ] || fail "the window shows $tones of three modes; see build/windows/window.png"
step "the window is there: $(xdotool getwindowname "$window"), $(identify -format '%wx%h' build/windows/window.png), with the phones"

step "a second start brings that window back, beside a folder of the same name"
wine explorer "$(winepath -w "$home")" >/dev/null 2>&1 &
for _ in $(seq 60); do xdotool search --onlyvisible --class '^explorer.exe$' >/dev/null 2>&1 && break; sleep 0.5; done
xdotool windowminimize --sync "$window"
wine "$home/relink.exe" >"$work/second.log" 2>&1 || fail "the second start fails: $(cat "$work/second.log")"
shown() { xdotool search --onlyvisible --class '^relink.exe$' 2>/dev/null || true; }
for _ in $(seq 100); do [ -n "$(shown)" ] && break; sleep 0.1; done
[ "$(shown)" = "$window" ] || fail "after a second start $(shown) is shown, not $window"

step "what is wrong is said in a box where there is no terminal"
wine start /unix "$home/relink.exe" --no-such-flag >/dev/null 2>&1
boxed() { shown | grep -vx "$window" || true; }
for _ in $(seq 100); do [ -n "$(boxed)" ] && break; sleep 0.1; done
[ -n "$(boxed)" ] || fail "a flag that there is not is told to nobody"
import -window "$(boxed)" build/windows/box.png
xdotool windowactivate --sync "$(boxed)" key Return
for _ in $(seq 100); do [ -z "$(boxed)" ] && break; sleep 0.1; done
[ -z "$(boxed)" ] || fail "the box does not go away"

step "neither replaced nor removed while it runs"
wine "$installer" /S && fail "the installer replaces a Relink that runs"
# Told where it is, the uninstaller starts no copy of itself.
wine "$home/uninstall.exe" /S "_?=$(winepath -w "$home")" && fail "the uninstaller removes a Relink that runs"
for f in relink.exe relinkctl.exe uninstall.exe LICENSE.txt; do [ -e "$home/$f" ] || fail "the uninstaller took $f from a Relink that runs"; done

step "closed"
xdotool windowactivate --sync "$window" key alt+F4
for _ in $(seq 100); do xdotool search --onlyvisible --class '^relink.exe$' >/dev/null 2>&1 || break; sleep 0.1; done
xdotool search --onlyvisible --class '^relink.exe$' >/dev/null 2>&1 && fail "the window is still there 10 s after it was closed"

step "a screen without OpenGL is an error that is told"
wineserver -k || true
wineserver -w
n=$((n + 1))
while [ -e "/tmp/.X$n-lock" ]; do n=$((n + 1)); done
Xvfb ":$n" -screen 0 800x600x24 -nolisten tcp -noreset -extension GLX >/dev/null 2>&1 &
pids+=($!)
for _ in $(seq 100); do DISPLAY=:$n xdpyinfo >/dev/null 2>&1 && break; sleep 0.1; done
DISPLAY=:$n timeout 60 wine "$home/relink.exe" >"$work/opengl.log" 2>&1 && fail "relink.exe runs without OpenGL, where no window opens"
grep -q 'OpenGL 2.1' "$work/opengl.log" || { cat "$work/opengl.log" >&2; fail "relink.exe does not tell that OpenGL is missing"; }

step "removed"
wineserver -k || true
wineserver -w
# The uninstaller starts a copy of itself and returns; the copy is waited for too.
wine "$home/uninstall.exe" /S
wineserver -w
inventory >"$work/after"
left=$(comm -13 "$work/before" "$work/after" | grep -vE '^users/[^/]+/AppData/(Local|Roaming)/(relink|fyne|Microsoft/Windows/Explorer)/' || true)
[ -z "$left" ] || fail "this is left behind: $left"
[ -e "$menu" ] && fail "the start menu's entry is left behind"
wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Relink' >/dev/null 2>&1 && fail "Windows would still list it"

step "signed with a certificate made for this run"
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj '/CN=Relink test' -addext extendedKeyUsage=codeSigning \
	-keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
echo -n throwaway >"$work/password"
openssl pkcs12 -export -inkey "$work/key.pem" -in "$work/cert.pem" -passout file:"$work/password" -out "$work/key.p12"
for program in "$files/relink.exe" "$files/relinkctl.exe" "$installer"; do
	cp "$program" "$work/signed.exe"
	packaging/windows/sign.sh "$work/key.p12" "$work/password" "$work/signed.exe"
	osslsigncode verify -CAfile "$work/cert.pem" -in "$work/signed.exe" >"$work/verify.log" 2>&1 || { cat "$work/verify.log" >&2; fail "the signature of $program does not verify"; }
done
echo "windows-test: passed in $((SECONDS - started)) s"
