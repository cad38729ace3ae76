package device

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestViewIsTheContractsJSON(t *testing.T) {
	t.Parallel()
	phone := dev("1-4.2", 7, 0x1227, dfuA)
	phone.SpeedMbps, phone.Hubs = 480, []string{"usb1", "1-4"}
	_, seen := Tracker{}.Advance(at(0, phone))
	for _, c := range []struct {
		name string
		s    Sighting
		want string
	}{
		{"a phone in DFU", seen[0], `{"port":"1-4.2","address":7,"vendor_id":"05ac","product_id":"1227","cpid":"8101","bdid":"0c",` +
			`"mode":"dfu","mode_source":"id","family":"iPhone","ios_device":true,"product_type":"iPhone13,2","model":"iPhone 12",` +
			`"serial":"SDOM:01 CPID:8101 CPRV:11 CPFM:03 SCEP:01 BDID:0C ECID:XXXXXXXXXXXXXXXX IBFL:3C SRTG:[iBoot-5281.0.0.100.36]",` +
			`"phone":"phone-1","speed_mbps":480,"hubs":["usb1","1-4"]}`},
		{"nothing known", Classify(Device{}), `{"port":null,"address":null,"vendor_id":null,"product_id":null,"cpid":null,"bdid":null,` +
			`"mode":null,"mode_source":null,"family":"unknown","ios_device":null,"product_type":null,"model":null,"serial":null,` +
			`"phone":null,"speed_mbps":null,"hubs":null}`},
		{
			"a root hub", Classify(Device{Port: "usb1", Address: 1, VendorID: 0x1d6b, ProductID: 2, SpeedMbps: 480, Hubs: []string{}, Serial: "0000:00:14.0"}),
			`{"port":"usb1","address":1,"vendor_id":"1d6b","product_id":"0002","cpid":null,"bdid":null,` +
				`"mode":null,"mode_source":null,"family":"unknown","ios_device":false,"product_type":null,"model":null,"serial":"0000:00:14.0",` +
				`"phone":null,"speed_mbps":480,"hubs":[]}`,
		},
	} {
		got, err := json.Marshal(NewView(c.s))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: got\n%s %v, want\n%s", c.name, got, err, c.want)
		}
	}
}

func TestClean(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"iPhone":                       "iPhone",
		"":                             "",
		"a\x1b[31mb\x07":               "a[31mb",
		"a\u202eb\u2066c\u200fd\ufeff": "abcd",
		"a\tb\r\nc\u2028d":             "a b  c d",
		"a\xffb":                       "a\ufffdb",
		"\u0085\u009b31m":              "31m",
		"日本":                           "日本",
		"a\U000e0041":                  "a",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q): got %q, want %q", in, got, want)
		}
	}
	if got := len(Clean(strings.Repeat("x", 64<<10))); got != maxClean {
		t.Errorf("64 kB: got %d characters, want %d", got, maxClean)
	}
}

func TestMaskSerial(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                                "",
		oldA:                              strings.Repeat("X", 40),
		"0000:00:14.0":                    "0000:00:14.0",
		"00008101-00112233445566AA":       "00008101-XXXXXXXXXXXXXXXX",
		"0000810100112233445566AA":        "00008101XXXXXXXXXXXXXXXX",
		"C02ABC12DEF3":                    "XXXXXXXXXXXX",
		"CPID:8015 ECID:000C SRNM:[F1 Ä]": "CPID:8015 ECID:XXXX SRNM:[XX X]",
		"cpid:8015_ecid:000c2c6800000001_ibfl:3d":  "cpid:8015_ecid:XXXXXXXXXXXXXXXX_ibfl:3d",
		"CPID:8920 IMEI:[010000000000001] SIKA:00": "CPID:8920 IMEI:[XXXXXXXXXXXXXXX] SIKA:00",
		"CPID:8920 F1XXQ1 UUID:1234":               "CPID:8920 XXXXXX UUID:XXXX",
		"CPID:8920 SRNM:[F1XXQ1":                   "CPID:8920 SRNM:[XXXXXX",
		"CPID:8947 PWND:[checkm8] SRTG:[iBoot-1]":  "CPID:8947 PWND:[checkm8] SRTG:[iBoot-1]",
		port16: strings.Replace(port16, "747D177214000001", "XXXXXXXXXXXXXXXX", 1),
	} {
		if got := MaskSerial(in); got != want {
			t.Errorf("MaskSerial(%q): got %q, want %q", in, got, want)
		}
	}
}
