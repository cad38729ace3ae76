package identify

import (
	"strconv"
	"strings"

	"relink/internal/device"
)

// maxDepth bounds how deep records are nested; a text that goes deeper is no
// list of devices.
const maxDepth = 64

// record is one device as a list of keys and values tells it: an object of JSON,
// a dictionary of a plist, a block of udev or hwinfo. It becomes an entry when
// it is whole.
type record struct {
	vendor, product       uint16
	hasVendor, hasProduct bool
	serial, name, maker   string
	port                  string
	location              uint64
	bus, address          int
	speed                 float64
	// isInterface is true for a part of a device, which repeats its ids.
	isInterface bool
}

// recordKeys are the keys under which programs tell a device, and what each
// tells.
var recordKeys = map[string]func(r *record, value string){
	"idVendor":                 (*record).setVendor, // ioreg -a, udevadm, sysfs
	"USBDeviceKeyVendorID":     (*record).setVendor, // system_profiler of macOS 26, JSON and XML
	"vendor_id":                (*record).setVendor, // system_profiler before
	"ID_VENDOR_ID":             (*record).setVendor, // udevadm
	"ID_USB_VENDOR_ID":         (*record).setVendor, // udevadm since systemd 250
	"idProduct":                (*record).setProduct,
	"USBDeviceKeyProductID":    (*record).setProduct,
	"product_id":               (*record).setProduct,
	"ID_MODEL_ID":              (*record).setProduct,
	"ID_USB_MODEL_ID":          (*record).setProduct,
	"PRODUCT":                  (*record).setBoth, // udevadm: 5ac/12a8/1502
	"kUSBSerialNumberString":   (*record).setSerial,
	"USB Serial Number":        (*record).setSerial,
	"USBDeviceKeySerialNumber": (*record).setSerial,
	"serial_num":               (*record).setSerial,
	"ID_SERIAL_SHORT":          (*record).setSerial,
	"ID_USB_SERIAL_SHORT":      (*record).setSerial,
	"serial":                   (*record).setSerial,
	"_name":                    (*record).setName,
	"kUSBProductString":        (*record).setName,
	"USB Product Name":         (*record).setName,
	"product":                  (*record).setName,
	"manufacturer":             (*record).setMaker,
	"kUSBVendorString":         (*record).setMaker,
	"USB Vendor Name":          (*record).setMaker,
	"USBDeviceKeyManufacturer": (*record).setMaker,
	"locationID":               (*record).setLocation,
	"location_id":              (*record).setLocation,
	"USBDeviceKeyLocationID":   (*record).setLocation,
	"USBKeyLocationID":         (*record).setLocation,
	"USB Address":              (*record).setAddress,
	"kUSBAddress":              (*record).setAddress,
	"DEVNUM":                   (*record).setAddress,
	"devnum":                   (*record).setAddress,
	"BUSNUM":                   (*record).setBus,
	"busnum":                   (*record).setBus,
	"DEVPATH":                  (*record).setPath,
	"UsbLinkSpeed":             (*record).setBitsPerSecond,
	"USBDeviceKeyLinkSpeed":    (*record).setSpeed,
	"device_speed":             (*record).setSpeedWord,
	"speed":                    (*record).setMbps,
	"bInterfaceNumber":         func(r *record, _ string) { r.isInterface = true },
	"bAlternateSetting":        func(r *record, _ string) { r.isInterface = true },
}

// idOf reads a vendor or product id: hex with its 0x, or in four digits; a
// number that stands alone is decimal.
func idOf(value string) (uint16, bool) {
	word, _, _ := strings.Cut(strings.TrimSpace(value), " ")
	if word == "apple_vendor_id" { // how older systems name Apple's
		return device.AppleVendorID, true
	}
	base := 10
	if digits, isHex := strings.CutPrefix(strings.ToLower(word), "0x"); isHex {
		word, base = digits, 16
	}
	n, err := strconv.ParseUint(word, base, 16)
	return uint16(n), err == nil
}

func (r *record) setVendor(value string) {
	if n, ok := idOf(value); ok && !r.hasVendor {
		r.vendor, r.hasVendor = n, true
	}
}

func (r *record) setProduct(value string) {
	if n, ok := idOf(value); ok && !r.hasProduct {
		r.product, r.hasProduct = n, true
	}
}

