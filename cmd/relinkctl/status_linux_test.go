package main

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

const (
	dfuSerial    = "CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:0006691C22F9001E IBFL:3C SRTG:[iBoot-5281.0.0.100.22]"
	normalSerial = "000081010006691C22F9001E"
)

func TestStatusJSON(t *testing.T) {
	t.Parallel()
	tr := newSysTree(t)
	tr.add("1-1", "2", "046d:c31c", "")
	tr.add("1-4", "9", "05ac:1227", dfuSerial)
	const iphone = `{"port":"1-4","address":9,"vendor_id":"05ac","product_id":"1227","cpid":"8101","bdid":"0c",` +
		`"mode":"dfu","mode_source":"id","family":"iPhone","ios_device":true,"product_type":"iPhone13,2","model":"iPhone 12",` +
		`"serial":"CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:XXXXXXXXXXXXXXXX IBFL:3C SRTG:[iBoot-5281.0.0.100.22]",` +
		`"phone":"phone-1","speed_mbps":480,"hubs":["usb1"]}`
	got := relinkctl(t, "status", "--json", "--sysfs", tr.root)
	want := `{"schema":"relink.status/1","devices":[` + iphone + "]}\n"
	if got.code != 0 || got.stdout != want || got.stderr != "" {
		t.Errorf("got %+v, want %s", got, want)
	}
	all := relinkctl(t, "status", "--json", "--all", "--sysfs", tr.root)
	for _, part := range []string{iphone, `"port":"usb1"`, `"port":"1-1","address":2,"vendor_id":"046d","product_id":"c31c"`} {
		if !strings.Contains(all.stdout, part) {
			t.Errorf("with --all: got %s, want %s in it", all.stdout, part)
		}
	}
}

func TestStatusWithoutAnApple(t *testing.T) {
	t.Parallel()
	tr := newSysTree(t)
	if got := relinkctl(t, "status", "--sysfs", tr.root); got.code != 0 || got.stdout != "No Apple device is on USB.\n" {
		t.Errorf("got %+v, want that there is none", got)
	}
	if got := relinkctl(t, "status", "--json", "--sysfs", tr.root); got.stdout != `{"schema":"relink.status/1","devices":[]}`+"\n" {
		t.Errorf("got %+v, want an empty list", got)
	}
}

func TestTheBusThatCannotBeRead(t *testing.T) {
	t.Parallel()
	empty := t.TempDir()
	tests := []struct {
		name string
		args []string
		code int
		want string // in the sentence
	}{
		{"status without a bus", []string{"status", "--json", "--sysfs", empty}, exitFailed, "shows no USB bus"},
		{"watch without a bus", []string{"watch", "--json", "--sysfs", empty}, exitFailed, "shows no USB bus"},
		{"the bus of another system", []string{"status", "--bus", "setupapi"}, exitFailed, "not on this system"},
		{"a bus unheard of", []string{"watch", "--bus", "pigeon"}, exitUsage, "pigeon is no bus"},
		{"a word too many", []string{"status", "now"}, exitUsage, "now"},
		{"no time at all", []string{"watch", "--for", "0s"}, exitUsage, "--for"},
		{"identifiers of nothing", []string{"watch", "--include-identifiers"}, exitUsage, "--record"},
		{"a trace in no folder", []string{"watch", "--sysfs", newSysTree(t).root, "--record", empty + "/no/such"}, exitFailed, "no such file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := relinkctl(t, tt.args...)
			if got.code != tt.code || got.stdout != "" || !strings.Contains(got.stderr, tt.want) {
				t.Errorf("got %+v, want code %d and %q", got, tt.code, tt.want)
			}
			if strings.Contains(got.stderr, "goroutine") {
				t.Errorf("got a stack trace: %s", got.stderr)
			}
		})
	}
}

func TestStatusBearsHostileText(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, serial string }{
		{"empty", ""},
		{"64 kB", strings.Repeat("A", 64<<10)},
		{"64 kB of tags", strings.Repeat("ECID:1 ", 10<<10)},
		{"invalid UTF-8", "\xff\xfeCPID:8101\x80"},
		{"HTML", "<script>alert(1)</script>"},
		{"escapes", "\x1b[2J\x1b]0;title\x07\x00"},
		{"right to left", "\u202egpj.exe\u2066"},
		{"line ends", "a\n{\"schema\":\"x\"}\nb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr := newSysTree(t)
			tr.add("1-4", "9", "05ac:1281", tt.serial, "product", tt.serial)
			tr.add("1-5", "10", "05ac:1281", tt.serial, "busnum", "1", "devpath", "4") // claims the same port
			plain := relinkctl(t, "status", "--sysfs", tr.root)
			if lines := strings.Count(plain.stdout, "\n"); plain.code != 0 || lines != 2 {
				t.Errorf("got code %d and %d lines: %.300q", plain.code, lines, plain.stdout)
			}
			for _, r := range plain.stdout {
				if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
					t.Errorf("got %U in the text", r)
				}
			}
			asJSON := relinkctl(t, "status", "--json", "--sysfs", tr.root)
			var answer struct {
				Devices []struct{ Port, Mode, Serial string }
			}
			if err := json.Unmarshal([]byte(asJSON.stdout), &answer); err != nil || !utf8.ValidString(asJSON.stdout) {
				t.Fatalf("got %v from %.300q", err, asJSON.stdout)
			}
			if len(answer.Devices) != 2 || answer.Devices[0].Port != "1-4" || answer.Devices[1].Port != "1-4" || answer.Devices[1].Mode != "recovery" {
				t.Errorf("got %.300v, want two in recovery on 1-4", answer)
			}
		})
	}
}
