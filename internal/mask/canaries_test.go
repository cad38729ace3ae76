package mask

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// canary is a made-up secret in a line that holds it.
type canary struct{ secret, line string }

// family is one kind of secret: how one is made up, the ways in which programs
// and people write it, and the lines in which it stands. %s in a line is the
// secret.
type family struct {
	name  string
	make  func(r *rand.Rand) string
	write []func(s string) string
	lines []string
}

// perFamily is how many canaries are made of each family: every way of writing
// in every line, and never fewer than these.
const perFamily = 60

// canaries makes up the canaries of a family.
func (f family) canaries(seed uint64) []canary {
	r := rand.New(rand.NewPCG(seed, 20))
	write := f.write
	if write == nil {
		write = []func(string) string{same}
	}
	var all []canary
	for len(all) < perFamily {
		for _, w := range write {
			for _, line := range f.lines {
				secret := w(f.make(r))
				all = append(all, canary{secret, fmt.Sprintf(line, secret)})
			}
		}
	}
	return all
}

func same(s string) string { return s }

// pick makes up a text of n signs of an alphabet.
func pick(alphabet string, n int) func(r *rand.Rand) string {
	return func(r *rand.Rand) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = alphabet[r.IntN(len(alphabet))]
		}
		return string(b)
	}
}

const (
	decimals   = "0123456789"
	hexSmall   = "0123456789abcdef"
	hexGreat   = "0123456789ABCDEF"
	ofSerials  = "0123456789CDFGHJKLMNPQRTVWXY"
	ofBase64   = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	withDigits = 2
)

// with makes again until the text has letters and digits.
func with(make func(r *rand.Rand) string) func(r *rand.Rand) string {
	return func(r *rand.Rand) string {
		for {
			if s := make(r); countDigits(s) >= withDigits && countDigits(s) < len(s) && strings.Trim(s[:1], "0") != "" {
				return s
			}
		}
	}
}

// from chooses one of a list.
func from(list ...string) func(r *rand.Rand) string {
	return func(r *rand.Rand) string { return list[r.IntN(len(list))] }
}

// join puts made texts behind one another.
func join(parts ...func(r *rand.Rand) string) func(r *rand.Rand) string {
	return func(r *rand.Rand) string {
		var b strings.Builder
		for _, p := range parts {
			b.WriteString(p(r))
		}
		return b.String()
	}
}

// grouped writes a text in groups.
func grouped(gap string, sizes ...int) func(s string) string {
	return func(s string) string {
		var groups []string
		for i := 0; s != ""; i++ {
			n := min(sizes[min(i, len(sizes)-1)], len(s))
			groups = append(groups, s[:n])
			s = s[n:]
		}
		return strings.Join(groups, gap)
	}
}

// Names of people, as they are in many languages.
var (
	firstNames = from("Klaus", "Anna", "Jürgen", "Zoë", "María", "João", "Łukasz", "Søren", "Aoife", "Thuy", "Mehmet", "Ines", "Björn", "Anne-Marie")
	logins     = from("klausm", "anna", "jmueller", "zoe.w", "maria_g", "joao1984", "l-nowak", "soren")
	hanNames   = from("克劳斯", "小明", "王芳", "李雷", "欧阳娜娜")
	kanaNames  = from("クラウス", "さくら", "田中太郎", "ケンジ")
)

