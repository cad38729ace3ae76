package mask

import (
	"regexp"
	"strings"
)

// deviceWords are what names of products and their makers are made of. A word
// that is not among them may be a person's name.
var deviceWords = words(`apple inc iphone ipad ipod mobile device devices recovery dfu wtf mode usb usb2 usb3 hub hubs superspeed highspeed high full low speed root host controller xhci ehci ohci uhci dwc2 dwc3 vhci hcd linux foundation
	keyboard mouse receiver touchpad trackpad trackball tablet joystick gamepad pointing hid composite generic billboard bridge dock docking station adapter adaptor cable charger multi port multiport card reader writer mass storage disk drive flash stick ssd hdd nvme sata optical dvd cd
	bluetooth wireless wifi wlan radio lan ethernet gigabit network modem serial uart debug console printer scanner camera webcam integrated built-in builtin facetime fhd uhd audio sound headset microphone speaker dac codec display monitor video hdmi displayport vga fingerprint sensor touch screen biometric tpm token key
	logitech microsoft intel amd renesas realtek via labs genesys logic terminus technology asmedia asix ax88179 jmicron sandisk samsung kingston toshiba western digital seagate corsair lenovo dell hp hewlett packard asus acer lg sony canon epson brother qualcomm mediatek broadcom atheros cypress texas instruments ti nxp st stmicroelectronics microelectronics ftdi silicon prolific qinheng ch340 cp2102 chicony sunplus sonix alcor micron anker belkin startech tp-link plugable caldigit qemu vmware virtualbox oracle
	corp corporation co ltd llc gmbh company electronics semiconductor semiconductors computer computers systems group limited international
	and of the for with in on by type a b c i ii iii pro plus mini max air se x xr xs gen generation version rev model series internal external standard simulator virtual test gadget chip interface input output power delivery fast data link pd iap`)

var wordInName = regexp.MustCompile(`[\p{L}\p{M}\p{N}'’_+-]+`)

// plainWords is the name of a product or a maker in which only the words of
// devices and short numbers are left. Vendor and product ids say the rest.
func (m *Masker) plainWords(s string) string {
	return wordInName.ReplaceAllStringFunc(s, func(w string) string {
		low := strings.ToLower(w)
		if deviceWords[low] || countAlnum(w) == countDigits(w) && len(w) <= 5 || plainPart(low) {
			return w
		}
		b := []byte(w)
		crossOut(b)
		return string(b)
	})
}

// plainPart is true for words of devices joined by a hyphen or with a short
// number behind, such as "usb-c" and "usb2".
func plainPart(w string) bool {
	for part := range strings.SplitSeq(w, "-") {
		part = strings.TrimRight(part, "0123456789")
		if !deviceWords[part] && part != "" {
			return false
		}
	}
	return true
}

// productInText is what the kernel says of a device's names.
var productInText = regexp.MustCompile(`(?:\bProduct|\bManufacturer|\bUSB (?:Product|Vendor) Name"?)( ?[:=] ?"?)([^"\r\n]+)`)

// namesOfThings leaves in the kernel's messages of what a device calls itself
// only the words of devices.
func (m *Masker) namesOfThings(s string) string {
	hits := productInText.FindAllStringSubmatchIndex(s, -1)
	if hits == nil {
		return s
	}
	var b strings.Builder
	at := 0
	for _, h := range hits {
		b.WriteString(s[at:h[4]])
		b.WriteString(m.plainWords(s[h[4]:h[5]]))
		at = h[5]
	}
	b.WriteString(s[at:])
	return b.String()
}