// setBoth reads the kernel's 5ac/12a8/1502.
func (r *record) setBoth(value string) {
	parts := strings.Split(value, "/")
	if len(parts) != 3 {
		return
	}
	v, errV := strconv.ParseUint(parts[0], 16, 16)
	p, errP := strconv.ParseUint(parts[1], 16, 16)
	if errV == nil && errP == nil && !r.hasVendor && !r.hasProduct {
		r.vendor, r.product, r.hasVendor, r.hasProduct = uint16(v), uint16(p), true, true
	}
}

func (r *record) setSerial(value string) {
	if r.serial == "" {
		r.serial = bounded(value)
	}
}

func (r *record) setName(value string)  { r.name = bounded(value) }
func (r *record) setMaker(value string) { r.maker = bounded(value) }

func (r *record) setLocation(value string) {
	word, address, _ := strings.Cut(value, "/")
	r.location, _ = strconv.ParseUint(strings.TrimSpace(word), 0, 64) // not a number: 0, and then not used
	if address != "" {
		r.address = atoi(strings.TrimSpace(address))
	}
}

func (r *record) setAddress(value string) { r.address = atoi(value) }
func (r *record) setBus(value string)     { r.bus = atoi(value) }

func (r *record) setPath(value string) {
	if port := portOfPath(value); port != "" {
		r.port = port
	}
}

func (r *record) setBitsPerSecond(value string) {
	n, _ := strconv.ParseUint(value, 0, 64) // not a number: 0, and then not used
	r.speed = float64(n) / 1e6
}

func (r *record) setSpeed(value string) { r.speed = profiledSpeed(value) }

func (r *record) setMbps(value string) {
	if mbps, err := strconv.ParseFloat(value, 64); err == nil && mbps >= 0 && mbps <= 1e6 {
		r.speed = mbps
	}
}

// setSpeedWord reads system_profiler's "high_speed".
func (r *record) setSpeedWord(value string) {
	r.speed = kernelSpeed(strings.ReplaceAll(value, "_", " "))
}

// keep makes a record that is whole an entry, or adds it to the one it is.
func (b *book) keep(r *record) {
	if !r.hasVendor && !r.hasProduct && r.serial != "" {
		b.bootString(r.serial, false)
	}
	if r.isInterface || !r.hasVendor || !r.hasProduct {
		return
	}
	if bus, _, ok := strings.Cut(r.port, "-"); ok && r.bus == 0 {
		r.bus = atoi(bus)
	}
	e := b.at(place{r.bus, r.address}, r.vendor, r.product)
	if e == nil && r.port != "" {
		e = b.onPort(r.port, r.vendor, r.product)
	}
	if e == nil {
		e = &entry{bus: r.bus, Device: device.Device{Port: r.port, Address: r.address}}
		b.setIDs(e, r.vendor, r.product)
	}
	if e.Port == "" {
		e.Port = r.port
	}
	b.setLocation(e, r.location)
	if r.address != 0 {
		b.setAddress(e, r.address)
	}
	if r.speed != 0 {
		e.SpeedMbps = r.speed
	}
	if e.Product == "" {
		e.Product = r.name
	}
	if e.Manufacturer == "" {
		e.Manufacturer = r.maker
	}
	b.name(b.setSerial(e, r.serial))
}

// onPort is the device with those ids that was named on a port.
func (b *book) onPort(port string, vendor, product uint16) *entry {
	for _, e := range b.entries {
		if e.into == nil && e.Port == port && e.VendorID == vendor && e.ProductID == product {
			return e
		}
	}
	return nil
}

// top is the record that keys are now of.
func (b *book) top() *record {
	if len(b.records) == 0 {
		b.records = append(b.records, &record{})
	}
	return b.records[len(b.records)-1]
}

func (b *book) push() {
	if len(b.records) >= maxDepth {
		b.records = b.records[:0]
	}
	b.records = append(b.records, &record{})
}

func (b *book) pop() {
	if n := len(b.records); n > 0 {
		b.keep(b.records[n-1])
		b.records = b.records[:n-1]
	}
}

// keepAll keeps what a text that was cut off left open.
func (b *book) keepAll() {
	for len(b.records) > 0 {
		b.pop()
	}
	b.endBlock()
	for _, r := range b.sysfs {
		b.keep(r)
	}
	b.sysfs = nil
}