// families are every kind of secret that the tables know.
var families = []family{
	{"ECID in hexadecimal", with(pick(hexGreat, 14)), []func(string) string{same, strings.ToLower}, []string{
		"ERROR: ECID: 0x%s lost", "ECID=%s", "lost device %s in restore", "ECID:00%s", "writing restore_00%s_1700000000.log", `"ECID" : "0x%s"`, "<key>UniqueChipID</key><string>0x%s</string>", "[ecid %s] gone", "%s_iPhone13,2_18.3.shsh2 missing",
	}},
	{"ECID in decimal", join(pick("123456789", 1), pick(decimals, 14)), nil, []string{
		"device %s not found", "ECID %s gone", "%s_iPhone13,2_18.3.shsh2 missing", "UniqueChipID: %s", "<integer>%s</integer>", "shsh/%s/x", "id=%s;", "ecid(%s)", "Found ECID %s", "%s-iPhone10,3-22D63.shsh",
	}},
	{"short ECID in decimal", join(pick("123456789", 1), pick(decimals, 11)), nil, []string{"ECID %s gone", "lost %s", "UniqueChipID = %s;", "%s_x.shsh2"}},
	{"ECID byte by byte", with(pick(hexSmall, 16)), []func(string) string{grouped(" ", 2), grouped(":", 2), grouped(", ", 2), func(s string) string { return grouped(" ", 2)(strings.ToUpper(s)) }}, []string{"ECID bytes %s failed", "ecid: %s", "got <%s> back"}},
	{"new serial number", with(pick(ofSerials, 10)), nil, []string{
		"ERROR: device %s did not return", "Seriennummer: %s", "序列号:%s", "Numéro de série : %s", "Número de serie: %s", "シリアル番号 %s", "Serial: %s", "S/N: %s", "SRNM:[%s]", "SerialNumber => \"%s\"", "<key>SerialNumber</key><string>%s</string>", "serial_number=%s", "n° de série %s", "(%s)", "[%s] ERROR: x",
	}},
	{"old serial number", with(pick(ofSerials, 12)), nil, []string{"AMRestore: %s failed with 4013", "iSerial 3 %s", "device serial number is %s", "backup of %s,", "Serial Number (system): %s", "%s.log", "MLB %s"}},
	{"serial number of a part", with(pick(ofSerials, 17)), nil, []string{
		"MLBSerialNumber: %s", "BatterySerialNumber %s", "Mesa serial number %s ERROR", "RearCameraSerialNumber = %s", "FrontCameraSerial: %s", "BasebandSerialNumber: %s", "NAND serial: %s", "LCD serial %s", "Panel Serial Number: %s", "MLB#: %s", "BCMS: %s", "FCMS: %s", "NSrN: %s", "Batt: %s",
	}},
	{"serial number of the baseband", with(pick(hexGreat, 8)), []func(string) string{same, strings.ToLower}, []string{"BbSNUM 0x%s", "BbSNUM: %s", "snum: 0x%s", "Bb SNUM=%s"}},
	{"UDID of the old form", with(pick(hexSmall, 40)), []func(string) string{same, strings.ToUpper}, []string{"udid %s", "Device %s is now connected", "MobileSync/Backup/%s/Info.plist", "%s.plist", "UniqueDeviceID: %s", "idevice_id %s gone"}},
	{"UDID of the new form", with(pick(hexGreat, 16)), []func(string) string{same, strings.ToLower}, []string{"device 00008101-%s gone", "M1 device 00006000-%s gone", "00008110%s", "MobileSync/Backup/00008101-%s/Info.plist", "[00008030-%s]: x"}},
	{"IMEI", join(from("35"), pick(decimals, 13)), []func(string) string{same, grouped(" ", 2, 6, 6, 1), grouped("-", 2, 6, 6, 1), grouped(" ", 6, 2, 6, 1), grouped(".", 2, 6, 6, 1), grouped(" ", 3)}, []string{"restore of %s failed", "IMEI: %s", "IMEI2 %s", "InternationalMobileEquipmentIdentity = %s", "IMEI:[%s]", "kCTIMEI => %s;"}},
	{"MEID", join(from("A0"), with(pick(hexGreat, 12))), []func(string) string{same, strings.ToLower}, []string{"baseband id %s ERROR", "MEID: %s", "meid=%s", "MobileEquipmentIdentifier: %s"}},
	{"MEID in decimal", join(from("35"), pick(decimals, 12)), []func(string) string{same, grouped(" ", 2, 6, 6)}, []string{"MEID: %s", "MEID %s", "meid=%s"}},
	{"ICCID", join(from("8949"), pick(decimals, 15)), []func(string) string{same, grouped(" ", 4), grouped("-", 4)}, []string{"ICCID: %s", "ICCID %s", "SIM %s", "IntegratedCircuitCardIdentity: %s"}},
	{"EID", join(from("8904"), pick(decimals, 28)), []func(string) string{same, grouped(" ", 4), grouped(" ", 8)}, []string{"EID %s", "EID: %s", "eSIM %s"}},
	{"IMSI", join(from("262"), pick(decimals, 12)), nil, []string{"IMSI %s", "imsi=%s", "InternationalMobileSubscriberIdentity: %s"}},
	{"MAC address", with(pick(hexSmall, 12)), []func(string) string{grouped(":", 2), grouped("-", 2), grouped(".", 4), grouped(" ", 2), same, func(s string) string { return strings.ToUpper(grouped(":", 2)(s)) }, func(s string) string { return strings.ToUpper(grouped("-", 2)(s)) }}, []string{"WiFiAddress: %s", "wifi mac %s failed", "EthernetAddress = %s", "BluetoothAddress %s", "peer %s gone", "en0 %s"}},
	{"telephone number", from("+49 151 23456789", "+4915123456789", "+1 (415) 555-0132", "+1-415-555-0132", "+1.415.555.0132", "+33 6 12 34 56 78", "+34 612 345 678", "+55 11 91234-5678", "+86 138 1234 5678", "+44 (0)7911 123456", "0049 151 23456789", "+49 (0) 151 / 234 567 89"), nil, []string{"PhoneNumber: %s", "called %s then", "PhoneNumber = \"%s\"", "Tel. %s", "%s"}},
	{"telephone number without its country", from("(415) 555-0132", "415-555-0132", "415.555.0132", "0151 23456789", "0151/23456789", "06 12 34 56 78", "13812345678"), nil, []string{"PhoneNumber: %s", "call %s then", "Telefonnummer: %s", "电话号码:%s", "número de teléfono: %s"}},
	{"mail address", from("klaus.meier@icloud.com", "jürgen@müller.de", "anna%40example.org", "o'neill@example.co.uk", "a_b+c@mail.example", "zoë@exämple.fr", "klaus@KlausMac", "小明@例子.中国", "anna(at)example.org"), nil, []string{"AppleID %s failed", "account %s", "<%s>", "mailto:%s", "user=%s&x=1", "\"%s\""}},
	{"login in a path", logins, nil, []string{
		"/Users/%s/Library/Logs/x failed", "ERROR: cannot open /Users/%s", "/home/%s/x", `C:\Users\%s\AppData\x`, `C:\\Users\\%s\\AppData`, "/export/home/%s/x", "cannot open ~%s/x", "file:///Users/%s/x.ipsw", `C:\Documents and Settings\%s\x`, "/run/media/%s/STICK", "/mnt/c/Users/%s/x", "/private/var/folders/zz/%s/T/x", "%%2FUsers%%2F%s%%2Fx", `"C:/Users/%s/x"`, "/var/mail/%s", "USER=%s", "LOGNAME=%s HOME=/", "USERNAME=%s", "uid=501(%s) gid=20(staff)", "User: %s uid 501", "-rw-r--r--  1 %s  staff  12 Nov 30 x", "logged in as %s", `\\Users\%s`, "SUDO_USER=%s", "username %s",
	}},
	{"person in a path", join(firstNames, from(" "), from("Meier", "Müller", "Nowak")), []func(string) string{same, func(s string) string { return strings.ReplaceAll(s, " ", "%20") }}, []string{
		`C:\Users\%s\AppData\x failed`, "/Users/%s/x", "file:///Users/%s/x.ipsw", `"/Users/%s"`, "cannot open /Users/%s", `C:\Documents and Settings\%s\x`, `from C:\\Users\\%s\\AppData`,
	}},
	{"short name of a folder", from("KLAUSM~1", "JRGENM~2", "ANNAMU~1"), nil, []string{`C:\Users\%s\AppData\Local\Temp failed`, `C:\DOCUME~1\%s\x`, "c:/users/%s/x", `D:\Data\%s\x`}},
	{"volume", from("Klaus Backup", "KLAUSDISK", "Annas Platte"), nil, []string{"/Volumes/%s/x.ipsw missing", "cannot open '/Volumes/%s/x'", "/media/klausm/%s/x"}},
	{"computer in a system's log", from("KlausMac", "klaus-pc", "Annas-MBP", "mini.klaus", "MacBook-Pro-von-Klaus"), nil, []string{
		"2026-11-30 23:11:11 %s root[12156] ERROR failed", "Nov 30 23:11:11 %s usbmuxd[12]: failed", "2026-11-22T10:00:00+0100 %s idevicerestore[20]: ERROR: x", "Nov  3 23:11:11 %s kernel: usb 1-4: reset", "2026-11-30 23:11:11.123456+0100 %s AMPDevicesAgent[55]: failed", "COMPUTERNAME=%s", "Hostname: %s", "ComputerName: %s", "host=%s failed", "Computername: %s", "计算机名:%s", `\\%s\share\x.ipsw`, "%s:~ klausm$ idevicerestore",
	}},
	{"computer's name by its shape", from("Klaus-MacBook-Pro", "Annas-iMac", "KLAUS-PC", "DESKTOP-7ABC123", "LAPTOP-9XYZ8K2", "klausmac.local", "mac-mini.fritz.box", "MBP-von-Klaus", "Klauss-MacBook-Air.local", "iPhone-de-Ana", "nas.lan"), nil, []string{"connect to %s failed", "on %s: ERROR", "(%s)", "from %s"}},
	{"own name of a computer", from("Klaus’s MacBook Pro", "MacBook Pro von Klaus", "iMac de Ana", "Anna's Mac mini"), nil, []string{"Hostname: %s", "ComputerName = \"%s\";", "<key>ComputerName</key><string>%s</string>", "backup from %s failed"}},
	{"name of a phone, English", join(firstNames, from("'s ", "’s "), from("iPhone", "iPad", "iPhone 12", "iPod touch")), nil, []string{
		`The iPhone "%s" could not be restored. (4013)`, "The iPhone “%s” could not be restored.", "DeviceName: %s", "AMPDevicesAgent: %s: restore failed 4013", `DeviceName = "%s";`, "'%s' failed", "<string>%s</string>", `{"DeviceName":"%s"}`, "restoring %s now", "device '%s' failed", "[%s] ERROR",
	}},
	{"name of a phone, German", join(from("iPhone von ", "iPad von "), firstNames), nil, []string{"Das iPhone „%s“ konnte nicht wiederhergestellt werden. (4013)", "Gerätename: %s", "Das iPhone \"%s\" konnte nicht", "%s: Fehler 4013", "»%s« fehlt", "‚%s‘ fehlt", "Name des iPhones: %s"}},
	{"name of a phone, French", join(from("iPhone de ", "iPhone d’", "iPad de "), firstNames), nil, []string{"L’iPhone « %s » n’a pas pu être restauré. (4013)", "L'iPhone «%s» n'a pas", "nom de l’appareil : %s", "%s a échoué", "l’iPhone “%s”"}},
	{"name of a phone, Spanish", join(from("iPhone de ", "iPad de "), firstNames), nil, []string{`El iPhone "%s" no se pudo restaurar. (4013)`, "El iPhone «%s» no se pudo", "nombre del dispositivo: %s", "%s falló"}},
	{"name of a phone, Portuguese", join(from("iPhone de ", "iPhone do ", "iPhone da "), firstNames), nil, []string{`O iPhone "%s" não pôde ser restaurado. (4013)`, "O iPhone “%s” não", "nome do aparelho: %s", "%s falhou"}},
	{"name of a phone, Chinese", join(hanNames, from("的iPhone", "的 iPhone", "的iPad")), nil, []string{"无法恢复 iPhone“%s”。发生未知错误(4013)。", "无法恢复“%s”", "设备名称:%s", "%s 失败", "「%s」"}},
	{"name of a phone, Japanese", join(kanaNames, from("のiPhone", "の iPad")), nil, []string{"iPhone「%s」を復元できませんでした。(4013)", "デバイス名: %s", "%s エラー", "『%s』"}},
	{"any name in a dialog", from("Klaus", "Zaphod", "mein Handy", "Blue Phone", "小黑", "Schnuffel 2"), nil, []string{
		`The iPhone "%s" could not be restored.`, "The iPhone “%s” could not be updated.", "Das iPhone „%s“ konnte nicht", "L’iPhone « %s » n’a", "无法恢复 iPhone“%s”", "iPhone「%s」を", "device '%s' failed", `DeviceName = "%s"`, "DeviceName: %s", `device name: "%s"`, "<key>DeviceName</key><string>%s</string>", "iPad ‘%s’ gone",
	}},
	{"name of a network", from("KlausNet", "FRITZ!Box 7590 KM", "Vodafone-A1B2", "meine_wolke"), nil, []string{`SSID="%s" failed`, "SSID: %s", "ESSID:\"%s\"", "joined Wi-Fi network “%s”", "WLAN-Name: %s", "网络名称:%s", "SSID_STR = %s", "network name: '%s'"}},
	{"IPv4 address", from("84.143.22.17", "192.168.178.23", "10.0.3.4", "203.0.113.77"), nil, []string{"connect from %s failed", "http://%s:8080/x", "[%s]", "peer=%s,", "inet %s netmask"}},
	{"IPv6 address", from("fe80::a683:e7ff:fec0:ffee", "2001:db8:1:2:3:4:5:6", "2003:e7:9f00::17", "fd00::1:2", "FE80::1C2D:3E4F:5A6B:7C8D"), nil, []string{"peer %s%%en0 failed", "connected to [%s]:62078", "inet6 %s prefixlen", "from %s failed"}},
	{"certificate", join(from("MIIDdzCCAl+"), pick(ofBase64, 48)), nil, []string{"DeviceCertificate: %s", "%s", "<data>%s</data>", "cert %s ERROR"}},
	{"nonce or ticket in base64", join(pick(ofBase64, 27), from("=")), nil, []string{"ApNonce %s", "SepNonce: %s", "<data>%s</data>", "ticket=%s", "ERROR: nonce %s differs", `"ApImg4Ticket" : "%s"`}},
	{"short data in base64", join(with(pick(ofBase64, 6)), from("==")), nil, []string{"BbSNUM <data>%s</data>", "nonce: %s", "<key>BbSNUM</key><data>%s</data>"}},
	{"nonce in hexadecimal", with(pick(hexSmall, 64)), nil, []string{"ApNonce %s", "computed ticket_hash : %s", "{length = 32, bytes = 0x%s}", "nonce=%s"}},
	{"UUID of a pairing", join(with(pick(hexGreat, 8)), from("-"), pick(hexGreat, 4), from("-"), pick(hexGreat, 4), from("-"), pick(hexGreat, 4), from("-"), pick(hexGreat, 12)), []func(string) string{same, strings.ToLower}, []string{"HostID: %s", "UUID %s", "SystemBUID = \"%s\"", "SystemBUID: %s", "session %s failed", "<string>%s</string>"}},
	{"account number", join(pick("123456789", 1), pick(decimals, 8)), nil, []string{"dsPersonID = %s;", "DSID: %s", "altDSID=%s", "dsid %s", "prsId: %s", "<key>dsPersonID</key><integer>%s</integer>"}},
}

