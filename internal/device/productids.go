package device

// productIDs is a range of Apple's product ids and what it says on its own.
type productIDs struct {
	from, to uint16
	mode     Mode
	family   Family
	// ios is nil where the id alone cannot tell a phone from a look-alike.
	ios *bool
}

// The sources of the table, as its lines name them.
//
//	usbmuxd       usbmuxd 2efa75a, src/usb.h and udev/39-usbmuxd.rules.in
//	libirecovery  libirecovery 04d04f7, include/libirecovery.h and src/libirecovery.c
//	usb.ids       Debian usb.ids 2025-08
//	a7            a7-ios7-downgrader, dfuhelper3.sh
//	hid-ids       Linux, drivers/hid/hid-ids.h
//	lists         lists of USB devices that people posted, 2026-11

// appleIDs is what each of Apple's product ids tells; the first row that fits
// counts. Products that are no phone, pad or pod and have no family of their
// own are accessories, the iPods before the iPod touch among them.
var appleIDs = []productIDs{
	{0x1222, 0x1222, ModeWTF, FamilyUnknown, &yes},     // libirecovery: S5L8900 only, iPhone, iPhone 3G and iPod touch
	{0x1227, 0x1227, ModeDFU, FamilyUnknown, nil},      // libirecovery: shared by every family
	{0x1280, 0x1283, ModeRecovery, FamilyUnknown, nil}, // libirecovery: shared by every family
	{0xf014, 0xf014, ModePortDFU, FamilyUnknown, nil},  // libirecovery: shared with Macs
	{0x1881, 0x1881, ModeDebugUSB, FamilyUnknown, nil}, // libirecovery, Asahi Linux usb-pd.md: mostly Macs
	{0x0001, 0x0001, ModeDebugUSB, FamilyUnknown, nil}, // libirecovery: the same, as Apple's Windows driver names it
	{0x1338, 0x1338, "", FamilyUnknown, nil},           // libirecovery udev rules: checkra1n and palera1n, no stock mode
	{0x4141, 0x4141, "", FamilyUnknown, nil},           // a7: PongoOS, no stock mode

	{0x12a7, 0x12a7, "", FamilyAppleTV, &no},         // usb.ids: inside usbmuxd's range
	{0x12af, 0x12af, "", FamilyWatch, &no},           // usb.ids: inside usbmuxd's range
	{0x1290, 0x1290, ModeNormal, FamilyIPhone, &yes}, // usb.ids: iPhone
	{0x1291, 0x1291, ModeNormal, FamilyIPod, &yes},   // usb.ids: iPod touch 1
	{0x1292, 0x1292, ModeNormal, FamilyIPhone, &yes}, // usb.ids: iPhone 3G
	{0x1293, 0x1293, ModeNormal, FamilyIPod, &yes},   // usb.ids: iPod touch 2
	{0x1294, 0x1294, ModeNormal, FamilyIPhone, &yes}, // usb.ids: iPhone 3GS
	{0x1296, 0x1296, ModeNormal, FamilyIPod, &yes},   // usb.ids: iPod touch 3, 8 GB
	{0x1297, 0x1297, ModeNormal, FamilyIPhone, &yes}, // usb.ids: iPhone 4
	{0x1299, 0x1299, ModeNormal, FamilyIPod, &yes},   // usb.ids: iPod touch 3
	{0x129a, 0x129a, ModeNormal, FamilyIPad, &yes},   // usb.ids: iPad
	{0x129c, 0x129d, ModeNormal, FamilyIPhone, &yes}, // usb.ids: iPhone 4 (CDMA), iPhone
	{0x129e, 0x129e, ModeNormal, FamilyIPod, &yes},   // usb.ids: iPod touch 4
	{0x129f, 0x129f, ModeNormal, FamilyIPad, &yes},   // usb.ids: iPad 2
	{0x12a0, 0x12a1, ModeNormal, FamilyIPhone, &yes}, // usb.ids: iPhone 4S, iPhone
	{0x12a2, 0x12a6, ModeNormal, FamilyIPad, &yes},   // usb.ids: iPad 2 and 3
	{0x12a8, 0x12a8, ModeNormal, FamilyIPhone, &yes}, // usb.ids, a7: iPhone 5 and later
	{0x12a9, 0x12a9, ModeNormal, FamilyIPad, &yes},   // usb.ids: iPad 2
	{0x12aa, 0x12aa, ModeNormal, FamilyIPod, &yes},   // usb.ids, a7: iPod touch 5 and later
	{0x12ab, 0x12ab, ModeNormal, FamilyIPad, &yes},   // usb.ids, a7: later iPads
	{0x12ac, 0x12ac, ModeNormal, FamilyIPhone, &yes}, // usb.ids: iPhone
	{0x1290, 0x12af, ModeNormal, FamilyUnknown, nil}, // usbmuxd: the whole range; 12ad was seen on a Lightning adapter
	{0x12b0, 0x12b0, "", FamilyHomePod, &no},         // usb.ids: just outside usbmuxd's range
	{0x12b1, 0x12b1, "", FamilyVisionPro, &no},       // lists: Apple Vision Pro
	{0x1901, 0x1905, "", FamilyMac, &no},             // usbmuxd: Apple-silicon Macs seen from another computer
	{0x8233, 0x8233, "", FamilyUnknown, &no},         // usb.ids: iBridge, T1 or T2
	{0x8600, 0x8600, "", FamilyUnknown, &no},         // usbmuxd (T2), libirecovery pull request 167 (T1): iBridge running
	{0x0200, 0x02ff, "", FamilyAccessory, &no},       // usb.ids: keyboards, trackpads, mice
	{0x0301, 0x030f, "", FamilyAccessory, &no},       // usb.ids: mice, trackpads
	{0x1000, 0x1012, "", FamilyAccessory, &no},       // usb.ids: Bluetooth HID, hubs in keyboards and displays
	{0x0503, 0x0503, "", FamilyAccessory, &no},       // lists: beside phones, and none
	{0x1101, 0x1112, "", FamilyAccessory, &no},       // usb.ids: speakers, display audio, cameras of displays
	{0x1114, 0x1114, "", FamilyDisplay, &no},         // lists: display
	{0x1116, 0x1116, "", FamilyDisplay, &no},         // lists: display
	{0x1118, 0x1118, "", FamilyDisplay, &no},         // lists: display
	{0x1201, 0x120a, "", FamilyAccessory, &no},       // usb.ids: old iPods as a disk
	{0x1223, 0x1225, "", FamilyAccessory, &no},       // usb.ids: iPod classic and nano DFU, not iOS
	{0x1231, 0x1234, "", FamilyAccessory, &no},       // usb.ids: iPod nano DFU
	{0x1240, 0x1255, "", FamilyAccessory, &no},       // usb.ids: iPod nano and classic DFU and WTF
	{0x1260, 0x1267, "", FamilyAccessory, &no},       // usb.ids: iPod classic and nano
	{0x1300, 0x1303, "", FamilyAccessory, &no},       // usb.ids: iPod shuffle
	{0x1392, 0x1398, "", FamilyAccessory, &no},       // usb.ids: Watch charger, AirPods case, battery case
	{0x1401, 0x1402, "", FamilyAccessory, &no},       // usb.ids: modem, Ethernet adapter
	{0x1460, 0x1463, "", FamilyAccessory, &no},       // usb.ids: AV, VGA and HDMI adapters
	{0x1500, 0x1500, "", FamilyAccessory, &no},       // usb.ids: SuperDrive
	{0x1624, 0x1625, "", FamilyAccessory, &no},       // usb.ids: Nova, iBus
	{0x8005, 0x8007, "", FamilyAccessory, &no},       // usb.ids: root hubs that macOS simulates
	{0x800b, 0x800c, "", FamilyAccessory, &no},       // lists: root hubs that macOS simulates
	{0x8102, 0x8103, "", FamilyAccessory, &no},       // hid-ids: Touch Bar; lists: headset, both of a Mac's T2
	{0x8202, 0x8290, "", FamilyAccessory, &no},       // usb.ids: Bluetooth, infrared receivers
	{0x8300, 0x8300, "", FamilyAccessory, &no},       // usb.ids: iSight without firmware
	{0x8302, 0x8302, "", FamilyAccessory, &no},       // hid-ids: Touch Bar of a Mac's T2
	{0x8403, 0x8406, "", FamilyAccessory, &no},       // usb.ids: card readers
	{0x8501, 0x8511, "", FamilyAccessory, &no},       // usb.ids: iSight and FaceTime cameras
	{0x911c, 0x9232, "", FamilyDisplay, &no},         // usb.ids: displays and the hubs in them
	{0x9236, 0x9236, "", FamilyDisplay, &no},         // lists: display
	{0x9243, 0x9243, "", FamilyDisplay, &no},         // lists: display
	{0xffff, 0xffff, "", FamilyAccessory, &no},       // usb.ids: Bluetooth in its own DFU
}

// lookupID finds what one of Apple's product ids tells on its own. Of an id
// that is in no source nothing is said.
func lookupID(id uint16) productIDs {
	for _, row := range appleIDs {
		if row.from <= id && id <= row.to {
			return row
		}
	}
	return productIDs{id, id, "", FamilyUnknown, nil}
}