// No canary of any family comes through, whatever stands for it.
func TestNoCanaryComesThrough(t *testing.T) {
	f := NewFinder()
	m := NewMasker([]byte("seed"))
	for _, fam := range families {
		all := fam.canaries(1)
		if len(all) < 20 {
			t.Errorf("%s: only %d canaries", fam.name, len(all))
		}
		leaks := 0
		for _, c := range all {
			for _, got := range []string{f.CrossOut(c.line), m.Text(c.line), m.Hide(c.line)} {
				if leaked(got, c.secret) {
					leaks++
					if leaks < 6 {
						t.Errorf("%s: %q came out as %q", fam.name, c.line, got)
					}
				}
			}
		}
		if leaks > 0 {
			t.Errorf("%s: %d of %d leak", fam.name, leaks, 3*len(all))
		}
	}
}

// leaked says whether a secret is still in a text, whole or its personal part:
// of "iPhone von Klaus" that is Klaus.
func leaked(text, secret string) bool {
	text = strings.ToLower(text)
	if strings.Contains(text, strings.ToLower(secret)) {
		return true
	}
	for _, name := range []string{"klaus", "anna", "jürgen", "zoë", "maría", "joão", "łukasz", "søren", "aoife", "mehmet", "meier", "müller", "nowak", "björn", "marie"} {
		if strings.Contains(strings.ToLower(secret), name) && strings.Contains(text, name) {
			return true
		}
	}
	return false
}
